"""
The folder an office's year begins with: today's communes of a plan, filled from the plan.

Every figure is one the plan prints and says where; what it leaves open stays empty and is listed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from spatial import communes, words
from spatial.communes import CommuneChoice
from spatial.intake.text.csv_text import as_csv
from spatial.records import LEVELS, Kind
from spatial.tables import schema
from spatial.targets import results
from spatial.targets.pack import FORECAST, Pack, Target, indicators, pack
from spatial.targets.progress import courses, untold
from spatial.targets.units import figure, number, period_name

PAPER = "ke-hoach.md"
# What a year is told by beside the start of a locality, in the order of the yearly report.
_SHEETS = (
    "schools", "school_levels", "groups", "criteria", "recognitions", "subject_teachers",
    "pupils", "enrolments", "opinions", "parcels", "projects", "capital", "budget",
    "institutions", "institution_needs",
)  # fmt: skip
_PROGRESS = ("indicator", "level", "of", "year", "value", "office", "kind", "source")
_STOCK = ("level", "rooms", "land_m2", "kind", "source")
_PUPILS = ("units", "ward_id", "level", "year", "pupils", "kind", "source")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanTable:
    """A table of a plan's figures: name, heads, rows; a row without a figure waits for one."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]

    @property
    def told(self) -> int:
        """How many rows have the plan's figure."""
        at = self.heads.index("kind")
        return sum(bool(row[at]) for row in self.rows)


def files(name: str, *, year: int, lang: str = "vi") -> dict[str, bytes]:
    """
    Make the folder of a plan.

    Parameters
    ----------
    name
        Locality of the plan.
    year
        Year to be told; results of later years are left out.
    lang
        Language of the workbook's instructions and of the paper that lists what is open.

    Returns
    -------
    dict of bytes
        By file name: the locality as `communes.files` makes it, under the plan's own key and name,
        a CSV for each table the plan has figures for, and `PAPER`.

    Notes
    -----
    ``progress`` has a row for each figure the plan tells of a target before `year`, and one without
    a figure for each target with a number that has none: of `year`, or of the target's own year
    where that is over.
    """
    plan = pack(name)
    made = tables(plan, year=year, lang=lang)
    chosen = replace(
        communes.choice(plan.communes), key=plan.locality, name=plan.name[lang], names=plan.name
    )
    return {
        **communes.files(chosen, lang=lang, sheets=open_tables(made)),
        **{f"{one.name}.csv": as_csv(one.heads, one.rows) for one in made},
        PAPER: _paper(plan, chosen, made, year=year, lang=lang).encode(),
    }


def tables(plan: Pack, *, year: int, lang: str = "vi") -> tuple[PlanTable, ...]:
    """Make the tables a plan has figures for; those without any are left out."""
    made = (
        PlanTable(name="progress", heads=_PROGRESS, rows=tuple(_progress(plan, year, lang))),
        PlanTable(name="stock", heads=_STOCK, rows=tuple(_stock(plan, lang))),
        PlanTable(name="pupils", heads=_PUPILS, rows=tuple(_pupils(plan, lang))),
    )
    return tuple(one for one in made if one.rows)


def open_tables(made: tuple[PlanTable, ...]) -> tuple[str, ...]:
    """Name the tables of a year the plan has no figure for."""
    told = {one.name for one in made}
    return tuple(name for name in _SHEETS if name not in told)


def without_result(plan: Pack, *, year: int) -> int:
    """Count the targets the folder begins without a result: those `progress` has none for."""
    return len(untold(courses(plan, year=year)))


def _progress(plan: Pack, year: int, lang: str) -> Iterator[tuple[object, ...]]:
    """Give what the plan tells of its targets, and a blank for each that has none of its year."""
    rows: dict[tuple[str, str, str, int], tuple[object, ...]] = {}
    followed = [one for one in courses(plan, year=year) if one.status != "worded"]
    for course in followed:
        target = course.target
        for base in results.bases(target, plan):
            at = base.year or year
            if at <= year:
                key = (target.indicator, target.level, target.of, at)
                rows[key] = (*key, base.value, "", Kind.PUBLISHED.value, _where(base, lang))
    for course in followed:
        target = course.target
        key = (target.indicator, target.level, target.of, min(year, target.year or year))
        office = course.office.name[lang] if course.office else ""
        rows.setdefault(key, (*key, None, office, "", ""))
    yield from rows.values()


