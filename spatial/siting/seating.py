"""
Seating: who gets which seat under a plan, and who gets none.

The exact assignment is handed in (the catchment stage publishes it). How many are left without a
seat, and where, is told by a flow, much sooner.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from scipy.sparse import csr_array

from spatial import budget
from spatial.siting.max_flow import Flow, Siege
from spatial.siting.model import Mask, Model
from spatial.solver.answer import Floats, Ints


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
class Outcome:
    """
    A plan seated.

    Attributes
    ----------
    chosen
        Actions done, shape (actions,).
    seats, assigned
        Seats and assignment of every stage.
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


def estimate_bytes(pairs: Sequence[int]) -> int:
    """
    Estimate what choosing a plan takes at most, the walks given aside [bytes].

    Parameters
    ----------
    pairs
        Of cell and place within the limit, by stage.

    Notes
    -----
    ``87 max(p) + 16 sum(p)``: one stage's pairs are ordered to gather its crowds, one after the
    other; every stage's are seated exactly.
    """
    return 87 * max(pairs, default=0) + 16 * sum(pairs)


class Seating:
    """
    Seats plans, and remembers those it has seen.

    Raises
    ------
    UserError
        If it would take more memory than a model may.
    """

    def __init__(self, model: Model, assign: Assign) -> None:
        sites = sum(not site.existing for site in model.sites.values())
        needed = estimate_bytes([stage.walk_m.nnz for stage in model.stages])
        cells = max((len(stage.pupils) for stage in model.stages), default=0)
        places = max((len(stage.places) for stage in model.stages), default=0)
        budget.require("recommend", needed, cells=cells, schools=places - sites, sites=sites)
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
        self.there = there
        self.flows = tuple(Flow(stage) for stage in model.stages)
        self._useful: dict[int, Floats] = {}
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

    def unseated(self, chosen: Mask) -> float:
        """Count the pupils a plan leaves without a seat, all stages, gross."""
        much = chosen.astype(np.float64)
        return sum(flow.unseated(self._offer(k, much)) for k, flow in enumerate(self.flows))

    def sieges(self, chosen: Floats) -> list[Siege]:
        """
        Find who is left in every stage under a plan, also one of fractions.

        Parameters
        ----------
        chosen
            How much of each action is done [0..1], shape (actions,).
        """
        cuts = []
        for k, flow in enumerate(self.flows):
            mine = self.stage == k
            opened = np.bincount(self.place[mine], chosen[mine], len(flow.there))
            share = np.where(flow.there > 0, 1.0, np.minimum(opened, 1.0))
            cuts.append(flow.siege(self._offer(k, chosen), share))
        return cuts

    def besieged(self, k: int, crowds: Mask) -> tuple[float, Floats]:
        """
        Tell what some crowds of a stage lack at least, and what each action can save of it.

        Parameters
        ----------
        k
            Position of the stage.
        crowds
            The crowds, shape (g,).

        Returns
        -------
        constant, slope
            Pupils without a seat among them with the present seats, at least (negative where
            there are more seats than pupils), and what each action saves at most, shape
            (actions,).

        Notes
        -----
        ``shortage >= pupils - sum_j min(seats_j, pupils that reach j)``, whatever they do. Seats
        beyond what a place would fill beside the fewest seats of the others are never of use: a
        largest flow exists that leaves them empty (the gains of places are a polymatroid).
        """
        flow = self.flows[k]
        near = flow.people(crowds)
        slope = np.zeros(len(self.place))
        mine = self.stage == k
        reach = near[self.place[mine]]
        after = np.minimum(self.after[mine], self.there[mine] + self._used(k)[self.place[mine]])
        slope[mine] = np.minimum(after, reach) - np.minimum(self.there[mine], reach)
        return float(flow.pupils @ crowds - np.minimum(flow.there, near).sum()), slope

    def _used(self, k: int) -> Floats:
        """Return the seats each place could add and fill, all others at their fewest, once."""
        if k not in self._useful:
            flow, mine = self.flows[k], self.stage == k
            least, most = flow.there.copy(), flow.there.copy()
            np.minimum.at(least, self.place[mine], self.after[mine])
            np.maximum.at(most, self.place[mine], self.after[mine])
            left = flow.unseated(least)
            used = np.zeros(len(least))
            for j in np.flatnonzero(most > flow.there):
                offer = least.copy()
                offer[j] = most[j]
                used[j] = left - flow.unseated(offer)
            self._useful[k] = used
        return self._useful[k]

    def promise(self, chosen: Mask) -> Floats:
        """Return what each action would save at most if it were added to a plan [pupils]."""
        gains = [
            self.besieged(k, siege.crowds)[1]
            for k, siege in enumerate(self.sieges(chosen.astype(np.float64)))
        ]
        slope: Floats = np.sum(gains, axis=0)
        return slope

    def _offer(self, k: int, chosen: Floats) -> Floats:
        """Return the seats of every place of a stage under a plan, also one of fractions."""
        flow, mine = self.flows[k], self.stage == k
        gain = (self.after - self.there)[mine] * chosen[mine]
        more = np.bincount(self.place[mine], gain, len(flow.there))
        offer: Floats = np.maximum(flow.there + more, 0.0)
        return offer
