"""Errors in cells of workbooks of the old form (.xls), read as blanks otherwise, and the hidden."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

from spatial.intake.door.compound import MARK, CompoundFile
from spatial.intake.door.limits import LIMITS
from spatial.intake.reading.hidden_cells import HiddenCells

ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
_ROW, _COLUMNS = 0x0208, 0x007D
_FORMULA, _BOOL_OR_ERROR, _SHEET, _BEGIN, _END = 0x0006, 0x0205, 0x0085, 0x0809, 0x000A
# A cell that holds an error itself, or a formula whose value is one: nothing else is gone through.
_MAYBE = re.compile(rb"\x05\x02\x08\x00|\x06\x00..(?:.{6})\x02.[\x00-\x2b]...\xff\xff", re.DOTALL)
# A row or columns whose bit of hiding is set.
_MAYBE_HIDDEN = re.compile(
    rb"\x08\x02\x10\x00.{12}[\x20-\x3f\x60-\x7f\xa0-\xbf\xe0-\xff]|\x7d\x00[\x0a-\x0c]\x00.{8}.",
    re.DOTALL,
)


def by_sheet(raw: bytes) -> list[dict[tuple[int, int], str]]:
    """
    Find the cells that hold an error.

    Parameters
    ----------
    raw
        A workbook of Excel 5 to 2003; in older forms none are found.

    Returns
    -------
    list of dict
        For each sheet in the order of the workbook, the error by row and column, from 1.

    References
    ----------
    [MS-XLS] 2.4.24 (BoolErr), 2.4.127 (Formula), 2.5.133 (FormulaValue), 2.5.10 (Bes).
    """
    stream, parts = _parts(raw, _MAYBE)
    cells = {part: dict(_errors(stream, *part)) for part in {*parts}}
    return [cells[part] for part in parts]


def hidden_by_sheet(raw: bytes) -> list[HiddenCells]:
    """
    Find the rows and columns that are not shown.

    References
    ----------
    [MS-XLS] 2.4.221 (Row, fDyZero), 2.4.53 (ColInfo, fHidden).
    """
    stream, parts = _parts(raw, _MAYBE_HIDDEN)
    cells = {part: _hidden(stream, *part) for part in {*parts}}
    return [cells[part] for part in parts]


def _parts(raw: bytes, likely: re.Pattern[bytes]) -> tuple[bytes, list[tuple[int, int]]]:
    """Find where the records of each sheet stand; none in a stream that holds nothing likely."""
    try:
        file = CompoundFile(raw) if raw.startswith(MARK) else None
        stream = raw if file is None else file.stream("Workbook", "Book") or b""
        if not likely.search(stream):
            return b"", []
        begins = [
            struct.unpack_from("<I", body)[0]
            for sort, body in _records(stream, 0, len(stream))
            if sort == _SHEET
        ]
    except (ValueError, struct.error):  # its reader says what is wrong with the file
        return b"", []
    starts = sorted({*begins})  # sheets lie one behind another: no record is gone over twice
    ends = dict(zip(starts, [*starts[1:], len(stream)], strict=True))
    return stream, [(at, ends[at]) for at in begins]


def _records(stream: bytes, at: int, end: int) -> Iterator[tuple[int, bytes]]:
    """Give the records of one part of the stream: to its end, charts within it included."""
    depth = 0
    while at + 4 <= min(end, len(stream)):
        sort, size = struct.unpack_from("<HH", stream, at)
        yield sort, stream[at + 4 : min(at + 4 + size, end)]
        depth += (sort == _BEGIN) - (sort == _END)
        if sort == _END and depth <= 0:
            return
        at += 4 + size


def _errors(stream: bytes, at: int, end: int) -> Iterator[tuple[tuple[int, int], str]]:
    """Go through the cells of one sheet."""
    for sort, body in _records(stream, at, end):
        code = -1
        if sort == _BOOL_OR_ERROR and len(body) >= 8 and body[7] == 1:  # noqa: PLR2004 - its length
            code = body[6]
        elif sort == _FORMULA and body[12:14] == b"\xff\xff" and body[6] == 2:  # noqa: PLR2004
            code = body[8]
        if code in ERRORS:
            row, column = struct.unpack_from("<HH", body)
            yield (row + 1, column + 1), ERRORS[code]


def _hidden(stream: bytes, at: int, end: int) -> HiddenCells:
    """Go through the rows and columns of one sheet."""
    rows, columns = set(), set()
    for sort, body in _records(stream, at, end):
        if sort == _ROW and len(body) >= 16 and body[12] & 0x20:  # noqa: PLR2004 - its length
            rows.add(struct.unpack_from("<H", body)[0] + 1)
        elif sort == _COLUMNS and len(body) >= 10 and body[8] & 0x01:  # noqa: PLR2004
            low, high = struct.unpack_from("<HH", body)
            columns |= {*range(low + 1, min(high, LIMITS.columns) + 2)}
    return HiddenCells(rows=frozenset(rows), columns=frozenset(columns))
