"""Cells of a table file by row and column, before anybody says which row is the header."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd
import python_calamine as calamine

from spatial.intake.door import guard
from spatial.intake.door.limits import LIMITS
from spatial.intake.reading import hidden_cells, omitted_cells
from spatial.intake.text import figure_text, fonts, letters

DELIMITERS = (",", ";", "\t", "|")
_SNIFFED = 40  # lines looked at


@dataclass(frozen=True, kw_only=True)
class Grid:
    """
    One sheet, or one delimited file.

    Attributes
    ----------
    cells
        Values as they are; the index is the row and the columns the column of the file, from 1.
    sheet
        Name of the sheet; ``None`` for a delimited file.
    merged
        Merged areas as (top, left, bottom, right), from 1, inclusive.
    code
        Legacy code of the letters, or their encoding, when it was not UTF-8.
    lettered
        What stood in a legacy font and what became of it.
    overlong
        Rows with more cells than the first one has, and how many they have.
    hidden
        Rows and columns that Excel does not show.
    """

    cells: pd.DataFrame
    sheet: str | None = None
    merged: tuple[tuple[int, int, int, int], ...] = ()
    code: str | None = None
    lettered: fonts.Lettered = field(default_factory=fonts.Lettered)
    overlong: tuple[tuple[int, int], ...] = ()
    hidden: hidden_cells.HiddenCells = hidden_cells.NONE


class UnreadableTable(Exception):  # noqa: N818 - becomes a fault
    """A table file its format's reader refuses; the text says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)


def delimited(path: Path) -> Grid:
    """
    Read a delimited file; encoding and delimiter are found, not asked for.

    Raises
    ------
    UnreadableTable
        If it is no text.
    """
    text, code = decode(path.read_bytes())
    mark = delimiter(text)
    overlong: tuple[tuple[int, int], ...] = ()
    try:
        cells = pd.read_csv(
            io.StringIO(text),
            sep=mark,
            header=None,
            dtype="str",
            keep_default_na=False,
            skip_blank_lines=False,
        )
    except pd.errors.EmptyDataError:
        cells = pd.DataFrame()
    except pd.errors.ParserError:
        cells, overlong = _ragged(text, mark)
    if len(cells.columns) > LIMITS.columns or len(cells) > LIMITS.rows:
        reason = f"{len(cells):,} × {len(cells.columns):,}"
        raise UnreadableTable(reason)
    cells.columns = pd.RangeIndex(1, len(cells.columns) + 1)
    cells.index = pd.RangeIndex(1, len(cells) + 1, name="row")
    told = fonts.Lettered()
    if not text.isascii():
        columns, told = fonts.sort_out({at: cells[at] for at in cells})
        cells = pd.DataFrame(columns, index=cells.index)
    return Grid(cells=cells, code=code, lettered=told, overlong=overlong)


def _ragged(text: str, mark: str) -> tuple[pd.DataFrame, tuple[tuple[int, int], ...]]:
    """Read rows of unequal length; say which are longer than most."""
    csv.field_size_limit(LIMITS.text * 100)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=mark))
    except csv.Error as problem:
        raise UnreadableTable(str(problem)) from problem
    widths = pd.Series([len(row) for row in rows])
    usual = int(widths[widths > 1].mode().min()) if (widths > 1).any() else 1
    width = min(max(usual, len(rows[0])), LIMITS.columns)
    overlong = tuple((at, len(row)) for at, row in enumerate(rows, start=1) if any(row[width:]))
    padded = [(row + [""] * width)[:width] for row in rows]
    return pd.DataFrame(padded, dtype="str"), overlong


def decode(raw: bytes) -> tuple[str, str | None]:
    """
    Read bytes as Unicode NFC.

    Returns
    -------
    text, code
        The text, and its encoding when it was not UTF-8.

    Raises
    ------
    UnreadableTable
        If it is no text.

    Examples
    --------
    >>> decode("Hiệp Thành".encode("utf-16"))
    ('Hiệp Thành', 'utf-16')
    """
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", errors="replace"), "utf-16"
    if b"\x00" in raw[:4096]:
        even, odd = raw[:4096:2].count(0), raw[1:4096:2].count(0)
        if max(even, odd) < len(raw[:4096]) // 5:
            raise UnreadableTable(code="NUL")
        code = "utf-16-le" if odd > even else "utf-16-be"
        return raw.decode(code, errors="replace"), code
    try:
        return raw.decode("utf-8-sig"), None
    except UnicodeDecodeError:
        guess = raw.decode("latin-1")
    legacy = letters.code_of(line for line in guess.splitlines() if not line.isascii())
    if legacy is None:
        return raw.decode("cp1252", errors="replace"), "cp1252"
    return letters.to_unicode(guess, code=legacy), legacy


