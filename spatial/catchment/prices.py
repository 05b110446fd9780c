"""
Prices of seats: the dual values of an assignment, read from its flow.

Moving one pupil of school j to school k costs ``w_jk = min (c_ik - c_ij)`` over the cells i that
send pupils to j. In this small graph of schools the shortest way from j to a free seat (or to
staying without one) is what a seat at j is worth to those who hold it: its price. A flow is optimal
when no way round gains.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from spatial.catchment.arrays import Floats, Ints
from spatial.catchment.costs import Costs, SchoolMoves


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
    size, without = costs.schools, np.flatnonzero(outside > 0)
    moves = [costs.towards(cell, paid, school)]
    if len(without) and size:
        into = costs.towards(without, outside[without], np.zeros(len(without), dtype=np.int64))
        moves.append(SchoolMoves(np.full_like(into.target, size), into.target, into.cost))
        moves.append(_staying(school, paid, top=float(outside.max()), schools=size))
    return -_least_chains(moves, size + 1)[:size]


def _staying(school: Ints, paid: Floats, *, top: float, schools: int) -> SchoolMoves:
    """Return what it costs to stay without a seat instead, behind the schools, by school left."""
    dearest = np.zeros(schools)
    np.maximum.at(dearest, school, paid)
    used = np.unique(school)
    return SchoolMoves(used, np.full_like(used, schools), top - dearest[used])


def _least_chains(moves: Sequence[SchoolMoves], places: int) -> Floats:
    """Return the least sum of moves that end in every place, 0 for none."""
    target = np.concatenate([one.target for one in moves])
    order = np.argsort(target, kind="stable")
    source = np.concatenate([one.source for one in moves])[order]
    cost = np.concatenate([one.cost for one in moves])[order]
    ends, heads = np.unique(target[order], return_index=True)
    chain = np.zeros(places)
    for _ in range(places + 1 if len(ends) else 0):
        better = chain.copy()
        better[ends] = np.minimum(chain[ends], np.minimum.reduceat(chain[source] + cost, heads))
        if np.array_equal(better, chain):
            break
        chain = better
    return chain
