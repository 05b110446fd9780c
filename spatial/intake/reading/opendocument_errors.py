"""Error cells of OpenDocument spreadsheets, which their reader leaves blank, and what is hidden."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping

from spatial.intake.door import archives
from spatial.intake.door.limits import LIMITS
from spatial.intake.door.xml_text import XmlText

CONTENT = "content.xml"
# As LibreOffice shows them; "Err:502" and its like are its own.
PATTERN = re.compile(r"#(?:REF!|N/A|DIV/0!|VALUE!|NAME\?|NUM!|NULL!)|Err:\d{3}|Lỗi:\d{3}")
_CELLS = frozenset({"table-cell", "covered-table-cell"})
_NOTE = "annotation"  # a comment stands inside its cell, and is not what the cell shows
_REPEATED = 10_000  # rows of one hidden run that are named; data stand in single rows
Errors = dict[tuple[int, int], str]


_UNSEEN = frozenset({"collapse", "filter"})


class ErrorListener:
    """
    Hears the content of a spreadsheet: cells of formulas that show an error, and what is hidden.

    Attributes
    ----------
    found
        By name of the sheet, the errors by row and column.
    rows, columns
        By name of the sheet, what is not shown.
    """

    def __init__(self) -> None:
        self.found: dict[str, Errors] = {}
        self.rows: dict[str, set[int]] = {}
        self.columns: dict[str, set[int]] = {}
        self._across = 0  # columns declared so far
        self._sheet = ""
        self._row = self._column = 0
        self._wide = self._high = 1
        self._may = self._note = False
        self._text = ""

    def opened(self, name: str, attributes: Mapping[str, str]) -> None:
        """Hear of an element."""
        if name == "table":
            self._sheet, self._row = attributes.get("table:name", ""), 0
            self._across = 0
        elif name == "table-column":
            times = _times(attributes, "table:number-columns-repeated")
            self._hide(self.columns, attributes, self._across, min(times, LIMITS.columns))
            self._across += times
        elif name == "table-row":
            self._high = _times(attributes, "table:number-rows-repeated")
            self._column = 0
            self._hide(self.rows, attributes, self._row, min(self._high, _REPEATED))
        elif name in _CELLS:
            self._wide = _times(attributes, "table:number-columns-repeated")
            sort = attributes.get("calcext:value-type")
            self._may = sort == "error" or "table:formula" in attributes
            self._text = ""
        elif name == _NOTE:
            self._note = True

    def _hide(
        self, into: dict[str, set[int]], attributes: Mapping[str, str], before: int, times: int
    ) -> None:
        """Keep the numbers of rows or columns that are not shown."""
        if attributes.get("table:visibility") in _UNSEEN:
            into.setdefault(self._sheet, set()).update(range(before + 1, before + times + 1))

    def closed(self, name: str) -> None:
        """Hear of the end of an element."""
        if name in _CELLS:
            shown = self._text.strip()
            if self._may and PATTERN.fullmatch(shown):
                cells = self.found.setdefault(self._sheet, {})
                cells |= {
                    (self._row + 1, self._column + at): shown for at in range(1, self._wide + 1)
                }
            self._may = False
            self._column += self._wide
        elif name == "table-row":
            self._row += self._high
            self._column, self._high = 0, 1
        elif name == _NOTE:
            self._note = False

    def text(self, text: str) -> None:
        """Hear of text."""
        if self._may and not self._note:
            self._text += text


def _times(attributes: Mapping[str, str], name: str) -> int:
    """Read how often a row or a cell stands there."""
    given = attributes.get(name, "1")
    return int(given) if given.isdecimal() and 0 < len(given) <= 9 else 1  # noqa: PLR2004 - digits


def heard(archive: zipfile.ZipFile) -> ErrorListener:
    """
    Find the cells that show an error of their formula, and the rows and columns not shown.

    Parameters
    ----------
    archive
        A spreadsheet the door let in.

    Returns
    -------
    ErrorListener
        All rows and columns from 1; the errors of a row that is repeated count once.

    References
    ----------
    OpenDocument 1.2, 19.385 (``office:value-type``), 19.749 (``table:visibility``); LibreOffice
    adds ``calcext:value-type``.
    """
    listener = ErrorListener()
    document = XmlText(LIMITS)
    document.listen(opened=listener.opened, closed=listener.closed, text=listener.text)
    for chunk in archives.stream(archive, archive.getinfo(CONTENT)):
        document.feed(chunk)
    document.close()
    return listener
