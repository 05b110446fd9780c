"""The targets of a plan in its yearly report: with a result, without one, and what lacks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spatial import words
from spatial.export.documents.pieces import DocumentPart, DocumentSentence, DocumentTable, said
from spatial.export.documents.year_source import YearSource
from spatial.targets import progress, results
from spatial.targets.pack import Pack, Target, indicators
from spatial.targets.progress import TargetCourse, counted
from spatial.targets.units import figure, number, period_name, place_name, with_years

LATE = ("missed", "behind")  # named first


def parts(source: YearSource) -> tuple[DocumentPart, ...]:
    """Make the part of targets; none without a plan."""
    if source.plan is None:
        return ()
    told = [one for one in source.courses if one.status != "worded"]
    blank = progress.untold(told)
    known = [one for one in told if one.status != "untold"]
    with_result = [one for one in told if one.latest is not None]
    body: list[DocumentSentence | DocumentTable] = [said(_summary(source))]
    if not (prints_results(source.plan) or any(after_base(one) for one in with_result)):
        body.append(said(source.say("year.no_results")))
    if count := sum(_only_base(one) for one in with_result):
        body.append(said(source.say("year.only_base_count", count=count)))
    body += [said(one) for one in _late(source, known)]
    if known:
        body.append(_results(source, known))
        body.append(said(source.say("year.pace")))
    if len(source.years) > 1 and with_result:
        body.append(_by_year(source, with_result))
    if blank:
        body.append(_untold(source, blank))
    if printed := others(source.plan):
        body.append(_printed(source, printed))
    worded = [one for one in source.courses if one.status == "worded" and one.target.quote]
    if worded:
        body.append(_worded(source, worded))
    if now := source.offices_now(one.office for one in (*told, *worded)):
        body.append(said(source.say("year.offices_now", listed="; ".join(now))))
    return (DocumentPart(title=source.say("year.targets"), body=tuple(body)),)


def others(plan: Pack) -> tuple[Target, ...]:
    """List the figures a plan prints beside the targets followed: where it stood, what is ahead."""
    return tuple(
        one
        for one in plan.targets
        if one.value is not None
        and one.kind != "deadline"
        and (one.kind != "target" or one.place or one.of_parent)
    )


def prints_results(plan: Pack) -> bool:
    """Tell whether a plan prints a result later than where a target began, of whatever year."""
    return any(
        len({one.year for one in results.of_plan(target, plan)}) > 1 for target in plan.targets
    )


def after_base(course: TargetCourse) -> bool:
    """Tell whether a result is told that is later than where the target began."""
    return any(one.year != course.base_year for one in course.results)


def lacking(source: YearSource) -> Iterator[str]:
    """Say how many targets have no result, and what would give one, the commonest need first."""
    if source.plan is None:
        yield source.say("year.lack.plan")
        return
    if blank := progress.untold(source.courses):
        yield source.say("year.lack.results", count=len(blank), year=source.year)


def _summary(source: YearSource) -> str:
    """Count the targets by status, those there are."""
    assert source.plan is not None  # noqa: S101 - asked before
    counts = ", ".join(
        f"{words.say(f'progress.status.{status}', lang=source.lang)} {count}"
        for status, count in counted(source.courses).items()
        if count
    )
    name, count = source.plan.name[source.lang], len(source.courses)
    return words.say(
        "progress.summary", lang=source.lang, plan=name, year=source.year, count=count,
        counts=counts,
    )  # fmt: skip


def _late(source: YearSource, known: Sequence[TargetCourse]) -> Iterator[str]:
    """Name the targets missed and those behind, each in a sentence."""
    for status in LATE:
        late = [one for one in known if one.status == status and not _only_base(one)]
        named = [
            with_years((_name(source, one.target), one.target.year) for one in alike)
            for alike in _alike(source, late)
        ]
        if named:
            yield source.say(f"year.{status}", count=len(late), listed="; ".join(named))


def _alike(source: YearSource, courses: Sequence[TargetCourse]) -> list[list[TargetCourse]]:
    """Put the courses of one thing to several years together: same base, same result."""
    found: dict[tuple[str, ...], list[TargetCourse]] = {}
    for one in courses:
        target = (one.target.indicator, one.target.level, one.target.of)
        told = (_at(source, one.base, one.base_year), _latest(source, one))
        found.setdefault((*target, *told), []).append(one)
    return list(found.values())


def _results(source: YearSource, known: Sequence[TargetCourse]) -> DocumentTable:
    """List the targets with a result: base, result and its source, goal, status, pace, office."""
    rows = [
        (
            str(at),
            _name(source, alike[0].target),
            _at(source, alike[0].base, alike[0].base_year),
            _latest(source, alike[0]),
            with_years((_goal(source, one), None) for one in alike),
            with_years((_status(source, one), one.target.year) for one in alike),
            with_years((_pace(source, one), one.target.year) for one in alike),
            with_years((_office(source, one), None) for one in alike),
        )
        for at, alike in enumerate(_alike(source, known), start=1)
    ]
    heads = ("number", "target", "base", "result", "goal", "status", "pace", "office")
    return DocumentTable(
        caption=source.say("year.results", year=source.year),
        heads=tuple(source.say(f"year.head.{name}") for name in heads),
        rows=tuple(rows),
        widths=(0.8, 3.8, 1.6, 2.8, 2.4, 1.6, 1.5, 2.6),
    )


def _by_year(source: YearSource, known: Sequence[TargetCourse]) -> DocumentTable:
    """List the results of a review year by year beside what is to be reached."""
    rows = []
    for at, one in enumerate(known, start=1):
        told = {result.year: _two(source, result.value) for result in one.results}
        by_year = (told.get(year, source.say("unknown")) for year in source.years)
        rows.append((str(at), _name(source, one.target), *by_year, _goal(source, one)))
    heads = (source.say("year.head.number"), source.say("year.head.target"),
             *map(str, source.years), source.say("year.head.goal"))  # fmt: skip
    years = len(source.years)
    return DocumentTable(
        caption=source.say("year.by_year", first=source.years[0], last=source.year),
        heads=heads,
        rows=tuple(rows),
        figures=frozenset(range(2, 2 + years)),
        widths=(0.8, 4.5, *(1.4,) * years, 3.0),
    )


def _untold(source: YearSource, blank: Sequence[TargetCourse]) -> DocumentTable:
    """List the targets without a result, the first due first, with room to write one in."""
    later = 9999  # of no year: after all that have one
    ordered = sorted(blank, key=lambda one: one.target.year or later)
    rows = [
        (
            str(at),
            _name(source, one.target),
            _goal(source, one),
            _last_told(source, one),
            _needs(source, one),
            _office(source, one),
        )
        for at, one in enumerate(ordered, start=1)
    ]
    heads = ("number", "target", "goal", "result", "needs", "office")
    return DocumentTable(
        caption=source.say("year.untold", year=source.year),
        heads=tuple(source.say(f"year.head.{name}") for name in heads),
        rows=tuple(rows),
        widths=(0.8, 4.2, 3.0, 1.8, 4.0, 3.0),
    )


def _worded(source: YearSource, worded: Sequence[TargetCourse]) -> DocumentTable:
    """List what the plan asks for in words, what was done left to the office."""
    heads = ("number", "worded", "section", "done", "office")
    rows = [
        (
            str(at),
            f"“{one.target.quote}” ({period_name(one.target.period, lang=source.lang)})",
            one.target.section,
            source.say("unknown"),
            _office(source, one),
        )
        for at, one in enumerate(worded, start=1)
    ]
    return DocumentTable(
        caption=source.say("year.worded"),
        heads=tuple(source.say(f"year.head.{name}") for name in heads),
        rows=tuple(rows),
        widths=(0.8, 7.0, 1.3, 3.6, 3.4),
    )


def _printed(source: YearSource, printed: Sequence[Target]) -> DocumentTable:
    """List the plan's other figures, each with its time, its kind and where it stands."""
    heads = ("number", "figure", "printed", "time", "kind", "where")
    rows = [
        (
            str(at),
            ", ".join(filter(None, (_name(source, one), place_name(one.place, lang=source.lang)))),
            figure(one, lang=source.lang),
            period_name(one.period, lang=source.lang),
            words.say(f"target.kind.{one.kind}", lang=source.lang),
            one.section or one.source,
        )
        for at, one in enumerate(printed, start=1)
    ]
    return DocumentTable(
        caption=source.say("year.printed"),
        heads=tuple(source.say(f"year.head.{name}") for name in heads),
        rows=tuple(rows),
        widths=(0.8, 5.2, 4.0, 2.0, 2.0, 3.0),
    )


