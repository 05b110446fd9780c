"""Hồ sơ sáp nhập, thu gọn điểm trường: who walks how far, what is freed, what is asked."""

from __future__ import annotations

from collections.abc import Iterator

from spatial import merger_effects, opening_years, words
from spatial.assessment import Assessment
from spatial.errors import Fault, UserError
from spatial.export.documents import doubts
from spatial.export.documents.pieces import DocumentPart, DocumentSentence, DocumentTable, said
from spatial.export.documents.source import DocumentSource
from spatial.merger_effects import MergerEffect
from spatial.norms.checks import merging
from spatial.records import Proposal, ProposedAction

SHORT = (("rooms_short", "rooms_short_per_10k"), ("class_short", "rooms_short_class"),
         ("land_short", "land_short_m2"))  # fmt: skip
ASKED = ("ward", "school", "parents", "office")  # whose opinion a dossier holds


def parts(source: DocumentSource) -> tuple[DocumentPart, ...]:
    """
    Make the dossier of every closing and merger proposed, or of those of the ward told of.

    Raises
    ------
    UserError
        If there is none, or none by the year assessed.
    """
    proposed = merger_effects.changes(source.assessment, source.ward_id)
    if not proposed or source.before is None:
        raise UserError(_nothing(source))
    found = merger_effects.effects(source.before, source.assessment, source.ward_id)
    return (
        _deeds(source, source.before, proposed),
        _pupils(source, found),
        _capacity(source, source.before, found),
        _opinions(source, proposed),
        doubts.part(source),
    )


def _nothing(source: DocumentSource) -> Fault:
    """Say that nothing is proposed, or what is and in which years a dossier can tell of it."""
    later = merger_effects.waiting(source.assessment, source.ward_id)
    if not later:
        return Fault(code="report_mergers")
    town, of = source.assessment.network, source.assessment.options.year
    years = [(one.name, opening_years.counts_from(town, one)) for one in later]
    no_year = source.say("compare.no_year")
    named = "; ".join(f"{name} ({year or no_year})" for name, year in years)
    first = min((year for _, year in years if year is not None), default=None)
    if first is None:
        return Fault(code="report_mergers_undated", value=named, blanks={"year": of})
    return Fault(code="report_mergers_later", value=named, blanks={"year": of, "first": first})


def _deeds(
    source: DocumentSource, before: Assessment, proposed: tuple[Proposal, ...]
) -> DocumentPart:
    """List what is proposed, each with what the guidance says of it."""
    body = [said(line) for one in proposed for line in _deed(source, before, one)]
    return DocumentPart(
        title=source.say("merger.deeds"),
        body=(*body, said(merging.source().text[source.lang], merging.source().source)),
    )


def _deed(source: DocumentSource, before: Assessment, one: Proposal) -> Iterator[str]:
    """Say one closing or merger, its walk, and the verdict."""
    names = before.network.schools["name"]
    blanks = {"name": one.name, "school": str(names[one.school_id])}
    unnamed = (
        "_unnamed" if one.name in {"", blanks["school"]} else ""
    )  # not the school's name twice
    if one.action is ProposedAction.CLOSE:
        yield source.say(f"merger.close{unnamed}", **blanks)
        return
    other = str(names[one.into_id])
    apart = source.number(merger_effects.apart_m(before, one))
    yield source.say(f"merger.merge{unnamed}", other=other, apart=apart, **blanks)
    judged = merger_effects.verdict(before, one)
    if judged is not None:
        reasons = (*judged.forbidden, *judged.open)
        text = "; ".join(words.say(f"merge.{reason}", lang=source.lang) for reason in reasons)
        key = "allowed" if judged.allowed else "forbidden"
        none = words.say("merge.nothing", lang=source.lang)
        yield source.say(f"merger.{key}", reasons=text or none)


def _pupils(source: DocumentSource, found: tuple[MergerEffect, ...]) -> DocumentPart:
    """Tell how the pupils of the places a school served walk, before and after."""
    rows = [row for one in found for row in _walks(source, one)]
    heads = ("school", "level", "when", "served", "mean", "farthest", "beyond", "unserved")
    table = DocumentTable(
        caption=source.say("merger.walks", number=1, year=source.assessment.options.year),
        heads=tuple(source.say(f"merger.head.{name}") for name in heads),
        rows=tuple(rows),
        figures=frozenset(range(3, 8)),
        widths=(3.2, 1.5, 1.3, 1.5, 1.6, 1.6, 1.8, 1.6),
        notes=tuple(dict.fromkeys(doubts.clause(source, one.radius) for one in found)),
    )
    buses = [_buses(source, one) for one in found]
    places = said(source.say("merger.places"))
    net = [said(source.say("merger.net"))] if any(round(one.more_beyond) for one in found) else []
    return DocumentPart(title=source.say("merger.pupils"), body=(places, table, *net, *buses))


def _walks(source: DocumentSource, one: MergerEffect) -> Iterator[tuple[str, ...]]:
    """Write the walks of one level, before and after."""
    for when, walks in (("before", one.before), ("after", one.after)):
        yield (
            _school(source, one),
            source.level(one.level),
            source.say(f"head.{when}"),
            *(
                source.number(figure)
                for figure in (
                    walks.pupils,
                    walks.mean_m,
                    walks.farthest_m,
                    walks.beyond,
                    walks.unserved,
                )
            ),
        )


