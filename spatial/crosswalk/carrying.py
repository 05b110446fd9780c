"""Carry figures along a crosswalk, whole parts that sum to the whole."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from spatial.crosswalk.walk import Crosswalk
from spatial.errors import Fault, InputFaults


def apportion(total: int, weights: NDArray[np.float64]) -> NDArray[np.int64]:
    """
    Divide a whole number by weights so that the parts are whole and sum to it.

    Notes
    -----
    Largest remainder; equal remainders go to the earlier part.

    Examples
    --------
    >>> apportion(10, np.array([1.0, 1.0, 1.0])).tolist()
    [4, 3, 3]
    """
    if total < 0:
        parts: NDArray[np.int64] = -apportion(-total, weights)
        return parts
    if not weights.sum() > 0:  # pieces that weigh nothing share evenly
        weights = np.ones(len(weights))
    share = weights / weights.sum()
    exact = share * total
    parts = np.floor(exact).astype(np.int64)
    left = total - int(parts.sum())
    for at in np.argsort(-(exact - parts), kind="stable")[: max(left, 0)]:
        parts[at] += 1
    while left < 0:  # float noise pushed a part over its whole number
        at = int(np.argmax(parts))
        parts[at] -= 1
        left += 1
    return parts


def carry(
    table: pd.DataFrame, walk: Crosswalk, *, unit: str, value: str, step: float = 1.0
) -> pd.DataFrame:
    """
    Carry a table's figures from the old units to the new ones.

    Parameters
    ----------
    table
        Rows of one figure each: the column `unit` holds old ids, `value` the figure (a missing one
        leaves whatever it is part of unknown); any other
        columns (year, age, level) are kept apart, so a time series stays one.
    walk
        The crosswalk. What of a unit lies outside the new set goes with the rest of the unit:
        people did not move away because a line was drawn differently.
    unit, value
        Names of the columns.
    step
        Smallest part a figure may be divided into: 1 for people, 1e-6 for measures.

    Returns
    -------
    pandas.DataFrame
        The same columns; for every combination of the others, the total is that of `table`, to the
        step.

    Raises
    ------
    InputFaults
        Naming every unit that has a figure and no piece in the crosswalk.
    """
    pieces = dict(list(walk.pieces.groupby("old_id")))
    figures = table[value].to_numpy(dtype=float)
    pairs = zip(table[unit], figures, strict=True)
    strange = sorted({str(code) for code, figure in pairs if figure and code not in pieces})
    if strange:
        raise InputFaults([Fault(code="no_successor", value=code) for code in strange])
    others = [name for name in table.columns if name not in {unit, value}]
    rows: list[tuple[object, ...]] = []
    blank: set[tuple[object, ...]] = set()
    for figure, code, rest in zip(
        figures, table[unit], table[others].itertuples(index=False, name=None), strict=True
    ):
        if code not in pieces:
            continue
        piece = pieces[code]
        if np.isnan(figure):
            blank |= {(new, *rest) for new in piece["new_id"]}
            parts = np.zeros(len(piece), dtype=np.int64)
        else:
            parts = apportion(round(figure / step), piece["amount"].to_numpy(dtype=float))
        rows += [(new, *rest, int(part)) for new, part in zip(piece["new_id"], parts, strict=True)]
    carried = pd.DataFrame(rows, columns=[unit, *others, value])
    summed = carried.groupby([unit, *others], sort=False, dropna=False)[value].sum().reset_index()
    if step != 1.0:
        summed[value] = summed[value] * step
    if blank:
        keys = summed[[unit, *others]].itertuples(index=False, name=None)
        summed[value] = (
            summed[value].astype(float).mask(np.array([key in blank for key in keys], dtype=bool))
        )
    return summed[list(table.columns)]


def compare(crosswalk: Crosswalk, other: Crosswalk) -> pd.DataFrame:
    """
    Set two crosswalks of the same units side by side.

    Returns
    -------
    pandas.DataFrame
        ``old_id``, ``new_id``, the normalised share of each crosswalk under its basis, and their
        difference.
    """
    sides = []
    for walk in (crosswalk, other):
        shares = walk.pieces.copy()
        whole = shares.groupby("old_id")["amount"].transform("sum")
        shares[str(walk.basis)] = shares["amount"] / whole
        sides.append(shares.set_index(["old_id", "new_id"])[str(walk.basis)])
    both = pd.concat(sides, axis=1).fillna(0.0)
    both["difference"] = both.iloc[:, 1] - both.iloc[:, 0]
    return both.reset_index()
