"""What the reader of a workbook leaves out of its cells: errors of formulas, marks of footnotes."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path

from spatial.intake.reading import (
    binary_errors,
    error_cells,
    opendocument_errors,
    raised_marks,
    sheet_xml,
)


def of_workbook(path: Path, sheets: Sequence[str]) -> dict[str, dict[tuple[int, int], str]]:
    """
    Find the cells that hold an error, or a raised mark behind a figure.

    Parameters
    ----------
    path
        A workbook the door let in: Office Open XML, OpenDocument or the old binary form; marks are
        found in the first alone.
    sheets
        Names of all its sheets in their order.

    Returns
    -------
    dict
        By name of the sheet, the text by row and column, from 1.
    """
    if not zipfile.is_zipfile(path):
        found = dict(zip(sheets, binary_errors.by_sheet(path.read_bytes()), strict=False))
        return {name: cells for name, cells in found.items() if cells}
    with zipfile.ZipFile(path) as archive:
        if opendocument_errors.CONTENT in archive.namelist():
            return opendocument_errors.by_sheet(archive)
        parts = sheet_xml.sheet_parts(archive)
        shared = raised_marks.of_shared(sheet_xml.content(archive, sheet_xml.SHARED))
        found = {}
        for name, part in parts.items():
            sheet = sheet_xml.content(archive, part)
            found[name] = error_cells.of_sheet(sheet) | raised_marks.of_sheet(sheet, shared)
    return {name: cells for name, cells in found.items() if cells}