def _stock(plan: Pack, lang: str) -> Iterator[tuple[object, ...]]:
    """Give rooms and land of a level where the plan prints both."""
    for level in LEVELS:
        rooms = _figure(plan, "classrooms_existing", level.value)
        land = _figure(plan, "land_existing", level.value)
        if rooms is not None and land is not None:
            where = "; ".join(dict.fromkeys((_where(rooms, lang), _where(land, lang))))
            yield level.value, rooms.value, land.value, Kind.PUBLISHED.value, where


def _pupils(plan: Pack, lang: str) -> Iterator[tuple[object, ...]]:
    """Give the pupils of the whole locality the plan forecasts, estimated and named a forecast."""
    for level in LEVELS:
        told = _figure(plan, "pupils_forecast", level.value)
        if told is not None and told.year is not None:
            where, kind = _where(told, lang), Kind.PUBLISHED
            if told.kind == FORECAST:
                where = f"{where}: {words.say(f'target.kind.{FORECAST}', lang=lang)}"
                kind = Kind.ESTIMATED
            yield "", "", level.value, told.year, told.value, kind.value, where


def _figure(plan: Pack, indicator: str, level: str) -> Target | None:
    """Find a figure of the whole locality."""
    return next(
        (
            one
            for one in plan.targets
            if (one.indicator, one.level, one.place) == (indicator, level, "")
            and isinstance(one.value, float)
        ),
        None,
    )


def _where(target: Target, lang: str) -> str:
    """Say in which section the plan prints a figure; another source as it is named."""
    if not target.section:
        return target.source
    return words.say("plan_folder.where", lang=lang, section=target.section)


def _paper(
    plan: Pack, chosen: CommuneChoice, made: tuple[PlanTable, ...], *, year: int, lang: str
) -> str:
    """Write what the folder holds of the plan, and what the plan leaves open."""
    named = communes.names(chosen.province)
    places = ", ".join(named[code] for code in chosen.codes)
    untold = (f"- `{name}`: {schema()[name].meaning[lang]}" for name in open_tables(made))
    filled = (
        f"- `{one.name}.csv`: "
        + words.say("plan_folder.rows", lang=lang, told=one.told, open=len(one.rows) - one.told)
        for one in made
    )
    say = partial(words.say, lang=lang)
    lines = tuple(_open(plan, year, lang))
    pieces = (
        "# " + say("plan_folder.title", plan=plan.name[lang], year=year),
        say("plan_folder.wards", count=len(chosen.codes), names=places),
        "## " + say("plan_folder.filled"),
        "\n".join(filled),
        "## " + say("plan_folder.open", year=year, count=len(lines)),
        "\n".join(lines) or say("plan_folder.none"),
        "## " + say("plan_folder.untold"),
        "\n".join(untold),
        say("plan_folder.next", book=communes.BOOK, year=year),
    )
    return "\n\n".join(pieces) + "\n"


def _open(plan: Pack, year: int, lang: str) -> Iterator[str]:
    """List the targets without a result as the plan prints them, with the latest figure told."""
    for course in untold(courses(plan, year=year)):
        target, latest = course.target, course.latest
        line = words.say(
            "plan_folder.target",
            lang=lang,
            name=indicators()[target.indicator].label[lang],
            level=words.say(f"target.level.{target.level}", lang=lang),
            figure=figure(target, lang=lang),
            period=period_name(target.period, lang=lang),
            where=_where(target, lang) + (f": “{target.quote}”" if target.quote else ""),
        )
        if latest is not None:
            value = number(latest.value, lang=lang)
            line += " " + words.say("plan_folder.latest", lang=lang, value=value, year=latest.year)
        yield line
