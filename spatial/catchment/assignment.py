"""What an assignment under seats found: who goes where, who goes without, what a seat is worth."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from spatial.catchment.arrays import PER_M, Floats, Ints
from spatial.catchment.case import Case, SeatedPupils, Settled


class TravelMethod(StrEnum):
    """How an optimum was reached."""

    CHAINS = "chains"  # moved along the cheapest chains, proven over all allowed pairs
    RULE = "rule"  # no optimum: a rule was followed


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """
    Pupils seated under capacities.

    Attributes
    ----------
    cell, school
        Positions of the pairs that carry pupils, shape (f,), ordered by cell.
    pupils
        Pupils over each [pupils], shape (f,), > 0.
    distance_m
        Their walk [m], to the centimetre, shape (f,).
    unserved
        Pupils without a seat by cell [pupils], shape (n,).
    seats
        Seats by school, shape (m,).
    prices_cm
        What a pupil less at each school would save [cm], pupils without a seat counted as
        `outside_cm`; shape (m,). To be handed to the next `best` as its start, with the rest.
    outside_cm
        What staying without a seat counts [cm].
    road
        How it was reached.
    rounds, arcs, pairs
        Problems solved on the way, representatives first; pairs that carried pupils at some time in
        the last; allowed pairs it is proven over.
    """

    cell: Ints
    school: Ints
    pupils: Floats
    distance_m: Floats
    unserved: Floats
    seats: Floats
    prices_cm: Floats
    outside_cm: float
    road: TravelMethod
    rounds: int
    arcs: int
    pairs: int

    @property
    def load(self) -> Floats:
        """Return the pupils each school draws, shape (m,)."""
        return np.bincount(self.school, self.pupils, len(self.seats)).astype(np.float64)

    @property
    def seated(self) -> float:
        """Return the pupils with a seat."""
        return float(self.pupils.sum())

    @property
    def walked_m(self) -> float:
        """Return the walk of all seated pupils together [pupil-metres]."""
        return float(self.pupils @ self.distance_m)


def units(people: Floats, scale: int) -> Ints:
    """Return the pupils of every cell in whole units, rounded up."""
    return np.ceil(np.round(people * scale, 3)).astype(np.int64)


def placed(assignment: Assignment, *, scale: int) -> SeatedPupils:
    """
    Turn an assignment back into whole units.

    Parameters
    ----------
    scale
        Units in a pupil.
    """
    people = (
        np.bincount(assignment.cell, assignment.pupils, len(assignment.unserved))
        + assignment.unserved
    )
    each = np.divide(units(people, scale), people, out=np.zeros_like(people), where=people > 0)
    return SeatedPupils(
        cell=assignment.cell,
        school=assignment.school,
        flow=np.rint(assignment.pupils * each[assignment.cell]).astype(np.int64),
        unseated=np.rint(assignment.unserved * each).astype(np.int64),
        prices=assignment.prices_cm,
    )


def collect(case: Case, settled: Settled, people: Floats, *, scale: int) -> Assignment:
    """
    Turn whole units back into pupils; every cell's pupils add up to what came in.

    Parameters
    ----------
    people
        Pupils by cell as they came in, shape (n,).
    scale
        Units in a pupil.
    """
    # a cell's units stand for exactly its pupils, never more than one unit's rounding apart
    each = np.divide(people, case.pupils, out=np.zeros_like(people), where=case.pupils > 0)
    return Assignment(
        cell=settled.cell,
        school=settled.school,
        pupils=settled.flow.astype(np.float64) * each[settled.cell],
        distance_m=settled.cost / PER_M,
        unserved=np.where(case.pupils > 0, settled.unseated * each, people),
        seats=case.seats / scale,
        prices_cm=settled.prices,
        outside_cm=case.outside,
        road=TravelMethod.CHAINS,
        rounds=settled.rounds,
        arcs=settled.arcs,
        pairs=case.costs.pairs,
    )
