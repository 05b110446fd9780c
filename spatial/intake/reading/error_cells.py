"""Cells of a workbook with an error of a formula (#REF!), or none of its result: read as blank."""

from __future__ import annotations

import html
import re

from spatial.intake.door.workbooks import reference
from spatial.intake.reading import opendocument_errors, sheet_xml

UNRECKONED = "#="  # before a formula whose result no program has written down
PATTERN = re.compile(
    r"#(?:REF!|N/A|DIV/0!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|BLOCKED!|FIELD!)"
    rf"|{opendocument_errors.PATTERN.pattern}"
)
_CELL = sheet_xml.cell_pattern("e")
# A formula without a value; the empty text some formulas give (t="str") is a value. Blanks are gone
# over once: a file may hold a megabyte of them.
_BARE = re.compile(
    rb"<(?:\w+:)?c\b(?![^<>]*\bt=)(?=[^<>]*\br=\"([A-Z]{1,3}\d{1,7})\")[^<>]*+(?<!/)>\s*+"
    rb"<(?:\w+:)?f\b(?:[^<>]*/>|[^<>]*+>([^<]*+)</(?:\w+:)?f>)\s*+"
    rb"(?:<(?:\w+:)?v\s*+/>|<(?:\w+:)?v>\s*+</(?:\w+:)?v>)?\s*+</(?:\w+:)?c>"
)
_LONGEST = 60  # signs of a formula that are shown
_VALUE = re.compile(rb"<(?:\w+:)?v>([^<]{1,20})</")


def of_sheet(sheet: bytes) -> dict[tuple[int, int], str]:
    """Find them in the part of a sheet, by row and column."""
    bare = {
        reference(cell[1].decode("ascii")): UNRECKONED
        + html.unescape((cell[2] or b"").decode("utf-8", errors="replace"))[:_LONGEST]
        for cell in _BARE.finditer(sheet)
    }
    if b't="e"' not in sheet:
        return bare
    return bare | {
        reference(cell[2].decode("ascii")): value[1].decode("utf-8", errors="replace")
        for cell in _CELL.finditer(sheet)
        if (value := _VALUE.search(cell[3]))
    }
