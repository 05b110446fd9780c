"""
From a sheet as somebody laid it out to a plain table.

Titles above, headers of several rows, merged cells, numbers of columns, sections, totals and notes
are found; a block of columns per level, year or age becomes one row each. Every row keeps its
number in the file, and every row that is no data is listed with the reason.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from spatial.intake.reading import bare_totals, header_rows, headers, rows, second_headers, units
from spatial.intake.reading.grid import Grid
from spatial.intake.reading.units import Head
from spatial.intake.text import loose_figures
from spatial.tables import schema


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
    second
        The row from which on the sheet holds another table, and the headers that moved there:
        nothing below it is in `frame`.
    """

    frame: pd.DataFrame
    heads: tuple[Head, ...]
    block: np.ndarray
    aside: tuple[tuple[int, str], ...] = ()
    header_rows: tuple[int, int] = (1, 1)
    blocks: tuple[tuple[tuple[str, str], ...], ...] = field(default=((),))
    second: tuple[int, str] | None = None

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
    top, bottom, heads = header_rows.best(filled, table, given)
    heads, bottom = units.placed(heads, filled, (top, bottom), table)
    body = grid.cells.loc[bottom + 1 :]
    second = None
    if table in header_rows.LISTS:
        second = second_headers.first(body, heads, filled[top - 1 : bottom], table)
        body = body if second is None else body.loc[: second[0] - 1]
    known = [head.at for head in heads if head.column]
    name_at = next((head.at for head in heads if head.column == "name"), None)
    upright = rows.merged_down(body, grid.merged)
    data, aside, sections = rows.data(
        upright,
        known,
        name_at=name_at if table in header_rows.LISTS else None,
        level_at=next((head.at for head in heads if head.column == "level"), None),
        header=frozenset(cell for line in filled[top - 1 : bottom] for cell in line if cell),
    )
    if table in header_rows.LISTS and name_at is not None:
        sections = _headed(sections, grid.cells.loc[: top - 1], known, name_at)
        figures = [head.at for head in heads if head.column in bare_totals.FIGURES]
        others = [at for at in known if at not in figures]
        totals = bare_totals.among(data, name_at=name_at, figures=figures, others=others)
        data = data.drop(index=totals)
        aside = sorted([*aside, *((row, "total") for row in totals)])
    laid = _melted(data, heads, (top, bottom), aside, sections)
    return dataclasses.replace(laid, second=second)


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
    shown = rows.texts(grid.cells.iloc[: header_rows.DEEP + header_rows.TALL])
    filled: list[list[str]] = shown.to_numpy(dtype=object).tolist()
    for top, left, bottom, right in grid.merged:
        for row in range(top, min(bottom, len(filled)) + 1):
            for column in range(left, min(right, len(filled[0])) + 1):
                filled[row - 1][column - 1] = filled[top - 1][left - 1]
    return filled


def _headed(
    sections: dict[int, dict[str, str]], above: pd.DataFrame, known: Sequence[int], name_at: int
) -> dict[int, dict[str, str]]:
    """
    Give the rows before the first title what the line above the header says of them.

    A sheet that prints its header below the title of every level or ward has the first above it.
    """
    lines = [line for line in rows.texts(above).to_numpy(dtype=object).tolist() if any(line)]
    if not lines:
        return sections
    spoken = rows.SheetRow.of(lines[-1], known, name_at).section() or {}
    told = [bool(spoken.keys() & section.keys()) for section in sections.values()]
    if not spoken or all(told) or not any(told):
        return sections
    first = told.index(True)
    return {
        row: section if at >= first else {**spoken, **section}
        for at, (row, section) in enumerate(sections.items())
    }


def _once(own: list[Head], data: pd.DataFrame) -> tuple[list[Head], dict[int, list[object]]]:
    """
    Sum the columns of a block that count parts of one measure: children of nursery and preschool.

    Returns
    -------
    own, summed
        The first column of each measure, and what stands in it by its number.
    """
    groups: dict[str, list[int]] = {}
    for head in own:
        if head.column:
            groups.setdefault(head.column, []).append(head.at)
    again = {at for group in groups.values() for at in group[1:]}
    summed: dict[int, list[object]] = {}
    for group in groups.values():
        if len(group) > 1:
            cells = rows.texts(data[group]).to_numpy(dtype=object).tolist()
            sums = [loose_figures.total(line) for line in cells]
            summed[group[0]] = [
                " + ".join(filter(None, line)) if total is None else total
                for total, line in zip(sums, cells, strict=True)
            ]
    return [head for head in own if head.at not in again], summed


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
        own, summed = _once(own, data)
        names_ = [head.column or head.path or f"#{head.at}" for head in (*fixed, *own)]
        part = data[[head.at for head in (*fixed, *own)]].copy()
        for at, cells in summed.items():
            part[at] = pd.Series(cells, index=part.index, dtype=object)
        part.columns = pd.Index(unique(names_))
        part = part.assign(**dict(axes))
        if own:
            filled = (rows.texts(part[[str(head.column) for head in own]]) != "").any(axis=1)
            part = part[filled]
        parts.append(part)
        numbers += [number] * len(part)
    rest = data.index.difference(pd.Index([row for part in parts for row in part.index]))
    if len(rest) and any(head.column == "name" for head in fixed):  # no block has a figure of them
        part = data.loc[rest, [head.at for head in fixed]]
        part.columns = pd.Index(
            unique([head.column or head.path or f"#{head.at}" for head in fixed])
        )
        parts.append(part)
        numbers += [0] * len(part)
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


def unique(given: Sequence[str]) -> list[str]:
    """Tell columns of the same name apart by a number."""
    seen: dict[str, int] = {}
    out = []
    for name in given:
        seen[name] = seen.get(name, 0) + 1
        out.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return out
