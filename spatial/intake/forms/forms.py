"""
One file per school: label–value forms (Excel, Word, HTML) into one table, every figure traceable.

Schools publish their facilities (công khai cơ sở vật chất) and fill profile sheets; the words are
much the same everywhere, the layout never is. A figure is the first number to the right of its
label, or below it.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import pandas as pd

from spatial.errors import Fault, Severity
from spatial.intake.door import guard
from spatial.intake.door.limits import LIMITS
from spatial.intake.forms import pages, room_builds
from spatial.intake.forms.pages import FORMS
from spatial.intake.reading import grid
from spatial.intake.text import figure_text

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
    "ward": ("phuong", "xa", "phuong xa", "phuong xa thi tran", "ten phuong xa"),
    "address": ("dia chi", "dia chi truong", "dia chi tru so", "dia diem"),
    "lon": ("kinh do",),
    "lat": ("vi do",),
    "coordinates": ("toa do", "toa do truong"),
    "school_id": ("ma truong", "ma dinh danh", "ma so truong", "ma csgd"),
}
_SHEETS = 10  # times the cells of a page a workbook of forms may have: blanks count
_ASIDE = 60  # cells to the right of a label in which its value is looked for
_TEXT = frozenset({"name", "level", "ward", "address", "lon", "lat", "coordinates", "school_id"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """
    Where a figure stands.

    Attributes
    ----------
    file, sheet, row, column
        File, sheet or table, and cell (row and column from 1).
    figure, value
        Which column of the table it fills, and what the cell says.
    """

    file: str
    sheet: str
    row: int
    column: int
    figure: str
    value: str

    @property
    def cell(self) -> str:
        """The cell as Excel names it: ``B3``."""
        letters, left = "", self.column
        while left:
            left, at = divmod(left - 1, 26)
            letters = chr(65 + at) + letters
        return f"{letters}{self.row}"


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


Found = dict[str, list[Trace]]
# Columns of the table: what is labelled, and rooms and square metres by build.
COLUMNS = (
    *_LABELS,
    *(f"{unit}_{build}" for build in room_builds.BUILDS for unit in ("rooms", "m2")),
)


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
            texts, where, problems = _form(path)
        except guard.Hostile as stopped:
            faults.append(Fault(code=stopped.code, file=path.name, blanks=stopped.blanks))
            continue
        except (grid.UnreadableTable, ET.ParseError, KeyError, *guard.BROKEN) as problem:
            blanks = {"reason": type(problem).__name__}
            faults.append(Fault(code="unreadable", file=path.name, blanks=blanks))
            continue
        faults += problems
        out.append({"file": path.name, **dict.fromkeys(COLUMNS, ""), **texts})
        traces |= {(path.name, name): at for name, at in where.items()}
    table = pd.DataFrame(out, columns=["file", *COLUMNS])
    return Forms(table=table, traces=traces, faults=tuple(faults))


def _form(
    path: Path,
) -> tuple[dict[str, str], dict[str, tuple[Trace, ...]], list[Fault]]:
    figures: Found = {}
    label = functools.cache(room_builds.label)  # of one form: the same few words, and blanks
    for sheet, cells in _bounded(pages.tables(path)):
        for row, line in enumerate(cells):
            for column, cell in enumerate(line):
                for name in _named(label(cell)):
                    at = _value(cells, row, column, text=name in _TEXT)
                    if at is not None:
                        _add(figures, (path.name, sheet), cells, at, name)
                build = room_builds.SPELLED.get(label(cell))
                if build is not None:
                    for name, at in room_builds.build(cells, row, column, build):
                        _add(figures, (path.name, sheet), cells, at, name)
    texts = {name: figures[name][0].value for name in COLUMNS if name in figures}
    where = {name: tuple(figures[name]) for name in texts}
    faults = _summed(path.name, texts, where)
    faults += [
        Fault(code="form_lacks", file=path.name, value=name)
        for name in ("name", "rooms")
        if name not in texts
    ]
    for name in figures:
        values = sorted({_bare(trace.value) for trace in figures[name]})
        if len(values) > 1 and name in _LABELS:
            faults.append(
                Fault(
                    code="form_says_two",
                    file=path.name,
                    column=name,
                    value=" / ".join(values),
                    row=figures[name][0].row,
                    severity=Severity.WARNING,
                )
            )
    return texts, where, faults


def _bounded(sheets: list[pages.Table]) -> list[pages.Table]:
    """Let only as many cells through as a form may have, blanks counted."""
    most = LIMITS.form_cells * _SHEETS
    if sum(len(line) for _, cells in sheets for line in cells) > most:
        raise guard.Hostile(code="too_many_parts", most=most)
    return sheets


def _add(
    found: Found,
    place: tuple[str, str],
    cells: Sequence[Sequence[str]],
    at: tuple[int, int],
    name: str,
) -> None:
    """Note a figure and where it stands; a cell merged over several counts once."""
    trace = Trace(
        file=place[0],
        sheet=place[1],
        row=at[0] + 1,
        column=at[1] + 1,
        figure=name,
        value=cells[at[0]][at[1]],
    )
    if trace not in found.setdefault(name, []):
        found[name].append(trace)


def _bare(value: str) -> str:
    """Write a value so that "24" and "24 phòng" are the same."""
    return " ".join((figure_text.bare(value) or (value,))[0].split())


def _summed(file: str, texts: dict[str, str], where: dict[str, tuple[Trace, ...]]) -> list[Fault]:
    """Add rooms by build where nobody wrote the total; say where a written one is another."""
    faults: list[Fault] = []
    for group in (room_builds.PUBLISHED, room_builds.GRADED):
        builds = [f"rooms_{build}" for build in group if f"rooms_{build}" in texts]
        numbers = [room_builds.number(texts[name]) for name in builds]
        # borrowed rooms alone are no account of a school by build
        if set(builds) <= {"rooms_borrowed"} or None in numbers:
            continue
        total = sum(number or 0.0 for number in numbers)
        if "rooms" not in texts:
            texts["rooms"] = f"{total:g}"
            where["rooms"] = tuple(trace for name in builds for trace in where[name][:1])
        elif (written := room_builds.number(texts["rooms"])) is not None and written != total:
            blanks = {"sum": f"{total:g}", "parts": ", ".join(builds)}
            faults.append(
                Fault(
                    code="form_sum",
                    file=file,
                    column="rooms",
                    value=texts["rooms"],
                    row=where["rooms"][0].row,
                    severity=Severity.WARNING,
                    blanks=blanks,
                )
            )
    if "rooms" not in texts and "rooms_borrowed" in texts:
        texts["rooms"], where["rooms"] = texts["rooms_borrowed"], where["rooms_borrowed"]
    return faults


def _named(label: str) -> Iterator[str]:
    """Tell what a label stands for."""
    for name, spellings in _LABELS.items():
        if label in spellings:
            yield name


def _value(
    cells: Sequence[Sequence[str]], row: int, column: int, *, text: bool
) -> tuple[int, int] | None:
    """Find the value of a label: the first to its right, else the one below."""
    right = [(row, at) for at in range(column + 1, min(len(cells[row]), column + 1 + _ASIDE))]
    below = [(row + 1, column)] if row + 1 < len(cells) and column < len(cells[row + 1]) else []
    for at in (*right, *below):
        cell = cells[at[0]][at[1]]
        if cell and (text or (figure_text.bare(cell) is not None)):
            return at
    return None
