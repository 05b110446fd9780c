"""
A workbook that computes: wards and totals as formulas over the norms, with the model's figures.

Whoever changes a norm's cell sees every need and shortage follow; before anything is recomputed the
cells hold the model's own figures. Text is only ever text.
"""

from __future__ import annotations

import io

import xlsxwriter

from spatial.export.documents import DocumentSource
from spatial.export.workbook import norm_sheet, school_sheet, source_sheet, total_sheet, ward_sheet
from spatial.export.workbook.grid import WorkbookGrid
from spatial.export.xlsx_options import EPOCH, TEXT_IS_TEXT


def xlsx_bytes(source: DocumentSource) -> bytes:
    """
    Make the workbook of an assessment.

    Parameters
    ----------
    source
        The locality or, where it names one, a ward alone.

    Returns
    -------
    bytes
        An XLSX: totals, wards, schools, norms, sources; the same bytes for the same assessment.
    """
    box = io.BytesIO()
    book = xlsxwriter.Workbook(box, TEXT_IS_TEXT)
    book.set_properties({"author": "Trường Lớp", "created": EPOCH})
    book.set_calc_mode("auto")
    grid = WorkbookGrid(book, source)
    # the order of the tabs; what refers to others only names them
    sheets = [grid.sheet(name) for name in ("total", "wards", "schools", "norms", "sources")]
    total, wards, schools, norms, sources = sheets
    names = norm_sheet.write(grid, norms)
    rows = ward_sheet.write(grid, wards, names)
    total_sheet.write(grid, total, names, rows)
    school_sheet.write(grid, schools)
    source_sheet.write(grid, sources)
    book.close()
    return box.getvalue()
