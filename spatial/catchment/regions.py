"""
Regions of a question: cells and schools that allowed walks join, however indirectly.

No pupil of one region can take a seat of another, nor push anybody there. Each is solved by
itself, and what is found is the optimum of all together: memory follows the largest region, not the
country.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import connected_components

from spatial.catchment.arrays import Floats, Ints, Metres
from spatial.catchment.case import Case, SeatedPupils, Settled
from spatial.catchment.costs_sparse import SparseCosts

_PLACE_BYTES = 24  # of two schools of a region: what moving on costs, who moves, where it leads


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkRegion:
    """
    One region.

    Attributes
    ----------
    cells, schools
        Their positions in the question, ascending.
    costs
        Of its walks.
    """

    cells: Ints
    schools: Ints
    costs: SparseCosts

    def case(self, whole: Case) -> Case:
        """Return its part of a case."""
        return Case(
            costs=self.costs,
            pupils=whole.pupils[self.cells],
            seats=whole.seats[self.schools],
            outside=whole.outside,
        )

    def start(self, whole: SeatedPupils) -> SeatedPupils:
        """Return its part of an earlier answer; a walk out of the region is none any more."""
        cells = _positions(self.cells, len(whole.unseated))
        schools = _positions(self.schools, len(whole.prices))
        own = (cells[whole.cell] >= 0) & (schools[whole.school] >= 0)
        return SeatedPupils(
            cell=cells[whole.cell[own]],
            school=schools[whole.school[own]],
            flow=whole.flow[own],
            unseated=whole.unseated[self.cells],
            prices=whole.prices[self.schools],
        )


def find(metres: Metres, pupils: Ints) -> list[WalkRegion]:
    """
    Find the regions of a question, in the order of their first cell.

    Parameters
    ----------
    metres
        Walks [m], shape (n, m); a dense table is not parted.
    pupils
        By cell [units], shape (n,): where nobody lives nothing is joined.

    Returns
    -------
    list of WalkRegion
        Those with pupils and schools; none where the question is not parted.
    """
    if isinstance(metres, np.ndarray):
        return []
    pairs = csr_array(metres)
    if not pairs.has_sorted_indices:
        pairs = pairs.sorted_indices()
    label, count = labels(pairs, pupils)
    if count < 2 or not (pupils > 0).any():  # noqa: PLR2004 - one region is the question itself
        return []
    cells = np.flatnonzero(pupils > 0)
    by_cell, by_school = label[cells], label[len(pupils) :]
    cells = cells[np.argsort(by_cell, kind="stable")]
    schools = np.argsort(by_school, kind="stable")
    those, at = np.unique(np.sort(by_cell), return_index=True)
    ends = np.r_[at[1:], len(cells)]
    begin = np.searchsorted(by_school[schools], those)
    end = np.searchsorted(by_school[schools], those, side="right")
    own = np.empty(len(schools), dtype=np.int64)  # position of a school in its region
    own[schools] = np.arange(len(schools)) - np.searchsorted(by_school[schools], by_school[schools])
    rows = csr_array(pairs[cells])
    found = []
    with_schools = begin < end  # a cell no walk leaves is a region too, and there are many
    for first, last, here, there in np.column_stack([at, ends, begin, end])[with_schools].tolist():
        part = slice(rows.indptr[first], rows.indptr[last])
        shape = (last - first, there - here)
        indptr = rows.indptr[first : last + 1] - rows.indptr[first]
        inner = csr_array((rows.data[part], own[rows.indices[part]], indptr), shape=shape)
        one = WalkRegion(
            cells=cells[first:last], schools=schools[here:there], costs=SparseCosts(inner)
        )
        found.append(one)
    return sorted(found, key=lambda region: int(region.cells[0]))


def joined(parts: Sequence[tuple[WalkRegion, Settled]], whole: Case) -> Settled:
    """
    Put the optima of all regions together.

    Parameters
    ----------
    whole
        The case they are parts of: where no walk leads anywhere, nobody has a seat.
    """
    unseated = whole.pupils.copy()
    prices = whole.closed(np.zeros(len(whole.seats)))
    none = np.empty(0, dtype=np.int64)  # where no pupil lives near any school
    cell, school, flow, cost = [none], [none], [none], [np.empty(0)]
    for region, found in parts:
        cell.append(region.cells[found.cell])
        school.append(region.schools[found.school])
        cost.append(found.cost)
        flow.append(found.flow)
        unseated[region.cells] = found.unseated
        prices[region.schools] = found.prices
    cells, schools = np.concatenate(cell), np.concatenate(school)
    order = np.lexsort((schools, cells))
    return Settled(
        cell=cells[order],
        school=schools[order],
        cost=np.concatenate(cost)[order],
        flow=np.concatenate(flow)[order],
        unseated=unseated,
        prices=prices,
        rounds=max((found.rounds for _, found in parts), default=1),
        arcs=sum(found.arcs for _, found in parts),
    )


def estimate_bytes(metres: csr_array, pupils: Floats) -> int:
    """
    Estimate what the moves between the schools of the largest region take [bytes].

    Notes
    -----
    ``24 (s + 2)^2``, s the schools of the region with the most.
    """
    if not metres.shape[1]:
        return 0
    label, _ = labels(metres, pupils)
    most = int(np.bincount(label[metres.shape[0] :]).max())
    return _PLACE_BYTES * (most + 2) ** 2


def labels(pairs: csr_array, pupils: Floats | Ints) -> tuple[Ints, int]:
    """
    Give the region of every cell, then school, and how many hold pupils or schools.

    Parameters
    ----------
    pairs
        Walks, shape (n, m).
    pupils
        By cell, shape (n,): where nobody lives nothing is joined.
    """
    cells, schools = pairs.shape
    lived = np.repeat(np.asarray(pupils) > 0, np.diff(pairs.indptr))
    row = np.repeat(np.arange(cells, dtype=np.int32), np.diff(pairs.indptr))[lived]
    place = (row, pairs.indices[lived] + np.int32(cells))
    ties = coo_array((np.ones(len(row), np.int8), place), shape=(cells + schools,) * 2)
    _, label = connected_components(ties, directed=False)
    there = np.r_[label[:cells][np.asarray(pupils) > 0], label[cells:]]
    return label.astype(np.int64), len(np.unique(there))


def _positions(those: Ints, size: int) -> Ints:
    """Tell where each of some positions stands among those; -1 for the others."""
    found = np.full(size, -1, dtype=np.int64)
    found[those] = np.arange(len(those))
    return found