def _buses(source: DocumentSource, one: MergerEffect) -> DocumentSentence:
    """Say how many more pupils walk beyond the radius, and how many buses they take."""
    more, plan = one.more_beyond, source.buses
    lost = max(one.after.unserved - one.before.unserved, 0.0)
    told = ["lost"] if round(lost) else []
    if round(more) or not told:
        told.append("buses" if round(more) else "no_bus")
    figures = {
        "school": _school(source, one),
        "level": source.level(one.level),
        "more": source.number(more),
        "lost": source.number(lost),
        "radius": source.number(one.radius.value),
        "buses": source.number(plan.buses(more)),
        "seats": source.number(plan.seats),
        "rounds": source.number(plan.rounds),
        "seats_basis": source.say(f"merger.{'seats_assumed' if plan.seats_assumed else 'entered'}"),
        "rounds_basis": source.say(
            f"merger.{'rounds_assumed' if plan.rounds_assumed else 'entered'}"
        ),
    }
    text = " ".join(source.say(f"merger.{key}", **figures) for key in told)
    return said(text, doubts.clause(source, one.radius))


def _capacity(
    source: DocumentSource, before: Assessment, found: tuple[MergerEffect, ...]
) -> DocumentPart:
    """Tell the rooms and land of the schools, who takes their pupils, what is short after."""
    stock = DocumentTable(
        caption=source.say("merger.stock", number=2),
        heads=tuple(
            source.say(f"merger.head.{name}")
            for name in ("school", "level", "told", "rooms", "freed", "land")
        ),
        rows=tuple(
            (
                _school(source, one),
                source.level(one.level),
                *map(source.number, (one.pupils, one.rooms, one.rooms_freed, one.land_m2)),
            )
            for one in found
        ),
        figures=frozenset(range(2, 6)),
        widths=(3.6, 1.6, 1.8, 1.4, 1.8, 1.8),
    )
    body: list[DocumentSentence | DocumentTable] = [stock, said(source.say("merger.freed"))]
    taken = {(one.level, each.school_id): each for one in found for each in one.receiving}
    if taken:
        body.append(
            DocumentTable(
                caption=source.say("merger.takers", number=3),
                heads=tuple(
                    source.say(f"merger.head.{name}")
                    for name in ("taker", "level", "seats", "was", "now", "over")
                ),
                rows=tuple(
                    (
                        each.name,
                        source.level(level),
                        *map(source.number, (each.seats, each.before, each.after)),
                        source.number(max(each.after - each.seats, 0.0)),
                    )
                    for (level, _), each in taken.items()
                ),
                figures=frozenset(range(2, 6)),
                widths=(3.6, 1.6, 1.6, 1.6, 1.6, 1.8),
            )
        )
    body.append(_short(source, before, found, number=len(body)))
    return DocumentPart(title=source.say("merger.capacity"), body=tuple(body))


def _short(
    source: DocumentSource, before: Assessment, found: tuple[MergerEffect, ...], *, number: int
) -> DocumentTable:
    """Set what the locality is short of before and after side by side, level by level."""
    rows = []
    for level in dict.fromkeys(one.level for one in found):
        was, now = source.figures(level, before), source.figures(level)
        rows += [
            (
                f"{source.level(level)}: {source.say(f'head.{head}')}",
                source.number(was[name]),
                source.number(now[name]),
            )
            for head, name in SHORT
        ]
    return DocumentTable(
        caption=source.say("merger.short", number=number + 1, place=source.place),
        heads=tuple(source.say(f"head.{name}") for name in ("quantity", "before", "after")),
        rows=tuple(rows),
        figures=frozenset({1, 2}),
        widths=(4, 1.5, 1.5),
    )


def _opinions(source: DocumentSource, proposed: tuple[Proposal, ...]) -> DocumentPart:
    """Give the opinions entered, and room for those who are yet to be asked."""
    heads = ("school", "asked", "opinion", "by")
    before = source.before or source.assessment
    names, told = before.network.schools["name"], before.network.opinions
    dots = source.say("unknown")
    known = {
        (str(row["school_id"]), str(row["asked"])): (str(row["opinion"]), str(row["paper"]))
        for row in told.to_dict("records")
    }
    schools = dict.fromkeys(one.school_id for one in proposed)
    table = DocumentTable(
        caption="",
        heads=tuple(source.say(f"merger.head.{name}") for name in heads),
        rows=tuple(
            (
                str(names.get(school_id, school_id)),
                source.say(f"merger.asked.{asked}"),
                *(part or dots for part in known.get((school_id, asked), ("", ""))),
            )
            for school_id in schools
            for asked in ASKED
        ),
        widths=(3.2, 3.2, 5.2, 3),
    )
    return DocumentPart(title=source.say("merger.opinions"), body=(table,))


def _school(source: DocumentSource, one: MergerEffect) -> str:
    """Name the school of a change."""
    before = source.before or source.assessment
    return str(before.network.schools["name"].get(one.change.school_id, one.change.name))
