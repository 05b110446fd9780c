"""Raised digits behind a figure, the marks of footnotes: a reader of cells takes 28¹ for 281."""

from __future__ import annotations

import re
import zipfile
from html import unescape
from pathlib import Path

from spatial.intake.door import archives
from spatial.intake.door.workbooks import reference
from spatial.intake.reading import error_cells

_SHARED = "xl/sharedStrings.xml"
_RAISED = b"superscript"
_TEXT = re.compile(rb"<(?:\w+:)?si(?:\s[^>]*)?(?:/>|>(.*?)</(?:\w+:)?si>)", re.DOTALL)
_RUN = re.compile(rb"<(?:\w+:)?r>(.*?)</(?:\w+:)?r>", re.DOTALL)
_LETTERS = re.compile(rb"<(?:\w+:)?t(?:\s[^>]*)?>([^<]*)</")
_CELL = re.compile(
    rb"<(?:\w+:)?c\b(?=[^>]*\bt=\"(s|inlineStr)\")[^>]*\br=\"([A-Z]{1,3}\d{1,7})\"[^>]*>(.*?)"
    rb"</(?:\w+:)?c>",
    re.DOTALL,
)
_INDEX = re.compile(rb"<(?:\w+:)?v>\s*(\d{1,9})\s*</")
_MARK = re.compile(r"[\d()*]{1,4}")
_UP = str.maketrans("0123456789()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾")


def of_workbook(path: Path) -> dict[str, dict[tuple[int, int], str]]:
    """
    Find the cells in which a raised mark stands behind a figure.

    Parameters
    ----------
    path
        A workbook the door let in; of another form than Office Open XML nothing is found.

    Returns
    -------
    dict
        By name of the sheet, the text by row and column, from 1, its mark in raised letters.
    """
    if not zipfile.is_zipfile(path):
        return {}
    with zipfile.ZipFile(path) as archive:
        members = set(archive.namelist())
        if not members >= error_cells.NEEDED:
            return {}
        shared = _shared(_content(archive, _SHARED)) if _SHARED in members else {}
        cells = {
            name: _cells(_content(archive, part), shared)
            for name, part in error_cells.sheet_parts(archive).items()
            if part in members
        }
    return {name: marked for name, marked in cells.items() if marked}


def _content(archive: zipfile.ZipFile, part: str) -> bytes:
    """Read a part of a package."""
    return b"".join(archives.stream(archive, archive.getinfo(part)))


def _shared(content: bytes) -> dict[int, str]:
    """Give the shared texts that end with a raised mark, by their number."""
    if _RAISED not in content:
        return {}
    texts = ((at, _marked(match[1] or b"")) for at, match in enumerate(_TEXT.finditer(content)))
    return {at: text for at, text in texts if text}


def _cells(sheet: bytes, shared: dict[int, str]) -> dict[tuple[int, int], str]:
    """Find the cells of a sheet that show such a text."""
    if not shared and _RAISED not in sheet:
        return {}
    cells = {}
    for cell in _CELL.finditer(sheet):
        index = _INDEX.search(cell[3]) if cell[1] == b"s" else None
        text = _marked(cell[3]) if index is None else shared.get(int(index[1]))
        if text:
            cells[reference(cell[2].decode("ascii"))] = text
    return cells


def _marked(content: bytes) -> str | None:
    """Write a text whose raised end is the mark behind a figure; ``None`` for any other."""
    if _RAISED not in content:
        return None
    figure = mark = ""
    for run in _RUN.findall(content):
        letters = unescape(b"".join(_LETTERS.findall(run)).decode("utf-8", errors="replace"))
        if _RAISED in run:
            mark += letters.strip()
        elif mark and letters.strip():
            return None
        elif not mark:
            figure += letters
    ends = figure.rstrip()[-1:].isdecimal() and _MARK.fullmatch(mark) is not None
    return figure.strip() + mark.translate(_UP) if ends else None
