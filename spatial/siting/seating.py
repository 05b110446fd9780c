"""
Seating: who gets which seat under a plan, and what that says about every other plan.

The exact assignment is handed in (the catchment stage publishes it); its shortage and its prices
become cuts: lower bounds on the shortage, or the walk, that hold for every plan.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from scipy.sparse import csr_array

from spatial.siting.answer import Floats, Ints
from spatial.siting.model import Mask, Model, Stage

PER_M = 100.0  # centimetres, in which prices come
CRUMB = 1e-4  # parts of a pupil below which nobody is meant


class Assigned(Protocol):
    """What an exact assignment tells."""

    @property
    def cell(self) -> Ints:
        """Cells of the flows, shape (f,)."""

    @property
    def school(self) -> Ints:
        """Places of the flows, shape (f,)."""

    @property
    def pupils(self) -> Floats:
        """Pupils of the flows, shape (f,)."""

    @property
    def distance_m(self) -> Floats:
        """Walk of the flows [m], shape (f,)."""

    @property
    def unserved(self) -> Floats:
        """Pupils without a seat by cell, shape (n,)."""

    @property
    def prices_cm(self) -> Floats:
        """What a seat more at each place would save [cm], shape (m,)."""

    @property
    def outside_cm(self) -> float:
        """What staying without a seat counts [cm]."""


class Assign(Protocol):
    """Seat as many pupils as possible, with the least walking, and prove it."""

    def __call__(
        self,
        pupils: Floats,
        seats: Floats,
        metres: csr_array,
        *,
        start: Any = None,  # noqa: ANN401 - its own earlier answer
    ) -> Assigned:
        """Assign pupils by cell to seats by place over allowed walks, from a known assignment."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Cut:
    """
    A bound on one stage that holds for every plan.

    ``walk + outside * shortage >= constant - slope @ chosen`` (with `outside` 1 and no walk for a
    cut of the shortage alone).

    Attributes
    ----------
    stage
        Position of the stage.
    constant
        What the present seats leave [pupils, or pupil-metres].
    slope
        What each action saves at most, shape (actions,).
    outside_m
        Metres a pupil without a seat counts; ``None`` for a cut of the shortage alone.
    """

    stage: int
    constant: float
    slope: Floats
    outside_m: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Outcome:
    """
    A plan seated.

    Attributes
    ----------
    chosen
        Actions done, shape (actions,).
    seats, assigned
        Seats and assignment of every stage.
    cost_vnd
        Cost [VND].
    """

    chosen: Mask
    seats: tuple[Floats, ...]
    assigned: tuple[Assigned, ...]
    cost_vnd: float

    @property
    def unseated(self) -> float:
        """Pupils without a seat, all stages, gross."""
        return float(sum(one.unserved.sum() for one in self.assigned))

    @property
    def walked_m(self) -> float:
        """Walk of everyone seated [pupil-metres]."""
        return float(sum(one.pupils @ one.distance_m for one in self.assigned))


