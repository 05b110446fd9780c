"""Phụ lục: land and rooms to the year of the plan, in the columns of tables 3.1 and 3.2."""

from __future__ import annotations

from collections.abc import Iterator

from spatial.export.documents import doubts
from spatial.export.documents.pieces import DocumentPart, DocumentTable, said
from spatial.export.documents.source import DocumentSource
from spatial.records import LEVELS

PER = "rooms_need_per_10k"


def parts(source: DocumentSource) -> tuple[DocumentPart, ...]:
    """
    Make both tables.

    Notes
    -----
    The columns, their heads and the sentence of 3.2 are those of the draft plan of Quận 12
    (December 2024), which prints 3.2 as a sentence; the table below it holds the same figures.
    """
    year = source.assessment.options.year
    lands = source.assessment.rules.land_per_pupil_m2
    cites = dict.fromkeys(doubts.clause(source, lands[level]) for level in LEVELS)
    sources = ", ".join(dict.fromkeys(lands[level].source for level in LEVELS))
    kinds = tuple(doubts.kind_note(source, level.value) for level in LEVELS)
    land = DocumentPart(
        title=source.say("annex.land_title", year=year),
        body=(said(source.say("annex.land_basis", source=sources), *cites), _land(source, kinds)),
    )
    rooms = DocumentPart(
        title=source.say("annex.rooms_title", year=year),
        body=(
            said(_sentence(source), doubts.clause(source, source.assessment.rules.rooms_per_10k)),
            _rooms(source, kinds),
        ),
    )
    return (land, rooms, doubts.part(source))


def _land(source: DocumentSource, notes: tuple[str, ...]) -> DocumentTable:
    """Make table 3.1."""
    names = ("land_need_m2", "land_have_m2", "land_short_m2")
    rows = []
    for level, figures in source.by_level().items():
        per = source.assessment.rules.land_per_pupil_m2[level].value
        rows.append(
            (
                source.level(level),
                source.number(figures["pupils"]),
                source.number(per, 0 if per == int(per) else 1),
                *(source.number(figures[name]) for name in names),
            )
        )
    total = source.totals()
    sums = (source.number(total[name]) for name in names)
    rows.append((source.say("annex.total"), source.number(total["pupils"]), "", *sums))
    heads = ("level", "pupils", "per", "need", "have", "short")
    year = source.assessment.options.year
    return DocumentTable(
        caption="",
        heads=tuple(source.say(f"annex.{name}", year=year) for name in heads),
        rows=tuple(rows),
        figures=frozenset(range(1, 6)),
        widths=(1.8, 1.6, 1.5, 1.8, 1.7, 1.8),
        notes=notes,
        has_total=True,
    )


def _rooms(source: DocumentSource, notes: tuple[str, ...]) -> DocumentTable:
    """Make table 3.2."""
    names = ("pupils", "rooms_have", PER, "rooms_short_per_10k")
    rows = [
        (source.level(level), *(source.number(figures[name]) for name in names))
        for level, figures in source.by_level().items()
    ]
    total = source.totals()
    rows.append((source.say("annex.total"), *(source.number(total[name]) for name in names)))
    heads = ("level", "pupils", "rooms_have", "rooms_need", "rooms_short")
    year = source.assessment.options.year
    return DocumentTable(
        caption="",
        heads=tuple(source.say(f"annex.{name}", year=year) for name in heads),
        rows=tuple(rows),
        figures=frozenset(range(1, 5)),
        widths=(2, 1.8, 1.7, 1.9, 1.8),
        notes=notes,
        has_total=True,
    )


def _sentence(source: DocumentSource) -> str:
    """Say 3.2 in the plan's own sentence."""
    total = source.totals()
    have = "; ".join(_level(source, "annex.have_level", "rooms_have"))
    need = ", ".join(_level(source, "annex.need_level", PER))
    return source.say(
        "annex.rooms",
        per=source.number(source.assessment.rules.rooms_per_10k.value),
        have=source.number(total["rooms_have"]),
        have_levels=have,
        year=source.assessment.options.year,
        pupils=source.number(total["pupils"]),
        need=source.number(total[PER]),
        need_levels=need,
    )


def _level(source: DocumentSource, key: str, column: str) -> Iterator[str]:
    """Say a figure of every level."""
    for level, figures in source.by_level().items():
        yield source.say(
            key, level=_lower(source.level(level)), rooms=source.number(figures[column])
        )


def _lower(name: str) -> str:
    """Write a level inside a sentence: abbreviations keep their capitals."""
    return name if name.isupper() else name[:1].lower() + name[1:]
