"""A workbook of one sheet: lines above, a header, rows."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet


def book_of(file: Path, above: Sequence[str], *rows: dict[str, object]) -> None:
    """Write rows below their header and the lines above it."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for line in (*above, ""):
        sheet.append([line])
    sheet.append(list(rows[0]))
    for row in rows:
        sheet.append(list(row.values()))
    book.save(file)
