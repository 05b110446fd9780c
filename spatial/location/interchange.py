"""
Vertex substitution for the p-median, in whole arrays.

The best exchange of one open facility for one closed is found from three sums kept up to date:
what each closed facility would gain, what each open one would lose, and what the two together save
because a customer of the one finds the other (Whitaker 1983; Resende & Werneck 2004,
doi:10.1023/B:HEUR.0000019986.96257.50). After an exchange only the customers whose first or second
facility changed are counted again.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from spatial.solver.answer import Floats, Ints

LEAST_GAIN = 1e-9  # relative; smaller gains are the noise of floating-point sums


class Interchange:
    """
    Open facilities and the sums an exchange is judged by.

    Parameters
    ----------
    cost
        Weighted cost of serving a customer from a facility, finite, shape (n, m).
    chosen
        Positions of the open facilities, shape (p,), p >= 1.
    fixed
        Positions that must stay open.
    """

    def __init__(self, cost: Floats, chosen: Ints, fixed: Ints) -> None:
        self.cost = cost
        self.chosen = chosen.astype(np.int64).copy()
        self._kept = np.isin(self.chosen, fixed)
        self._open = np.zeros(cost.shape[1], dtype=bool)
        self._open[self.chosen] = True
        everyone = np.arange(len(cost))
        self._first = np.empty(len(cost), dtype=np.int64)
        self._near = np.empty(len(cost))
        self._next = np.empty(len(cost))
        self._second = np.empty(len(cost), dtype=np.int64)
        self._rank(everyone)
        self.gain = np.zeros(cost.shape[1])
        self.loss = np.zeros(len(self.chosen))
        self.both = np.zeros((len(self.chosen), cost.shape[1]))
        self._count(everyone, 1.0)

    @property
    def value(self) -> float:
        """Cost of serving everyone from the nearest open facility."""
        return float(self._near.sum())

    def _rank(self, who: Ints) -> None:
        """Find first and second facility of some customers."""
        costs = self.cost[np.ix_(who, self.chosen)]
        rows = np.arange(len(who))
        first = costs.argmin(axis=1)
        self._first[who], self._near[who] = first, costs[rows, first]
        costs[rows, first] = np.inf
        second = costs.argmin(axis=1)
        self._second[who], self._next[who] = second, costs[rows, second]
        if len(self.chosen) == 1:  # a lone facility has no stand-in; it is never closed, only moved
            worst = self.cost[who].max(axis=1)
            self._second[who], self._next[who] = 0, np.maximum(worst, self._near[who])

    def _count(self, who: Ints, sign: float) -> None:
        """Add what some customers contribute to the three sums, or take it away."""
        costs, near, after = self.cost[who], self._near[who, None], self._next[who, None]
        reached = np.maximum(costs, near)
        self.gain += sign * (near.sum() - np.minimum(costs, near).sum(axis=0))
        order = np.argsort(self._first[who], kind="stable")
        slot = self._first[who][order]
        starts = np.flatnonzero(np.r_[True, slot[1:] != slot[:-1]])
        saved = np.maximum(after - reached, 0.0)
        self.both[slot[starts]] += sign * np.add.reduceat(saved[order], starts, axis=0)
        np.add.at(self.loss, self._first[who], sign * (after - near)[:, 0])

    def best(self, enter: NDArray[np.bool_], leave: NDArray[np.bool_]) -> tuple[float, int, int]:
        """
        Find the most profitable exchange.

        Parameters
        ----------
        enter
            Which facilities may open, shape (m,).
        leave
            Which slots of `chosen` may be given up, shape (p,).

        Returns
        -------
        profit, facility, slot
            What the exchange saves (negative if it costs), who opens, whose slot it takes.
        """
        profit = self.gain[None, :] - self.loss[:, None] + self.both
        profit[:, ~enter | self._open] = -np.inf
        profit[~leave | self._kept] = -np.inf
        place = int(profit.argmax())
        slot, facility = divmod(place, profit.shape[1])
        return float(profit[slot, facility]), facility, slot

    def swap(self, facility: int, slot: int) -> None:
        """Open a facility in a slot, closing what stood there."""
        arriving = self.cost[:, facility]
        lost = (self._first == slot) | (self._second == slot)
        who = np.flatnonzero(lost | (arriving < self._next))
        if len(who):
            self._count(who, -1.0)
        self._open[self.chosen[slot]] = False
        self._open[facility] = True
        self.chosen[slot] = facility
        if len(who):
            self._rank(who)
            self._count(who, 1.0)

    def descend(self) -> None:
        """Exchange while an exchange saves."""
        anyone = np.ones(self.cost.shape[1], dtype=bool)
        any_slot = np.ones(len(self.chosen), dtype=bool)
        for _ in range(10 * self.cost.shape[1] + 100):
            profit, facility, slot = self.best(anyone, any_slot)
            if profit <= LEAST_GAIN * max(self.value, 1.0):
                return
            self.swap(facility, slot)


def relink(start: Interchange, goal: Ints) -> tuple[float, Ints]:
    """
    Walk from one choice to another by the best exchange at each step; return the best met between.

    Parameters
    ----------
    start
        Where the walk begins; it is changed.
    goal
        Positions of the choice it ends at, shape (p,).

    Returns
    -------
    value, chosen
        The best choice strictly between, or the start where the two differ by at most one.
    """
    enter = np.zeros(start.cost.shape[1], dtype=bool)
    enter[goal] = True
    best, chosen = start.value, start.chosen.copy()
    met = np.inf
    while np.count_nonzero(~np.isin(start.chosen, goal)) > 1:
        _, facility, slot = start.best(enter, ~np.isin(start.chosen, goal))
        start.swap(facility, slot)
        if start.value < met:
            met, best, chosen = start.value, start.value, start.chosen.copy()
    return best, chosen
