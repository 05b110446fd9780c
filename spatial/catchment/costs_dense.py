"""Costs kept as one array of distances, read block by block."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from spatial.catchment.arrays import PER_M, Floats, Ints
from spatial.catchment.costs import Arcs, SchoolMoves

if TYPE_CHECKING:  # brings the compiler, which takes a while to import
    from spatial.catchment.walks import Walks

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

    def walks(self, outside: float) -> Walks:
        """Return the pairs as compiled code reads them."""
        from spatial.catchment.walks import read  # noqa: PLC0415 - see costs

        none = np.zeros(0, dtype=np.int32)
        return read(self._metres.ravel(), none, none, schools=self.schools, outside=outside)

    def least(self) -> Floats:
        """Return the least cost of every cell."""
        nearest: Floats = self._metres.min(axis=1, initial=np.inf).astype(np.float64)
        return np.rint(nearest * PER_M)

    def within(self, prices: Floats, ceiling: float) -> Arcs:
        """Return the pairs whose cost plus price is at most the ceiling."""
        arcs: list[tuple[Ints, Ints, Floats]] = []
        for at, block in self._blocks():
            cell, school = np.nonzero(block + prices <= ceiling)
            arcs.append((cell + at.start, school, block[cell, school].astype(np.float64)))
        return _joined(arcs)

    def rows(self, which: Ints) -> DenseCosts:
        """Return the costs of some cells."""
        return DenseCosts(self._metres[which])

    def reach(self, cells: Ints) -> NDArray[np.bool_]:
        """Tell which schools some cell of these may go to."""
        return np.asarray(np.isfinite(self._metres[cells]).any(axis=0))

    def towards(self, cells: Ints, base: Floats, group: Ints) -> SchoolMoves:
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
        source, target = np.nonzero(np.isfinite(least))
        return SchoolMoves(source, target, least[source, target])

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
