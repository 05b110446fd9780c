"""
Who cannot be seated: the largest flow of pupils to seats, and the crowds it leaves besieged.

How far anybody walks does not matter here, so cells that reach the same places are one crowd, and
one question takes milliseconds where the exact assignment takes seconds.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import breadth_first_order, connected_components, maximum_flow

from spatial.siting import cell_groups
from spatial.siting.model import Mask, Stage
from spatial.solver.answer import Floats

PARTS = 1000.0  # of a pupil: flows are counted in whole parts
MOST = 1e9  # parts in all that fit the counting


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Siege:
    """
    What some seats leave.

    Attributes
    ----------
    unseated
        Pupils without a seat [pupils].
    crowds
        Crowds that hold them, or whose seats they would take; every place they reach is full,
        shape (g,).
    parts
        The same, one mask for each group of crowds that shares no place with the others.
    """

    unseated: float
    crowds: Mask
    parts: tuple[Mask, ...]


class Flow:
    """
    Largest flows of one stage.

    Parameters
    ----------
    stage
        Pupils, places and walks.

    Notes
    -----
    Max-flow, min-cut (Ford and Fulkerson 1956, doi:10.4153/CJM-1956-045-5): for every set of
    crowds, what they are more than the seats around them is short, and for one set this is all
    that is short.
    """

    def __init__(self, stage: Stage) -> None:
        gathered = cell_groups.gather(stage, pairs=sys.maxsize)
        self.pupils = gathered.pupils
        self.there = stage.seats.astype(np.float64)
        self._crowd, self._place = gathered.crowd, gathered.place
        self._unit = min(PARTS, MOST / max(float(self.pupils.sum()), 1.0))
        size, places = len(self.pupils), len(self.there)
        self._sink = 1 + size + places
        source, ends = np.zeros(size, dtype=np.int64), 1 + size + np.arange(places)
        row = np.r_[source, 1 + self._crowd, ends]
        column = np.r_[1 + np.arange(size), ends[self._place], np.full(places, self._sink)]
        arc = np.arange(1, len(row) + 1)
        table = coo_array((arc, (row, column)), shape=(self._sink + 1, self._sink + 1))
        self._net = csr_array(table.tocsr())
        self._order = self._net.data - 1

    def people(self, marked: Mask) -> Floats:
        """Count the pupils of the marked crowds that reach each place, shape (m,)."""
        inside = np.where(marked, self.pupils, 0.0)
        return np.bincount(self._place, inside[self._crowd], len(self.there)).astype(np.float64)

    def unseated(self, seats: Floats) -> float:
        """
        Count the pupils without a seat.

        Parameters
        ----------
        seats
            Seats by place [pupils], shape (m,).
        """
        _, flow = self._largest(seats, np.ones(len(seats)))
        return float(self.pupils.sum() - flow.flow_value / self._unit)

    def siege(self, seats: Floats, share: Floats) -> Siege:
        """
        Find who is left, and the crowds that hold them.

        Parameters
        ----------
        seats
            Seats by place [pupils], shape (m,).
        share
            Part of each crowd a place may take [0..1]: under one where it is open in part only.
        """
        net, flow = self._largest(seats, share)
        left = csr_array(net - flow.flow)
        left.data[left.data < 0] = 0
        left.eliminate_zeros()
        side = np.zeros(self._sink + 1, dtype=bool)
        side[breadth_first_order(left, 0, return_predecessors=False)] = True
        size = len(self.pupils)
        inside = side[1 : 1 + size]
        return Siege(
            unseated=float(self.pupils.sum() - flow.flow_value / self._unit),
            crowds=inside,
            parts=self._apart(inside, side[1 + size : -1]),
        )

    def _largest(self, seats: Floats, share: Floats) -> tuple[csr_array, maximum_flow.Result]:
        """Send as many pupils to seats as go."""
        room = np.minimum(seats, self.pupils.sum())
        along = self.pupils[self._crowd] * share[self._place]
        parts = np.rint(np.r_[self.pupils, along, room] * self._unit).astype(np.int32)
        net = csr_array((parts[self._order], self._net.indices, self._net.indptr), self._net.shape)
        return net, maximum_flow(net, 0, self._sink)

    def _apart(self, inside: Mask, full: Mask) -> tuple[Mask, ...]:
        """Take besieged crowds apart that share no full place."""
        size = len(self.pupils)
        used = inside[self._crowd] & full[self._place]
        pair = (self._crowd[used], size + self._place[used])
        net = coo_array((np.ones(used.sum()), pair), shape=2 * (size + len(full),))
        _, group = connected_components(net, directed=False)
        group = group[:size]
        return tuple(inside & (group == one) for one in np.unique(group[inside]))
