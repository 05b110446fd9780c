"""The lower bound: neighbourhoods that may be split, zones that need not be in one piece."""

from __future__ import annotations

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import coo_array

from spatial.errors import InternalError
from spatial.zoning.problem import Floats, Ints, Zoning


def relax(asked: Zoning, cost: Floats) -> tuple[float, Floats, Floats]:
    """
    Solve the zoning with neighbourhoods that may be split.

    Parameters
    ----------
    asked
        The question.
    cost
        ``asked.cost``, shape (n, m).

    Returns
    -------
    bound, share, price
        Least cost [pupil-metres]; share of each neighbourhood in each school, shape (n, m); price
        of a seat by school [m], >= 0, shape (m,).

    Notes
    -----
    ``min sum C_ij x_ij + B sum o_j`` with ``sum_j x_ij = 1``, ``sum_i a_i x_ij - o_j <= K_j``: a
    linear programme, solved by HiGHS. Any zoning is a solution of it, so none costs less.
    """
    cell, school = np.nonzero(np.isfinite(cost))
    placed = np.unique(cell)
    pairs, schools = len(cell), cost.shape[1]
    row = np.searchsorted(placed, cell)
    each = coo_array(
        (np.ones(pairs), (row, np.arange(pairs))), shape=(len(placed), pairs + schools)
    )
    at: Ints = np.r_[school, np.arange(schools)]
    held = np.r_[asked.pupils[cell], np.full(schools, -1.0)]
    full = coo_array((held, (at, np.arange(pairs + schools))), shape=(schools, pairs + schools))
    if not pairs:
        return 0.0, np.zeros_like(cost), np.zeros(schools)
    solved = linprog(
        np.r_[cost[cell, school], np.full(schools, asked.beyond)],
        A_ub=full.tocsr(),
        b_ub=asked.seats,
        A_eq=each.tocsr(),
        b_eq=np.ones(len(placed)),
        method="highs",
    )
    if solved.status != 0:
        msg = f"the relaxed zoning found no optimum: {solved.message}"
        raise InternalError(msg)
    share = np.zeros_like(cost)
    share[cell, school] = solved.x[:pairs]
    return float(solved.fun), share, np.maximum(-solved.ineqlin.marginals, 0.0)
