"""Tables of a DOCX: fixed columns, heads repeated on every page, figures to the right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from spatial.export.documents import word_xml as xml
from spatial.export.documents.pieces import DocumentTable, plain

SIZES_PT = ((6, 11), (9, 10))  # up to so many columns letters of this size
JOINER = "\u2060"  # no line begins with a raised number
SMALL_PT, GAP_PT = 9, 8
KEPT_ROWS = 8  # a table of no more rows stands on one page
# Letters of Times New Roman Bold, the wider of the two [em]; rounded up within each sort.
NARROW, NARROW_EM = frozenset("ijltfrI.,:;|'’()[]!…-"), 0.45
WIDE_EM, USUAL_EM = 0.78, 0.56  # capitals, m, w, %, ≈ | figures and small letters
CELL_MM, MM_PER_PT = 4.2, 25.4 / 72  # what Word leaves beside the letters of a cell; with its line
LONGEST_MM = 32  # a longer word is an address or a key: it may be cut
BREAKS = re.compile(r"[\s–]+|(?<=-)")


def fix(table: Table, shares: Sequence[float], width_mm: float) -> None:
    """Give the columns of a table their widths, whatever stands in them."""
    table.autofit = False
    whole = sum(shares)
    for column, share in zip(table.columns, shares, strict=True):
        width = Mm(width_mm * share / whole)
        column.width = width
        for cell in column.cells:
            cell.width = width


def _word_mm(text: str, size_pt: int) -> float:
    """Return the width of the longest word of an entry, with the margins of its cell [mm]."""

    def em(letter: str) -> float:
        if letter in NARROW:
            return NARROW_EM
        return WIDE_EM if letter.isupper() or letter in "mw%≈" else USUAL_EM

    longest = max(sum(map(em, word)) for word in BREAKS.split(text))
    return min(longest * size_pt * MM_PER_PT + CELL_MM, LONGEST_MM)


def widths_mm(piece: DocumentTable, width_mm: float, *, size_pt: int) -> list[float]:
    """
    Share a width among the columns as asked, but leave each the width of its longest word.

    Parameters
    ----------
    width_mm
        Of the table [mm].
    size_pt
        Of its letters [pt].

    Returns
    -------
    list of float
        Width of each column [mm]. Where the words together are wider than the table, all columns
        give way in proportion.
    """
    shares = piece.widths or (1,) * len(piece.heads)
    asked = [width_mm * share / sum(shares) for share in shares]
    least = [
        max(_word_mm(entry, size_pt) for entry in column)
        for column in zip(piece.heads, *piece.rows, strict=True)
    ]
    lacking = sum(max(0.0, low - wide) for low, wide in zip(least, asked, strict=True))
    spare = sum(max(0.0, wide - low) for low, wide in zip(least, asked, strict=True))
    if lacking > spare:
        return [width_mm * low / sum(least) for low in least]
    given = lacking / spare if spare else 0.0
    return [
        low if wide < low else wide - (wide - low) * given
        for low, wide in zip(least, asked, strict=True)
    ]


def mark(line: Paragraph, numbers: Iterable[int]) -> None:
    """Add raised numbers of notes."""
    for number in numbers:
        line.add_run(f"{JOINER}({number})").font.superscript = True


def add(file: Document, piece: DocumentTable, marks: dict[str, int], *, width_mm: float) -> None:
    """
    Add a table with its caption.

    Parameters
    ----------
    marks
        Number of every note.
    width_mm
        Width of the text [mm].
    """
    numbers = [marks[note] for note in dict.fromkeys(piece.notes)]
    if piece.caption:
        _caption(file, piece.caption, numbers)
    table = file.add_table(rows=1 + len(piece.rows), cols=len(piece.heads))
    table.style = "Table Grid"
    size = next((size for most, size in SIZES_PT if len(piece.heads) <= most), SMALL_PT)
    fix(table, widths_mm(piece, width_mm, size_pt=size), width_mm)
    cells = table._cells  # noqa: SLF001 - asked once: `table.cell` walks the whole table each time
    columns = len(piece.heads)
    for at, head in enumerate(piece.heads):
        _write(cells[at], head, ALIGN.CENTER, size=size, bold=True)
    if not piece.caption:
        mark(cells[columns - 1].paragraphs[0], numbers)
    xml.repeat(table.rows[0])
    for down, row in enumerate(piece.rows, start=1):
        bold = piece.has_total and down == len(piece.rows)
        for at, entry in enumerate(row):
            aside = ALIGN.RIGHT if at in piece.figures else ALIGN.LEFT
            _write(cells[down * columns + at], entry, aside, size=size, bold=bold)
    for row in table.rows:
        xml.unsplit(row)
    for down in _kept(len(piece.rows)):
        for cell in cells[down * columns : (down + 1) * columns]:
            cell.paragraphs[0].paragraph_format.keep_with_next = True
    gap = file.add_paragraph().paragraph_format
    gap.space_after, gap.line_spacing = Pt(0), Pt(GAP_PT)


def _kept(rows: int) -> set[int]:
    """
    Say which rows stay with the next: all of a short table, of a long one those at its ends.

    Examples
    --------
    >>> _kept(3), _kept(20)
    ({0, 1, 2}, {0, 1, 18, 19})
    """
    return {*range(rows)} if rows <= KEPT_ROWS else {0, 1, rows - 2, rows - 1}


def _caption(file: Document, text: str, numbers: Sequence[int]) -> None:
    """Write the caption of a table above it."""
    caption = file.add_paragraph()
    caption.alignment = ALIGN.CENTER
    caption.paragraph_format.keep_with_next = True
    caption.paragraph_format.space_after = Pt(2)
    run = caption.add_run(plain(text))
    run.bold, run.font.size = True, Pt(12)
    mark(caption, numbers)


def _write(cell: _Cell, text: str, aside: ALIGN, *, size: int, bold: bool = False) -> None:
    """Write into a cell."""
    line = cell.paragraphs[0]
    line.alignment = aside
    line.paragraph_format.space_after = Pt(0)
    run = line.add_run(plain(text))
    run.bold, run.font.size = bold, Pt(size)
