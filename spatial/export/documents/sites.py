"""The sites proposed, and what they change: a part of a report, and the body of a submission."""

from __future__ import annotations

from collections.abc import Iterator

from spatial import norms, proposal
from spatial.errors import Fault, UserError
from spatial.export.documents import doubts
from spatial.export.documents.pieces import DocumentPart, DocumentSentence, DocumentTable, said
from spatial.export.documents.source import DocumentSource
from spatial.norms import BILLION
from spatial.records import LEVELS, Level, Proposal, ProposedAction
from spatial.scenario_figures import cost_vnd

SHORT = (  # what is set side by side: its head, its column
    ("rooms_short", "rooms_short_per_10k"),
    ("class_short", "rooms_short_class"),
    ("land_short", "land_short_m2"),
)


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
        rooms=source.number(sum(one.rooms for one in proposals)),
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


def not_yet(source: DocumentSource, *, each: bool = False) -> Iterator[DocumentSentence]:
    """
    Name what is proposed and opens after the year assessed: told, and not yet counted.

    Parameters
    ----------
    each
        Of every scenario compared.
    """
    shown = source.compared if each else {"": source.assessment}
    for name, found in shown.items():
        here = (one for one in found.network.later if each or _is_here(source, one))
        later = sorted(here, key=lambda one: (one.open_year or 0, one.name))
        if later:
            named = "; ".join(f"{one.name} ({one.open_year})" for one in later)
            key = "proposed.not_yet_of" if name else "proposed.not_yet"
            year = found.options.year
            yield said(source.say(key, name=name, year=year, count=len(later), named=named))


def built(source: DocumentSource) -> tuple[Proposal, ...]:
    """Return the schools proposed in the place told of, those that open later as well."""
    town = source.assessment.network
    later = (one for one in town.later if one.action is ProposedAction.BUILD)
    return tuple(one for one in (*town.proposals, *later) if _is_here(source, one))


def ward_of(source: DocumentSource, one: Proposal) -> str | None:
    """Return the ward a proposal lies in, nothing outside of all."""
    found = source.assessment
    units = str(found.options.units)
    return proposal.ward_at(found.network, units, one.lon, one.lat)


def _is_here(source: DocumentSource, one: Proposal) -> bool:
    """Tell whether a proposal is of the ward told of; of a locality, every one is."""
    return source.ward_id is None or ward_of(source, one) == source.ward_id


def _sites(source: DocumentSource, number: int) -> DocumentTable:
    """List the proposed schools."""
    rows = []
    every = built(source)
    dated = any(one.open_year is not None for one in every)
    for at, one in enumerate(every, start=1):
        place = f"{source.number(one.lat, 5)}; {source.number(one.lon, 5)}"
        parcel = one.parcel_id or source.say("unknown")
        figures = (source.number(one.rooms), source.number(one.land_m2))
        year = source.say("compare.no_year") if one.open_year is None else str(one.open_year)
        row = (str(at), one.name, source.level(one.level), *figures, place, parcel)
        rows.append((*row, year) if dated else row)
    heads = ("number", "site", "level", "rooms", "land", "place", "parcel")
    called = tuple(source.say(f"head.{name}") for name in heads)
    return DocumentTable(
        caption=source.say("proposed.caption", number=number),
        heads=(*called, source.say("compare.open_year")) if dated else called,
        rows=tuple(rows),
        figures=frozenset({3, 4}),
        widths=(0.9, 3.4, 1.4, 1.1, 1.4, 2.2, 1.6, *[1.3] * dated),
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
