"""
Prices of seats: the dual values of an assignment, read from its flow.

Moving one pupil of school j to school k costs ``w_jk = min (c_ik - c_ij)`` over the cells i that
send pupils to j. In this small graph of schools the shortest way from j to a free seat (or to
staying without one) is what a seat at j is worth to those who hold it: its price. A flow is optimal
when no way round gains.
"""

from __future__ import annotations

import numpy as np

from spatial.catchment.arrays import Floats, Ints
from spatial.catchment.costs import Costs


def worth(costs: Costs, cell: Ints, school: Ints, paid: Floats, *, outside: Floats) -> Floats:
    """
    Find what one seat more at every school would save, to the first unit.

    Parameters
    ----------
    cell, school, paid
        The pairs that carry pupils in an optimal assignment and their cost [cm], shape (f,).
    outside
        For every cell that leaves pupils without a seat what that costs [cm], 0 for the others.

    Returns
    -------
    numpy.ndarray
        Saving [cm] per unit, shape (schools,), >= 0; for a place without seats, of its first one.

    Notes
    -----
    The best chain of moves that ends in the new seat: ``-min_k dist(k, j)`` over all allowed pairs.
    """
    without = np.flatnonzero(outside > 0)
    size = costs.schools
    step = np.full((size + 1, size + 1), np.inf)
    if len(cell):
        step[:size, :size] = costs.towards(cell, paid, school)
    if len(without) and size:
        into = costs.towards(without, outside[without], np.zeros(len(without), dtype=np.int64))
        step[size, :size] = into[0]
        dearest = np.zeros(size)
        np.maximum.at(dearest, school, paid)
        top = float(outside.max())
        used = np.bincount(school, minlength=size) > 0
        step[:size, size] = np.where(used, top - dearest, np.inf)
    chain = np.zeros(size + 1)
    for _ in range(size + 2):
        better = np.minimum(chain, (chain[:, None] + step).min(axis=0))
        if np.array_equal(better, chain):
            break
        chain = better
    return -chain[:size]
