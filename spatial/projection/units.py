"""Which units a figure is really known for, and how the base wards make them up."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse

from spatial.network import Network
from spatial.projection.history import Base

Floats = NDArray[np.float64]

SAME_RATIO = 0.002  # wards whose growth differs by less were given their successor's


@dataclass(frozen=True, kw_only=True)
class Known:
    """
    Totals of the units that have figures of their own.

    Attributes
    ----------
    units
        Set of wards the totals are compared on.
    join
        Which base ward belongs to which unit, shape (units, base wards), columns sum to one.
    names
        Unit codes.
    """

    units: str
    join: Floats
    names: pd.Index


def comparable(town: Network, base: Base, target: int) -> Known:
    """
    Find the units that have figures of their own in a year.

    Parameters
    ----------
    target
        A year with totals.

    Returns
    -------
    Known
        The base wards, or a later set of wards where the base wards' figures of the target are no
        more than shares of it: inside every unit all grew by the same ratio since an earlier year.
    """
    before = [base.totals[year] for year in base.totals if year < target]
    for units in town.ward_sets:
        if units == town.base_units:
            continue
        join, names = joined(town, base.wards, units)
        if any(_shares(base.totals[target] / start, join) for start in before):
            return Known(units=units, join=join, names=names)
    return Known(units=town.base_units, join=np.eye(len(base.wards)), names=base.wards)


def _shares(growth: Floats, join: Floats) -> bool:
    """Tell whether all wards of every unit grew by the same ratio."""
    home = join.argmax(axis=0)
    mixed = [growth[home == unit] for unit in range(len(join)) if (home == unit).sum() > 1]
    return bool(mixed) and all(float(np.ptp(part) / part.mean()) < SAME_RATIO for part in mixed)


def joined(town: Network, wards: pd.Index, units: str) -> tuple[Floats, pd.Index]:
    """
    Tell how the base wards make up another set of units.

    Returns
    -------
    join, names
        Share of each base ward's people in each unit, by the cells, shape (units, base wards); the
        units' codes.
    """
    names = pd.Index(town.wards(units).index, name="ward_id")
    join = np.zeros((len(names), len(wards)))
    place = names.get_indexer(town.cells[units]), wards.get_indexer(town.cells["ward_id"])
    np.add.at(join, place, town.cells["share"].to_numpy(dtype=float))
    return join, names


def added(join: Floats, values: Floats, *, axis: int) -> Floats:
    """
    Add base wards up to other units.

    Parameters
    ----------
    join
        As `joined` makes it, shape (units, base wards): nearly all of it is zero.
    values
        Figures of base wards along an axis.

    Returns
    -------
    numpy.ndarray
        The same with units along that axis.
    """
    wards = np.moveaxis(values, axis, 0)
    units = sparse.csr_array(join) @ wards.reshape(len(wards), -1)
    return np.asarray(np.moveaxis(units.reshape(len(join), *wards.shape[1:]), 0, axis))
