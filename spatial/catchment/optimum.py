"""
The optimum of a case, from scratch or from an earlier answer.

From scratch, representatives are solved first: ever more of them, each time from the prices of the
fewer, so that on the whole case few pupils are left to move. An earlier answer is taken over as it
is; only what no longer holds moves.
"""

from __future__ import annotations

import numpy as np

from spatial.catchment import chains
from spatial.catchment.arrays import Floats, Ints
from spatial.catchment.case import Case, SeatedPupils, Settled
from spatial.catchment.chains import Moves
from spatial.catchment.costs import Costs
from spatial.catchment.walks import Walks, choose, costs_of, dearest, two_nearest

_FEWEST = 4  # representatives per school to begin with
_GROWTH = 5  # from one set of representatives to the next
_ROOM = 64  # entries per school beyond those to begin with


def dearest_cm(costs: Costs) -> float:
    """Return the dearest allowed pair [cm], 0 without any."""
    return float(dearest(costs.walks(0.0)))


def least_cm(case: Case, prices: Floats) -> Floats:
    """Return the least cost plus price of every cell [cm], at most what no seat costs."""
    return _chosen(case.costs.walks(case.outside), case, prices)[1]


def settle(case: Case, start: SeatedPupils | None = None) -> Settled:
    """
    Find the optimum.

    Parameters
    ----------
    start
        An earlier answer.
    """
    walks = case.costs.walks(case.outside)
    if start is not None:
        return _solved(case, walks, *_taken_over(case, walks, start), rounds=1)
    prices, rounds = _rough_prices(case, walks)
    place, _ = _chosen(walks, case, prices)
    living = np.flatnonzero(case.pupils > 0)
    entries = (living, place[living], case.pupils[living])
    return _solved(case, walks, entries, prices, rounds=rounds + 1)


def _chosen(walks: Walks, case: Case, prices: Floats) -> tuple[Ints, Floats]:
    """Return where every cell's cost plus price is least, and that sum [cm]."""
    place, paid = np.empty(len(case.pupils), dtype=np.int64), np.empty(len(case.pupils))
    choose(walks, case.closed(prices), place, paid)
    return place, paid


