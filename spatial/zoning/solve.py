"""Zones from a question: bound, first zoning, search; and any zoning judged the same way."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

import numpy as np

from spatial.zoning import start
from spatial.zoning.bound import relax
from spatial.zoning.problem import FREE, Floats, Ints, Progress, Zones, Zoning
from spatial.zoning.search import Search

_MOVES = 5000  # tried per neighbourhood
_AGAIN, _DRAIN = 4, 100  # more coolings while pupils are beyond the seats; moves per neighbourhood
_ROUND = 5000  # moves between two looks at the clock


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
        Longest search [s]; what is best by then is returned.
    effort
        Moves to try, as a multiple of the usual.
    seed
        The same seed gives the same zones, unless time ran out.
    progress
        Told how far the search is and the gap; ends it by answering ``False``.

    Returns
    -------
    Zones
        In one piece wherever the neighbours and the pins allow it; pupils beyond the seats only
        where the search found no other way.

    References
    ----------
    .. [1] Shirabe (2005) on contiguity; Kong (2021) on matheuristics for the same problem.
    """
    cost = asked.cost
    near = start.near_of(asked.edges, len(cost))
    bound, share, price = relax(asked, cost)
    first = start.grow(asked, cost, share, price, near)
    search = Search(asked=asked, cost=cost, near=near, zone=first, price=price, seed=seed)
    clock = _Clock(time_limit_s, progress, search, bound)
    complete = _anneal(search, clock, int(_MOVES * effort * len(cost)))
    for _ in range(_AGAIN if asked.pupils.sum() <= asked.seats.sum() else 0):
        if not complete or not search.over:
            break
        search.drain(_DRAIN * len(cost))
        complete = _anneal(search, clock, int(_MOVES * effort * len(cost) / 5), since=0.6)
    found = np.array(search.best, dtype=np.int64)
    return _told(asked, found, cost=cost, bound=bound, near=near, complete=complete)


@dataclass(frozen=True, slots=True)
class _Clock:
    """Who is told of the search, and when it has to end."""

    limit_s: float
    progress: Progress | None
    search: Search
    bound: float
    began: float = field(default_factory=time.monotonic)

    @property
    def spent(self) -> float:
        """Return the share of the time that is gone."""
        return (time.monotonic() - self.began) / self.limit_s

    def goes_on(self, done: float) -> bool:
        """Tell the listener, and whether to go on."""
        gap = (self.search.best_cost - self.bound) / self.bound if self.bound > 0 else 0.0
        wanted = self.progress is None or self.progress(done, gap)
        return wanted and self.spent < 1.0


def _anneal(search: Search, clock: _Clock, total: int, *, since: float = 0.0) -> bool:
    """Cool from hot (0) or warm to cold; whether the search ran its course."""
    done = 0
    while done < total:
        few = min(_ROUND, total - done)
        # time passes for the cooling too: whatever runs out first ends it cold
        at = max(since + (1.0 - since) * done / total, min(clock.spent, 1.0))
        search.run(few, since=at, until=max(since + (1.0 - since) * (done + few) / total, at))
        done += few
        if not clock.goes_on(at):
            return False
    return True


def judge(asked: Zoning, school: Ints, *, bound: float = 0.0) -> Zones:
    """
    Tell how good a given zoning is, e.g. after a move by hand.

    Parameters
    ----------
    asked
        The question.
    school
        School by neighbourhood, shape (n,).
    bound
        The bound of an earlier answer to the same question [pupil-metres].
    """
    near = start.near_of(asked.edges, len(asked.pupils))
    return _told(asked, school, cost=asked.cost, bound=bound, near=near, complete=True)


def _told(
    asked: Zoning, school: Ints, *, cost: Floats, bound: float, near: start.Near, complete: bool
) -> Zones:
    """Add a zoning up."""
    placed = np.flatnonzero(school >= 0)
    to = school[placed]
    load = np.bincount(to, asked.pupils[placed], len(asked.seats)).astype(np.float64)
    over = np.maximum(load - asked.seats, 0.0)
    walks = asked.metres[placed, to]
    walked = asked.pupils[placed] @ np.where(np.isfinite(walks), walks, 0.0)
    had = asked.last >= 0 if len(asked.last) else np.zeros(len(school), dtype=np.bool_)
    last = asked.last if len(asked.last) else np.full(len(school), FREE)
    return Zones(
        school=school,
        load=load,
        over=over,
        walked_m=float(walked),
        cost=float(cost[placed, to].sum() + asked.beyond * over.sum()),
        bound=bound,
        parts=start.pieces(school, near, len(asked.seats)),
        moved=np.flatnonzero(had & (school != last)),
        complete=complete,
    )
