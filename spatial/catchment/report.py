"""What flows say: load, who goes without or is displaced, who crosses a border, how far."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from spatial.catchment.arrays import Floats
from spatial.catchment.question import Question

NOWHERE = ""  # column of the in/out matrix for pupils without a seat


@dataclass(frozen=True, slots=True, kw_only=True)
class Distances:
    """
    How far pupils walk. Without a seat there is no walk: those count in `without` alone.

    Attributes
    ----------
    pupils, without
        Pupils in all and without a seat [pupils].
    mean_m, median_m, p95_m
        Over the seated pupils [m]; not a number when there are none.
    within_share
        Share of all pupils with a seat no farther than the norm [0..1].
    """

    pupils: float
    without: float
    mean_m: float
    median_m: float
    p95_m: float
    within_share: float


def load(asked: Question, flows: pd.DataFrame) -> pd.DataFrame:
    """
    Sum the pupils of every school.

    Returns
    -------
    pandas.DataFrame
        By ``school_id``: ``pupils``, ``seats``, ``utilisation`` (missing without seats),
        ``mean_m``.
    """
    by_school = flows.groupby("school_id")
    pupils = by_school["pupils"].sum().reindex(asked.seats.index).fillna(0.0)
    seats = asked.seats.astype(float)
    seated = flows["school_id"].notna()
    walked = (flows["pupils"] * flows["distance_m"].where(seated, 0.0)).groupby(flows["school_id"])
    mean_m = walked.sum().reindex(asked.seats.index) / pupils.where(pupils > 0)
    return pd.DataFrame(
        {
            "pupils": pupils,
            "seats": seats,
            "utilisation": pupils / seats.where(seats > 0),
            "mean_m": mean_m,
        }
    )


def unserved(asked: Question, flows: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """
    Count pupils without a seat.

    Parameters
    ----------
    asked
        The question; its ``cell_ward`` names the wards.

    Returns
    -------
    by_cell, by_ward
        Pupils without a seat by ``cell_id`` and by ward, every cell and ward named.
    """
    without = flows[flows["school_id"].isna()].groupby("cell_id")["pupils"].sum()
    by_cell = without.reindex(asked.pupils.index).fillna(0.0).rename("unserved")
    wards = _wards(asked.cell_ward, len(by_cell))
    by_ward = pd.Series(by_cell.to_numpy()).groupby(wards).sum().rename("unserved")
    return by_cell, by_ward


def displaced(asked: Question, flows: pd.DataFrame) -> pd.DataFrame:
    """
    List the pupils who do not get their nearest school.

    Returns
    -------
    pandas.DataFrame
        ``cell_id``, ``nearest_id``, ``school_id`` (missing without a seat), ``pupils``, ``extra_m``
        (inf without a seat), most pupils first. As near a school is as good as the nearest; whom no
        way leads to any school is missing here, for he has no nearest one to lose.
    """
    position, nearest_m = asked.travel.nearest()
    at = asked.pupils.index.get_indexer(pd.Index(flows["cell_id"]))
    near_m, to_m = nearest_m[at], flows["distance_m"].to_numpy(dtype=np.float64)
    extra_m = np.subtract(to_m, near_m, out=np.zeros_like(to_m), where=np.isfinite(near_m))
    ids = np.r_[asked.seats.index.to_numpy(dtype=object), np.array([None], dtype=object)]
    table = pd.DataFrame(
        {
            "cell_id": flows["cell_id"],
            "nearest_id": ids[position[at]],
            "school_id": flows["school_id"],
            "pupils": flows["pupils"],
            "extra_m": extra_m,
        }
    )
    moved = (table["extra_m"] > 1.0) & (table["pupils"] > 0)  # a metre: drawing precision
    return table[moved].sort_values("pupils", ascending=False, kind="stable", ignore_index=True)


def matrix(asked: Question, flows: pd.DataFrame) -> pd.DataFrame:
    """
    Sum the flows between wards.

    Parameters
    ----------
    asked
        The question with both wards.

    Returns
    -------
    pandas.DataFrame
        Pupils by ward of home (rows) and of school (columns), those whose rooms are known; the
        column `NOWHERE` holds pupils without a seat.
    """
    home = _wards(asked.cell_ward, len(asked.pupils))
    wards = _wards(asked.school_ward, len(asked.seats))
    at = asked.seats.index.get_indexer(pd.Index(flows["school_id"]))
    to = np.r_[wards, np.array([NOWHERE], dtype=object)][at]
    since = home[asked.pupils.index.get_indexer(pd.Index(flows["cell_id"]))]
    names = sorted({*home[asked.told], *wards})
    table = pd.DataFrame({"home": since, "school": to, "pupils": flows["pupils"].to_numpy()})
    wide = table.pivot_table(index="home", columns="school", values="pupils", aggfunc="sum")
    return wide.reindex(index=names, columns=[*names, NOWHERE]).fillna(0.0)


def distances(flows: pd.DataFrame, *, norm_m: float) -> Distances:
    """
    Describe how far pupils walk.

    Parameters
    ----------
    norm_m
        Longest walk the norm allows [m].
    """
    pupils = flows["pupils"].to_numpy(dtype=np.float64)
    metres = flows["distance_m"].to_numpy(dtype=np.float64)
    seated = np.isfinite(metres) & (pupils > 0)
    total = float(pupils.sum())
    some = pupils[seated]
    mean_m = float(some @ metres[seated] / some.sum()) if seated.any() else np.nan
    return Distances(
        pupils=total,
        without=float(pupils[~np.isfinite(metres)].sum()),
        mean_m=mean_m,
        median_m=quantile(metres[seated], some, 0.5),
        p95_m=quantile(metres[seated], some, 0.95),
        within_share=float(pupils[metres <= norm_m].sum() / total) if total > 0 else 1.0,
    )


def quantile(values: Floats, weights: Floats, share: float) -> float:
    """
    Find the value that a share of the weight does not exceed.

    Examples
    --------
    >>> quantile(np.array([100.0, 900.0]), np.array([3.0, 1.0]), 0.5)
    100.0
    """
    if not len(values):
        return np.nan
    order = np.argsort(values, kind="stable")
    reached = np.cumsum(weights[order])
    at = np.searchsorted(reached, share * reached[-1] - 1e-9)
    return float(values[order][min(at, len(values) - 1)])


def wards_of(asked: Question) -> np.ndarray[tuple[int], np.dtype[np.object_]]:
    """Return the ward of every cell, one nameless ward where none are known."""
    return _wards(asked.cell_ward, len(asked.pupils))


def _wards(given: object, count: int) -> np.ndarray[tuple[int], np.dtype[np.object_]]:
    """Return ward ids, one nameless ward where none are known."""
    if given is None:
        return np.full(count, "-", dtype=object)
    return np.asarray(given, dtype=object)


def most_go_to(asked: Question, flows: pd.DataFrame) -> pd.Series:
    """Return the school most pupils of each cell go to, by ``cell_id``; missing for none."""
    ordered = flows.sort_values("pupils", ascending=False, kind="stable")
    first = ordered.drop_duplicates("cell_id").set_index("cell_id")["school_id"]
    return first.reindex(asked.pupils.index)