def _rough_prices(case: Case, walks: Walks) -> tuple[Floats, int]:
    """Find prices on ever more representatives; return them and how often that was done."""
    cells, schools = case.costs.cells, case.costs.schools
    prices, rounds, size = np.zeros(schools), 0, max(1, _FEWEST * schools)
    if size * 2 > cells:
        return prices, rounds
    one, two = np.empty((2, cells), dtype=np.int64)
    two_nearest(walks, one, two)
    order = np.lexsort((two, one))  # neighbours in town are neighbours in this order
    while size * 2 <= cells:
        each = cells // size
        heads = np.arange(0, cells, each)
        few = Case(
            costs=case.costs.rows(order[np.minimum(heads + each // 2, cells - 1)]),
            pupils=np.add.reduceat(case.pupils[order], heads),
            seats=case.seats,
            outside=case.outside,
        )
        some = few.costs.walks(case.outside)
        place, _ = _chosen(some, few, prices)
        entries = (np.arange(len(place)), place, few.pupils)
        prices = _solved(few, some, entries, prices, rounds=1).prices
        rounds, size = rounds + 1, int(size * _GROWTH)
    return prices, rounds


def _taken_over(
    case: Case, walks: Walks, start: SeatedPupils
) -> tuple[tuple[Ints, Ints, Ints], Floats]:
    """Keep what an earlier answer says of a cell where it is still among its best choices."""
    prices = _reopened(case, walks, np.minimum(start.prices, 4.0 * case.outside))
    place, paid = _chosen(walks, case, prices)
    without = np.flatnonzero(start.unseated > 0)
    cell = np.r_[start.cell, without]
    at = np.r_[start.school, np.full(len(without), case.costs.schools)]
    units = np.r_[start.flow, start.unseated[without]]
    cost = np.empty(len(cell))
    costs_of(walks, cell, at, cost)
    pays = cost + np.r_[prices, 0.0][at]  # a school that closes still holds its pupils
    held = np.bincount(cell, units, case.costs.cells) == case.pupils
    held[cell[pays > paid[cell] + 0.5]] = False
    kept = held[cell]
    anew = np.flatnonzero(~held & (case.pupils > 0))
    entries = (
        np.r_[cell[kept], anew],
        np.r_[at[kept], place[anew]],
        np.r_[units[kept], case.pupils[anew]].astype(np.int64),
    )
    return entries, prices


def _reopened(case: Case, walks: Walks, prices: Floats) -> Floats:
    """Guess the price at schools that had no seats before: what would just fill them."""
    opened = np.flatnonzero((prices > 2.0 * case.outside) & (case.seats > 0))
    if not len(opened):
        return prices
    _, paid = _chosen(walks, case, prices)
    every, cost = np.arange(case.costs.cells), np.empty(case.costs.cells)
    for school in opened:
        costs_of(walks, every, np.full(len(every), school), cost)
        keen = np.argsort(cost - paid, kind="stable")
        last = int(np.searchsorted(np.cumsum(case.pupils[keen]), case.seats[school]))
        saving = (paid - cost)[keen[last]] if last < len(keen) else 0.0
        prices[school] = max(0.0, saving)
    return prices


def _solved(
    case: Case, walks: Walks, entries: tuple[Ints, Ints, Ints], prices: Floats, *, rounds: int
) -> Settled:
    """Settle from where pupils are; at these prices nobody may be better off elsewhere."""
    schools = case.costs.schools
    moves = _begun(case, walks, entries, prices)
    while not chains.settle(walks, moves):
        moves = _roomier(moves, case.costs.cells)
    used = np.flatnonzero(moves.pupils[: moves.used[0]] > 0)
    used = used[np.lexsort((moves.at[used], moves.cell[used]))]
    seated = used[moves.at[used] < schools]
    without = used[moves.at[used] == schools]
    unseated = np.zeros(case.costs.cells, dtype=np.int64)
    unseated[moves.cell[without]] = moves.pupils[without]
    return Settled(
        cell=moves.cell[seated],
        school=moves.at[seated],
        cost=moves.cost[seated],
        flow=moves.pupils[seated],
        unseated=unseated,
        # an empty school may ask less than nothing: nothing is as good
        prices=case.closed(np.maximum(moves.price[:schools] - moves.price[-1], 0.0)),
        rounds=rounds,
        arcs=int(moves.used[0]),
    )


def _begun(case: Case, walks: Walks, entries: tuple[Ints, Ints, Ints], prices: Floats) -> Moves:
    """Set out entries, and what is too full or too empty at these prices."""
    cell, at, pupils = entries
    schools, total = case.costs.schools, int(case.pupils.sum())
    seats = np.r_[case.seats, total + 1, 0]
    price = np.r_[prices, 0.0, 0.0]
    load = np.bincount(at, pupils, schools + 2).astype(np.int64)
    # where a seat has a price it is held free rather than given away: too few pupils there
    filled = np.where(price > 0, seats, np.minimum(load, seats))
    excess = load - filled
    excess[-1] = filled.sum() - total
    moves = _roomed(cell, at, pupils, case.costs.cells, seats, filled, excess, price)
    costs_of(walks, cell, at, moves.cost[: len(cell)])
    return moves


def _roomier(moves: Moves, cells: int) -> Moves:
    """Return the same with more room for entries, those without pupils left out."""
    used = np.flatnonzero(moves.pupils[: moves.used[0]] > 0)
    entries = (moves.cell[used], moves.at[used], moves.pupils[used])
    more = _roomed(*entries, cells, moves.seats, moves.filled, moves.excess, moves.price)
    more.cost[: len(used)] = moves.cost[used]
    return more


def _roomed(  # noqa: PLR0913, PLR0917 - the fields of one record
    cell: Ints,
    at: Ints,
    pupils: Ints,
    cells: int,
    seats: Ints,
    filled: Ints,
    excess: Ints,
    price: Floats,
) -> Moves:
    """Make room for entries as many again and some for every school."""
    places, count = len(seats), len(cell)
    spare = count + _ROOM * places
    none = np.full(spare, -1, dtype=np.int64)
    return Moves(
        cell=np.r_[cell, none],
        at=np.r_[at, none],
        pupils=np.r_[pupils, np.zeros(spare, dtype=np.int64)],
        cost=np.zeros(count + spare),
        beside=np.full(count + spare, -1, dtype=np.int64),
        other=np.full(count + spare, -1, dtype=np.int64),
        head=np.full(places, -1, dtype=np.int64),
        head_of_cell=np.full(cells, -1, dtype=np.int64),
        step=np.full((places - 1, places - 1), np.inf),
        mover=np.full((places - 1, places - 1), -1, dtype=np.int64),
        near=np.empty((places - 1, places - 1), dtype=np.int64),
        many=np.zeros(places - 1, dtype=np.int64),
        seats=seats,
        filled=filled,
        excess=excess,
        price=price,
        far=np.empty(places),
        before=np.empty(places, dtype=np.int64),
        seen=np.empty(places, dtype=np.int64),
        used=np.array([count]),
    )
