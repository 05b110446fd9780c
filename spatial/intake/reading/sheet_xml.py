"""The sheets of an Office Open XML workbook as they are written: their parts, and single cells."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from pathlib import PurePosixPath

from spatial.intake.door import archives
from spatial.intake.door.limits import LIMITS
from spatial.intake.door.xml_text import XmlText

SHARED = "xl/sharedStrings.xml"
_WORKBOOK, _PARTS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_NEEDED = frozenset({_WORKBOOK, _PARTS})  # what tells where the sheets are
# No sign is gone over twice: a cell that closes itself is none here, and none begins in another.
_CELL = (
    rb"<(?:\w+:)?c\b(?=[^<>]*\bt=\"(%s)\")(?=[^<>]*+(?<!/)>)"
    rb"[^<>]*\br=\"([A-Z]{1,3}\d{1,7})\"[^<>]*+>"
    rb"((?:[^<]++|<(?!/?(?:\w+:)?c\b))*+)</(?:\w+:)?c>"
)


def cell_pattern(*sorts: str) -> re.Pattern[bytes]:
    """Make a pattern of the cells of some sorts; its groups: sort, reference and content."""
    return re.compile(_CELL % "|".join(sorts).encode("ascii"))


def content(archive: zipfile.ZipFile, part: str) -> bytes:
    """Read a part of a package; one that is not there is empty."""
    if part not in archive.namelist():
        return b""
    return b"".join(archives.stream(archive, archive.getinfo(part)))


def sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Give the part of every sheet by its name; none of what is no such workbook."""
    if not set(archive.namelist()) >= _NEEDED:
        return {}
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
