"""The p-median as an integer program over the facilities a bound could not settle."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array

from spatial.solver import highs
from spatial.solver.answer import Floats, Ints
from spatial.solver.effort import Run

Mask = NDArray[np.bool_]
HALF = 0.5  # a switch is on above it


def prove(
    cost: Floats, p: int, kept: Ints, may: Ints, run: Run, *, most: float
) -> tuple[float, Ints]:
    """
    Solve what is left by HiGHS in the radius formulation.

    Parameters
    ----------
    cost
        Weighted costs, shape (n, m).
    p
        Facilities open in all.
    kept, may
        Positions that must be open; positions that may be, those among them.
    most
        Cost that is to be beaten; no customer can cost more than that alone.

    Returns
    -------
    bound, chosen
        The solver's own bound, and the positions it opens (empty without a point).

    Notes
    -----
    A customer pays its cheapest facility, and the steps between its successive distinct costs for
    each radius within which nothing is open (Cornuéjols, Nemhauser & Wolsey 1980), chained so that
    each facility stands once in each customer's rows (Elloumi 2010, J. Comb. Optim. 19):
    ``z_ik + sum_{j: c_ij = C_ik} y_j >= z_i,k-1``, ``z_i,0 = 1``. Radii beyond the customer's cost
    from the facilities that must be open need no variable.
    """
    program, constant = _program(cost[:, may], p, np.isin(may, kept), most)
    solved = highs.solve(program, run)
    chosen = may[:0] if solved.x is None else may[solved.x[: len(may)] > HALF]
    return (np.inf if solved.infeasible else solved.bound + constant), chosen


def _program(cost: Floats, p: int, must: Mask, most: float) -> tuple[highs.Program, float]:
    """Write the rows, one per customer and radius."""
    size = cost.shape[1]
    ceiling = cost[:, must].min(axis=1) if must.any() else np.full(len(cost), most)
    order = np.argsort(cost, axis=1, kind="stable")
    entries: list[tuple[Ints, Ints, Floats]] = []
    steps: list[float] = []
    for customer, ranking in enumerate(order):
        _chain(cost[customer, ranking], ranking, ceiling[customer], entries, steps)
    count = len(steps)
    row = np.concatenate([*(part[0] for part in entries), np.full(size, count)])
    place = np.concatenate([*(part[1] for part in entries), np.arange(size) - size])
    factor = np.concatenate([*(part[2] for part in entries), np.ones(size)])
    matrix = coo_array((factor, (row, place + size)), shape=(count + 1, size + count)).tocsr()
    first = np.array([0.0 if (part[2] < 0).any() else 1.0 for part in entries])
    program = highs.Program(
        cost=np.r_[np.zeros(size), np.array(steps)],
        low=np.r_[must.astype(np.float64), np.zeros(count)],
        high=np.ones(size + count),
        whole=np.r_[np.ones(size, dtype=bool), np.zeros(count, dtype=bool)],
        rows=matrix,
        row_low=np.r_[first, float(p)],
        row_high=np.r_[np.full(count, np.inf), float(p)],
    )
    return program, float(cost.min(axis=1).sum())


def _chain(
    costs: Floats,
    ranking: Ints,
    ceiling: float,
    entries: list[tuple[Ints, Ints, Floats]],
    steps: list[float],
) -> None:
    """Write one customer's rows: a variable for each radius, facilities at negative places."""
    size = len(costs)
    edges = np.r_[0, np.flatnonzero(np.diff(costs) > 0) + 1]
    for k, (begin, end) in enumerate(zip(edges, np.r_[edges[1:], size], strict=True)):
        if end == size or costs[begin] >= ceiling:
            return
        row = len(steps)
        places = np.r_[ranking[begin:end] - size, row]
        factors = np.ones(len(places))
        if k:
            places, factors = np.r_[places, row - 1], np.r_[factors, -1.0]
        entries.append((np.full(len(places), row), places, factors))
        steps.append(float(min(costs[end], ceiling) - costs[begin]))
