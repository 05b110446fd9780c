"""
Costs of travel from cells to schools, as the exact solver reads them: whole centimetres.

Distances come as one dense array or as a sparse one that holds the allowed pairs alone. Both answer
the same few questions, block by block, so that memory follows the pairs. Whole numbers make the
optimum exact: a shortest walk is not decided by the last bit of a float.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from spatial.catchment.arrays import Floats, Ints

if TYPE_CHECKING:  # brings the compiler, which takes a while to import
    from spatial.catchment.walks import Walks


@dataclass(frozen=True, slots=True)
class Arcs:
    """
    Some pairs of cell and school.

    Attributes
    ----------
    cell, school
        Positions, shape (a,), ordered by cell, then school.
    cost
        Travel [cm], whole numbers, shape (a,).
    """

    cell: Ints
    school: Ints
    cost: Floats

    def __len__(self) -> int:
        """Return the number of pairs."""
        return len(self.cell)

    def take(self, which: NDArray[np.int64] | NDArray[np.bool_]) -> Arcs:
        """Return some of the pairs."""
        return Arcs(self.cell[which], self.school[which], self.cost[which])


@dataclass(frozen=True, slots=True)
class SchoolMoves:
    """
    The cheapest move of one pupil from school to school, where there is any.

    Attributes
    ----------
    source, target
        Positions of schools, shape (a,), ordered by source, then target.
    cost
        Travel there less what is paid at the source [cm], shape (a,).
    """

    source: Ints
    target: Ints
    cost: Floats


class Costs(Protocol):
    """What the solver asks about the costs of all allowed pairs."""

    cells: int
    schools: int

    @property
    def top(self) -> float:
        """Return the dearest allowed pair [cm]."""

    @property
    def pairs(self) -> int:
        """Return the number of allowed pairs."""

    def walks(self, outside: float) -> Walks:
        """
        Return the pairs as compiled code reads them.

        Parameters
        ----------
        outside
            What staying without a seat costs [cm].
        """

    def least(self) -> Floats:
        """Return the least cost of every cell [cm], inf where it may go nowhere."""

    def rows(self, which: Ints) -> Costs:
        """Return the costs of some cells."""

    def within(self, prices: Floats, ceiling: float) -> Arcs:
        """Return the pairs whose cost plus price is at most the ceiling [cm]."""

    def reach(self, cells: Ints) -> NDArray[np.bool_]:
        """Tell which schools some cell of these may go to, shape (schools,)."""

    def towards(self, cells: Ints, base: Floats, group: Ints) -> SchoolMoves:
        """Return the least of cost less `base` by group (the source) and school."""
