"""One question in whole numbers, and its optimum."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from spatial.catchment.arrays import Floats, Ints
from spatial.catchment.costs import Costs


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
class SeatedPupils:
    """
    Where pupils are, right or not.

    Attributes
    ----------
    cell, school, flow
        Pairs and their pupils [units], shape (f,).
    unseated
        Pupils without a seat by cell [units].
    prices
        Price of a seat by school [cm].
    """

    cell: Ints
    school: Ints
    flow: Ints
    unseated: Ints
    prices: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled(SeatedPupils):
    """
    An optimum: its pairs are ordered by cell, then school.

    Attributes
    ----------
    cost
        Of the pairs that carry pupils [cm], shape (f,).
    rounds, arcs
        Problems solved on the way, the whole one last; pairs that carried pupils at some time.
    """

    cost: Floats
    rounds: int
    arcs: int
