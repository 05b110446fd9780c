"""Zones from a question: bound, first zoning, search; and any zoning judged the same way."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from spatial import budget
from spatial.errors import Fault, UserError
from spatial.zoning import start
from spatial.zoning.bound import Relaxed, floor_at, relaxed_in
from spatial.zoning.deadline import Deadline
from spatial.zoning.problem import FREE, Floats, Floor, Ints, Progress, Zones, Zoning
from spatial.zoning.search import Search

_MOVES = 10_000  # tried per neighbourhood
_MOST = 12_000_000  # tried in all: what a usual machine does within the usual minute
_QUICK = 0.1  # of all moves: a first, quick cooling, for whoever ends the search early
_AGAIN, _DRAIN = 4, 100  # more coolings while pupils are beyond the seats; moves per neighbourhood
_ROUND = 5000  # moves between two looks at the clock, which changes nothing but the end


def zones(
    asked: Zoning,
    *,
    time_limit_s: float = 60.0,
    effort: float = 1.0,
    seed: int = 0,
    progress: Progress | None = None,
) -> Zones:
    """
    Give every neighbourhood a school.

    Parameters
    ----------
    asked
        Neighbourhoods, schools, pins, last year.
    time_limit_s
        Net behind everything, the bound and the first zones too [s]: what is best by then is
        returned, not ``complete``. The closing bound may take a twentieth of it more.
    effort
        Moves to try, as a multiple of the usual.
    seed
        The same seed gives the same zones on any machine, unless time ran out.
    progress
        Told how far the search is and the gap of metres, inf while pupils beyond the seats hide it.
        Whoever cancels (`spatial.cancellation`) gets what is best by then.

    Returns
    -------
    Zones
        In one piece wherever the neighbours and the pins allow it; pupils beyond the seats only
        where the search found no other way.

    Raises
    ------
    UserError
        If there is no school or no neighbourhood.

    References
    ----------
    .. [1] Shirabe (2005) on contiguity; Kong (2021) on matheuristics for the same problem.
    """
    deadline = Deadline(limit_s=time_limit_s)
    budget.require(
        "zones",
        estimate_bytes(*asked.metres.shape),
        cells=asked.metres.shape[0],
        schools=asked.metres.shape[1],
    )
    cost = asked.cost
    if not cost.size:
        cells, schools = cost.shape
        raise UserError(Fault(code="zones_no_school", blanks={"cells": cells, "schools": schools}))
    near = start.near_of(asked.edges, len(cost))
    relaxed = relaxed_in(asked, cost, deadline)
    first = start.grow(asked, cost, relaxed, near, deadline)
    search = Search(asked=asked, cost=cost, near=near, zone=first, price=relaxed.price, seed=seed)
    moves = min(int(_MOVES * len(cost)), _MOST) * effort
    clock = _Clock(deadline, progress, search, relaxed, (1.0 + _QUICK) * moves)
    complete = (
        not deadline.stopped
        and _anneal(search, clock, int(_QUICK * moves))
        and _anneal(search, clock, int(moves))
    )
    for _ in range(_AGAIN if asked.pupils.sum() <= asked.seats.sum() else 0):
        if not complete or not search.over:
            break
        complete = _drain(search, clock, _DRAIN * len(cost)) and _anneal(
            search, clock, int(moves / 5), since=0.6
        )
    deadline.heeds = False  # whoever wanted to stop has said so
    indices = np.array(search.best, dtype=np.int64)
    told = _told(asked, indices, cost=cost, floor=None, near=near, complete=complete)
    return replace(told, floor=floor_at(asked, cost, relaxed, float(told.over.sum()), deadline))


def estimate_bytes(cells: int, schools: int) -> int:
    """
    Estimate what zones take at most, the walks given aside [bytes].

    Parameters
    ----------
    cells, schools
        Sizes of the question.

    Notes
    -----
    ``25 n m + 1500 n``: costs (8 bytes a pair), a linear programme or a block of prices and what is
    allowed beside them; neighbours, zones and the best of them as lists.
    """
    return 25 * cells * schools + 1500 * cells


@dataclass(slots=True)
class _Clock:
    """Who is told of the search, and when it has to end."""

    deadline: Deadline
    progress: Progress | None
    search: Search
    relaxed: Relaxed
    moves: float
    made: int = 0

    def goes_on(self, few: int) -> bool:
        """Tell the listener of some moves more, and whether to go on."""
        self.made += few
        if self.progress is not None:
            self.progress(min(1.0, self.made / self.moves), self._gap())
        return not self.deadline.over()

    def _gap(self) -> float:
        """Return the gap of metres, inf with more pupils beyond the seats than the bound has."""
        beyond, bound = self.search.asked.beyond, self.relaxed.total
        if self.search.best_over >= self.relaxed.over + 1.0:
            return math.inf
        walks = bound - beyond * self.relaxed.over
        return max(0.0, self.search.best_cost - bound) / walks if walks > 0 else 0.0


def _anneal(search: Search, clock: _Clock, total: int, *, since: float = 0.0) -> bool:
    """Cool from hot (0) or warm to cold; whether the search ran its course."""
    done = 0
    while done < total:
        few = min(_ROUND, total - done)
        at = since + (1.0 - since) * done / total
        search.run(few, since=at, until=since + (1.0 - since) * (done + few) / total)
        done += few
        if not clock.goes_on(few):
            return False
    return True


def _drain(search: Search, clock: _Clock, total: int) -> bool:
    """Pass pupils beyond the seats on; whether there was time for it."""
    for done in range(0, total, _ROUND):
        if not search.over:
            break
        search.drain(min(_ROUND, total - done))
        if not clock.goes_on(0):
            return False
    return True


def judge(asked: Zoning, school: Ints, *, floor: Floor | None = None) -> Zones:
    """
    Tell how good a given zoning is, e.g. after a move by hand.

    Parameters
    ----------
    school
        School by neighbourhood, shape (n,).
    floor
        The floor of an earlier answer to the same question.
    """
    near = start.near_of(asked.edges, len(asked.pupils))
    return _told(asked, school, cost=asked.cost, floor=floor, near=near, complete=True)


def _told(
    asked: Zoning,
    school: Ints,
    *,
    cost: Floats,
    floor: Floor | None,
    near: start.Near,
    complete: bool,
) -> Zones:
    """Add a zoning up."""
    placed = np.flatnonzero(school >= 0)
    to = school[placed]
    load = np.bincount(to, asked.pupils[placed], len(asked.seats)).astype(np.float64)
    over = np.maximum(load - asked.seats, 0.0)
    walks = asked.metres[placed, to]
    paid = cost[placed, to]
    walked = asked.pupils[placed] @ np.where(np.isfinite(walks), walks, 0.0)
    had = asked.last >= 0 if len(asked.last) else np.zeros(len(school), dtype=np.bool_)
    last = asked.last if len(asked.last) else np.full(len(school), FREE)
    return Zones(
        school=school,
        load=load,
        over=over,
        walked_m=float(walked),
        cost=float(np.where(np.isfinite(paid), paid, 0.0).sum()),
        floor=floor,
        parts=start.pieces(school, near, len(asked.seats)),
        moved=np.flatnonzero(had & (school != last)),
        complete=complete,
    )
