"""
Best for all under seats: the transportation problem over every allowed pair, proven.

First as many pupils as possible get a seat; among all ways to do that, the least walking. Pupils
move along the cheapest chains (`spatial.catchment.chains`); the prices of the seats then prove the
optimum over all allowed pairs. Where the allowed pairs leave regions that nothing joins, each is
solved by itself (`spatial.catchment.regions`).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.sparse import csr_array

from spatial.catchment import regions
from spatial.catchment.arrays import Floats, Metres
from spatial.catchment.assignment import Assignment, collect, placed, units
from spatial.catchment.case import Case, SeatedPupils, Settled
from spatial.catchment.costs import Costs
from spatial.catchment.costs_dense import DenseCosts
from spatial.catchment.costs_sparse import SparseCosts
from spatial.catchment.regions import WalkRegion
from spatial.errors import InternalError

UNITS = 1_000_000  # parts of a pupil where cells hold fractions of one
RAISED = 16.0  # how much dearer no seat becomes where a chain of moves would still free one


@dataclass(frozen=True, slots=True, kw_only=True)
class SolutionScale:
    """
    What a whole question is solved by; its regions, solved elsewhere, are solved by the same.

    Attributes
    ----------
    units
        Parts of a pupil.
    dearest_cm
        The longest of all allowed walks [cm].
    reached_cm
        What staying without a seat counted in the end [cm]; 0 where that is to be found.
    """

    units: int
    dearest_cm: float
    reached_cm: float = 0.0


def best(
    pupils: ArrayLike,
    seats: ArrayLike,
    metres: Metres,
    *,
    start: Assignment | None = None,
    scale: SolutionScale | None = None,
) -> Assignment:
    """
    Seat as many pupils as possible, with the least walking.

    Parameters
    ----------
    pupils
        Pupils by cell, shape (n,), >= 0. Whole numbers stay whole.
    seats
        Seats by school, shape (m,), >= 0. A school without any is closed: put candidate sites in as
        columns without seats, and give them seats to try them.
    metres
        Distances [m], shape (n, m): dense, inf where a pair is not allowed; or sparse, holding the
        allowed pairs.
    start
        An assignment of the same cells and schools to start from, after a change of seats or
        pupils.
    scale
        By what a whole is solved that this question is regions of: they come to the same bytes.

    Returns
    -------
    Assignment
        Flows, pupils without a seat, prices; ``road`` says how the optimum was reached.

    Notes
    -----
    ``min sum c_ij x_ij + M sum u_i`` with ``sum_j x_ij + u_i = a_i``, ``sum_i x_ij <= K_j``,
    distances in whole centimetres. ``M`` is raised until no chain of moves leads from a pupil
    without a seat to a free one, so that seats come before metres. Prices ``p_j >= 0`` prove the
    optimum: ``sum a_i min(min_j(c_ij + p_j), M) - sum K_j p_j`` equals the cost.

    Examples
    --------
    >>> found = best([60, 60], [50, 100], np.array([[100.0, 900.0], [200.0, 300.0]]))
    >>> found.load, found.unserved
    (array([50., 70.]), array([0., 0.]))
    """
    # brings the compiler, which takes a while to import
    from spatial.catchment import optimum  # noqa: PLC0415

    people, places = np.asarray(pupils, dtype=np.float64), np.asarray(seats, dtype=np.float64)
    costs = read(metres)
    if scale is None:
        scale = SolutionScale(
            units=units_of(people, places), dearest_cm=float(optimum.dearest_cm(costs))
        )
    case = Case(
        costs=costs,
        # up for pupils, down for seats: no school is ever overfull
        pupils=units(people, scale.units),
        seats=np.floor(np.round(places * scale.units, 3)).astype(np.int64),
        outside=max(2.0 * scale.dearest_cm + 1.0, 0.0 if start is None else start.outside_cm),
    )
    apart = regions.find(metres, case.pupils)
    settled = _settled(case, apart, None if start is None else placed(start, scale=scale.units))
    while case.outside < scale.reached_cm or _seats_to_reach(case, settled):
        case = dataclasses.replace(case, outside=RAISED * case.outside)
        settled = _settled(case, apart, settled)
    _prove(case, settled, optimum.least_cm(case, settled.prices))
    return collect(case, settled, people, scale=scale.units)


def units_of(people: Floats, places: Floats) -> int:
    """Return the units of a pupil: one where cells and schools hold whole pupils."""
    whole = bool(np.all(people == np.rint(people)) and np.all(places == np.rint(places)))
    return 1 if whole else UNITS


def read(metres: Metres) -> Costs:
    """
    Read distances.

    Parameters
    ----------
    metres
        Distances [m], shape (cells, schools): a dense array, inf for a pair that is not allowed, or
        a sparse one that holds the allowed pairs.
    """
    if isinstance(metres, np.ndarray):
        return DenseCosts(metres)
    return SparseCosts(csr_array(metres))


def _settled(case: Case, apart: Sequence[WalkRegion], start: SeatedPupils | None = None) -> Settled:
    """Find the optimum, region by region where there are several."""
    from spatial.catchment import optimum  # noqa: PLC0415 - see best

    if not apart:
        return optimum.settle(case, start)
    found = [
        (one, optimum.settle(one.case(case), None if start is None else one.start(start)))
        for one in apart
    ]
    return regions.joined(found, case)


def _seats_to_reach(case: Case, settled: Settled) -> bool:
    """Tell whether moving others on would free a seat for somebody without one."""
    costs = case.costs
    free = np.bincount(settled.school, settled.flow, costs.schools) < case.seats
    fresh = np.flatnonzero(settled.unseated > 0)
    reached = np.zeros(costs.schools, dtype=np.bool_)
    while len(fresh) and free.any():
        new = costs.reach(fresh) & ~reached & (case.seats > 0)
        if (new & free).any():
            return True
        reached |= new
        fresh = np.unique(settled.cell[new[settled.school]])
    return False


def _prove(case: Case, settled: Settled, least: Floats) -> None:
    """Hold the cost against the bound its prices give over all allowed pairs."""
    outside = case.outside
    open_ = case.seats > 0
    # relative to the outside, so that large equal sums do not drown the difference
    bound = float(case.pupils @ (least - outside)) - float(
        case.seats[open_] @ settled.prices[open_]
    )
    cost = float(settled.flow @ (settled.cost - outside))
    if abs(cost - bound) > 1e-9 * max(1.0, abs(cost)):
        msg = f"assignment not proven: cost {cost:.0f} cm against a bound of {bound:.0f} cm"
        raise InternalError(msg)
