"""Costs kept as one array of distances, read block by block."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from spatial.catchment.costs import PER_M, Arcs, Floats, Ints

Real: TypeAlias = np.floating[Any]
_BLOCK = 1 << 19  # pairs looked at in one go: small enough for the processor's cache


class DenseCosts:
    """Costs kept as one array of distances."""

    def __init__(self, metres: NDArray[Real]) -> None:
        self._metres = metres
        self.cells, self.schools = metres.shape

    @cached_property
    def top(self) -> float:
        """Return the dearest allowed pair [cm]."""
        return max((float(_largest(block)) for _, block in self._blocks()), default=0.0)

    @property
    def pairs(self) -> int:
        """Return the number of pairs."""
        return int(self.cells * self.schools)

    def near(self, prices: Floats, slack: float, most: float) -> tuple[Floats, Arcs]:
        """Find the pairs that are best, or nearly, for their cell."""
        least = np.empty(self.cells)
        found: list[tuple[Ints, Ints, Floats]] = []
        # single precision is exact for whole numbers up to 2**24, and twice as fast
        exact = np.float32 if self.top + most + slack < 2.0**24 else np.float64
        for at, block in self._blocks(exact):
            paid = block + prices.astype(exact)
            least[at] = np.minimum(paid.min(axis=1, initial=np.inf), most)
            cell, school = np.nonzero(paid <= (least[at, None] + slack).astype(exact))
            found.append((cell + at.start, school, block[cell, school].astype(np.float64)))
        return least, _joined(found)

    def within(self, prices: Floats, ceiling: float) -> Arcs:
        """Return the pairs whose cost plus price is at most the ceiling."""
        found: list[tuple[Ints, Ints, Floats]] = []
        for at, block in self._blocks():
            cell, school = np.nonzero(block + prices <= ceiling)
            found.append((cell + at.start, school, block[cell, school].astype(np.float64)))
        return _joined(found)

    def rows(self, which: Ints) -> DenseCosts:
        """Return the costs of some cells."""
        return DenseCosts(self._metres[which])

    def column(self, school: int) -> tuple[Ints, Floats]:
        """Return the cells that may go to a school, and what that costs."""
        cost = np.rint(self._metres[:, school].astype(np.float64) * PER_M)
        cell = np.flatnonzero(np.isfinite(cost))
        return cell, cost[cell]

    def reach(self, cells: Ints) -> NDArray[np.bool_]:
        """Tell which schools some cell of these may go to."""
        return np.asarray(np.isfinite(self._metres[cells]).any(axis=0))

    def order(self) -> Ints:
        """Return the cells by their nearest school, then their second nearest."""
        first, second = np.zeros((2, self.cells), dtype=np.int64)
        for at, block in self._blocks():
            first[at] = block.argmin(axis=1)
            block[np.arange(len(block)), first[at]] = np.inf
            second[at] = block.argmin(axis=1)
        return np.lexsort((second, first))

    def matrix(self) -> Floats:
        """Return all costs."""
        return np.rint(self._metres.astype(np.float64) * PER_M)

    def towards(self, cells: Ints, base: Floats, group: Ints) -> Floats:
        """Return the least of cost less `base` by group and school."""
        least = np.full((self.schools, self.schools), np.inf)
        order = np.argsort(group, kind="stable")
        cells, base, group = cells[order], base[order], group[order]
        step = max(1, _BLOCK // max(1, self.schools))
        for start in range(0, len(cells), step):
            part = slice(start, start + step)
            block: Floats = np.rint(self._metres[cells[part]].astype(np.float64) * PER_M)
            block -= base[part, None]
            heads = np.flatnonzero(np.diff(group[part], prepend=-1))
            into = group[part][heads]
            least[into] = np.minimum(least[into], np.minimum.reduceat(block, heads, axis=0))
        return least

    def _blocks(self, dtype: type[Real] = np.float64) -> Iterator[tuple[slice, NDArray[Real]]]:
        """Yield the costs a block of cells at a time, each in an array of its own."""
        step = max(1, _BLOCK // max(1, self.schools))
        for start in range(0, self.cells, step):
            at = slice(start, min(start + step, self.cells))
            # in double precision: a hundred times a single may not be the nearest centimetre
            block = np.rint(self._metres[at].astype(np.float64) * PER_M).astype(dtype)
            yield at, block


def _joined(parts: list[tuple[Ints, Ints, Floats]]) -> Arcs:
    """Put the pairs of several blocks together."""
    if not parts:
        none = np.zeros(0, dtype=np.int64)
        return Arcs(none, none, np.zeros(0))
    cell, school, cost = (np.concatenate(column) for column in zip(*parts, strict=True))
    return Arcs(cell, school, cost)


def _largest(block: NDArray[Real]) -> float:
    """Return the largest finite value."""
    return float(np.max(block, initial=0.0, where=np.isfinite(block)))
