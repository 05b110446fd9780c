"""A workbook read back: its cells, its formulas, its names."""

from __future__ import annotations

import io

import openpyxl
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from spatial.export import workbook
from spatial.export.documents import DocumentSource

SHEETS = ("total", "wards", "schools", "norms", "sources")
HEADS = 3  # row of the heads, counted from 1


def opened(source: DocumentSource, *, formulas: bool = False) -> Workbook:
    """Make the workbook of a source and open it: figures, or the formulas behind them."""
    return openpyxl.load_workbook(io.BytesIO(workbook.xlsx_bytes(source)), data_only=not formulas)


def sheet(source: DocumentSource, name: str, *, formulas: bool = False) -> Worksheet:
    """Open one sheet."""
    return opened(source, formulas=formulas).worksheets[SHEETS.index(name)]


def rows(sheet: Worksheet) -> list[dict[str, object]]:
    """Return the rows below the heads by their heads."""
    heads, *body = list(sheet.iter_rows(min_row=HEADS, values_only=True))
    return [dict(zip(map(str, heads), row, strict=True)) for row in body]
