"""
Maximal covering: p facilities that cover the most people, and the whole curve over p in one run.

The state of a choice is how often each point is covered, what each closed facility would add and
what each open one alone holds; opening or closing one updates them through the points it covers.
"""

from __future__ import annotations

import numpy as np

from spatial.location.reach import Reach
from spatial.solver.answer import Floats, Ints
from spatial.solver.effort import Run

LEAST_GAIN = 1e-9  # relative; smaller gains are the noise of floating-point sums
LOOK = 64  # closed facilities looked at in one swap, most promising first
SCANNED = 4_000_000  # pairs of a closed and an open facility held at once where all are looked at


class Covering:
    """
    A choice of facilities, kept ready for the next move.

    Parameters
    ----------
    fixed
        Positions that exist and stay open.
    """

    def __init__(self, merged: Reach, fixed: Ints) -> None:
        self.merged = merged
        self.times = np.zeros(len(merged.weight), dtype=np.int32)
        self._sum = np.zeros(len(merged.weight), dtype=np.int64)  # of the open ones that cover it
        self.opened = np.zeros(merged.facilities, dtype=bool)
        self.fixed = np.zeros(merged.facilities, dtype=bool)
        self.gain: Floats = np.asarray(merged.by_facility @ merged.weight, dtype=np.float64)
        self.loss = np.zeros(merged.facilities)
        self.covered = 0.0
        self.noise = LEAST_GAIN * max(float(merged.weight.sum()), 1.0)
        for facility in fixed:
            self.add(int(facility))
        self.fixed[fixed] = True

    @property
    def chosen(self) -> Ints:
        """Positions of the open facilities, ascending."""
        return np.flatnonzero(self.opened)

    def add(self, facility: int) -> None:
        """Open a closed facility."""
        points = self.merged.of(facility)
        fresh = points[self.times[points] == 0]
        alone = points[self.times[points] == 1]
        new = self.merged.weight[fresh]
        self._spread(fresh, -new)
        np.subtract.at(self.loss, self._sum[alone], self.merged.weight[alone])
        self.times[points] += 1
        self._sum[points] += facility
        self.loss[facility] = new.sum()
        self.covered += float(new.sum())
        self.opened[facility] = True

    def drop(self, facility: int) -> None:
        """Close an open facility."""
        points = self.merged.of(facility)
        self.times[points] -= 1
        self._sum[points] -= facility
        bare = points[self.times[points] == 0]
        alone = points[self.times[points] == 1]
        lost = self.merged.weight[bare]
        self._spread(bare, lost)
        np.add.at(self.loss, self._sum[alone], self.merged.weight[alone])
        self.loss[facility] = 0.0
        self.covered -= float(lost.sum())
        self.opened[facility] = False

    def _spread(self, points: Ints, weight: Floats) -> None:
        """Add the weight of points to the gain of every facility around them."""
        if len(points):
            around, lengths = self.merged.around(points)
            self.gain += np.bincount(around, np.repeat(weight, lengths), len(self.gain))

    def best_gain(self) -> tuple[float, int]:
        """Return the closed facility that adds most, the first of equals."""
        gain = np.where(self.opened, -1.0, self.gain)
        best = int(gain.argmax())
        return (float(gain[best]), best) if gain[best] > self.noise else (0.0, -1)

    def least_loss(self) -> tuple[float, int]:
        """Return the open facility that is missed least, fixed ones apart."""
        loss = np.where(self.opened & ~self.fixed, self.loss, np.inf)
        worst = int(loss.argmin())
        return float(loss[worst]), worst if np.isfinite(loss[worst]) else -1

    def best_swap(self, *, every: bool = False) -> tuple[float, int, int]:
        """
        Find a profitable exchange of one open facility for one closed.

        Parameters
        ----------
        every
            Whether to look at every closed facility where the most promising bring nothing.

        Returns
        -------
        profit, enter, leave
            The best of those looked at; profit 0 where there is none.
        """
        closed = np.where(self.opened, -1.0, self.gain)
        swap = self._best_of(np.sort(np.argsort(-closed, kind="stable")[:LOOK]))
        if swap[0] > 0 or not every:
            return swap
        size = max(SCANNED // max(len(self.chosen), 1), 1)
        best = swap
        for start in range(0, self.merged.facilities, size):
            part = np.arange(start, min(start + size, self.merged.facilities))
            best = max(best, self._best_of(part), key=lambda one: one[0])
        return best

    def _best_of(self, enter: Ints) -> tuple[float, int, int]:
        """Find the best exchange for one of some facilities, open ones among them apart."""
        leave = np.flatnonzero(self.opened & ~self.fixed)
        if len(leave) == 0:
            return 0.0, -1, -1
        place = np.full(self.merged.facilities, -1)
        place[leave] = np.arange(len(leave))
        # what an entering facility takes over of the points a leaving one holds alone
        holders = np.where(self.times == 1, place[np.where(self.times == 1, self._sum, 0)], -1)
        points, lengths = self.merged.points_of(enter)
        row = np.repeat(np.arange(len(enter)), lengths)
        taken = holders[points] >= 0
        points, row = points[taken], row[taken]
        holder = holders[points]
        shared = np.bincount(
            row * len(leave) + holder, self.merged.weight[points], len(enter) * len(leave)
        ).reshape(len(enter), len(leave))
        profit = self.gain[enter][:, None] - self.loss[leave] + shared
        profit[self.opened[enter]] = -np.inf
        best = int(profit.argmax())
        most = float(profit.flat[best])
        if most <= self.noise:
            return 0.0, -1, -1
        return most, int(enter[best // len(leave)]), int(leave[best % len(leave)])

    def improve(self, run: Run, *, every: bool = False) -> None:
        """Exchange while an exchange adds."""
        while not run.over():
            profit, enter, leave = self.best_swap(every=every)
            if profit <= 0:
                return
            self.drop(leave)
            self.add(enter)

    def fill(self, p: int) -> None:
        """Open whatever adds most until p are open or nobody is left."""
        while len(self.chosen) < p:
            _, best = self.best_gain()
            if best < 0:
                return
            self.add(best)

    def become(self, chosen: Ints) -> None:
        """Open exactly these, with the fixed ones."""
        wanted = self.fixed.copy()
        wanted[chosen] = True
        for facility in np.flatnonzero(self.opened & ~wanted):
            self.drop(int(facility))
        for facility in np.flatnonzero(wanted & ~self.opened):
            self.add(int(facility))