class Seating:
    """
    Seats plans, and remembers those it has seen.

    Parameters
    ----------
    model
        The planning model.
    assign
        The exact assignment.
    """

    def __init__(self, model: Model, assign: Assign) -> None:
        self.model = model
        self._assign = assign
        self._seen: dict[tuple[int, bytes], Assigned] = {}
        self.place = np.array([action.place for action in model.actions], dtype=np.int64)
        stages = [model.stage_of(action) for action in model.actions]
        self.stage = np.array(stages, dtype=np.int64)
        gain = np.array([action.seats for action in model.actions], dtype=np.float64)
        there = np.array(
            [model.stages[k].seats[j] for k, j in zip(stages, self.place, strict=True)], dtype=float
        )
        self.after = np.maximum(there + gain, 0.0)
        self._last: dict[int, Assigned] = {}

    def of(self, chosen: Mask) -> Outcome:
        """Seat a plan."""
        seats = self.model.seats(chosen)
        assigned = []
        for k, (stage, offer) in enumerate(zip(self.model.stages, seats, strict=True)):
            key = (k, offer.tobytes())
            if key not in self._seen:
                self._seen[key] = self._assign(
                    stage.pupils, offer, stage.walk_m, start=self._last.get(k)
                )
            self._last[k] = self._seen[key]
            assigned.append(self._seen[key])
        return Outcome(
            chosen=chosen.copy(),
            seats=tuple(seats),
            assigned=tuple(assigned),
            cost_vnd=self.model.cost_vnd(chosen),
        )

    def everyone(self) -> list[Cut]:
        """Return the cut of each stage that counts every pupil against every seat."""
        return [
            self.priced(k, np.ones(len(stage.pupils))) for k, stage in enumerate(self.model.stages)
        ]

    def shortage_cuts(self, found: Outcome) -> list[Cut]:
        """
        Return the cuts a plan's shortage implies, exact for the plan itself.

        Notes
        -----
        The places reached from a pupil without a seat by moving others are full. The cells that
        reach no other open place compete for those seats alone: whatever is done, what they are
        more than the seats near them is short (max-flow, min-cut).
        """
        return [
            self.priced(k, besieged(stage, found.seats[k], found.assigned[k]))
            for k, stage in enumerate(self.model.stages)
        ]

    def walk_cuts(self, found: Outcome) -> list[Cut]:
        """Return the cuts the prices of a plan's seats imply for walk and shortage together."""
        cuts = []
        for k, stage in enumerate(self.model.stages):
            assigned, walk = found.assigned[k], stage.walk_m
            cell = np.repeat(np.arange(walk.shape[0]), np.diff(walk.indptr))
            asked = walk.data + assigned.prices_cm[walk.indices] / PER_M
            asked[found.seats[k][walk.indices] <= 0] = np.inf
            price = np.full(walk.shape[0], assigned.outside_cm / PER_M)
            np.minimum.at(price, cell, asked)
            cuts.append(self.priced(k, price, outside_m=assigned.outside_cm / PER_M))
        return cuts

    def priced(self, k: int, price: Floats, *, outside_m: float | None = None) -> Cut:
        """
        Return the cut some prices of the cells of a stage imply.

        Parameters
        ----------
        k
            Position of the stage.
        price
            What a pupil of each cell pays for a seat, at most what staying without one counts;
            shape (n,).
        outside_m
            Metres a pupil without a seat counts; ``None`` to count pupils alone.

        Notes
        -----
        ``shortage (+ walk) >= sum a_i m_i - sum_j fill_j(K_j)`` for any prices m: each place takes
        the pupils around it that pay most beyond their walk, up to its seats (Lagrange, with every
        cell's pupils counted once a place). What an action adds to its place's fill is its slope.
        """
        stage, walk = self.model.stages[k], self.model.stages[k].walk_m
        cell = np.repeat(np.arange(walk.shape[0]), np.diff(walk.indptr))
        margin = price[cell] if outside_m is None else price[cell] - walk.data
        good = (margin > 0) & (stage.pupils[cell] > 0)
        fill = Fill(walk.indices[good], margin[good], stage.pupils[cell[good]], len(stage.places))
        used = fill.worth(np.arange(len(stage.places)), stage.seats)
        slope = np.zeros(len(self.place))
        mine = self.stage == k
        place = self.place[mine]
        slope[mine] = fill.worth(place, self.after[mine]) - used[place]
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


def _pattern(walk: csr_array) -> csr_array:
    """Return one wherever a walk is allowed, also where it is 0 m long."""
    return csr_array((np.ones(walk.nnz), walk.indices, walk.indptr), shape=walk.shape)


def besieged(stage: Stage, seats: Floats, assigned: Assigned) -> Floats:
    """Mark the cells that reach no open place beyond those a pupil without a seat competes for."""
    near = _pattern(stage.walk_m)
    back = csr_array(near.T.tocsr())
    flows = assigned.pupils > CRUMB
    cell, school = assigned.cell[flows], assigned.school[flows]
    reached = np.zeros(len(seats), dtype=bool)
    cells = assigned.unserved > CRUMB
    while True:
        new = (np.asarray(back @ cells.astype(np.float64)) > 0) & (seats > 0)
        if (new <= reached).all():
            break
        reached |= new
        cells = cells.copy()
        cells[cell[reached[school]]] = True
    elsewhere = np.asarray(near @ ((seats > 0) & ~reached).astype(np.float64)) > 0
    return (~elsewhere).astype(np.float64)
