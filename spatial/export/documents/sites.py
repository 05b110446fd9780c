"""The sites proposed, and what they change: a part of a report, and the body of a submission."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spatial import norms, opening_years, proposal, words
from spatial.errors import Fault, UserError
from spatial.export.documents import doubts
from spatial.export.documents.pieces import DocumentPart, DocumentSentence, DocumentTable, said
from spatial.export.documents.source import DocumentSource
from spatial.norms import BILLION
from spatial.records import LEVELS, Level, Proposal, ProposedAction
from spatial.scenario_figures import cost_vnd, planned

SHORT = (  # what is set side by side: its head, its column
    ("rooms_short", "rooms_short_per_10k"),
    ("class_short", "rooms_short_class"),
    ("land_short", "land_short_m2"),
)
DEEDS = {  # what builds rooms, in the words a recommended plan says it by
    ProposedAction.BUILD: "siting.deed.build",
    ProposedAction.EXTEND: "siting.deed.extend",
    ProposedAction.OPEN: "action.open",
}


def parts(source: DocumentSource) -> tuple[DocumentPart, ...]:
    """
    Make the body of a submission that proposes sites.

    Raises
    ------
    UserError
        If nothing is proposed.
    """
    if not built(source) or source.before is None:
        raise UserError(Fault(code="report_proposals", value=source.say("kind.to-trinh")))
    return (part(source, number=1), doubts.part(source))


def part(source: DocumentSource, *, number: int) -> DocumentPart:
    """
    Tell the sites proposed and what they change.

    Parameters
    ----------
    number
        Of the first table in the part.
    """
    proposals = built(source)
    cost, each = norms.room_cost(), norms.room_cost_vnd()
    money = source.say(
        "proposed.cost",
        cost=source.number(cost_vnd(proposals) / BILLION, 1),
        rooms=source.number(sum(one.new_rooms for one in proposals)),
        per_room=source.number(each / BILLION, 2),
        source=cost.source,
    )
    body: tuple[DocumentSentence | DocumentTable, ...] = (
        _sites(source, number),
        *([_effect(source, number + 1)] if _levels(source) else []),
        *_sentences(source),
        said(money, doubts.clause(source, cost)),
        said(source.say("proposed.own")),
    )
    return DocumentPart(title=source.say("proposed.title"), body=body)


def not_yet(
    source: DocumentSource, *, each: bool = False, costed: bool = False
) -> Iterator[DocumentSentence]:
    """
    Name what is proposed and opens after the year assessed: told, and not yet counted.

    Parameters
    ----------
    each
        Of every scenario compared.
    costed
        Whether the document lists and costs what builds rooms, whenever it opens.
    """
    shown = source.compared if each else {"": source.assessment}
    for name, found in shown.items():
        here = (one for one in found.network.later if each or _is_here(source, one))
        years = {one: opening_years.counts_from(found.network, one) for one in here}
        if years:
            later = dict(sorted(years.items(), key=lambda pair: (pair[1] or 0, pair[0].name)))
            key = "proposed.not_yet_of" if name else "proposed.not_yet"
            named = _named(source, later)
            blanks = {"year": found.options.year, "count": len(later), "named": named}
            told = source.say(key, name=name, **blanks)
            where = _costed(source, later, whole=bool(name)) if costed else ""
            yield said(f"{told} {where}".strip())


def _costed(source: DocumentSource, later: Mapping[Proposal, int | None], *, whole: bool) -> str:
    """Say which of what opens later the document lists and costs; nothing where it does none."""
    listed = {one: year for one, year in later.items() if one.new_rooms}
    if not listed:
        return ""
    key = "proposed.costed" if len(listed) == len(later) else "proposed.costed_some"
    part = source.say(f"proposed.{'in_rooms' if whole else 'in_list'}")
    return source.say(key, count=len(listed), named=_named(source, listed), where=part)


def _named(source: DocumentSource, later: Mapping[Proposal, int | None]) -> str:
    """Name proposals with the years they count from."""
    no_year = source.say("compare.no_year")
    return "; ".join(f"{one.name} ({year or no_year})" for one, year in later.items())


def built(source: DocumentSource) -> tuple[Proposal, ...]:
    """Return what is proposed in the place told of and builds rooms, whenever it opens."""
    building = (one for one in planned(source.assessment.network) if one.new_rooms)
    return tuple(one for one in building if _is_here(source, one))


def deed(source: DocumentSource, one: Proposal) -> str:
    """Say in a word what a proposal that builds rooms does."""
    return words.say(DEEDS[one.action], lang=source.lang)


def ward_of(source: DocumentSource, one: Proposal) -> str | None:
    """Return the ward a proposal lies in, nothing outside of all."""
    found = source.assessment
    units = str(found.options.units)
    return proposal.ward_at(found.network, units, one.lon, one.lat)


def _is_here(source: DocumentSource, one: Proposal) -> bool:
    """Tell whether a proposal is of the ward told of; of a locality, every one is."""
    return source.ward_id is None or ward_of(source, one) == source.ward_id


def _sites(source: DocumentSource, number: int) -> DocumentTable:
    """List the schools proposed, those to be extended among them."""
    rows = []
    every = built(source)
    dated = any(one.open_year is not None for one in every)
    for at, one in enumerate(every, start=1):
        place = f"{source.number(one.lat, 5)}; {source.number(one.lon, 5)}"
        parcel = one.parcel_id or source.say("unknown")
        figures = (source.number(one.new_rooms), source.number(one.land_m2))
        year = source.say("compare.no_year") if one.open_year is None else str(one.open_year)
        called = (str(at), one.name, deed(source, one), source.level(one.level))
        row = (*called, *figures, place, parcel)
        rows.append((*row, year) if dated else row)
    names = ("number", "site", "deed", "level", "rooms", "land", "place", "parcel")
    heads = tuple(source.say(f"head.{name}") for name in names)
    return DocumentTable(
        caption=source.say("proposed.caption", number=number),
        heads=(*heads, source.say("compare.open_year")) if dated else heads,
        rows=tuple(rows),
        figures=frozenset({4, 5}),
        widths=(0.9, 3, 1.5, 1.4, 1.1, 1.4, 2.2, 1.5, *[1.3] * dated),
    )


def _effect(source: DocumentSource, number: int) -> DocumentTable:
    """Set what is short before and after side by side, at the levels something is proposed for."""
    rows = []
    for level in _levels(source):
        after, before = source.figures(level), source.figures(level, source.before)
        for head, name in SHORT:
            label = f"{source.level(level)}: {source.say(f'head.{head}')}"
            rows.append((label, source.number(before[name]), source.number(after[name])))
    return DocumentTable(
        caption=source.say("proposed.effect_caption", number=number),
        heads=tuple(source.say(f"head.{name}") for name in ("quantity", "before", "after")),
        rows=tuple(rows),
        figures=frozenset({1, 2}),
        widths=(4, 1.5, 1.5),
        notes=tuple(doubts.kind_note(source, level) for level in _levels(source)),
    )


def _levels(source: DocumentSource) -> list[Level]:
    """Name the levels something is proposed for that counts in the year assessed."""
    later = set(source.assessment.network.later)
    there = {one.level for one in built(source) if one not in later}
    return [level for level in LEVELS if level in there]


def _sentences(source: DocumentSource) -> list[DocumentSentence]:
    """Say what the sites change."""
    sentences = []
    for level in _levels(source):
        after, before = source.figures(level), source.figures(level, source.before)
        text = source.say(
            "proposed.effect_by" if source.assessment.network.later else "proposed.effect",
            year=source.assessment.options.year,
            level=source.level(level),
            before=source.number(before["rooms_short_per_10k"]),
            after=source.number(after["rooms_short_per_10k"]),
            land_before=source.number(before["land_short_m2"]),
            land_after=source.number(after["land_short_m2"]),
        )
        land = source.assessment.rules.land_per_pupil_m2[level]
        rooms = source.assessment.rules.rooms_per_10k
        notes = (doubts.clause(source, rooms), doubts.clause(source, land))
        sentences.append(said(text, *notes))
    return sentences
