"""
A fault report a clerk can act on: as records, and as the same sheets with cells coloured.

Everything written is text or a number: a value that begins like a formula stays the text it was.
"""

from __future__ import annotations

from collections.abc import Sequence

import openpyxl
import pandas as pd
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from spatial import words
from spatial.errors import Fault, Severity
from spatial.intake.door import guard
from spatial.intake.examine import Reading
from spatial.intake.reading import grid, rows
from spatial.intake.reading.find import BOOKS, TABLE, Source
from spatial.intake.report import still_book

_FILL = {
    Severity.ERROR: PatternFill("solid", fgColor="F8CBAD"),
    Severity.WARNING: PatternFill("solid", fgColor="FFF2CC"),
}
_HEAD = PatternFill("solid", fgColor="D9E1F2")
_COMMENTED = 2_000  # a comment is a drawing: beyond this many a sheet opens slowly, colours go on
_ROWS = 20_000  # rows of a source copied beside its faults
_DEEP = 35  # rows a header may stand in
_TITLE = 31  # letters Excel allows in the name of a sheet
COUNTED = ("file", "sheet", "table", "rows", "kept", "set_aside", "no_data")
OFFERED = ("drop", "keep", "reason", "alike", "apart_m")
TRACED = ("file", "sheet", "cell", "figure", "value")


def as_records(faults: Sequence[Fault], *, lang: str) -> list[dict[str, object]]:
    """Put faults into records for programs, every part in words too."""
    return [
        {
            "code": fault.code,
            "severity": fault.severity.value,
            "file": fault.file,
            "sheet": fault.sheet,
            "row": fault.row,
            "column": fault.column,
            "value": fault.value,
            "what": fault.part("what", lang=lang),
            "expected": fault.part("expected", lang=lang),
            "remedy": fault.part("remedy", lang=lang),
        }
        for fault in faults
    ]


def as_json(reading: Reading, *, lang: str) -> dict[str, object]:
    """
    Put a reading into one record: verdict, faults, rows in and kept, repairs, unused files, offers.

    ``repairs`` lists every value that was read as another, cell by cell; ``offers`` the schools
    that may be one, ``traces`` where every figure taken from a form stands.
    """
    return {
        "usable": reading.network is not None,
        "faults": as_records(reading.faults, lang=lang),
        "tables": [_fields(count, *COUNTED) for count in reading.counts],
        "repairs": [
            {
                **_fields(repair, "rule", "file", "sheet", "column"),
                "cells": [
                    {"row": row, "before": before, "after": after}
                    for row, before, after in repair.cells()
                ],
            }
            for repair in reading.repairs
        ],
        "unused": list(reading.unused),
        "columns_unread": {
            part.source.name: list(part.unread) for part in reading.parts if part.unread
        },
        "offers": [_fields(offer, *OFFERED) for offer in reading.offers],
        "traces": [_fields(trace, *TRACED) for trace in reading.traces],
    }


def _fields(record: object, *names: str) -> dict[str, object]:
    """Put some fields of a record into one of JSON."""
    return {name: getattr(record, name) for name in names}


def as_workbook(reading: Reading, *, lang: str) -> bytes:
    """
    Write the report as a workbook.

    Parameters
    ----------
    reading
        What intake made of a folder.

    Returns
    -------
    bytes
        An XLSX: one sheet of faults, one of repairs, and every table file that has a fault as it
        is, its wrong cells coloured and commented with what was expected and how to mend it.
    """
    book = openpyxl.Workbook()
    summary = book.active
    if not isinstance(summary, Worksheet):  # a new workbook has one worksheet
        summary = book.create_sheet()
    summary.title = words.say("report.faults", lang=lang)
    _faults(summary, reading.faults, lang)
    if reading.repairs:
        _repairs(book.create_sheet(words.say("report.repairs", lang=lang)), reading, lang)
    used = {sheet.title.casefold() for sheet in book.worksheets}
    for source in _sources(reading):
        marked = [
            fault
            for fault in reading.faults
            if fault.file == source.name and fault.sheet in {None, source.sheet}
        ]
        if any(fault.row is not None or fault.column is not None for fault in marked):
            _copy(book.create_sheet(_title(source, used)), source, marked, lang)
    return still_book.xlsx_bytes(book)


def _sources(reading: Reading) -> list[Source]:
    """List the table files, sheet by sheet, once each."""
    seen: dict[tuple[str, str | None], Source] = {}
    for part in reading.parts:
        if part.source.path.suffix.lower() in TABLE:
            seen.setdefault((part.source.name, part.source.sheet), part.source)
    return list(seen.values())


def _title(source: Source, used: set[str]) -> str:
    """Make a sheet name Excel accepts and no other sheet has."""
    wish = source.path.stem if source.sheet is None else f"{source.path.stem} {source.sheet}"
    plain = "".join("_" if sign in "[]:*?/\\'" else sign for sign in wish)
    title, number = plain[:_TITLE], 2
    while title.casefold() in used:
        title = f"{plain[: _TITLE - 4]} {number}"
        number += 1
    used.add(title.casefold())
    return title


