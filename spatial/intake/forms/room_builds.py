"""Rooms and square metres by build: what a form calls them, and which figure is which."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from spatial.intake.text import figure_text, names

# Rooms by build, as schools publish them and as profile sheets grade them; the rooms of either
# add up to a total nobody wrote.
PUBLISHED = {
    "solid": ("phong hoc kien co", "kien co"),
    "half_solid": ("phong hoc ban kien co", "ban kien co"),
    "temporary": ("phong hoc tam", "phong tam", "tam", "phong hoc tam tranh tre"),
    "borrowed": ("phong hoc muon", "phong muon", "muon", "phong hoc nho muon", "nho muon"),
}
GRADED = {
    "above_grade4": ("tren cap 4", "cap 4 tro len", "phong hoc tren cap 4"),
    "grade4": ("cap 4", "phong hoc cap 4"),
    "below_grade4": ("duoi cap 4", "phong hoc duoi cap 4"),
    "borrowed": PUBLISHED["borrowed"],
}
# What each build gives: its rooms and, where the form has them, their square metres.
BUILDS = tuple(dict.fromkeys([*PUBLISHED, *GRADED]))
SPELLED = {
    label: build
    for group in (PUBLISHED, GRADED)
    for build, labels in group.items()
    for label in labels
}
_AREA = frozenset({"dien tich", "dt", "dien tich m2", "m2", "tong dien tich"})
_COUNT = frozenset({"so luong", "sl", "so phong", "tong so", "phong"})
_LEAD = re.compile(r"^(?:[\d ]+|trong do |chia ra |bao gom |gom )+")


def build(
    cells: Sequence[Sequence[str]], row: int, column: int, build: str
) -> Iterator[tuple[str, tuple[int, int]]]:
    """
    Find rooms and square metres of one build.

    The headers above tell which is which; without any, or with the label above its own two columns,
    rooms come first. Where the label stands over columns, its figures stand below.
    """
    line = cells[row]
    right = [
        at
        for at in range(column + 1, len(line))
        if label(line[at]) in SPELLED or figure_text.bare(line[at]) is not None
    ]
    own = list(itertools.takewhile(lambda at: label(line[at]) not in SPELLED, right))
    if own:
        yield from _sorted(cells, row, own[:2], build)
        return
    width = 1
    while column + width < len(line) and line[column + width] in {"", line[column]}:
        width += 1
    for below in range(row + 1, min(row + 4, len(cells))):
        columns = [
            at
            for at in range(column, min(column + width, len(cells[below])))
            if figure_text.bare(cells[below][at]) is not None
            and label(cells[below][at]) not in _AREA
        ]
        if columns:
            yield from _sorted(cells, below, columns[:2], build)
            return


def _sorted(
    cells: Sequence[Sequence[str]], row: int, columns: Sequence[int], build: str
) -> Iterator[tuple[str, tuple[int, int]]]:
    """Tell rooms from square metres by what is written above, by the unit, else by their order."""
    order = ["rooms", "m2"]
    for number, column in enumerate(columns):
        above = {
            label(line[column]) for line in cells[max(0, row - 12) : row] if column < len(line)
        }
        unit = (figure_text.bare(cells[row][column]) or ("", "", 1.0))[1]
        if unit == "m2" or (above & _AREA and not above & _COUNT):
            sort = "m2"
        elif unit == "rooms" or (above & _COUNT and not above & _AREA):
            sort = "rooms"
        else:
            sort = order[number]
        yield f"{sort}_{build}", (row, column)


def label(cell: str) -> str:
    """Write a cell as a label is compared: without its number, unit and signs."""
    plain = names.fold(cell.partition("(")[0].strip(" :*-+."))
    return _LEAD.sub("", plain)


def number(value: str) -> float | None:
    """Read a figure of a form as Vietnamese offices write it."""
    digits = figure_text.bare(value)
    if digits is None:
        return None
    found = figure_text.number(digits[0], written=figure_text.Convention.VIETNAMESE)
    return None if found is None else found * digits[2]
