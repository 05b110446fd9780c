"""How fairly access lies: Gini, Palma, Kolm-Pollak, and who is left out."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from spatial.access.decay import Floats

WORST = 0.1  # share of pupils that counts as left out: the worst decile


def gini(values: ArrayLike, pupils: ArrayLike) -> float:
    """
    Measure how unequally something is spread over pupils.

    Parameters
    ----------
    values
        Access by cell, shape (n,), >= 0.
    pupils
        Pupils by cell, shape (n,).

    Returns
    -------
    float
        0 for all alike, towards 1 for all at one pupil; 0 when there is nothing.

    Notes
    -----
    ``1 - sum (S_k + S_{k-1}) (P_k - P_{k-1})`` with cumulated shares S of access and P of pupils,
    worst served first.

    Examples
    --------
    >>> gini([0.0, 1.0], [1, 1])
    0.5
    """
    value, people = _sorted(values, pupils)
    held = np.cumsum(value * people)
    if not len(value) or held[-1] <= 0:
        return 0.0
    share = np.r_[0.0, held / held[-1]]
    return float(1.0 - ((share[1:] + share[:-1]) * people).sum() / people.sum())


def palma(values: ArrayLike, pupils: ArrayLike) -> float:
    """
    Compare the access of the best-served tenth with that of the worst-served four tenths.

    Parameters
    ----------
    values, pupils
        Access and pupils by cell, shape (n,).

    Returns
    -------
    float
        Their ratio; 0.25 for all alike, inf when the four tenths have nothing.
    """
    value, people = _sorted(values, pupils)
    if not len(value):
        return 0.25
    worst, best = _held(value, people, 0.0, 0.4), _held(value, people, 0.9, 1.0)
    if worst > 0:
        return best / worst
    return np.inf if best > 0 else 0.25


def kolm_pollak(metres: ArrayLike, pupils: ArrayLike, *, aversion: float = 1.0) -> float:
    """
    Find the walk that, made by everybody, would be as bad as the walks made now.

    Parameters
    ----------
    metres
        Walk by cell [m], shape (n,): something better the less of it.
    pupils
        Pupils by cell, shape (n,).
    aversion
        Aversion to inequality, > 0; 1 is the usual middle.

    Returns
    -------
    float
        Equally-distributed equivalent [m], never below the mean; not a number without pupils.

    Notes
    -----
    ``ln(sum a_i exp(k d_i) / T) / k`` with ``k = aversion * sum a_i d_i / sum a_i d_i^2``.

    References
    ----------
    .. [1] Logan et al. (2021); Sheriff & Maguire (2020), both on the Kolm-Pollak equivalent, as
    used by
       Horton et al. (2024), arXiv:2401.15452.
    """
    walk, people = np.asarray(metres, np.float64), np.asarray(pupils, np.float64)
    total, squares = float(people @ walk), float(people @ walk**2)
    if people.sum() <= 0:
        return np.nan
    if squares <= 0:
        return 0.0
    scale = aversion * total / squares
    top = float(walk.max())  # taken out of the exponent, so that nothing overflows
    return top + float(np.log(people @ np.exp(scale * (walk - top)) / people.sum())) / scale


def left_out(values: ArrayLike, pupils: ArrayLike, *, share: float = WORST) -> Floats:
    """
    Find the pupils with the least access.

    Parameters
    ----------
    values, pupils
        Access and pupils by cell, shape (n,).
    share
        Share of all pupils that counts as left out [0..1].

    Returns
    -------
    numpy.ndarray
        Pupils of every cell among them, shape (n,); they sum to the share of all pupils. Cells of
        equal access share what is left alike.
    """
    value, people = np.asarray(values, np.float64), np.asarray(pupils, np.float64)
    level, group = np.unique(value, return_inverse=True)
    by_level = np.bincount(group, people, len(level))
    before = np.cumsum(by_level) - by_level
    part = np.clip(share * people.sum() - before, 0.0, by_level)
    taken = np.divide(part, by_level, out=np.zeros_like(part), where=by_level > 0)
    return np.asarray(people * taken[group])


def by_ward(
    values: ArrayLike, pupils: ArrayLike, wards: NDArray[np.object_], *, share: float = WORST
) -> pd.DataFrame:
    """
    Tell access and who is left out, ward by ward.

    Parameters
    ----------
    values, pupils, wards
        Access, pupils and ward by cell, shape (n,).
    share
        Share of all pupils that counts as left out [0..1].

    Returns
    -------
    pandas.DataFrame
        By ward: ``pupils``, ``mean`` over pupils, ``gini`` inside the ward, ``left_out`` pupils and
        their share of the ward's pupils ``left_out_share``; most left out first.
    """
    table = pd.DataFrame(
        {
            "ward": np.asarray(wards, dtype=object),
            "value": np.asarray(values, np.float64),
            "pupils": np.asarray(pupils, np.float64),
            "left_out": left_out(values, pupils, share=share),
        }
    )
    rows = {}
    for ward, part in table.groupby("ward"):
        people = float(part["pupils"].sum())
        held = float((part["value"] * part["pupils"]).sum())
        out = float(part["left_out"].sum())
        rows[ward] = {
            "pupils": people,
            "mean": held / people if people > 0 else np.nan,
            "gini": gini(part["value"], part["pupils"]),
            "left_out": out,
            "left_out_share": out / people if people > 0 else 0.0,
        }
    if not rows:  # nobody's access is known
        columns = ["pupils", "mean", "gini", "left_out", "left_out_share"]
        return pd.DataFrame(columns=columns, dtype=float).rename_axis("ward")
    frame = pd.DataFrame.from_dict(rows, orient="index").rename_axis("ward")
    return frame.sort_values("left_out", ascending=False, kind="stable")


def _sorted(values: ArrayLike, pupils: ArrayLike) -> tuple[Floats, Floats]:
    """Return access and pupils of the cells with pupils, worst served first."""
    value, people = np.asarray(values, np.float64), np.asarray(pupils, np.float64)
    order = np.argsort(value, kind="stable")
    order = order[people[order] > 0]
    return value[order], people[order]


def _held(value: Floats, people: Floats, low: float, high: float) -> float:
    """Sum the access of the pupils between two shares of all pupils."""
    ends = np.cumsum(people) / people.sum()
    starts = np.r_[0.0, ends[:-1]]
    inside = np.clip(np.minimum(ends, high) - np.maximum(starts, low), 0.0, None)
    return float((inside * value).sum())
