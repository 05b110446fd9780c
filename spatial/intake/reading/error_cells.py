"""Cells of a workbook that hold an error of a formula (#REF!, #N/A): its reader leaves blanks."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

from spatial.intake.door import archives
from spatial.intake.door.limits import LIMITS
from spatial.intake.door.workbooks import reference
from spatial.intake.door.xml_text import XmlText
from spatial.intake.reading import binary_errors, opendocument_errors

PATTERN = re.compile(
    r"#(?:REF!|N/A|DIV/0!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|BLOCKED!|FIELD!)"
    rf"|{opendocument_errors.PATTERN.pattern}"
)
_CELL = re.compile(
    rb"<(?:\w+:)?c\b(?=[^>]*\bt=\"e\")[^>]*\br=\"([A-Z]{1,3}\d{1,7})\"[^>]*>(.*?)</(?:\w+:)?c>",
    re.DOTALL,
)
_VALUE = re.compile(rb"<(?:\w+:)?v>([^<]{1,20})</")
_WORKBOOK, _PARTS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
NEEDED = frozenset({_WORKBOOK, _PARTS})  # what tells where the sheets are


def of_workbook(path: Path, sheets: Sequence[str]) -> dict[str, dict[tuple[int, int], str]]:
    """
    Find the cells that hold an error.

    Parameters
    ----------
    path
        A workbook the door let in: Office Open XML, OpenDocument or the old binary form.
    sheets
        Names of all its sheets in their order.

    Returns
    -------
    dict
        By name of the sheet, the error by row and column, from 1.
    """
    if not zipfile.is_zipfile(path):
        found = dict(zip(sheets, binary_errors.by_sheet(path.read_bytes()), strict=False))
        return {name: cells for name, cells in found.items() if cells}
    with zipfile.ZipFile(path) as archive:
        members = set(archive.namelist())
        if opendocument_errors.CONTENT in members:
            return opendocument_errors.by_sheet(archive)
        if not members >= NEEDED:
            return {}
        found = {
            name: _errors(b"".join(archives.stream(archive, archive.getinfo(part))))
            for name, part in sheet_parts(archive).items()
            if part in members
        }
    return {name: cells for name, cells in found.items() if cells}


def _errors(sheet: bytes) -> dict[tuple[int, int], str]:
    """Find them in the text of a sheet."""
    if b't="e"' not in sheet:
        return {}
    return {
        reference(cell[1].decode("ascii")): value[1].decode("utf-8", errors="replace")
        for cell in _CELL.finditer(sheet)
        if (value := _VALUE.search(cell[2]))
    }


def sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Give the part of every sheet by its name."""
    named: dict[str, str] = {}
    targets: dict[str, str] = {}

    def sheet(name: str, attributes: Mapping[str, str]) -> None:
        if name.rpartition(":")[2] == "sheet":
            key = next((value for at, value in attributes.items() if at.endswith(":id")), "")
            named[attributes.get("name", "")] = key

    def target(name: str, attributes: Mapping[str, str]) -> None:
        if name.rpartition(":")[2] == "Relationship":
            place = PurePosixPath("xl") / attributes.get("Target", "")
            targets[attributes.get("Id", "")] = str(place).removeprefix("/")

    for part, listen in ((_WORKBOOK, sheet), (_PARTS, target)):
        text = XmlText(LIMITS)
        text.listen(opened=listen)
        for chunk in archives.stream(archive, archive.getinfo(part)):
            text.feed(chunk)
        text.close()
    return {name: targets[key] for name, key in named.items() if key in targets}
