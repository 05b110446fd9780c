"""Cells of a workbook that hold an error of a formula (#REF!, #N/A): its reader leaves blanks."""

from __future__ import annotations

import re

from spatial.intake.door.workbooks import reference
from spatial.intake.reading import opendocument_errors, sheet_xml

PATTERN = re.compile(
    r"#(?:REF!|N/A|DIV/0!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|BLOCKED!|FIELD!)"
    rf"|{opendocument_errors.PATTERN.pattern}"
)
_CELL = sheet_xml.cell_pattern("e")
_VALUE = re.compile(rb"<(?:\w+:)?v>([^<]{1,20})</")


def of_sheet(sheet: bytes) -> dict[tuple[int, int], str]:
    """Find them in the part of a sheet, by row and column."""
    if b't="e"' not in sheet:
        return {}
    return {
        reference(cell[2].decode("ascii")): value[1].decode("utf-8", errors="replace")
        for cell in _CELL.finditer(sheet)
        if (value := _VALUE.search(cell[3]))
    }
