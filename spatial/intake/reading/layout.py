"""
From a sheet as somebody laid it out to a plain table.

Titles above, headers of several rows, merged cells, numbers of columns, sections, totals and notes
are found; a block of columns per level, year or age becomes one row each. Every row keeps its
number in the file, and every row that is no data is listed with the reason.
"""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from spatial.intake.reading import header_axes, headers, rows, units
from spatial.intake.reading.grid import Grid
from spatial.intake.reading.units import Head
from spatial.intake.text import names
from spatial.tables import schema

_DEEP = 30  # rows a title may take
_TALL = 3  # rows a header may take
_UNIT_NAMES = frozenset({"don vi", "ten don vi"})
_LISTS = frozenset({"schools", "school_levels"})
_SUMS = frozenset({"tong so", "tong", "tong cong", "cong", "chung", "ts", "so luong"})
_MEASURE = {"pupils": "pupils", "residents": "people"}


@dataclass(frozen=True, kw_only=True)
class Laid:
    """
    A sheet as a plain table.

    Attributes
    ----------
    frame
        Columns named as the table has them (unknown ones as the sheet has them), indexed by row.
    heads
        Its columns.
    block
        For each row of `frame`, which block of columns it came from.
    aside
        Rows that are no data, with the reason: ``total``, ``note``, ``section``, ``numbering``.
    header_rows
        First and last row of the header.
    """

    frame: pd.DataFrame
    heads: tuple[Head, ...]
    block: np.ndarray
    aside: tuple[tuple[int, str], ...] = ()
    header_rows: tuple[int, int] = (1, 1)
    blocks: tuple[tuple[tuple[str, str], ...], ...] = field(default=((),))

    def header(self, column: str, block: int) -> str | None:
        """Return what the sheet writes above a column, in one block."""
        for head in self.heads:
            if head.column == column and head.axes in {(), self.blocks[block]}:
                return head.path
        return None


def lay(grid: Grid, table: str, *, remembered: Mapping[str, str] | None = None) -> Laid:
    """
    Find header, data and notes of a sheet.

    Parameters
    ----------
    table
        Name of the table it holds.
    remembered
        Columns by header as a planner confirmed them.

    Returns
    -------
    Laid
        Never fails: a sheet that is nothing of the kind gives a table without known columns.
    """
    given = remembered or {}
    plain = _plain(grid, table, given)
    if plain is not None:
        return plain
    filled = _filled(grid)
    top, bottom, heads = _best(filled, table, given)
    heads, bottom = units.placed(heads, filled, (top, bottom), table)
    body = grid.cells.loc[bottom + 1 :]
    known = [head.at for head in heads if head.column]
    name_at = next((head.at for head in heads if head.column == "name"), None)
    upright = rows.merged_down(body, grid.merged)
    data, aside, sections = rows.data(upright, known, name_at=name_at if table in _LISTS else None)
    return _melted(data, heads, (top, bottom), aside, sections)


def _plain(grid: Grid, table: str, given: Mapping[str, str]) -> Laid | None:
    """Take the short way for a table whose first row is the schema's own names."""
    first = [str(value).strip() for value in grid.cells.iloc[0]]
    required = {name for name, column in schema()[table].columns.items() if column.required}
    if given or grid.merged or not required <= set(first) or len(set(first)) < len(first):
        return None
    body = grid.cells.iloc[1:].copy()
    body.columns = pd.Index(first)
    blank = rows.blank(body)
    named = {name: name if name in schema()[table].columns else "" for name in first}
    # stand-ins beside the schema's own columns: a ward's name, a pair of degrees
    for name in first:
        column = named[name] or headers.known(name, table)
        named[name] = column if column and column not in set(named.values()) - {named[name]} else ""
    heads = tuple(
        Head(
            at=at,
            path=name,
            column=named[name] or None,
            scale=headers.scale_of(name, named[name] or None, table),
        )
        for at, name in enumerate(first, start=1)
    )
    body.columns = pd.Index([named[name] or name for name in first])
    frame = body[~blank] if blank.any() else body
    return Laid(frame=frame, heads=heads, block=np.zeros(len(frame), dtype=int))


def _filled(grid: Grid) -> list[list[str]]:
    """Give the rows a header may stand in as text, merged areas filled."""
    shown = rows.texts(grid.cells.iloc[: _DEEP + _TALL])
    filled: list[list[str]] = shown.to_numpy(dtype=object).tolist()
    for top, left, bottom, right in grid.merged:
        for row in range(top, min(bottom, len(filled)) + 1):
            for column in range(left, min(right, len(filled[0])) + 1):
                filled[row - 1][column - 1] = filled[top - 1][left - 1]
    return filled


def _best(
    sheet: list[list[str]], table: str, given: Mapping[str, str]
) -> tuple[int, int, tuple[Head, ...]]:
    """Find the rows that are the header: those that name the most columns of the table."""
    best: tuple[float, int, int, tuple[Head, ...]] | None = None
    for top in range(min(_DEEP, len(sheet))):
        for tall in range(1, _TALL + 1):
            bottom = top + tall - 1
            if bottom >= len(sheet):
                break
            heads = _heads(sheet[top : bottom + 1], table, given)
            taken = {(head.column, head.axes) for head in heads if head.column}
            score = len(taken) - 0.3 * (tall - 1) - 0.01 * top
            if best is None or score > best[0]:
                best = (score, top + 1, bottom + 1, heads)
    if best is None:
        return 1, 1, ()
    return best[1:]


