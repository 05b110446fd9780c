"""Units a sheet gives elsewhere than in its headers: in a row below them, in a line above all."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from dataclasses import dataclass

from spatial.intake.reading import headers
from spatial.intake.text.names import fold

_ABOVE = re.compile(
    r"(?:đvt|đơn vị(?: tính)?|dvt|don vi(?: tinh)?|unit)\s*:\s*(.{1,60})", re.IGNORECASE
)
_PARTED = re.compile(r"[,;/+]|\bvà\b", re.IGNORECASE)


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


def above_of(text: str) -> tuple[str, ...]:
    """
    Return the units a line above a table gives for the whole of it, of those that scale.

    Two units of one measure, as square metres and hectares, tell nothing.

    Examples
    --------
    >>> above_of("Đơn vị tính: ha, phòng, học sinh"), above_of("ĐVT: 1.000 m²")
    (('ha',), ('1 000 m2',))
    >>> above_of("ĐVT: m2, ha")
    ()
    >>> above_of("Đơn vị: Trường Tiểu học Hà Huy Tập"), above_of("Năm học 2024-2025")
    ((), ())
    """
    match = _ABOVE.search(text.replace("²", "2"))
    if match is None:
        return ()
    whole = fold(match[1])
    if whole in headers.SCALES:
        return (whole,)
    parts = [fold(part) for part in _PARTED.split(match[1]) if fold(part)]
    scaling = tuple(part for part in parts if part in headers.SCALES)
    of_land = [part for part in parts if part in headers.LAND]
    return scaling if all(map(headers.is_unit, parts)) and len(of_land) <= 1 else ()


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
    above = [above_of(cell) for line in sheet[: top - 1] for cell in line]
    whole = next((named for named in above if named), ())
    out = []
    for head in heads:
        own = below[head.at - 1].strip(" ()") if below else ""
        own = own if headers.is_unit(own) else ""
        scale = headers.scale_of(f"{head.path} ({own})", head.column, table) if own else 1.0
        bare = head.scale == 1.0 and not headers.has_unit(head.path)
        fitting = [unit for unit in whole if headers.measured(head.column, unit, table)]
        if bare and scale == 1.0 and not own and len(fitting) == 1:
            scale = headers.scale_of(f"x ({fitting[0]})", head.column, table)
        out.append(dataclasses.replace(head, scale=scale) if bare and scale != 1.0 else head)
    return tuple(out), bottom
