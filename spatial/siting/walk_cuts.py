"""What the prices of a plan's seats say about the walk under every other plan."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from spatial.siting.seating import Outcome, Seating
from spatial.solver.answer import Floats, Ints

PER_M = 100.0  # centimetres, in which prices come


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Cut:
    """
    A bound on one stage that holds for every plan.

    ``walk + outside * shortage >= constant - slope @ chosen``.

    Attributes
    ----------
    stage
        Position of the stage.
    constant
        What the present seats leave [pupil-metres].
    slope
        What each action saves at most [pupil-metres], shape (actions,).
    outside_m
        Metres a pupil without a seat counts.
    """

    stage: int
    constant: float
    slope: Floats
    outside_m: float


def cuts(seating: Seating, outcome: Outcome) -> list[Cut]:
    """Return the cuts the prices of a plan's seats imply for walk and shortage together."""
    made = []
    for k, stage in enumerate(seating.model.stages):
        assigned, walk = outcome.assigned[k], stage.walk_m
        cell = np.repeat(np.arange(walk.shape[0]), np.diff(walk.indptr))
        asked = walk.data + assigned.prices_cm[walk.indices] / PER_M
        asked[outcome.seats[k][walk.indices] <= 0] = np.inf
        price = np.full(walk.shape[0], assigned.outside_cm / PER_M)
        np.minimum.at(price, cell, asked)
        made.append(priced(seating, k, price, outside_m=assigned.outside_cm / PER_M))
    return made


def priced(seating: Seating, k: int, price: Floats, *, outside_m: float) -> Cut:
    """
    Return the cut some prices of the cells of a stage imply.

    Parameters
    ----------
    seating
        The stages and the actions.
    k
        Position of the stage.
    price
        What a pupil of each cell pays for a seat [m], at most what staying without one counts;
        shape (n,).
    outside_m
        Metres a pupil without a seat counts.

    Notes
    -----
    ``walk + shortage >= sum a_i m_i - sum_j fill_j(K_j)`` for any prices m: each place takes
    the pupils around it that pay most beyond their walk, up to its seats (Lagrange, with every
    cell's pupils counted once a place). What an action adds to its place's fill is its slope.
    """
    stage, walk = seating.model.stages[k], seating.model.stages[k].walk_m
    cell = np.repeat(np.arange(walk.shape[0]), np.diff(walk.indptr))
    margin = price[cell] - walk.data
    good = (margin > 0) & (stage.pupils[cell] > 0)
    fill = Fill(walk.indices[good], margin[good], stage.pupils[cell[good]], len(stage.places))
    used = fill.worth(np.arange(len(stage.places)), stage.seats)
    slope = np.zeros(len(seating.place))
    mine = seating.stage == k
    place = seating.place[mine]
    slope[mine] = fill.worth(place, seating.after[mine]) - used[place]
    constant = float(stage.pupils @ price - used.sum())
    return Cut(stage=k, constant=constant, slope=slope, outside_m=outside_m)


class Fill:
    """What a place earns by taking the pupils that pay best for their walk, up to its seats."""

    def __init__(self, place: Ints, margin: Floats, pupils: Floats, places: int) -> None:
        order = np.lexsort((-margin, place))
        self._margin, self._pupils = margin[order], pupils[order]
        self._start = np.searchsorted(place[order], np.arange(places + 1))
        self._count = np.cumsum(np.r_[0.0, self._pupils])
        self._sum = np.cumsum(np.r_[0.0, self._pupils * self._margin])

    def worth(self, place: Ints, seats: Floats) -> Floats:
        """Return the worth of some seats at some places, shape of both."""
        begin, end = self._start[place], self._start[place + 1]
        goal = np.minimum(self._count[begin] + seats, self._count[end])
        at = np.clip(np.searchsorted(self._count, goal, side="right") - 1, begin, end)
        rest = np.where(at < end, goal - self._count[at], 0.0)
        margin = self._margin[np.minimum(at, len(self._margin) - 1)] if len(self._margin) else 0.0
        return np.asarray(self._sum[at] - self._sum[begin] + rest * margin)
