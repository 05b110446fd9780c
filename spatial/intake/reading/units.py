"""Units a sheet gives elsewhere than in its headers: in a row below them, in a line above all."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from spatial.intake.reading import headers


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """
    One column of the sheet: what is written above it and what that means.

    Attributes
    ----------
    at
        Number of the column in the sheet, from 1.
    path
        Its headers from top to bottom, joined by `` / ``.
    column
        Column of the table, ``None`` where it is not known.
    scale
        What the unit in the header multiplies values by.
    axes
        Values the header gives for other columns: ``level`` of a block, ``age``, ``year``.
    """

    at: int
    path: str
    column: str | None
    scale: float = 1.0
    axes: tuple[tuple[str, str], ...] = ()


def placed(
    heads: Sequence[Head], sheet: Sequence[Sequence[str]], header: tuple[int, int], table: str
) -> tuple[tuple[Head, ...], int]:
    """
    Give columns the scale of the units around their headers.

    Parameters
    ----------
    sheet
        The first rows of the sheet as text.
    header
        First and last row of the header, from 1.

    Returns
    -------
    heads, bottom
        A column that has a unit of its own keeps it; the last row of the header, one further down
        where a row holds nothing but units.
    """
    top, bottom = header
    below = sheet[bottom] if bottom < len(sheet) else []
    last = sheet[bottom - 1]  # a header merged down stands in the row of units too
    filled = [cell for cell, above in zip(below, last, strict=False) if cell and cell != above]
    if filled and all(map(headers.is_unit, filled)):
        bottom += 1
    else:
        below = []
    above = [headers.unit_above(cell) for line in sheet[: top - 1] for cell in line]
    whole = next((unit for unit in above if unit), "")
    out = []
    for head in heads:
        own = below[head.at - 1].strip(" ()") if below else ""
        own = own if headers.is_unit(own) else ""
        scale = headers.scale_of(f"{head.path} ({own})", head.column, table) if own else 1.0
        bare = head.scale == 1.0 and not headers.has_unit(head.path)
        if (
            bare
            and scale == 1.0
            and not own
            and whole
            and headers.measured(head.column, whole, table)
        ):
            scale = headers.scale_of(f"x ({whole})", head.column, table)
        out.append(dataclasses.replace(head, scale=scale) if bare and scale != 1.0 else head)
    return tuple(out), bottom
