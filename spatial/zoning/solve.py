"""Zones from a question: bound, first zoning, search; and any zoning judged the same way."""

from __future__ import annotations

import time

import numpy as np

from spatial.zoning import start
from spatial.zoning.bound import relax
from spatial.zoning.problem import FREE, Floats, Ints, Progress, Zones, Zoning
from spatial.zoning.search import Search

_MOVES = 5000  # tried per neighbourhood
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
    began = time.monotonic()
    cost = asked.cost
    near = start.near_of(asked.edges, len(cost))
    bound, share, price = relax(asked, cost)
    first = start.grow(asked, cost, share, price, near)
    search = Search(asked=asked, cost=cost, near=near, zone=first, price=price, seed=seed)
    total = int(_MOVES * effort * len(cost))
    done, complete = 0, True
    while done < total:
        few = min(_ROUND, total - done)
        # time passes for the cooling too: whatever is reached first ends it cold
        spent = (time.monotonic() - began) / time_limit_s
        share_done = max(done / total, min(spent, 1.0))
        search.run(few, since=share_done, until=max((done + few) / total, share_done))
        done += few
        gap = (search.best_cost - bound) / bound if bound > 0 else 0.0
        if progress is not None and not progress(share_done, gap):
            complete = False
            break
        if spent >= 1.0:
            complete = False
            break
    found = np.array(search.best, dtype=np.int64)
    return _told(asked, found, cost=cost, bound=bound, near=near, complete=complete)


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
