"""
The lower bound: neighbourhoods that may be split, zones that need not be in one piece.

A district's is a linear programme, solved exactly. A city's has millions of pairs, which take the
solver gigabytes and hours: there prices of seats are raised step by step (`spatial.zoning.prices`),
which prove a bound whenever they are ended.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_array, vstack

from spatial.errors import InternalError
from spatial.zoning import prices
from spatial.zoning.deadline import Deadline
from spatial.zoning.problem import FREE, Floats, Floor, Ints, Zoning

PROGRAM_PAIRS = 500_000  # most pairs a linear programme is made of
_PART = 0.3  # of the time left: what a sample's programme may take
_TIME = 1  # what the solver says when its limit came first

_DUST = 1e-6  # pupils, and share of the metres, that the solver may be off


@dataclass(frozen=True, kw_only=True)
class Relaxed:
    """
    A zoning with neighbourhoods that may be split.

    Attributes
    ----------
    total
        What was made least [pupil-metres].
    wanted
        School that has most of each neighbourhood, shape (n,); `FREE` for none.
    price
        Price of a seat by school [m], >= 0, shape (m,).
    over
        Pupils beyond the seats.
    limit_price
        Price of the limit on them [m], >= 0; 0 without a limit.
    exact
        Whether nothing is larger than `total`; otherwise it is a bound that prices prove.
    """

    total: float
    wanted: Ints
    price: Floats
    over: float
    limit_price: float = 0.0
    exact: bool = True


def relaxed_in(asked: Zoning, cost: Floats, deadline: Deadline) -> Relaxed:
    """
    Bound a zoning before the deadline: exactly where that is quick, by prices elsewhere.

    Parameters
    ----------
    deadline
        When to end.
    """
    if cost.size <= PROGRAM_PAIRS and not deadline.over():
        solved = relax(asked, cost, beyond=asked.beyond, limit_s=deadline.solver_s())
        if solved is not None:
            return solved
    priced = prices.ascend(
        asked, cost, _first_prices(asked, cost, deadline), top=asked.beyond, deadline=deadline
    )
    return Relaxed(
        total=priced.total,
        wanted=priced.wanted,
        price=priced.price,
        over=prices.least_over(asked, cost),
        exact=False,
    )


def _first_prices(asked: Zoning, cost: Floats, deadline: Deadline) -> Floats:
    """Take the prices of a sample, as far as the time goes; else those nobody has to pay."""
    top = asked.beyond
    few, costs = prices.sample(asked, cost)
    solved = None
    if not deadline.over():
        solved = relax(few, costs, beyond=top, limit_s=_PART * deadline.solver_s())
    if solved is not None:
        return np.clip(solved.price, 0.0, top)
    short = float(asked.pupils.sum()) > float(asked.seats.sum())
    return np.full(cost.shape[1], top if short else 0.0)


def relax(
    asked: Zoning,
    cost: Floats,
    *,
    beyond: float,
    most_over: float = np.inf,
    limit_s: float | None = None,
) -> Relaxed | None:
    """
    Solve the zoning with neighbourhoods that may be split.

    Parameters
    ----------
    cost
        ``asked.cost`` or zeros at the same pairs, shape (n, m).
    beyond
        What a pupil beyond the seats counts [m].
    most_over
        Most pupils beyond the seats.
    limit_s
        What the solver may take [s]; nothing is returned where that was not enough.

    Notes
    -----
    ``min sum C_ij x_ij + B sum o_j`` with ``sum_j x_ij = 1``, ``sum_i a_i x_ij - o_j <= K_j`` and
    ``sum_j o_j <= O``: a linear programme, solved by HiGHS. Any zoning is a solution of it, so none
    costs less.
    """
    cell, school = np.nonzero(np.isfinite(cost))
    placed = np.unique(cell)
    pairs, schools = len(cell), cost.shape[1]
    if not pairs:
        nowhere = np.full(len(cost), FREE, dtype=np.int64)
        return Relaxed(total=0.0, wanted=nowhere, price=np.zeros(schools), over=0.0)
    row = np.searchsorted(placed, cell)
    each = coo_array(
        (np.ones(pairs), (row, np.arange(pairs))), shape=(len(placed), pairs + schools)
    )
    at: Ints = np.r_[school, np.arange(schools)]
    held = np.r_[asked.pupils[cell], np.full(schools, -1.0)]
    full = coo_array((held, (at, np.arange(pairs + schools))), shape=(schools, pairs + schools))
    room = asked.seats
    if np.isfinite(most_over):
        every = coo_array(np.r_[np.zeros(pairs), np.ones(schools)][None])
        full, room = vstack([full, every]), np.r_[asked.seats, most_over]
    from scipy.optimize import linprog  # noqa: PLC0415 - heavy, and every start would import it

    solved = linprog(
        np.r_[cost[cell, school], np.full(schools, beyond)],
        A_ub=full.tocsr(),
        b_ub=room,
        A_eq=each.tocsr(),
        b_eq=np.ones(len(placed)),
        method="highs",
        options={} if limit_s is None else {"time_limit": limit_s},
    )
    if solved.status == _TIME and limit_s is not None:
        return None
    if solved.status != 0:
        msg = f"the relaxed zoning found no optimum: {solved.message}"
        raise InternalError(msg)
    bought = np.maximum(-solved.ineqlin.marginals, 0.0)
    return Relaxed(
        total=float(solved.fun),
        wanted=_most(cost, cell, school, solved.x[:pairs]),
        price=bought[:schools],
        over=float(solved.x[pairs:].sum()),
        limit_price=float(bought[schools:].sum()),
    )


def _most(cost: Floats, cell: Ints, school: Ints, part: Floats) -> Ints:
    """Return the school with the largest part of each neighbourhood, the first of equal ones."""
    share = np.full(cost.shape, -1.0)
    share[cell, school] = part
    going = np.isfinite(cost).any(axis=1)
    wanted: Ints = np.where(going, share.argmax(axis=1), FREE).astype(np.int64)
    return wanted


def least_over(asked: Zoning, cost: Floats, relaxed: Relaxed, *, limit_s: float | None) -> float:
    """
    Return the pupils beyond the seats that no zoning avoids.

    Parameters
    ----------
    limit_s
        What the solver may take [s]; a weaker bound is returned where that was not enough.
    """
    going = np.isfinite(cost).any(axis=1)
    least = max(0.0, float(asked.pupils[going].sum() - asked.seats.sum()))
    if relaxed.over <= least + _DUST:
        return least
    free = np.where(np.isfinite(cost), 0.0, np.inf)
    alone = relax(asked, free, beyond=1.0, limit_s=limit_s)
    return least if alone is None else max(least, alone.over - _DUST)


def floor_at(
    asked: Zoning, cost: Floats, relaxed: Relaxed, over: float, deadline: Deadline | None = None
) -> Floor:
    """
    Return below what no zoning can go, sharpest at a number of pupils beyond the seats.

    Parameters
    ----------
    over
        Pupils beyond the seats of the zoning found.
    deadline
        Of the search; a solver may take a twentieth of its limit after it.

    Notes
    -----
    The least metres under ``sum_j o_j <= O`` are convex in O; with the price ``p`` of that limit,
    ``metres(o) >= metres(O) + p O - p o`` holds for every o.
    """
    if not relaxed.exact:
        return _priced_floor(asked, cost, relaxed, over, deadline)
    limit_s = None if deadline is None else deadline.solver_s()
    least = least_over(asked, cost, relaxed, limit_s=limit_s)
    if over <= relaxed.over + _DUST:
        return Floor(over=least, total=relaxed.total, price=asked.beyond)
    near = relax(asked, cost, beyond=0.0, most_over=over, limit_s=limit_s)
    if near is None:
        return _priced_floor(asked, cost, relaxed, over, deadline)
    price = near.limit_price
    return Floor(over=least, total=near.total + price * over, price=price)


def _priced_floor(
    asked: Zoning, cost: Floats, relaxed: Relaxed, over: float, deadline: Deadline | None
) -> Floor:
    """Return the floor that prices prove: no pupil beyond the seats is worth more than the top."""
    priced = prices.ascend(
        asked,
        cost,
        relaxed.price,
        top=asked.beyond,
        over=over,
        deadline=deadline,
    )
    return Floor(
        over=prices.least_over(asked, cost),
        total=priced.total,
        price=float(priced.price.max(initial=0.0)),
    )