def _name(source: YearSource, target: Target) -> str:
    """Name a target with its level."""
    level = words.say(f"target.level.{target.level}", lang=source.lang)
    return f"{indicators()[target.indicator].label[source.lang]}, {level}"


def _at(source: YearSource, value: float | None, year: int | None) -> str:
    """Write a figure with its year."""
    if value is None:
        return words.say("progress.none", lang=source.lang)
    return words.say("progress.at", lang=source.lang, value=_two(source, value), year=year)


def _only_base(course: TargetCourse) -> bool:
    """Tell whether all that is known of a target not reached is where it began."""
    latest = course.latest
    if latest is None or course.status in {"reached", "missed"}:
        return False
    return latest.year == course.base_year


def _status(source: YearSource, course: TargetCourse) -> str:
    """Say how far a target is; one of which only the base is known is on no course yet."""
    if _only_base(course):
        return source.say("year.only_base")
    return words.say(f"progress.status.{course.status}", lang=source.lang)


def _latest(source: YearSource, course: TargetCourse) -> str:
    """Write the latest result with its year and where it comes from."""
    latest = course.latest
    if latest is None:
        return source.say("unknown")
    origin = words.say(f"progress.origin.{latest.origin}", lang=source.lang)
    told = f"{_at(source, latest.value, latest.year)}; {origin}"
    return f"{told}: {latest.source}" if latest.source else told


def _last_told(source: YearSource, course: TargetCourse) -> str:
    """Write the last figure of a target whose own year nobody told, named as the last."""
    if course.latest is None:
        return source.say("unknown")
    return source.say("year.last_told", told=_latest(source, course))


def _goal(source: YearSource, course: TargetCourse) -> str:
    """Write what is to be reached and when."""
    year = f" ({course.target.year})" if course.target.year else ""
    return f"{figure(course.target, lang=source.lang)}{year}"


def _pace(source: YearSource, course: TargetCourse) -> str:
    """Write the change a year it takes; empty where the goal is reached or has no year."""
    return "" if course.pace_needed is None else _two(source, course.pace_needed)


def _needs(source: YearSource, course: TargetCourse) -> str:
    """Say what it would take to tell a result."""
    needs = indicators()[course.target.indicator].needs
    need = words.say(f"target.needs.{needs}", lang=source.lang) if needs else ""
    return need or source.say("year.enter")


def _office(source: YearSource, course: TargetCourse) -> str:
    """Name who answers for a target: as entered with its result, else by the plan."""
    told = course.latest.office if course.latest else ""
    return told or (course.office.name[source.lang] if course.office else "")


def _two(source: YearSource, value: float) -> str:
    """Write a figure with two digits at most."""
    return number(round(value, 2), lang=source.lang)
