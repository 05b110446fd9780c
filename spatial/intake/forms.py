"""
One file per school: label–value forms (Excel, Word, HTML) into one table, every figure traceable.

Schools publish their facilities (công khai cơ sở vật chất) and fill profile sheets; the words are
much the same everywhere, the layout never is. A figure is the first number to the right of its
label, or below it.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pandas as pd

from spatial.errors import Fault, Severity
from spatial.intake import figures, grid, guard, names, rows
from spatial.intake.files import BOOKS

FORMS = BOOKS | {".docx", ".html", ".htm"}
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LABELS = {
    "name": ("ten truong", "ten co so giao duc", "truong"),
    "level": ("cap hoc", "bac hoc"),
    "rooms": (
        "tong so phong hoc",
        "so phong hoc",
        "phong hoc van hoa",
        "tong so phong hoc van hoa",
    ),
    "land_m2": ("tong dien tich khuon vien dat", "tong dien tich dat", "dien tich khuon vien dat"),
    "pupils": ("tong so hoc sinh", "so hoc sinh"),
    "classes": ("tong so lop", "so lop"),
}
# Rooms by build; their sum stands in for a total nobody wrote.
_BUILDS = ("phong hoc kien co", "phong hoc ban kien co", "phong hoc tam", "phong hoc muon")
_TEXT = frozenset({"name", "level"})
_MOST_BYTES = 20_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """Where a figure stands: file, sheet or table, and cell (row and column from 1)."""

    file: str
    sheet: str
    row: int
    column: int


@dataclass(frozen=True, kw_only=True)
class Forms:
    """
    What a folder of forms says.

    Attributes
    ----------
    table
        One row per form: ``file`` and the columns found; blank where a form does not say.
    traces
        Where each figure stands, by file and column.
    faults
        Forms without a name or rooms, labels that say two things, files that cannot be read.
    """

    table: pd.DataFrame
    traces: dict[tuple[str, str], tuple[Trace, ...]]
    faults: tuple[Fault, ...]


Table = tuple[str, list[list[str]]]


def read(folder: Path) -> Forms:
    """
    Read every form of a folder.

    Parameters
    ----------
    folder
        One Excel, Word or HTML file per school.
    """
    out: list[dict[str, str]] = []
    traces: dict[tuple[str, str], tuple[Trace, ...]] = {}
    faults: list[Fault] = []
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() not in FORMS or path.name.startswith((".", "~$")):
            continue
        stop = guard.refuse(path, path.name)
        if stop is not None:
            faults.append(stop)
            continue
        try:
            said, where, found = _form(path)
        except (grid.Unreadable, ET.ParseError, KeyError, *guard.BROKEN) as problem:
            blanks = {"reason": type(problem).__name__}
            faults.append(Fault(code="unreadable", file=path.name, blanks=blanks))
            continue
        faults += found
        out.append({"file": path.name, **dict.fromkeys(_LABELS, ""), **said})
        traces |= {(path.name, name): at for name, at in where.items()}
    table = pd.DataFrame(out, columns=["file", *_LABELS])
    return Forms(table=table, traces=traces, faults=tuple(faults))


def _form(
    path: Path,
) -> tuple[dict[str, str], dict[str, tuple[Trace, ...]], list[Fault]]:
    """Read one form."""
    found: dict[str, list[tuple[str, Trace]]] = {}
    for sheet, cells in _tables(path):
        for row, line in enumerate(cells):
            for column, cell in enumerate(line):
                for name in _named(cell):
                    at = _value(cells, row, column, text=name in _TEXT)
                    if at is not None:
                        trace = Trace(file=path.name, sheet=sheet, row=at[0] + 1, column=at[1] + 1)
                        found.setdefault(name, []).append((cells[at[0]][at[1]], trace))
    builds = [found[name][0] for name in _BUILDS if name in found]
    if "rooms" not in found and builds:
        written = figures.Convention.VIETNAMESE
        numbers = [
            figures.number((figures.bare(value) or ("",))[0], written=written)
            for value, _ in builds
        ]
        if None not in numbers:
            total = f"{sum(number or 0.0 for number in numbers):g}"
            found["rooms"] = [(total, trace) for _, trace in builds]
    said = {name: found[name][0][0] for name in _LABELS if name in found}
    where = {name: tuple(trace for _, trace in found[name]) for name in said}
    faults = [
        Fault(code="form_lacks", file=path.name, value=name)
        for name in ("name", "rooms")
        if name not in said
    ]
    for name in said:
        others = {value for value, _ in found[name]}
        if len(others) > 1:
            faults.append(
                Fault(
                    code="form_says_two",
                    file=path.name,
                    column=name,
                    value=" / ".join(sorted(others)),
                    row=where[name][0].row,
                    severity=Severity.WARNING,
                )
            )
    return said, where, faults


def _named(cell: str) -> Iterator[str]:
    """Tell what a cell is the label of."""
    label = names.fold(cell.partition("(")[0].strip(" :*-"))
    label = label.lstrip("0123456789 ")
    for name, spellings in _LABELS.items():
        if label in spellings:
            yield name
    if label in _BUILDS:
        yield label


def _value(
    cells: Sequence[Sequence[str]], row: int, column: int, *, text: bool
) -> tuple[int, int] | None:
    """Find the value of a label: the first to its right, else the one below."""
    right = [(row, at) for at in range(column + 1, len(cells[row]))]
    below = [(row + 1, column)] if row + 1 < len(cells) and column < len(cells[row + 1]) else []
    for at in (*right, *below):
        cell = cells[at[0]][at[1]]
        if cell and (text or (figures.bare(cell) is not None)):
            return at
    return None


def _tables(path: Path) -> list[Table]:
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
        elif tag == "tr" and self.tables:
            self.tables[-1].append([])
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
