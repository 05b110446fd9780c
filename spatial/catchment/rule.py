"""
Nearest first until full: the city's own rule.

As the education department explained it: every pupil goes to the nearest school; of more pupils
than seats the nearer stay, the others move on to the next school. Each school therefore keeps its
nearest pupils, whenever they come, and the outcome does not depend on who is asked first.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from spatial.catchment.arrays import PER_M, Floats, Metres
from spatial.catchment.assignment import Assignment, TravelMethod
from spatial.catchment.best import read
from spatial.catchment.costs import Costs

DUST = 1e-9  # pupils that float arithmetic leaves behind


def nearest_first(pupils: ArrayLike, seats: ArrayLike, metres: Metres) -> Assignment:
    """
    Fill schools with their nearest pupils.

    Parameters
    ----------
    pupils
        Pupils by cell, shape (n,), >= 0.
    seats
        Seats by school, shape (m,), >= 0.
    metres
        Distances [m], shape (n, m): dense, inf where not allowed; or sparse with the allowed pairs.

    Returns
    -------
    Assignment
        Flows and pupils without a seat; it has no prices.

    Notes
    -----
    Pairs are taken in the order of their distance in whole centimetres; of equal ones the cell
    listed first, then the school listed first. Each takes ``min(pupils left, seats left)``. Pupils
    and schools both prefer short walks, so this is also the one stable outcome of deferred
    acceptance.
    """
    costs = read(metres)
    left = np.asarray(pupils, dtype=np.float64).copy()
    free = np.asarray(seats, dtype=np.float64).copy()
    taken: list[tuple[int, int, float, float]] = []
    low, high = -1.0, _first_band(costs)
    while low < costs.top and left.max(initial=0.0) > DUST and free.max(initial=0.0) > DUST:
        _fill(costs, left, free, low, high, taken)
        low, high = high, 2.0 * high
    taken.sort()
    cell, school, people, cost = np.array(taken, dtype=np.float64).reshape(-1, 4).T
    left[left <= DUST] = 0.0
    return Assignment(
        cell=cell.astype(np.int64),
        school=school.astype(np.int64),
        pupils=people,
        distance_m=cost / PER_M,
        unserved=left,
        seats=np.asarray(seats, dtype=np.float64),
        prices_cm=np.zeros(costs.schools),
        outside_cm=2.0 * costs.top + 1.0,
        road=TravelMethod.RULE,
        rounds=1,
        arcs=costs.pairs,
        pairs=costs.pairs,
    )


def _first_band(costs: Costs) -> float:
    """Choose how far to look first: where half the cells find a school [cm]."""
    least = np.minimum(costs.least(), costs.top + 1.0)
    return float(np.median(least)) + 1.0 if len(least) else costs.top


def _fill(
    costs: Costs,
    left: Floats,
    free: Floats,
    low: float,
    high: float,
    taken: list[tuple[int, int, float, float]],
) -> None:
    """Seat pupils over the pairs dearer than `low` and no dearer than `high`, nearest first."""
    waiting = np.flatnonzero(left > DUST)
    closed = np.where(free > DUST, 0.0, 4.0 * costs.top + 4.0)
    arcs = costs.rows(waiting).within(closed, high)
    arcs = arcs.take(arcs.cost > low)
    arcs = arcs.take(np.lexsort((arcs.school, arcs.cell, arcs.cost)))
    who, where, cost = waiting[arcs.cell].tolist(), arcs.school.tolist(), arcs.cost.tolist()
    for cell, school, walk in zip(who, where, cost, strict=True):
        people = min(left[cell], free[school])
        if people > DUST:
            left[cell] -= people
            free[school] -= people
            taken.append((cell, school, float(people), walk))
