"""
Cells gathered into crowds; and the whole assignment, coarsely, inside the integer program.

A crowd sends its pupils to places some of its cells reach, no more to each than live in those
cells. That forgets who inside the crowd reaches what, so it never counts a shortage that is not
there, and it tells the program at once where seats would be of use. Crowds as small as cells make
it exact.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_array, csr_array

from spatial.siting.model import Model, Stage
from spatial.siting.rules import Row
from spatial.solver.answer import Floats, Ints

PAIRS = 9_000  # crowds times places in one stage: a few seconds for HiGHS


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Crowds:
    """
    One stage, gathered.

    Attributes
    ----------
    pupils
        Pupils of each crowd, shape (g,).
    crowd, place
        Pairs of crowd and place, shape (e,).
    most
        Pupils of the crowd that reach the place, shape (e,).
    least_m
        Shortest walk of the pair [m], shape (e,).
    """

    pupils: Floats
    crowd: Ints
    place: Ints
    most: Floats
    least_m: Floats


def gather(stage: Stage, *, pairs: int = PAIRS) -> Crowds:
    """
    Gather the cells of a stage.

    Parameters
    ----------
    stage
        Pupils, places and walks.
    pairs
        Most pairs of crowd and place.

    Returns
    -------
    Crowds
        Cells that reach the same places are one crowd; if that leaves too many, cells with the
        same few nearest places are.
    """
    walk = stage.walk_m
    living = stage.pupils > 0
    cell = np.repeat(np.arange(walk.shape[0]), np.diff(walk.indptr))
    keep = living[cell]
    cell, place, metres = cell[keep], walk.indices[keep].astype(np.int64), walk.data[keep]
    order = np.lexsort((place, metres, cell))
    rank = np.arange(len(order)) - np.searchsorted(cell[order], cell[order])
    codes = np.random.default_rng(7).integers(0, 2**62, max(walk.shape[1], 1), dtype=np.uint64)
    for depth in (walk.shape[1] + 1, 6, 4, 3, 2, 1):
        used = order[rank < depth]
        key = np.zeros(walk.shape[0], dtype=np.uint64)
        np.add.at(key, cell[used], codes[place[used]])
        groups = _gathered(stage, key, cell, place, metres)
        if len(groups.crowd) <= pairs:
            break
    return groups


def _gathered(stage: Stage, key: np.ndarray, cell: Ints, place: Ints, metres: Floats) -> Crowds:
    """Add up the cells of equal keys."""
    _, crowd = np.unique(key, return_inverse=True)
    shape = (int(crowd.max(initial=-1)) + 1, stage.walk_m.shape[1])
    most = csr_array(coo_array((stage.pupils[cell], (crowd[cell], place)), shape=shape).tocsr())
    pair = np.repeat(np.arange(shape[0]), np.diff(most.indptr))
    least = np.full(most.nnz, np.inf)
    at = np.searchsorted(
        pair * shape[1] + most.indices, crowd[cell].astype(np.int64) * shape[1] + place
    )
    np.minimum.at(least, at, metres)
    return Crowds(
        pupils=np.bincount(crowd, stage.pupils, shape[0]).astype(np.float64),
        crowd=pair.astype(np.int64),
        place=most.indices.astype(np.int64),
        most=np.asarray(most.data, dtype=np.float64),
        least_m=least,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupColumns:
    """
    Where a stage stands among the variables of a program.

    Attributes
    ----------
    first
        First of its flows; the shortages of its crowds follow them.
    short, walk
        Its shortage and its walk.
    per_m
        The program's unit of walking [1/m].
    """

    first: int
    short: int
    walk: int
    per_m: float


def rows(model: Model, k: int, gathered: Crowds, columns: GroupColumns) -> list[Row]:
    """
    Write what each pair of crowd and place carries, and each crowd's shortage, as rows.

    Parameters
    ----------
    k
        Position of the stage.
    columns
        Its variables.
    """
    first, short = columns.first, columns.first + len(gathered.crowd)
    sizes = len(gathered.pupils)
    at_crowd: list[dict[int, float]] = [{short + g: 1.0} for g in range(sizes)]
    at_place: dict[int, dict[int, float]] = {}
    links: list[Row] = []
    switches, seats = _switches(model, k), model.stages[k].seats
    pairs = zip(gathered.crowd.tolist(), gathered.place.tolist(), strict=True)
    for e, (g, j) in enumerate(pairs):
        at_crowd[g][first + e] = 1.0
        at_place.setdefault(j, {})[first + e] = 1.0
        if seats[j] <= 0:
            most = float(gathered.most[e])
            opened = {y: -most for y, _ in switches.get(j, [])}
            links.append(({first + e: 1.0, **opened}, -np.inf, 0.0))
    capped: list[Row] = [
        (row, float(people), np.inf) for row, people in zip(at_crowd, gathered.pupils, strict=True)
    ]
    for j, row in at_place.items():
        row.update({y: -gain for y, gain in switches.get(j, [])})
        capped.append((row, -np.inf, float(seats[j])))
    total = {columns.short: 1.0, **{short + g: -1.0 for g in range(sizes)}}
    walk = {first + e: -float(m) * columns.per_m for e, m in enumerate(gathered.least_m)}
    return [*capped, *links, (total, 0.0, np.inf), ({columns.walk: 1.0, **walk}, 0.0, np.inf)]


def _switches(model: Model, k: int) -> dict[int, list[tuple[int, float]]]:
    """Return the actions at each place of a stage and the seats they add."""
    by_crowd: dict[int, list[tuple[int, float]]] = {}
    stage = model.stages[k]
    for y, action in enumerate(model.actions):
        if action.level == stage.level:
            gain = max(action.seats, -float(stage.seats[action.place]))
            by_crowd.setdefault(action.place, []).append((y, gain))
    return by_crowd
