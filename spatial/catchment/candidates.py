"""
The transportation problem by candidate arcs and prices, proven over all allowed pairs.

Prices found on a few representative cells point at a handful of arcs per cell. A minimum cost flow
decides over them; its prices are held against every allowed pair, and arcs that would gain are
added until none would. Nearest-k arcs alone are unsafe: the true optimum may send pupils past any
fixed number of schools.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from spatial.catchment import flow, prices
from spatial.catchment.costs import Costs, Floats, Ints

# Arcs looked at per cell: without prices, with rough ones, with those of a few cells, with known
# ones.
_FIRST, _COLD, _FINE, _WARM = 16, 5, 6, 2
_TIGHT = 0.5  # known prices are off near the change alone: look at fewer arcs elsewhere
_NARROW = 0.2  # after one flow over all cells the prices are good: look at fewer arcs
_ROUNDS, _ROUGH_ROUNDS = 15, 6  # flows before giving up: on all cells, on representatives
_ROUGH = 0.002  # share of pupils that may lack an arc while prices are only being found
_HARD = 0.05  # beyond this share after those rounds candidate arcs will not settle
_GROWTH = 6  # from one set of representatives to the next
_FEWEST = 500  # cells worth representing
_PATIENCE = 1000  # rounds where there is no other road
_SAMPLE = 500  # cells asked how far apart their choices are


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """
    One question in whole numbers.

    Attributes
    ----------
    costs
        Travel over the allowed pairs [cm].
    pupils, seats
        By cell and by school [units].
    outside
        What staying without a seat costs [cm].
    """

    costs: Costs
    pupils: Ints
    seats: Ints
    outside: float

    def closed(self, known: Floats) -> Floats:
        """Return the prices, and one nobody pays where a school has no seats."""
        return np.where(self.seats > 0, known, 4.0 * self.outside)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """
    An optimum.

    Attributes
    ----------
    cell, school, cost, flow
        The pairs that carry pupils, their cost [cm] and the pupils [units].
    unseated
        Pupils without a seat by cell [units].
    prices
        Price of a seat by school [cm].
    rounds, arcs
        Flows solved and arcs looked at in the last.
    """

    cell: Ints
    school: Ints
    cost: Floats
    flow: Ints
    unseated: Ints
    prices: Floats
    rounds: int
    arcs: int


@dataclass(frozen=True, slots=True)
class _Step:
    """What a round leaves behind."""

    found: flow.Flow
    prices: Floats
    pending: int
    proven: bool
    rounds: int


def settle(case: Case, *, known: Floats | None = None, patient: bool = False) -> Settled | None:
    """
    Find the optimum.

    Parameters
    ----------
    case
        The question.
    known
        Prices of an earlier answer [cm].
    patient
        Whether to go on however many rounds it takes.

    Returns
    -------
    Settled or None
        ``None`` where a capped number of rounds proves nothing.
    """
    rounds = _PATIENCE if patient else _ROUNDS
    if known is not None:
        start = _reopened(case, known)
        slack = _TIGHT * _slack(case.costs, start, _WARM)
        last = _search(case, start, slack=slack, narrow=1.0, rounds=rounds)
    else:
        rough = _rough_prices(case, patient=patient)
        if rough is None:
            return None
        slack = _slack(case.costs, case.closed(rough), _FINE if rough.any() else _FIRST)
        last = _search(case, rough, slack=slack, narrow=_NARROW, rounds=rounds)
    if not last.proven:
        return None
    carried = np.flatnonzero(last.found.flow > 0)
    arcs = last.found.arcs.take(carried)
    unseated = np.zeros(case.costs.cells, dtype=np.int64)
    unseated[last.found.contested] = last.found.escaped
    return Settled(
        cell=arcs.cell,
        school=arcs.school,
        cost=arcs.cost,
        flow=last.found.flow[carried],
        unseated=unseated,
        prices=case.closed(last.prices),
        rounds=last.rounds,
        arcs=len(last.found.arcs),
    )


def _rough_prices(case: Case, *, patient: bool) -> Floats | None:
    """Find prices on ever more representatives; ``None`` where that shows the case to be hard."""
    known = np.zeros(case.costs.schools)
    size = max(_FEWEST, 4 * case.costs.schools)
    if size * 2 > case.costs.cells:
        return known
    order = case.costs.order()
    width = _FIRST
    while size * 2 <= case.costs.cells:
        each = case.costs.cells // size
        heads = np.arange(0, case.costs.cells, each)
        middle = np.minimum(heads + each // 2, case.costs.cells - 1)
        few = Case(
            costs=case.costs.rows(order[middle]),
            pupils=np.add.reduceat(case.pupils[order], heads),
            seats=case.seats,
            outside=case.outside,
        )
        slack = _slack(few.costs, few.closed(known), width)
        last = _search(few, known, slack=slack, narrow=1.0, rounds=_ROUGH_ROUNDS, rough=_ROUGH)
        if last.pending > _HARD * case.pupils.sum() and not patient:
            return None
        known, width, size = last.prices, _COLD, int(size * _GROWTH)
    return known


def _reopened(case: Case, known: Floats) -> Floats:
    """Guess the price at schools that had no seats before: what would just fill them."""
    prices_cm = case.closed(np.where(known > 2.0 * case.outside, 4.0 * case.outside, known))
    opened = np.flatnonzero((known > 2.0 * case.outside) & (case.seats > 0))
    if len(opened):
        least, _ = case.costs.near(prices_cm, 0.0, case.outside)
        for school in opened:
            cell, cost = case.costs.column(int(school))
            saving = least[cell] - cost
            keen = np.argsort(-saving)
            taken = np.cumsum(case.pupils[cell[keen]])
            last = int(np.searchsorted(taken, case.seats[school]))
            prices_cm[school] = max(0.0, np.rint(saving[keen[last]])) if last < len(keen) else 0.0
    return prices_cm


def _search(
    case: Case, known: Floats, *, slack: float, narrow: float, rounds: int, rough: float = 0.0
) -> _Step:
    """Solve, price, add arcs, until proven or out of rounds."""
    costs, outside = case.costs, case.outside
    known = case.closed(np.rint(known))
    least, arcs = costs.near(known, slack, outside)
    leaving = least + slack >= outside
    kept = arcs.take(np.zeros(0, dtype=np.int64))
    leave = 8.0 * slack
    for done in range(1, rounds + 1):
        escape = np.minimum(np.rint(least + leave), outside)
        found = flow.solve(arcs, case.pupils, case.seats, escape, leaving=leaving)
        pending = int(found.escaped[found.escape < outside].sum())
        known = case.closed(prices.of(found, case.seats, known))
        paid = _paid(found, known, costs.cells, outside)
        slack *= narrow if done == 1 else 1.0
        least, near = costs.near(known, slack, outside)
        gaining = (least < paid - 0.5) & (case.pupils > 0)
        if not pending and not gaining.any():
            return _Step(found, known, 0, proven=True, rounds=done)
        if pending < rough * case.pupils.sum() and gaining.mean() < 5.0 * rough:
            break
        # whatever ever gained stays, or two sets of arcs could take turns
        leaving |= least + slack >= outside
        kept = kept.merged(near.take(gaining[near.cell]), schools=costs.schools)
        carrying = found.arcs.take(found.flow > 0)
        arcs = near.merged(carrying.merged(kept, schools=costs.schools), schools=costs.schools)
        leave *= 16.0
    return _Step(found, known, pending, proven=False, rounds=done)


def _paid(found: flow.Flow, known: Floats, cells: int, outside: float) -> Floats:
    """Find the least cost plus price each cell has among the arcs looked at [cm]."""
    paid = np.full(cells, outside)
    heads = np.flatnonzero(np.diff(found.arcs.cell, prepend=-1))
    if len(heads):
        by_arc = found.arcs.cost + known[found.arcs.school]
        paid[found.arcs.cell[heads]] = np.minimum.reduceat(by_arc, heads)
    paid[found.contested] = np.minimum(paid[found.contested], found.escape)
    return paid


def _slack(costs: Costs, known: Floats, width: int) -> float:
    """Find how far above a cell's best choice its `width`-th one lies, in the median [cm]."""
    if not costs.cells or width >= costs.schools:
        return 2.0 * costs.top + 1.0
    some = np.unique(np.linspace(0, costs.cells - 1, min(costs.cells, _SAMPLE)).astype(np.int64))
    paid = costs.rows(some).matrix() + known
    near = np.partition(paid, (0, width), axis=1)
    known_width = np.isfinite(near[:, width])
    apart = near[known_width, width] - near[known_width, 0]
    return float(np.median(apart)) + 1.0 if len(apart) else 2.0 * costs.top + 1.0
