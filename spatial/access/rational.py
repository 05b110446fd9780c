"""
The rational agent access model (RAAM): pupils weigh crowding against walking.

Every pupil goes where crowding plus walk costs least, given where everybody else goes. Nobody gains
by changing at the equilibrium, which is the least of a convex function and therefore found exactly.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.sparse import csr_array

from spatial.access.decay import Floats

_CYCLES = 5000
_TIGHT = 1e-9  # of the cost: what a pupil may still gain by changing
_DUST = 1e-12  # share of a cell's pupils that no longer counts


def rational_agent(
    pupils: ArrayLike,
    seats: ArrayLike,
    metres: csr_array,
    *,
    tau_m: float,
    rho: float | None = None,
) -> Floats:
    """
    Find what crowding and walking cost every cell when nobody can do better.

    Parameters
    ----------
    tau_m
        Walk that counts as much as a school as crowded as the average [m].
    rho
        Pupils per seat that count as one; ``None`` takes the average.

    Returns
    -------
    numpy.ndarray
        Cost, shape (n,): ``load_j / (rho K_j) + d_ij / tau`` of the schools used; lower is better;
        not a number for a cell without pupils or without a school in reach.

    Notes
    -----
    Pupils move from the dearest school they use to the cheapest in reach; the step is the exact
    least of ``sum_j load_j^2 / (2 rho K_j) + sum_ij x_ij d_ij / tau`` along the move.

    References
    ----------
    .. [1] Saxon & Snow (2020), doi:10.1080/24694452.2019.1629870.
    """
    people, places = np.asarray(pupils, np.float64), np.asarray(seats, np.float64)
    offered = places[metres.indices] > 0
    cell = np.repeat(np.arange(metres.shape[0]), np.diff(metres.indptr))
    kept = offered & (people[cell] > 0)
    cell, school = cell[kept], metres.indices[kept].astype(np.int64)
    walk = metres.data[kept].astype(np.float64) / tau_m
    cost = np.full(len(people), np.nan)
    if not len(cell):
        return cost
    reaching = np.unique(cell)
    ratio = people.sum() / places.sum() if rho is None else rho
    heads = np.flatnonzero(np.diff(cell, prepend=-1))
    cost[reaching] = _equilibrium(people[reaching], ratio * places, heads, school, walk)
    return cost


def _equilibrium(
    people: Floats, room: Floats, heads: NDArray[np.int64], school: NDArray[np.int64], walk: Floats
) -> Floats:
    """Move pupils to where they gain until nobody does; return what every cell pays at least."""
    block = np.repeat(np.arange(len(heads)), np.diff(np.r_[heads, len(school)]))
    here = _first_of(walk, np.minimum.reduceat(walk, heads), heads, block)
    share = np.zeros(len(school))
    share[here] = people
    for _ in range(_CYCLES):
        load = np.bincount(school, share, len(room))
        pays = (load / np.where(room > 0, room, 1.0))[school] + walk
        least = np.minimum.reduceat(pays, heads)
        used = np.where(share > _DUST * people[block], pays, -np.inf)
        most = np.maximum.reduceat(used, heads)
        if float((most - least).max()) <= _TIGHT * float(least.max()):
            break
        to = _first_of(pays, least, heads, block)
        since = _first_of(used, most, heads, block)
        slope = 1.0 / room[school[to]] + 1.0 / room[school[since]]
        moved = np.minimum(share[since], (most - least) / slope)
        change = np.bincount(school[to], moved, len(room))
        change -= np.bincount(school[since], moved, len(room))
        bend = float((change[room > 0] ** 2 / room[room > 0]).sum())
        gain = float(moved @ (most - least))
        part = min(1.0, gain / bend) if bend > 0 else 1.0
        share[to] += part * moved
        share[since] -= part * moved
    return least


def _first_of(
    values: Floats, wanted: Floats, heads: NDArray[np.int64], block: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Find the first pair of every cell that has the wanted value."""
    at = np.where(values == wanted[block], np.arange(len(values)), len(values))
    return np.minimum.reduceat(at, heads)
