"""What a workbook may hold: how far its cells reach, and what its texts unfold to."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from spatial.intake.door.archives import Hostile, stream
from spatial.intake.door.limits import Limits
from spatial.intake.door.shared_texts import SORTS, Named, Texts, too_much
from spatial.intake.door.xml_text import XmlText

_FIGURES = "0123456789"
_HIDDEN = re.compile(rb"sheetData|mergeCell|<(?:\w+:)?si\b")
_DIGITS = 12
_BLANKS = b" \t\r\n"
_XML = (b"<", b"\xff\xfe", b"\xfe\xff")


class SheetReach:
    """How far the cells of one sheet with anything in them reach."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._row = self._column = self._rows = self._columns = 0
        self._merged = self._merged_cells = 0
        self._at: Mapping[str, str] | None = None
        self.shared = 0

    def opened(self, name: str, attributes: Mapping[str, str]) -> None:
        """Hear of an element; of these there are millions, so the two of a cell come first."""
        if name == "v":
            if self._at is not None:
                self._fill(self._at)
        elif name == "c":
            self._column += 1
            self._at = attributes
        else:
            self._other(name.rpartition(":")[2], attributes)

    def _other(self, name: str, attributes: Mapping[str, str]) -> None:
        """Hear of an element that is no cell of the plainest kind."""
        if name == "row":
            given = attributes.get("r")
            self._row = self._row + 1 if given is None else _whole(given)
            self._column = 0
        elif name == "c":
            self._column += 1
            self._at = attributes
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif name in {"v", "is", "f", "t"}:
            if self._at is not None:
                self._fill(self._at)
        elif name in SORTS and name != "sheetData":  # two sorts in one part, for two readers
            raise Hostile(code="not_what_it_says", suffix=".xlsx")

    def _fill(self, attributes: Mapping[str, str]) -> None:
        """Count the cell at hand, which has something in it."""
        self._at = None
        given = attributes.get("r")
        if given is not None:
            self._row, self._column = reference(given)
        self.shared += attributes.get("t") == "s"
        if self._row > self._rows or self._column > self._columns:
            self._rows, self._columns = max(self._rows, self._row), max(self._columns, self._column)
            if not self.within(self._rows, self._columns):
                raise Hostile(code="sheet_too_wide", rows=self._rows, columns=self._columns)

    def within(self, rows: int, columns: int) -> bool:
        """Tell whether a sheet of that size is bearable."""
        most = self._limits
        return columns <= most.columns and rows <= most.rows and rows * columns <= most.cells

    def _merge(self, area: str) -> None:
        top, _, bottom = area.partition(":")
        first, last = reference(top), reference(bottom or top)
        self._merged += 1
        self._merged_cells += max(0, last[0] - first[0]) + 1
        if self._merged > self._limits.merged or self._merged_cells > self._limits.cells:
            raise Hostile(code="too_many_merged", count=self._merged, most=self._limits.merged)


def reference(text: str) -> tuple[int, int]:
    """
    Read a cell's reference as row and column, from 1.

    Raises
    ------
    ValueError
        If it is none.

    Examples
    --------
    >>> reference("B3"), reference("aa10")
    ((3, 2), (10, 27))
    """
    letters = text.rstrip(_FIGURES)
    number = text[len(letters) :]
    if not number or len(number) > _DIGITS:
        raise ValueError(text[:40])
    return int(number), _column(letters)


@lru_cache(maxsize=20_000)
def _column(letters: str) -> int:
    """Count a column's letters out: ``AA`` is 27."""
    if not (letters.isascii() and letters.isalpha() and len(letters) <= _DIGITS):
        raise ValueError(letters[:40])
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    return column


def _whole(text: str) -> int:
    """Read a number of at most twelve digits."""
    if not (text.isascii() and text.isdecimal() and len(text) <= _DIGITS):
        raise ValueError(text[:40])
    return int(text)


