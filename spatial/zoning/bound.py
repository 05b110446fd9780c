"""The lower bound: neighbourhoods that may be split, zones that need not be in one piece."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import coo_array, vstack

from spatial.errors import InternalError
from spatial.zoning.problem import Floats, Floor, Ints, Zoning

_DUST = 1e-6  # pupils, and share of the metres, that the solver may be off


@dataclass(frozen=True, kw_only=True)
class Relaxed:
    """
    A zoning with neighbourhoods that may be split.

    Attributes
    ----------
    total
        What was made least [pupil-metres].
    share
        Share of each neighbourhood in each school, shape (n, m).
    price
        Price of a seat by school [m], >= 0, shape (m,).
    over
        Pupils beyond the seats.
    limit_price
        Price of the limit on them [m], >= 0; 0 without a limit.
    """

    total: float
    share: Floats
    price: Floats
    over: float
    limit_price: float = 0.0


def relax(asked: Zoning, cost: Floats, *, beyond: float, most_over: float = np.inf) -> Relaxed:
    """
    Solve the zoning with neighbourhoods that may be split.

    Parameters
    ----------
    asked
        The question.
    cost
        ``asked.cost`` or zeros at the same pairs, shape (n, m).
    beyond
        What a pupil beyond the seats counts [m].
    most_over
        Most pupils beyond the seats.

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
        return Relaxed(total=0.0, share=np.zeros_like(cost), price=np.zeros(schools), over=0.0)
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
    solved = linprog(
        np.r_[cost[cell, school], np.full(schools, beyond)],
        A_ub=full.tocsr(),
        b_ub=room,
        A_eq=each.tocsr(),
        b_eq=np.ones(len(placed)),
        method="highs",
    )
    if solved.status != 0:
        msg = f"the relaxed zoning found no optimum: {solved.message}"
        raise InternalError(msg)
    share = np.zeros_like(cost)
    share[cell, school] = solved.x[:pairs]
    prices = np.maximum(-solved.ineqlin.marginals, 0.0)
    return Relaxed(
        total=float(solved.fun),
        share=share,
        price=prices[:schools],
        over=float(solved.x[pairs:].sum()),
        limit_price=float(prices[schools:].sum()),
    )


def least_over(asked: Zoning, cost: Floats, relaxed: Relaxed) -> float:
    """
    Return the pupils beyond the seats that no zoning avoids.

    Parameters
    ----------
    asked, cost
        The question and ``asked.cost``.
    relaxed
        Its relaxed zoning.
    """
    going = np.isfinite(cost).any(axis=1)
    least = max(0.0, float(asked.pupils[going].sum() - asked.seats.sum()))
    if relaxed.over <= least + _DUST:
        return least
    alone = relax(asked, np.where(np.isfinite(cost), 0.0, np.inf), beyond=1.0).over
    return max(least, alone - _DUST)


def floor_at(asked: Zoning, cost: Floats, relaxed: Relaxed, over: float) -> Floor:
    """
    Return below what no zoning can go, sharpest at a number of pupils beyond the seats.

    Parameters
    ----------
    asked, cost
        The question and ``asked.cost``.
    relaxed
        Its relaxed zoning.
    over
        Pupils beyond the seats of the zoning found.

    Notes
    -----
    The least metres under ``sum_j o_j <= O`` are convex in O; with the price ``p`` of that limit,
    ``metres(o) >= metres(O) + p O - p o`` holds for every o.
    """
    least = least_over(asked, cost, relaxed)
    if over <= relaxed.over + _DUST:
        return Floor(over=least, total=relaxed.total, price=asked.beyond)
    near = relax(asked, cost, beyond=0.0, most_over=over)
    price = near.limit_price
    return Floor(over=least, total=near.total + price * over, price=price)
