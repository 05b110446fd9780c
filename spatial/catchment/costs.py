"""
Costs of travel from cells to schools, as the exact solver reads them: whole centimetres.

Distances come as one dense array or as a sparse one that holds the allowed pairs alone. Both answer
the same few questions, block by block, so that memory follows the pairs. Whole numbers make the
optimum exact: a shortest walk is not decided by the last bit of a float.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Metres: TypeAlias = NDArray[np.floating[Any]] | csr_array

PER_M = 100  # steps of cost in a metre


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

    def merged(self, others: Arcs, *, schools: int) -> Arcs:
        """Return these pairs and others, each once, in order."""
        key = np.r_[self.cell, others.cell] * schools + np.r_[self.school, others.school]
        key, first = np.unique(key, return_index=True)
        return Arcs(key // schools, key % schools, np.r_[self.cost, others.cost][first])


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

    def near(self, prices: Floats, slack: float, most: float) -> tuple[Floats, Arcs]:
        """
        Find the pairs that are best, or nearly, for their cell.

        Parameters
        ----------
        prices
            Price of a seat by school [cm].
        slack
            How much worse than the cell's best a pair may be [cm].
        most
            What a cell pays at most: staying without a seat [cm].

        Returns
        -------
        least, arcs
            The least cost plus price of every cell [cm], at most `most`; pairs within `slack` of
            it.
        """

    def rows(self, which: Ints) -> Costs:
        """Return the costs of some cells."""

    def within(self, prices: Floats, ceiling: float) -> Arcs:
        """Return the pairs whose cost plus price is at most the ceiling [cm]."""

    def column(self, school: int) -> tuple[Ints, Floats]:
        """Return the cells that may go to a school, and what that costs [cm]."""

    def reach(self, cells: Ints) -> NDArray[np.bool_]:
        """Tell which schools some cell of these may go to, shape (schools,)."""

    def order(self) -> Ints:
        """Return the cells so that those with the same two nearest schools follow each other."""

    def matrix(self) -> Floats:
        """Return all costs, shape (cells, schools), inf where a pair is not allowed."""

    def towards(self, cells: Ints, base: Floats, group: Ints) -> Floats:
        """Return the least of cost less `base` by group and school, shape (schools, schools)."""
