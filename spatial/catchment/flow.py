"""
The transportation problem over a few candidate arcs, solved as a minimum cost flow.

Most cells have one arc worth considering. They are seated first and never reach the solver; it
decides over the contested cells alone.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from ortools.graph.python import min_cost_flow

from spatial.catchment.costs import Arcs, Floats, Ints
from spatial.errors import InternalError


@dataclass(frozen=True, slots=True)
class Flow:
    """
    An optimal flow over some arcs.

    Attributes
    ----------
    arcs
        The arcs, ordered by cell.
    flow
        Pupils over each arc [units], shape (a,).
    contested
        Cells the solver decided on, shape (k,).
    escape, escaped
        What a pupil of a contested cell pays to stay without a seat [cm] and how many do [units],
        shape (k,).
    load
        Pupils each school draws [units], shape (schools,).
    """

    arcs: Arcs
    flow: Ints
    contested: Ints
    escape: Floats
    escaped: Ints
    load: Ints


def solve(
    arcs: Arcs, pupils: Ints, seats: Ints, escape: Floats, *, leaving: NDArray[np.bool_]
) -> Flow:
    """
    Seat pupils over the arcs at least cost; whoever finds no seat escapes.

    Parameters
    ----------
    arcs
        Candidate arcs ordered by cell.
    pupils, seats
        Whole units by cell and by school.
    escape
        What staying without a seat costs by cell [cm].
    leaving
        Cells for which staying without a seat may be best: never seated beforehand.

    Returns
    -------
    Flow
        An optimum over these arcs, but for the cells with a single arc: they take it where the
        school can seat all of them.
    """
    settled = _settled(arcs, pupils, seats) & ~leaving
    by_arc = settled[arcs.cell]
    flow = np.where(by_arc, pupils[arcs.cell], 0)
    left = seats - _sums(arcs.school[by_arc], flow[by_arc], len(seats))
    contested = np.flatnonzero(~settled & (pupils > 0))
    place = np.full(len(pupils), -1)
    place[contested] = np.arange(len(contested))
    asked = place[arcs.cell] >= 0
    part = arcs.take(asked)
    seated, escaped = _minimum_cost(
        Arcs(place[part.cell], part.school, part.cost), pupils[contested], left, escape[contested]
    )
    flow[asked] = seated
    load = _sums(arcs.school, flow, len(seats))
    return Flow(arcs, flow, contested, escape[contested], escaped, load)


def _settled(arcs: Arcs, pupils: Ints, seats: Ints) -> NDArray[np.bool_]:
    """Tell which cells have one arc, to a school with seats for all such cells."""
    settled: NDArray[np.bool_] = np.bincount(arcs.cell, minlength=len(pupils)) == 1
    alone = settled[arcs.cell]
    load = _sums(arcs.school[alone], pupils[arcs.cell[alone]], len(seats))
    crowded = alone & (load > seats)[arcs.school]
    settled[arcs.cell[crowded]] = False
    return settled


def _sums(at: Ints, values: Ints, size: int) -> Ints:
    """Sum whole numbers by position; bincount's floats are exact up to 2**53."""
    return np.bincount(at, values, size).astype(np.int64)


def _minimum_cost(arcs: Arcs, pupils: Ints, seats: Ints, escape: Floats) -> tuple[Ints, Ints]:
    """Ask OR-tools; every cell also has an arc straight to the sink."""
    cells, schools = len(pupils), len(seats)
    if cells == 0:
        return np.zeros(len(arcs), dtype=np.int64), np.zeros(0, dtype=np.int64)
    sink = cells + schools
    solver = min_cost_flow.SimpleMinCostFlow()
    solver.add_arcs_with_capacity_and_unit_cost(
        np.r_[arcs.cell, np.arange(cells), np.arange(cells, sink)],
        np.r_[arcs.school + cells, np.full(sink, sink)],
        np.r_[pupils[arcs.cell], pupils, seats],
        np.r_[arcs.cost, escape, np.zeros(schools)].astype(np.int64),
    )
    solver.set_nodes_supplies(np.arange(cells), pupils)
    solver.set_node_supply(sink, -int(pupils.sum()))
    if solver.solve() != solver.OPTIMAL:
        msg = f"minimum cost flow over {len(arcs)} arcs found no optimum"
        raise InternalError(msg)
    flow = np.asarray(solver.flows(np.arange(len(arcs) + cells)), dtype=np.int64)
    return flow[: len(arcs)], flow[len(arcs) :]