def _heads(
    stacked: Sequence[Sequence[str]], table: str, given: Mapping[str, str]
) -> tuple[Head, ...]:
    """Read the headers of one or several rows."""
    levels = [list(row) for row in stacked]
    for upper, lower in itertools.pairwise(levels):
        for at in range(1, len(upper)):  # a group written once stands over its blanks to the right
            if not upper[at] and lower[at] and upper[at - 1] and _groups(upper, lower, at):
                upper[at] = upper[at - 1]
    women = table == "residents" and any("nữ" in map(str.casefold, row) for row in levels)
    heads, taken = [], set()
    for at in range(len(levels[0])):
        parts = list(dict.fromkeys(" ".join(row[at].split()) for row in levels if row[at].strip()))
        head = _head(at + 1, parts, table, given)
        if women and parts and parts[-1].casefold() == "nam":  # without tones also "năm", year
            head = dataclasses.replace(head, column="people_male")
        key = (head.column, head.axes)
        if head.column is not None and key in taken:
            head = Head(at=head.at, path=head.path, column=None)
        taken.add(key)
        heads.append(head)
    return tuple(_units_named(heads) if table in _LISTS else heads)


def _units_named(heads: list[Head]) -> list[Head]:
    """Take "Đơn vị" for the name of the school in a list that has no other name."""
    if any(head.column == "name" for head in heads):
        return heads
    return [
        dataclasses.replace(head, column="name")
        if head.column == "ward" and names.fold(head.path) in _UNIT_NAMES
        else head
        for head in heads
    ]


def _groups(upper: Sequence[str], lower: Sequence[str], at: int) -> bool:
    """Tell whether the header to the left stands over several columns."""
    return bool(lower[at - 1]) and lower[at - 1] != upper[at - 1]


def _head(at: int, parts: list[str], table: str, given: Mapping[str, str]) -> Head:
    """Read one column's headers: axes first, what is left names the measure."""
    path = " / ".join(parts)
    if path in given:
        return Head(
            at=at,
            path=path,
            column=given[path] or None,
            scale=headers.scale_of(path, given[path] or None, table),
        )
    whole = headers.known(path, table) or (headers.known(parts[-1], table) if parts else None)
    if whole is None and len(parts) > 1 and names.fold(parts[-1]) in _SUMS:
        whole = headers.known(parts[-2], table)  # "Số phòng học / Tổng số"
    axes: dict[str, str] = {}
    rest: list[str] = []
    for part in (piece for whole_part in parts for piece in header_axes.apart(whole_part, table)):
        axis = header_axes.axis(part, table)
        if axis is not None and axis[0] not in axes:
            axes[axis[0]] = axis[1]
        else:
            rest.append(part)
    last = parts[-1] if parts else ""
    if not axes:
        scale = headers.scale_of(last, whole, table)
        return Head(at=at, path=path, column=whole, scale=scale)
    named = headers.known(rest[-1], table) if rest else _MEASURE.get(table)
    if named is None and rest:
        named = headers.known(" ".join(rest), table)
    if named is None:
        return Head(at=at, path=path, column=None)
    scale = headers.scale_of(last, named, table)
    return Head(at=at, path=path, column=named, scale=scale, axes=tuple(sorted(axes.items())))


def _melted(
    data: pd.DataFrame,
    heads: tuple[Head, ...],
    header_rows: tuple[int, int],
    aside: list[tuple[int, str]],
    sections: Mapping[int, Mapping[str, str]],
) -> Laid:
    """Name the columns; make one row of each block of columns."""
    blocks = tuple(dict.fromkeys(head.axes for head in heads if head.column and head.axes)) or ((),)
    fixed = [head for head in heads if not head.axes]
    parts: list[pd.DataFrame] = []
    numbers: list[int] = []
    for number, axes in enumerate(blocks):
        own = [head for head in heads if head.axes and head.axes == axes]
        names_ = [head.column or head.path or f"#{head.at}" for head in (*fixed, *own)]
        part = data[[head.at for head in (*fixed, *own)]].copy()
        part.columns = pd.Index(rows.unique(names_))
        part = part.assign(**dict(axes))
        if own:
            filled = (rows.texts(part[[str(head.column) for head in own]]) != "").any(axis=1)
            part = part[filled]
        parts.append(part)
        numbers += [number] * len(part)
    frame = pd.concat(parts) if len(parts) > 1 else parts[0]
    for name in dict.fromkeys(name for section in sections.values() for name in section):
        carried = [sections.get(int(row), {}).get(name, "") for row in frame.index]
        if name in frame:  # a column of its own speaks first
            blank = (rows.texts(frame[[name]]) == "").to_numpy()[:, 0]
            carried = list(np.where(blank, carried, frame[name].to_numpy(dtype=object)))
        frame = frame.assign(**{name: carried})
    return Laid(
        frame=frame,
        heads=heads,
        block=np.asarray(numbers, dtype=int),
        aside=tuple(aside),
        header_rows=header_rows,
        blocks=blocks,
    )
