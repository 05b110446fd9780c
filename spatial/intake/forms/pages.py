"""The tables of a form as text, whatever it was written in: Excel, Word, HTML."""

from __future__ import annotations

import zipfile
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

from spatial.intake.reading import grid, rows
from spatial.intake.reading.find import BOOKS

FORMS = BOOKS | {".docx", ".html", ".htm"}
Table = tuple[str, list[list[str]]]
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MOST_BYTES = 20_000_000


def tables(path: Path) -> list[Table]:
    """Give the tables of a file as text."""
    suffix = path.suffix.lower()
    if suffix in BOOKS:
        sheets = grid.workbook(path)
        return [
            (str(sheet.sheet), rows.texts(sheet.cells).to_numpy(dtype=object).tolist())
            for sheet in sheets
        ]
    if suffix == ".docx":
        return _word(path)
    reader = _Html()
    reader.feed(grid.decode(path.read_bytes()[:_MOST_BYTES])[0])
    return [(f"table {at}", cells) for at, cells in enumerate(reader.tables, start=1)]


def _word(path: Path) -> list[Table]:
    """Give the tables of a Word file; `guard` let no entity pass."""
    with zipfile.ZipFile(path) as archive:
        root = ET.fromstring(archive.read("word/document.xml"))  # noqa: S314 - entities were refused
    tables = []
    for at, table in enumerate(root.iter(f"{_WORD}tbl"), start=1):
        cells = [
            [
                "".join(text.text or "" for text in cell.iter(f"{_WORD}t")).strip()
                for cell in line.iter(f"{_WORD}tc")
            ]
            for line in table.iter(f"{_WORD}tr")
        ]
        tables.append((f"table {at}", cells))
    return tables


class _Html(HTMLParser):
    """Collect the tables of a page as text; nothing on it is run or followed."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[list[list[str]]] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a table, a row, a cell."""
        del attrs
        if tag == "table":
            self.tables.append([])
            self._inside = False  # a cell left open in the table around it ends here
        elif tag == "tr" and self.tables:
            self.tables[-1].append([])
            self._inside = False
        elif tag in {"td", "th"} and self.tables and self.tables[-1]:
            self.tables[-1][-1].append("")
            self._inside = True

    def handle_endtag(self, tag: str) -> None:
        """Close a cell."""
        if tag in {"td", "th", "tr", "table"}:
            self._inside = False

    def handle_data(self, data: str) -> None:
        """Add text to the open cell."""
        if self._inside:
            self.tables[-1][-1][-1] = f"{self.tables[-1][-1][-1]}{data}".strip()