def _safe(value: object) -> str | float | int | None:
    """Give a value as Excel may hold it: text stays text, signs it forbids are dropped."""
    if value is None or (isinstance(value, float) and pd.isna(value)):
        return None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    return ILLEGAL_CHARACTERS_RE.sub("", str(value))[:32_000]


def _put(sheet: Worksheet, row: int, column: int, value: object) -> None:
    """Write one cell; a text that begins like a formula is marked as text."""
    cell = sheet.cell(row=row, column=column)
    cell.value = _safe(value)
    if isinstance(cell.value, str):
        cell.data_type = "s"
        cell.quotePrefix = cell.value[:1] in {"=", "+", "-", "@"}


def _line(sheet: Worksheet, row: int, values: Sequence[object]) -> None:
    for column, value in enumerate(values, start=1):
        if value is not None and value != "":
            _put(sheet, row, column, value)


def _faults(sheet: Worksheet, faults: Sequence[Fault], lang: str) -> None:
    """Write the list of faults, worst first."""
    heads = ("severity", "file", "sheet", "row", "column", "value", "what", "expected", "remedy")
    _head(sheet, [words.say(f"report.{head}", lang=lang) for head in heads])
    for row, fault in enumerate(
        sorted(faults, key=lambda each: each.severity is not Severity.ERROR), start=2
    ):
        grade = words.say(f"severity.{fault.severity}", lang=lang)
        parts = [fault.part(part, lang=lang) for part in ("what", "expected", "remedy")]
        place = [fault.file, fault.sheet, fault.row, fault.column, fault.value]
        _line(sheet, row, [grade, *place, *parts])
        sheet.cell(row=row, column=1).fill = _FILL[fault.severity]
    for letter, width in zip("ABCDEFGHI", (9, 24, 12, 8, 20, 20, 50, 45, 45), strict=True):
        sheet.column_dimensions[letter].width = width


def _repairs(sheet: Worksheet, reading: Reading, lang: str) -> None:
    """Write every value that was read as another."""
    heads = ("file", "sheet", "row", "column", "before", "after")
    _head(sheet, [words.say(f"report.{head}", lang=lang) for head in heads])
    row = 2
    for repair in reading.repairs:
        for at, before, after in repair.cells():
            if row > _ROWS:
                return
            _line(sheet, row, [repair.file, repair.sheet, at, repair.column, before, after])
            row += 1


def _head(sheet: Worksheet, titles: Sequence[str]) -> None:
    """Write the header of a list."""
    _line(sheet, 1, titles)
    for cell in sheet[1]:
        cell.font, cell.fill = Font(bold=True), _HEAD
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "A2"


def _grid(source: Source) -> grid.Grid | None:
    """Read a source again as it lies; ``None`` where that cannot be done."""
    if guard.refuse(source.path, source.name) is not None:
        return None
    try:
        if source.path.suffix.lower() not in BOOKS:
            return grid.delimited(source.path)
        grids = grid.workbook(source.path)
    except grid.UnreadableTable:
        return None
    return next((one for one in grids if source.sheet in {None, one.sheet}), None)


def _copy(sheet: Worksheet, source: Source, faults: Sequence[Fault], lang: str) -> None:
    """Copy a table and colour its wrong cells."""
    lies = _grid(source)
    if lies is None:
        return
    cells = lies.cells.iloc[:_ROWS]
    for row, values in enumerate(cells.itertuples(index=False, name=None), start=1):
        _line(sheet, row, values)
    columns = _columns(lies)
    told: dict[tuple[int, int], list[Fault]] = {}
    for fault in faults:
        at = columns.get((fault.column or "").casefold(), 1)
        told.setdefault((fault.row or 1, at), []).append(fault)
    for number, ((row, column), here) in enumerate(sorted(told.items())):
        if row > _ROWS:
            continue
        cell = sheet.cell(row=row, column=column)
        worst = min((Severity(fault.severity) for fault in here), key=list(Severity).index)
        cell.fill = _FILL[worst]
        if number < _COMMENTED:
            text = "\n".join(fault.say(lang=lang) for fault in here[:5])
            cell.comment = Comment(text[:1_500], "Trường Lớp", width=340, height=140)


def _columns(lies: grid.Grid) -> dict[str, int]:
    """Find the columns by what is written above them, single headers and joined ones."""
    shown = rows.texts(lies.cells.iloc[:_DEEP])
    positions: dict[str, int] = {}
    above: list[list[str]] = shown.to_numpy(dtype=object).tolist()
    for top, left, bottom, right in lies.merged:
        for row in range(top, min(bottom, len(above)) + 1):
            for column in range(left, min(right, len(above[0])) + 1):
                above[row - 1][column - 1] = above[top - 1][left - 1]
    for start in range(len(above)):
        for tall in (1, 2, 3):
            for at in range(len(above[start])):
                parts = [" ".join(row[at].split()) for row in above[start : start + tall]]
                path = " / ".join(dict.fromkeys(part for part in parts if part))
                if path:
                    positions.setdefault(path.casefold(), at + 1)
    return positions
