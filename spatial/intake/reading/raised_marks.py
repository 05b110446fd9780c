"""Raised digits behind a figure, the marks of footnotes: a reader of cells takes 28¹ for 281."""

from __future__ import annotations

import re
from collections.abc import Mapping

from spatial.intake.door.limits import LIMITS
from spatial.intake.door.workbooks import reference
from spatial.intake.door.xml_text import XmlText
from spatial.intake.reading import sheet_xml

_RAISED = b"superscript"
_CELL = sheet_xml.cell_pattern("s", "inlineStr")
_INDEX = re.compile(rb"<(?:\w+:)?v>\s*(\d{1,9})\s*</")
_MARK = re.compile(r"[\d()*]{1,4}")
_UP = str.maketrans("0123456789()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾")


def of_shared(content: bytes) -> dict[int, str]:
    """Give the shared texts of a workbook that end with a raised mark, by their number."""
    return {at: text for at, text in enumerate(_texts(content)) if text}


def of_sheet(sheet: bytes, shared: Mapping[int, str]) -> dict[tuple[int, int], str]:
    """
    Find the cells in which a raised mark stands behind a figure.

    Parameters
    ----------
    sheet
        The part of a sheet.
    shared
        From `of_shared`.

    Returns
    -------
    dict
        The text by row and column, from 1, its mark in raised letters.
    """
    if not shared and _RAISED not in sheet:
        return {}
    found = {}
    for cell in _CELL.finditer(sheet):
        index = _INDEX.search(cell[3]) if cell[1] == b"s" else None
        texts = [shared.get(int(index[1]))] if index else _texts(b"<c>%s</c>" % cell[3])
        if texts and texts[0]:
            found[reference(cell[2].decode("ascii"))] = texts[0]
    return found


class RunListener:
    """Hears texts made of runs; keeps each that ends with a raised mark behind a figure."""

    def __init__(self) -> None:
        self.texts: list[str | None] = []
        self._runs: list[str] = []
        self._raised: list[bool] = []
        self._run = self._open = False

    def opened(self, name: str, attributes: Mapping[str, str]) -> None:
        """Hear of an element."""
        if name in {"si", "is"}:
            self._runs, self._raised = [], []
        elif name == "r":
            self._run = True
            self._runs.append("")
            self._raised.append(False)
        elif name == "vertAlign" and self._run:
            self._raised[-1] = attributes.get("val") == _RAISED.decode()
        self._open = self._run and name == "t"

    def text(self, text: str) -> None:
        """Hear of text."""
        if self._open:
            self._runs[-1] += text

    def closed(self, name: str) -> None:
        """Hear of the end of an element."""
        self._open = False
        if name == "r":
            self._run = False
        elif name in {"si", "is"}:
            self.texts.append(_marked(self._runs, self._raised))


def _texts(content: bytes) -> list[str | None]:
    """Write the texts of a part of a package, ``None`` for each without such a mark."""
    if _RAISED not in content:
        return []
    listener = RunListener()
    document = XmlText(LIMITS)
    document.listen(opened=listener.opened, closed=listener.closed, text=listener.text)
    document.feed(content)
    document.close()
    return listener.texts


def _marked(runs: list[str], raised: list[bool]) -> str | None:
    """Write a text whose raised end is the mark behind a figure; ``None`` for any other."""
    figure = mark = ""
    for letters, up in zip(runs, raised, strict=True):
        if up:
            mark += letters.strip()
        elif mark and letters.strip():
            return None
        elif not mark:
            figure += letters
    ends = figure.rstrip()[-1:].isdecimal() and _MARK.fullmatch(mark) is not None
    return figure.strip() + mark.translate(_UP) if ends else None
