"""What a form or a delimited file may hold: tables not too deep, lines and columns not too many."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from spatial.intake.door.archives import Hostile
from spatial.intake.door.limits import Limits
from spatial.intake.door.workbooks import xml_chunks
from spatial.intake.door.xml_text import XmlText

_CHUNK = 1 << 20
_TAG = re.compile(rb"<(/?)(table|td|th)(?=[\s>/])", re.IGNORECASE)
_MARKUP = b"<"
_DELIMITERS = (b",", b";", b"\t", b"|")
_CROWDED = 20  # times the columns a line may have signs that part values: some stand in quotes


class _Tables:
    """How deep the tables of a document are nested, and how many cells they have."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._depth = self._cells = self._parts = 0

    def opened(self, name: str, _: Mapping[str, str]) -> None:
        """Hear of an element."""
        most = self._limits
        self._parts += 1
        if self._parts > most.parts:
            raise Hostile(code="too_many_parts", most=most.parts)
        if name == "tbl":
            self._depth += 1
            if self._depth > most.table_depth:
                raise Hostile(code="too_deep", most=most.table_depth)
        elif name == "tc":
            self._cells += 1
            if self._cells > most.form_cells:
                raise Hostile(code="too_many_parts", most=most.form_cells)

    def closed(self, name: str) -> None:
        """Hear of the end of an element."""
        self._depth -= name == "tbl"


def docx(archive: zipfile.ZipFile, entries: Iterable[zipfile.ZipInfo], limits: Limits) -> None:
    """Read every part of a Word document."""
    for member in entries:
        text, tables = XmlText(limits), _Tables(limits)
        text.listen(opened=tables.opened, closed=tables.closed)
        for chunk in xml_chunks(archive, member):
            text.feed(chunk)
        if text.root:
            text.close()


def html(path: Path, limits: Limits) -> None:
    """Count the tables, cells and marks of a page."""
    text = path.read_bytes().replace(b"\x00", b"")  # UTF-16 reads as its letters
    if text.count(_MARKUP) > limits.parts:
        raise Hostile(code="too_many_parts", most=limits.parts)
    depth = cells = 0
    for tag in _TAG.finditer(text):
        if tag[2].lower() == b"table":
            depth = max(0, depth - 1) if tag[1] else depth + 1
            if depth > limits.table_depth:
                raise Hostile(code="too_deep", most=limits.table_depth)
        elif not tag[1]:
            cells += 1
            if cells > limits.form_cells:
                raise Hostile(code="too_many_parts", most=limits.form_cells)


def delimited(path: Path, limits: Limits) -> None:
    """Count the lines of a text, and the values of each."""
    most = limits.columns * _CROWDED
    lines, begun = 1, dict.fromkeys(_DELIMITERS, 0)
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            text = chunk.replace(b"\x00", b"").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
            lines += text.count(b"\n")
            if lines > limits.rows:
                raise Hostile(code="sheet_too_wide", rows=lines, columns=1)
            first, *rest = text.split(b"\n")
            begun = {mark: count + first.count(mark) for mark, count in begun.items()}
            widest = max(begun.values())
            for line in rest:
                if len(line) > most:  # a shorter one cannot hold as many
                    widest = max(widest, *(line.count(mark) for mark in _DELIMITERS))
            if widest > most:
                raise Hostile(code="sheet_too_wide", rows=lines, columns=widest + 1)
            if rest:
                begun = {mark: rest[-1].count(mark) for mark in _DELIMITERS}
