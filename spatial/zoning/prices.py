"""The lower bound of a city: prices of seats by ascent, where a linear programme is too large."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from spatial.zoning.deadline import Deadline
from spatial.zoning.problem import FREE, Floats, Ints, Zoning

PAIRS = 100_000  # of the sample that stands for all while prices are still far off
NEAREST, APART = 24, 10  # schools it keeps: the nearest, and of the others one in so many
STEPS = 200  # on all neighbourhoods
NEAR_M, FINE_M = 60.0, 2.0  # length of the first and the last step
_BLOCK = 1 << 18  # pairs looked at in one go


@dataclass(frozen=True, kw_only=True)
class Priced:
    """
    Prices of seats and the bound they prove.

    Attributes
    ----------
    total
        ``sum_i min_j (C_ij + a_i p_j) - sum_j K_j p_j`` [pupil-metres].
    price
        By school [m], shape (m,).
    wanted
        Where each neighbourhood's cost plus price is least, shape (n,); `FREE` for nowhere.
    """

    total: float
    price: Floats
    wanted: Ints


def at(asked: Zoning, cost: Floats, price: Floats) -> Priced:
    """
    Prove a bound by any prices, a block of neighbourhoods at a time.

    Parameters
    ----------
    price
        By school [m], >= 0.
    """
    wanted = np.full(len(cost), FREE, dtype=np.int64)
    total = -float(asked.seats @ price)
    step = max(1, _BLOCK // max(1, cost.shape[1]))
    for start in range(0, len(cost), step):
        part = slice(start, start + step)
        paid = cost[part] + asked.pupils[part, None] * price
        best = paid.argmin(axis=1)
        least = paid[np.arange(len(paid)), best]
        may = np.isfinite(least)
        total += float(least[may].sum())
        wanted[part] = np.where(may, best, FREE)
    return Priced(total=total, price=price, wanted=wanted)


def ascend(
    asked: Zoning,
    cost: Floats,
    start: Floats,
    *,
    top: float,
    over: float = 0.0,
    deadline: Deadline | None = None,
) -> Priced:
    """
    Raise the bound step by step: dearer where too many want to go, cheaper where too few.

    Parameters
    ----------
    start
        Prices to begin with [m], shape (m,).
    top
        Highest price [m].
    over
        Pupils beyond the seats at which the bound is to be sharp: ``total - over * max(p)``.
    deadline
        Looked at between two steps.

    Notes
    -----
    A subgradient method (Held, Wolfe and Crowder 1974): every price proves a bound, so it may end
    at any step. The same numbers in give the same prices out.
    """
    priced = at(asked, cost, start)
    best, best_value = priced, priced.total - over * float(start.max(initial=0.0))
    scale = np.maximum(asked.seats, asked.seats.mean() if len(asked.seats) else 1.0) + 1e-9
    for step in range(STEPS):
        if deadline is not None and deadline.over():
            break
        going = priced.wanted >= 0
        slope = np.bincount(priced.wanted[going], asked.pupils[going], len(start)) - asked.seats
        if over > 0 and len(start):
            slope[int(priced.price.argmax())] -= over
        length_m = NEAR_M * (FINE_M / NEAR_M) ** (step / STEPS)
        move = length_m * np.clip(slope / scale, -3.0, 3.0)
        priced = at(asked, cost, np.clip(priced.price + move, 0.0, top))
        value = priced.total - over * float(priced.price.max(initial=0.0))
        if value > best_value:
            best, best_value = priced, value
    return best


def sample(asked: Zoning, cost: Floats) -> tuple[Zoning, Floats]:
    """Let some neighbourhoods stand for all, so that a linear programme tells prices quickly."""
    cells, schools = cost.shape
    kept = min(schools, NEAREST + schools // APART)
    which = np.arange(0, cells, max(1, cells * kept // PAIRS))
    some = asked.pupils[which]
    going = np.isfinite(cost[which]).any(axis=1)
    held = float(some[going].sum())
    times = float(asked.pupils.sum()) / held if held > 0 else 1.0
    few = Zoning(
        pupils=some * times,
        seats=asked.seats,
        metres=asked.metres[:0],
        edges=np.zeros((0, 2), dtype=np.int64),
    )
    return few, _thinned(cost[which] * times)


def _thinned(cost: Floats) -> Floats:
    """Keep the nearest schools of every neighbourhood, and some far ones in turn: none is alone."""
    cells, schools = cost.shape
    if schools <= NEAREST:
        return cost
    kept = (np.arange(cells)[:, None] + np.arange(schools)) % APART == 0
    nearest = np.argpartition(cost, NEAREST, axis=1)[:, :NEAREST]
    kept[np.arange(cells)[:, None], nearest] = True
    return np.where(kept, cost, np.inf)


def least_over(asked: Zoning, cost: Floats) -> float:
    """
    Return pupils beyond the seats that no zoning avoids, part by part.

    Notes
    -----
    Neighbourhoods and schools fall into parts no walk joins; each lacks what its pupils exceed its
    seats by.
    """
    cells, schools = cost.shape
    may = np.isfinite(cost)
    going = may.any(axis=1)
    if not going.any():
        return 0.0
    if may[going].all():
        return max(0.0, float(asked.pupils[going].sum() - asked.seats.sum()))
    cell, school = np.nonzero(may)
    joined = coo_array(
        (
            np.ones(len(cell), dtype=np.int8),
            (cell.astype(np.int32), school.astype(np.int32) + cells),
        ),
        shape=(cells + schools, cells + schools),
    )
    _, part = connected_components(joined.tocsr(), directed=False)
    count = int(part.max()) + 1
    pupils = np.bincount(part[:cells][going], asked.pupils[going], count)
    seats = np.bincount(part[cells:], asked.seats, count)
    return float(np.maximum(pupils - seats, 0.0).sum())
