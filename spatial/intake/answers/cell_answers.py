"""
Cells the planner mended on the page: the new value counts while the cell holds what it held then.

A file brought again with another value in the cell is right about itself: the answer rests, and
that is said.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from spatial.errors import Fault, Severity
from spatial.intake.reading import headers

if TYPE_CHECKING:
    from spatial.intake.reading.part import Part

_EXACT = 1e15  # beyond it floats skip whole numbers
MAX_LETTERS = 500  # of a value; longer ones belong into the file


@dataclass(frozen=True, slots=True, kw_only=True)
class CellAnswer:
    """
    One cell and its new value.

    Attributes
    ----------
    file, sheet, row
        Where it stands; no sheet means every sheet of the file.
    column
        What the file calls the column; a column the file lacks goes by its name here.
    before, value
        What the cell held, and what it holds now, as text; empty for a blank.
    """

    file: str
    sheet: str | None
    row: int
    column: str
    before: str
    value: str

    @property
    def place(self) -> tuple[str, str | None, int, str]:
        """Which cell."""
        return self.file, self.sheet, self.row, self.column

    def fault(self, code: str, **blanks: object) -> Fault:
        """Say what became of it."""
        return Fault(
            code=code,
            file=self.file,
            sheet=self.sheet,
            row=self.row,
            column=self.column,
            value=self.value,
            severity=Severity.WARNING,
            blanks=blanks,
        )


def read(file: str, given: object) -> list[CellAnswer]:
    """Read the cells of one file as ``intake.yaml`` has them; what is none is passed over."""
    return [
        CellAnswer(
            file=file,
            sheet=None if one.get("sheet") is None else str(one["sheet"]),
            row=one["row"],
            column=str(one["column"]),
            before=_text(one.get("before")),
            value=_text(one.get("value"))[:MAX_LETTERS],
        )
        for one in (given if isinstance(given, list) else ())
        if isinstance(one, dict)
        and type(one.get("row")) is int
        and one["row"] > 0
        and one.get("column") is not None
    ]


def _text(value: object) -> str:
    """Write a value of a file of answers as text."""
    return "" if value is None else " ".join(str(value).split())


def written(cells: Iterable[CellAnswer]) -> list[dict[str, Any]]:
    """Put cells as ``intake.yaml`` has them."""
    return [
        {
            "row": cell.row,
            **({} if cell.sheet is None else {"sheet": cell.sheet}),
            "column": cell.column,
            "before": cell.before,
            "value": cell.value,
        }
        for cell in cells
    ]


def added(cells: Sequence[CellAnswer], new: Iterable[CellAnswer]) -> tuple[CellAnswer, ...]:
    """
    Add answers; a later one about a cell takes the place of the former.

    A cell given back what the file holds is no answer any more.
    """
    kept = {cell.place: cell for cell in cells}
    for cell in new:
        former = kept.pop(cell.place, None)
        before = cell.before if former is None else former.before
        if cell.value != before:
            kept[cell.place] = dataclasses.replace(cell, before=before)
    return tuple(kept.values())


def put(parts: Sequence[Part], cells: Sequence[CellAnswer]) -> tuple[list[Part], list[Fault]]:
    """
    Put the new values into the files as loaded; as many rows go out as came in.

    Returns
    -------
    parts, faults
        The parts with the values; one note a file for those that count, one for every cell that is
        not there or holds something else by now.
    """
    if not cells:
        return list(parts), []
    taken: set[CellAnswer] = set()
    stale: dict[CellAnswer, str] = {}
    done = []
    for part in parts:
        here = [one for one in cells if _of(one, part)]
        done.append(_filled(part, here, taken, stale) if here else part)
    faults = [
        one.fault("cell_changed", before=one.before, now=stale[one])
        if one in stale
        else one.fault("cell_not_there")
        for one in cells
        if one not in taken
    ]
    return done, [*_counted(cells, taken), *faults]


def _counted(cells: Sequence[CellAnswer], taken: set[CellAnswer]) -> list[Fault]:
    """Say once a file how many of its cells count as mended."""
    by_file: dict[str, list[CellAnswer]] = {}
    for cell in cells:
        if cell in taken:
            by_file.setdefault(cell.file, []).append(cell)
    return [
        Fault(
            code="cells_answered",
            file=file,
            severity=Severity.WARNING,
            blanks={
                "count": len(some),
                "cells": "; ".join(f"{one.row}: “{one.before}” → “{one.value}”" for one in some[:5])
                + (" …" if len(some) > 5 else ""),  # noqa: PLR2004 - a line's worth
            },
        )
        for file, some in by_file.items()
    ]


def _of(cell: CellAnswer, part: Part) -> bool:
    """Tell whether a cell stands in a part that was read."""
    source = part.source
    return (
        part.frame is not None and cell.file == source.name and cell.sheet in {None, source.sheet}
    )


def _filled(
    part: Part, cells: Sequence[CellAnswer], taken: set[CellAnswer], stale: dict[CellAnswer, str]
) -> Part:
    """Put values into one part; note which of them were taken, and what stands in the others."""
    frame = part.frame
    if frame is None:
        return part
    attrs = dict(frame.attrs)
    columns: dict[str, pd.Series] = {}
    for cell in cells:
        for name, at in spots(part, cell).items():
            given = columns.get(name, frame.get(name))
            if given is None:
                given = pd.Series("", index=frame.index, dtype=object)
            held = shown(given.iloc[int(at[0])])
            if held != cell.before:
                stale[cell] = held
                continue
            columns[name] = _replaced(given, at, cell.value)
            taken.add(cell)
    if not columns:
        return part
    filled = frame.assign(**columns)
    filled.attrs.update(attrs)
    return dataclasses.replace(part, frame=filled)


def spots(part: Part, cell: CellAnswer) -> Mapping[str, NDArray[np.intp]]:
    """
    Find a cell: positions by the name its column has here; nothing where it is not there.

    A sheet with a block of columns a level gives several rows a row of the file; the block whose
    header it is tells which.
    """
    frame, source = part.frame, part.source
    if frame is None:
        return {}
    at = np.flatnonzero(np.asarray(frame.index == cell.row))
    if not len(at):
        return {}
    for name in map(str, frame.columns):
        own = np.array([p for p in at if source.header(name, int(p)) == cell.column], dtype=np.intp)
        if len(own):
            return {name: own}
    if cell.column in frame.columns or cell.column in headers.targets(source.table):
        return {cell.column: at}
    return {}


def shown(value: object) -> str:
    """
    Write a cell as the page shows it: whole figures without a point, blanks as nothing.

    Examples
    --------
    >>> shown(12.0), shown(None), shown("  Hiệp  Thành "), shown(0.5)
    ('12', '', 'Hiệp Thành', '0.5')
    """
    if value is None or value is pd.NaT or value is pd.NA:
        return ""
    if isinstance(value, float | np.floating):
        number = float(str(value))
        if np.isnan(number):
            return ""
        whole = number.is_integer() and abs(number) < _EXACT
        return str(int(number)) if whole else str(value)
    return " ".join(str(value).split())


def _replaced(column: pd.Series, at: NDArray[np.intp], value: str) -> pd.Series:
    """Write a value into a column; digits stay a figure among figures, all else makes it text."""
    if pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_bool_dtype(column):
        if value == "" or value.isdecimal():
            figures = column.to_numpy(dtype=float, na_value=np.nan).copy()
            figures[at] = np.nan if value == "" else float(value)
            return pd.Series(figures, index=column.index, name=column.name)
        column = column.map(shown)
    cells = column.to_numpy(dtype=object).copy()
    cells[at] = value
    return pd.Series(cells, index=column.index, name=column.name, dtype=object)
