"""The sheet of sources: what was assessed and how, whose data, and what is not certain."""

from __future__ import annotations

import math
from collections.abc import Iterator

from xlsxwriter.worksheet import Worksheet

from spatial.export.documents import doubts
from spatial.export.documents.pieces import DocumentSentence
from spatial.export.workbook.grid import HEAD_ROW, LINE_HEIGHT, WorkbookGrid

KEYS = ("about", "told")
WIDTHS = (30, 110)


def write(grid: WorkbookGrid, sheet: Worksheet) -> None:
    """Write the sources."""
    grid.heads(sheet, KEYS, WIDTHS)
    row = HEAD_ROW
    for row, (about, told) in enumerate(_lines(grid), start=HEAD_ROW + 1):
        grid.text(sheet, (row, 0), about, "bold", "wrap")
        grid.text(sheet, (row, 1), told, "wrap")
        # a row of wrapped text does not grow by itself everywhere
        sheet.set_row(row, LINE_HEIGHT * max(1, math.ceil(len(told) / WIDTHS[1])))
    grid.close(sheet, last_row=row, columns=len(KEYS))


def _lines(grid: WorkbookGrid) -> Iterator[tuple[str, str]]:
    """Give what is told, a line each."""
    source, found = grid.source, grid.source.assessment
    options, town, lang = found.options, found.network, grid.source.lang
    units = town.locality.units.get(str(options.units), {}).get(lang, str(options.units))
    yield grid.say("about.place"), source.place
    yield grid.say("about.day"), source.on.isoformat()
    yield grid.say("about.year"), str(options.year)
    yield grid.say("about.norms"), f"{found.rules.label.get(lang, '')} ({options.profile})"
    yield grid.say("about.law"), found.rules.on.isoformat()
    yield grid.say("about.units"), units
    yield grid.say("about.scenario"), grid.say(f"pupils.{options.scenario}")
    yield grid.say("about.proposals"), str(len(town.proposals))
    for card in source.cards:
        yield grid.say("about.card"), card.sentence(lang=lang)
    for one in town.locality.attribution:
        yield grid.say("about.attribution"), one
    for piece in doubts.part(source).body:
        if isinstance(piece, DocumentSentence):
            notes = " ".join(span.note for span in piece.spans if span.note)
            yield grid.say("about.doubt"), f"{piece.text} {notes}".strip().removeprefix("- ")
