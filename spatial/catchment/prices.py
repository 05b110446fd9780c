"""
Prices of seats: the dual values of an assignment, read from its flow.

Moving one pupil of school j to school k costs ``w_jk = min (c_ik - c_ij)`` over the cells i that
send pupils to j. In this small graph of schools the shortest way from j to a free seat (or to
staying without one) is what a seat at j is worth to those who hold it: its price. A flow is optimal
when no way round gains.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from spatial.catchment.costs import Costs, Floats, Ints
from spatial.catchment.flow import Flow
from spatial.errors import InternalError


def of(found: Flow, seats: Ints, known: Floats) -> Floats:
    """
    Read the prices that prove a flow optimal over its arcs.

    Parameters
    ----------
    found
        An optimal flow.
    seats
        Seats by school [units].
    known
        Prices to keep where the flow says nothing (a school full of settled cells) [cm].

    Returns
    -------
    numpy.ndarray
        Price of a seat [cm], shape (schools,), >= 0, zero where seats are free.
    """
    schools, outside = len(seats), len(seats)
    last = max(found.arcs.cell.max(initial=0), found.contested.max(initial=0))
    place = np.full(last + 1, -1)
    place[found.contested] = np.arange(len(found.contested))
    asked = place[found.arcs.cell] >= 0
    cell = np.r_[place[found.arcs.cell[asked]], np.arange(len(found.contested))]
    order = np.argsort(cell, kind="stable")
    school = np.r_[found.arcs.school[asked], np.full(len(found.contested), outside)][order]
    cost = np.r_[found.arcs.cost[asked], found.escape][order]
    flow = np.r_[found.flow[asked], found.escaped][order]
    free = np.r_[found.load < seats, True]
    cell = cell[order]
    price = _cheapest_way(*_moves(cell, school, cost, flow, schools + 1), free)
    # full of settled cells alone: its price must at least keep the contested ones out
    unsaid = ~np.isfinite(price)
    price[unsaid] = np.r_[known, 0.0][unsaid]
    pays = np.zeros(len(found.contested))
    carrying = flow > 0
    pays[cell[carrying]] = cost[carrying] + price[school[carrying]]
    wished = unsaid[school]
    np.maximum.at(price, school[wished], pays[cell[wished]] - cost[wished])
    return price[:schools]


def _moves(
    cell: Ints, school: Ints, cost: Floats, flow: Ints, size: int
) -> tuple[Ints, Ints, Floats]:
    """Find what moving one pupil from one school to another costs, for every pair that can."""
    used = np.flatnonzero(flow > 0)
    count = np.bincount(cell)
    start = np.cumsum(count) - count
    many = count[cell[used]]
    here = np.repeat(used, many)
    there = np.repeat(start[cell[used]] - (np.cumsum(many) - many), many) + np.arange(len(here))
    key = school[here] * size + school[there]
    order = np.argsort(key, kind="stable")
    heads = np.flatnonzero(np.diff(key[order], prepend=-1))
    if not len(heads):
        none = np.zeros(0, dtype=np.int64)
        return none, none, np.zeros(0)
    step = np.minimum.reduceat((cost[there] - cost[here])[order], heads)
    key = key[order][heads]
    return key // size, key % size, step


def _cheapest_way(tail: Ints, head: Ints, step: Floats, free: NDArray[np.bool_]) -> Floats:
    """Find the cheapest way from every school to a free one (Bellman and Ford, all at once)."""
    price = np.where(free, 0.0, np.inf)
    heads = np.flatnonzero(np.diff(tail, prepend=-1))
    if not len(heads):
        return price
    into = tail[heads]
    for _ in range(len(free) + 1):
        better = price.copy()
        better[into] = np.minimum(better[into], np.minimum.reduceat(step + price[head], heads))
        if np.array_equal(better, price):
            return price
        price = better
    msg = "the flow is not optimal: moving pupils round in a circle would gain"
    raise InternalError(msg)


def worth(costs: Costs, cell: Ints, school: Ints, paid: Floats, *, outside: Floats) -> Floats:
    """
    Find what one seat more at every school would save, to the first unit.

    Parameters
    ----------
    costs
        Costs of all allowed pairs.
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
    if len(without):
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