class Repeats:
    """How far an OpenDocument sheet reaches once its repeats are written out."""

    def __init__(self, limits: Limits) -> None:
        self._reach = SheetReach(limits)
        self._rows = self._columns = self._wide = 0
        self._times = self._along = 1

    def opened(self, name: str, attributes: Mapping[str, str]) -> None:
        """Hear of an element."""
        if name == "table":
            self._rows = 0
        elif name == "table-row":
            self._columns = self._wide = 0
            self._times = self._count(attributes, "number-rows-repeated")
        elif name in {"table-cell", "covered-table-cell"}:
            self._along = self._count(attributes, "number-columns-repeated")
            self._columns += self._along
            if any(key.endswith(("value", "value-type", "formula")) for key in attributes):
                self._wide = self._columns
        elif SORTS.get(name, "table") != "table":
            raise Hostile(code="not_what_it_says", suffix=".ods")
        elif name == "p":
            self._wide = self._columns
        if self._wide and not self._reach.within(self._rows + self._times, self._wide):
            rows = self._rows + self._times
            raise Hostile(code="sheet_too_wide", rows=rows, columns=self._wide)

    def closed(self, name: str) -> None:
        """Hear of the end of an element."""
        if name == "table-row":
            self._rows += self._times

    def _count(self, attributes: Mapping[str, str], name: str) -> int:
        """Read how often a row or cell stands there; no program writes more than a sheet has."""
        given = [text for key, text in attributes.items() if key.rpartition(":")[2] == name]
        count = _whole(given[0]) if given else 1
        if count > 1 << 20:
            raise Hostile(code="sheet_too_wide", rows=self._rows + 1, columns=count)
        return max(1, count)


def check(archive: zipfile.ZipFile, entries: Iterable[zipfile.ZipInfo], limits: Limits) -> None:
    """
    Read every part of a workbook; whatever its name, a sheet is known by what it is.

    Raises
    ------
    Hostile
        With the code of the fault.
    ValueError
        For a part that is no XML.
    """
    texts = Texts(limits)
    parts = {member: _part(archive, member, limits, texts) for member in entries}
    sheets = [member for member, part in parts.items() if part.sort == "sheet"]
    if len(sheets) > limits.sheets:
        raise Hostile(code="too_many_sheets", count=len(sheets), most=limits.sheets)
    if sum(part.sort == "texts" for part in parts.values()) > 1:
        raise Hostile(code="not_what_it_says", suffix=".xlsx")
    shared = sum(parts[member].reach.shared for member in sheets)
    if max(texts.lengths, default=0) * shared > limits.unfolded_text:
        _unfolded(archive, sheets, limits, texts.lengths)


class _Part:
    """One part of a package, taken for a sheet, texts or a table by what stands in it."""

    def __init__(self, limits: Limits, texts: Texts) -> None:
        self.text, self.reach = XmlText(limits), SheetReach(limits)
        self._repeats, self._texts = Repeats(limits), texts
        self.sort = ""
        self.text.listen(opened=self._opened)

    def _opened(self, name: str, attributes: Mapping[str, str]) -> None:
        """Hear of elements until one tells what the part is."""
        self.sort = SORTS.get(name, "")
        if self.sort == "sheet":
            self.text.hand_over(self.reach.opened)
        elif self.sort == "texts":
            self.text.listen(opened=self._texts.opened, text=self._texts.text)
            self._texts.opened(name, attributes)
        elif self.sort == "table":
            self.text.listen(opened=self._repeats.opened, closed=self._repeats.closed)
            self._repeats.opened(name, attributes)


def _part(archive: zipfile.ZipFile, member: zipfile.ZipInfo, limits: Limits, texts: Texts) -> _Part:
    part = _Part(limits, texts)
    for chunk in xml_chunks(archive, member):
        part.text.feed(chunk)
    if part.text.root:
        part.text.close()
    return part


def xml_chunks(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """
    Give a part piece by piece if it is XML; any other must not look like a sheet further on.

    Raises
    ------
    Hostile
        If a reader less strict would find a sheet in it.
    """
    begun, tail = False, b""
    named = member.filename.lower().endswith((".xml", ".rels"))
    for at, chunk in enumerate(stream(archive, member)):
        start = chunk.removeprefix(b"\xef\xbb\xbf").lstrip(_BLANKS)
        begun = begun or (not at and (named or start.startswith(_XML)))
        if begun:
            yield chunk
        elif _HIDDEN.search(tail + chunk):
            raise Hostile(code="not_what_it_says", suffix=Path(member.filename).suffix)
        tail = chunk[-32:]


def _unfolded(
    archive: zipfile.ZipFile,
    sheets: Iterable[zipfile.ZipInfo],
    limits: Limits,
    lengths: list[int],
) -> None:
    """Weigh every shared text as often as a cell names it."""
    named: Counter[str] = Counter()
    for member in sheets:
        text, cells = XmlText(limits), Named(named)
        text.listen(opened=cells.opened, closed=cells.closed, text=cells.text)
        for chunk in stream(archive, member):
            text.feed(chunk)
        text.close()
    letters = sum(
        lengths[int(at)] * count
        for at, count in named.items()
        if at.isascii() and at.isdecimal() and len(at) <= _DIGITS and int(at) < len(lengths)
    )
    if letters > limits.unfolded_text:
        raise too_much(limits, letters)