def delimiter(text: str) -> str:
    r"""
    Find what parts the values: the sign that parts most lines into the same number of them.

    Examples
    --------
    >>> delimiter("ten;dat\nA;1,5\nB;2,5\n"), delimiter("ten\tdat\nA\t1\n")
    (';', '\t')
    """
    lines = text[:100_000].splitlines()[:_SNIFFED]

    def evenness(mark: str) -> tuple[float, int]:
        widths = [len(row) for row in csv.reader(lines, delimiter=mark)]
        usual = max(set(widths), key=widths.count, default=1)
        return (widths.count(usual) if usual > 1 else 0, usual)

    try:
        return max(DELIMITERS, key=evenness)
    except csv.Error:
        return ","


def workbook(path: Path) -> list[Grid]:
    """
    Read every visible sheet of a workbook that holds anything.

    Raises
    ------
    UnreadableTable
        If it is damaged or locked.

    Notes
    -----
    A damaged workbook may make calamine panic, ask for all the memory there is, or go round for
    ever; a process that does so is ended by `spatial.sandbox`, in which brought files are read.
    """
    try:
        book = calamine.CalamineWorkbook.from_path(path)
        shown = [
            each.name
            for each in book.sheets_metadata
            if each.visible == calamine.SheetVisibleEnum.Visible
            and each.typ == calamine.SheetTypeEnum.WorkSheet
        ]
        sheets = [book.get_sheet_by_name(name) for name in shown[: LIMITS.sheets]]
        omitted = omitted_cells.of_workbook(path, [each.name for each in book.sheets_metadata])
        grids = [
            _sheet(
                sheet.name,
                _with(sheet, omitted.get(sheet.name, omitted_cells.NOTHING).texts),
                sheet.merged_cell_ranges or [],
                omitted.get(sheet.name, omitted_cells.NOTHING).hidden,
            )
            for sheet in sheets
        ]
    except (calamine.CalamineError, *guard.BROKEN, LookupError) as problem:
        raise UnreadableTable(str(problem).splitlines()[0] if str(problem) else "?") from problem
    except BaseException as problem:
        # a panic is covered by no Exception and exported by no module; everything else (an
        # interrupt, an exit) goes its way
        if type(problem).__name__ != "PanicException":
            raise
        raise UnreadableTable(code="panic") from problem
    return [grid for grid in grids if grid.cells.size]


def _with(
    sheet: calamine.CalamineSheet, texts: Mapping[tuple[int, int], str]
) -> Sequence[Sequence[object]]:
    """Give the cells of a sheet, with what its reader leaves out: errors and raised marks."""
    if sheet.start is None:
        return []
    cells: list[list[object]] = [[*row] for row in sheet.to_python(skip_empty_area=False)]
    for (row, column), text in texts.items():
        if row <= len(cells) and column <= len(cells[row - 1]):
            cells[row - 1][column - 1] = text
    return cells


def _sheet(
    name: str,
    rows: Sequence[Sequence[object]],
    areas: Iterable[Sequence[Sequence[int]]],
    hidden: hidden_cells.HiddenCells,
) -> Grid:
    """Make a grid of one sheet; values keep their type, days become ISO text."""
    if not rows:
        return Grid(cells=pd.DataFrame(), sheet=name)
    columns = {
        at: _column([row[at - 1] for row in rows])
        for at in range(1, min(len(rows[0]), LIMITS.columns) + 1)
    }
    columns, told = fonts.sort_out(columns)
    cells = pd.DataFrame(columns, index=pd.RangeIndex(1, len(rows) + 1, name="row"))
    merged = tuple(
        (top + 1, left + 1, min(bottom, len(rows) - 1) + 1, min(right, len(columns) - 1) + 1)
        for (top, left), (bottom, right) in areas
        if top <= bottom and left <= right and top < len(rows) and left < len(columns)
    )
    return Grid(cells=cells, sheet=name, merged=merged, lettered=told, hidden=hidden)


def _column(values: list[object]) -> pd.Series:
    """Keep numbers as numbers; write everything else as text."""
    plain = [
        value if type(value) in {int, float, str} else figure_text.plain_text(value)
        for value in values
    ]
    return pd.Series(plain, dtype=object, index=range(1, len(plain) + 1))
