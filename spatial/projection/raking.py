"""Raking: bring a projection to published totals, and show by how much it had to be bent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from spatial.errors import Fault, UserError
from spatial.records import LEVELS, Kind

Floats = NDArray[np.float64]


def published(pupils: pd.DataFrame) -> dict[int, Floats]:
    """
    Return the published totals of the whole locality.

    Parameters
    ----------
    pupils
        Known pupils of a `Network`.

    Returns
    -------
    dict
        Pupils by level, shape (4,), by year; only years with every level published.
    """
    rows = pupils[(pupils["ward_id"] == "") & (pupils["kind"] == Kind.PUBLISHED)]
    totals = {}
    for year, part in rows.groupby("year"):
        by_level = part.groupby("level")["pupils"].sum().reindex(list(LEVELS))
        if by_level.notna().all():
            totals[int(str(year))] = by_level.to_numpy(dtype=float)
    return totals


def factors(
    totals: Floats, *, years: Sequence[int], targets: Mapping[int, Floats], known_to: int
) -> Floats:
    """
    Find the factors that bring each level to its published totals.

    Parameters
    ----------
    totals
        Projected pupils of the locality by year and level [pupils], shape (years, 4).
    years
        The years of the rows.
    targets
        Published pupils by level, by year.
    known_to
        Last year that is not forecast; its factor is one.

    Returns
    -------
    numpy.ndarray
        Shape (years, 4), > 0: published / projected in a published year, in a straight line from
        one in `known_to` to the first, between them and flat after the last.

    Raises
    ------
    UserError
        If no published total lies after `known_to` and within the years.
    """
    rows = list(years)
    later = sorted(year for year in targets if known_to < year <= rows[-1])
    if not later:
        raise UserError(Fault(code="no_published_total", value=str(rows[-1])))
    scales = np.ones((len(rows), len(LEVELS)))
    for at in range(len(LEVELS)):
        knots = [1.0, *(targets[year][at] / totals[rows.index(year), at] for year in later)]
        scales[:, at] = np.interp(rows, [known_to, *later], knots)
    return scales
