"""
What figures of schools and people look like: a witness where signs alone do not tell.

Bounds of plausibility, assumed, and no norm of anybody: wide enough that hardly a real school lies
outside, narrow enough that a figure and its thousandfold rarely both lie inside.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from spatial.tables import Column

Floats = NDArray[np.float64]
Plausible = Callable[[Floats], NDArray[np.bool_]]

_ROOMS = (1.0, 150.0)
# One row of one table: what its figure is likely to be at least and at most.
_BOUNDS = {
    ("school_levels", "land_m2"): (150.0, 200_000.0),
    ("school_levels", "floor_m2"): (60.0, 100_000.0),
    ("school_levels", "room_floor_m2"): (30.0, 30_000.0),
    ("school_levels", "pupils"): (5.0, 6_000.0),
    ("school_levels", "pupils_two_session"): (5.0, 6_000.0),
    ("school_levels", "rooms"): _ROOMS,
    ("school_levels", "rooms_solid"): _ROOMS,
    ("school_levels", "classes"): _ROOMS,
    ("school_levels", "teachers"): (1.0, 400.0),
    ("projects", "rooms"): _ROOMS,
    ("projects", "land_m2"): (150.0, 200_000.0),
    ("neighbourhoods", "people"): (20.0, 50_000.0),
}
_OF_ONE_AGE, _OF_A_WARD = (0.5, 60_000.0), (200.0, 400_000.0)  # residents
# How much of one figure stands against one of another in the same row.
_RATIOS = {
    ("land_m2", "pupils"): (1.0, 500.0),
    ("land_m2", "rooms"): (15.0, 20_000.0),
    ("pupils", "rooms"): (2.0, 120.0),
    ("pupils", "classes"): (4.0, 75.0),
}
_NEAR = 100.0  # people of one age and of another in the same ward and year differ by less
_WHOLE = frozenset({"pupils", "rooms", "classes", "teachers"})  # nobody counts parts of them


@dataclass(frozen=True, kw_only=True)
class Bounds:
    """What is likely for each row, shape (n,)."""

    least: Floats
    most: Floats


def bounds(frame: pd.DataFrame, column: Column, table: str) -> Bounds | None:
    """Return what a column's figures are likely to be; ``None`` where nobody can say."""
    size = len(frame)
    if (table, column.name) == ("residents", "people"):
        ages = frame["age"] if "age" in frame else pd.Series(np.nan, index=frame.index)
        one = pd.to_numeric(ages, errors="coerce").notna().to_numpy()
        return Bounds(
            least=np.where(one, _OF_ONE_AGE[0], _OF_A_WARD[0]),
            most=np.where(one, _OF_ONE_AGE[1], _OF_A_WARD[1]),
        )
    told = _BOUNDS.get((table, column.name))
    if told is None:
        return None
    return Bounds(least=np.full(size, told[0]), most=np.full(size, told[1]))


def of(frame: pd.DataFrame, column: Column, table: str) -> Plausible | None:
    """
    Return what tells likely figures of a column from unlikely ones.

    Parameters
    ----------
    frame
        Raw rows of the table: the other figures of a row are witnesses too.

    Returns
    -------
    callable or None
        From values in the column's unit, one a row, to whether each is likely; ``None`` where
        nobody can say.
    """
    alone = bounds(frame, column, table)
    if alone is None:
        return None
    beside = [
        (name, other, _plain(frame, name if name != column.name else other))
        for name, other in _RATIOS
        if column.name in {name, other} and {name, other} <= set(frame.columns)
    ]

    usual = _usual(frame, column) if table == "residents" else np.full(len(frame), np.nan)

    def plausible(values: Floats) -> NDArray[np.bool_]:
        likely = (values >= alone.least) & (values <= alone.most)
        likely &= ~((values * _NEAR < usual) | (values > usual * _NEAR))  # no word on NaN
        if column.unit in _WHOLE:
            likely &= np.isclose(values, np.round(values))
        for name, other, given in beside:
            above, below = (values, given) if name == column.name else (given, values)
            with np.errstate(divide="ignore", invalid="ignore"):
                ratio = above / below
            least, most = _RATIOS[name, other]
            known = np.isfinite(ratio) & (given > 0)
            likely &= ~known | ((ratio >= least) & (ratio <= most))
        return np.asarray(likely)

    return plausible


def broken(given: Mapping[str, Floats]) -> NDArray[np.int64]:
    """
    Count the bounds and ratios that the figures of each row of a school's stock break.

    Parameters
    ----------
    given
        Figures by column of ``school_levels``, each of shape (n,); NaN and zero break nothing.
    """
    size = len(next(iter(given.values()), np.empty(0)))
    count = np.zeros(size, dtype=np.int64)
    with np.errstate(divide="ignore", invalid="ignore"):
        for name, values in given.items():
            least, most = _BOUNDS["school_levels", name]
            count += (values > 0) & ((values < least) | (values > most))
        for (above, below), (least, most) in _RATIOS.items():
            if above in given and below in given:
                ratio = given[above] / given[below]
                count += (ratio > 0) & np.isfinite(ratio) & ((ratio < least) | (ratio > most))
    return count


def _usual(frame: pd.DataFrame, column: Column) -> Floats:
    """Give the median of the figures without doubt among the rows of the same ward and year."""
    sure = pd.Series(_plain(frame, column.name), index=frame.index)
    beside = [name for name in ("ward_id", "ward", "year") if name in frame]
    if "age" not in frame or not beside:
        return np.full(len(frame), np.nan)
    groups = sure.groupby([frame[name].astype(str) for name in beside])
    return groups.transform("median").to_numpy(dtype=float)


def _plain(frame: pd.DataFrame, name: str) -> Floats:
    """Read the whole numbers of a column that leave no doubt, NaN for all else."""
    if frame.attrs.get("scales", {}).get(name, 1.0) != 1.0:
        return np.full(len(frame), np.nan)
    values = pd.to_numeric(frame[name], errors="coerce").to_numpy(dtype=float, na_value=np.nan)
    return np.where(values == np.round(values), values, np.nan)
