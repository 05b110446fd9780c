"""Costs of the allowed pairs alone, by cell."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from spatial.catchment.arrays import PER_M, Floats, Ints
from spatial.catchment.costs import Arcs, SchoolMoves

if TYPE_CHECKING:  # brings the compiler, which takes a while to import
    from spatial.catchment.walks import Walks

_BLOCK = 1 << 20  # pairs of group and school looked at in one go


class SparseCosts:
    """Costs of the allowed pairs alone, by cell."""

    def __init__(self, metres: csr_array) -> None:
        if not metres.has_sorted_indices:
            metres = metres.sorted_indices()
        self._indptr = metres.indptr.astype(np.int64)
        self._school: Ints = metres.indices
        self._metres: Floats = metres.data
        self.cells, self.schools = (int(size) for size in metres.shape)
        self._held = np.flatnonzero(np.diff(self._indptr))
        self._heads = self._indptr[:-1][self._held]

    @cached_property
    def top(self) -> float:
        """Return the dearest allowed pair [cm]."""
        return float(np.rint(self._metres.max(initial=0) * np.float64(PER_M)))

    @property
    def pairs(self) -> int:
        """Return the number of pairs."""
        return len(self._school)

    @cached_property
    def _cost(self) -> Floats:
        """Return the cost of every pair."""
        cost: Floats = np.rint(self._metres.astype(np.float64) * PER_M)
        return cost

    @cached_property
    def _cell(self) -> Ints:
        """Return the cell of every pair."""
        return np.repeat(np.arange(self.cells), np.diff(self._indptr))

    def walks(self, outside: float) -> Walks:
        """Return the pairs as compiled code reads them."""
        from spatial.catchment.walks import read  # noqa: PLC0415 - see costs

        return read(self._metres, self._school, self._indptr, schools=self.schools, outside=outside)

    def least(self) -> Floats:
        """Return the least cost of every cell."""
        least = np.full(self.cells, np.inf)
        if len(self._heads):
            least[self._held] = np.minimum.reduceat(self._cost, self._heads)
        return least

    def within(self, prices: Floats, ceiling: float) -> Arcs:
        """Return the pairs whose cost plus price is at most the ceiling."""
        which = np.flatnonzero(self._cost + prices[self._school] <= ceiling)
        return Arcs(self._cell[which], self._school[which].astype(np.int64), self._cost[which])

    def rows(self, which: Ints) -> SparseCosts:
        """Return the costs of some cells."""
        whole = csr_array(
            (self._metres, self._school, self._indptr), shape=(self.cells, self.schools)
        )
        return SparseCosts(csr_array(whole[which]))

    def reach(self, cells: Ints) -> NDArray[np.bool_]:
        """Tell which schools some cell of these may go to."""
        asked = np.zeros(self.cells, dtype=np.bool_)
        asked[cells] = True
        reached = np.zeros(self.schools, dtype=np.bool_)
        reached[self._school[asked[self._cell]]] = True
        return reached

    def towards(self, cells: Ints, base: Floats, group: Ints) -> SchoolMoves:
        """Return the least of cost less `base` by group and school, some groups at a time."""
        order = np.argsort(group, kind="stable")
        cells, base, group = cells[order], base[order], group[order]
        some = max(1, _BLOCK // max(1, self.schools))
        found = []
        for first in range(0, self.schools, some):
            at = slice(*np.searchsorted(group, [first, first + some]))
            if at.start < at.stop:
                key, cost = self._least_by_key(cells[at], base[at], group[at] - first, some)
                found.append((key + first * self.schools, cost))
        none = (np.empty(0, dtype=np.int64), np.empty(0))
        keys, costs = (np.concatenate(each) for each in zip(none, *found, strict=True))
        return SchoolMoves(*np.divmod(keys, max(1, self.schools)), costs)

    def _least_by_key(
        self, cells: Ints, base: Floats, group: Ints, groups: int
    ) -> tuple[Ints, Floats]:
        """Return the least of cost less `base` by group times schools plus school."""
        count = np.diff(self._indptr)[cells]
        flow = np.repeat(np.arange(len(cells)), count)
        pair = np.repeat(self._indptr[cells] - (np.cumsum(count) - count), count)
        pair += np.arange(len(pair))
        least = np.full(groups * self.schools, np.inf)
        key = group[flow] * self.schools + self._school[pair]
        np.minimum.at(least, key, self._cost[pair] - base[flow])
        there = np.flatnonzero(np.isfinite(least))
        return there, least[there]
