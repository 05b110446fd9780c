"""The best covering choice met for every number of new facilities."""

from __future__ import annotations

import numpy as np

from spatial.location.coverage import Covering
from spatial.location.reach import Reach
from spatial.solver import answer
from spatial.solver.answer import Ints
from spatial.solver.effort import Run

SEARCHED = 24  # numbers of facilities improved by exchange
EVERY_ENTRIES = 2_000_000  # up to so many, every exchange is looked at; of more, the promising ones


class Line:
    """The best choice met for every number of new facilities."""

    def __init__(self, merged: Reach, fixed: Ints, most: int, run: Run) -> None:
        self._merged, self._fixed, self._most, self._run = merged, fixed, most, run
        self._every = merged.by_point.nnz <= EVERY_ENTRIES
        start = Covering(merged, fixed)
        self.covered = [start.covered]
        self.choices: list[Ints] = [np.zeros(0, dtype=np.int64)]
        self._state = start

    @property
    def last(self) -> int:
        """Number beyond which further facilities add nothing."""
        return len(set(self.covered)) - 1

    def greedy(self) -> None:
        """Open whatever adds most until nothing adds or there are enough."""
        while len(self.covered) <= self._most and not self._run.over():
            _, best = self._state.best_gain()
            if best < 0:
                break
            self._state.add(best)
            self._note(len(self.covered))
            self._run.tell("search", 0.3 * len(self.covered) / (self._most + 1))
        while len(self.covered) <= self._most:  # nobody left: nothing more is chosen
            self.covered.append(self.covered[-1])
            self.choices.append(self.choices[-1])

    def exchange(self) -> None:
        """Improve numbers spread over the curve and carry each gain to its neighbours."""
        numbers = np.unique(np.geomspace(1, max(self.last, 1), SEARCHED).round().astype(np.int64))
        for done, number in enumerate(numbers[::-1]):
            if self._run.over() or number > self.last:
                continue
            self._load(int(number))
            before = self._state.covered
            self._state.improve(self._run, every=self._every)
            self._run.tell("search", 0.3 + 0.7 * done / len(numbers), value=self._state.covered)
            if self._state.covered > before * (1 + answer.SLACK):
                self._note(int(number))
                self._up(int(number))
                self._load(int(number))
                self._down(int(number))

    def _load(self, number: int) -> None:
        """Turn the state into the choice kept for a number."""
        self._state.become(self.choices[number])

    def _note(self, number: int) -> bool:
        """Keep the state for a number if it covers more; tell whether it did."""
        choice = np.setdiff1d(self._state.chosen, self._fixed)
        if number == len(self.covered):
            self.covered.append(self._state.covered)
            self.choices.append(choice)
            return True
        better = self._state.covered > self.covered[number] * (1 + answer.SLACK)
        if better:
            self.covered[number], self.choices[number] = self._state.covered, choice
        return better

    def _up(self, number: int) -> None:
        """Open what adds most as long as that beats the curve."""
        for larger in range(number + 1, len(self.covered)):
            _, best = self._state.best_gain()
            if best < 0:
                return
            self._state.add(best)
            if not self._note(larger):
                return

    def _down(self, number: int) -> None:
        """Close what is missed least as long as that beats the curve."""
        for smaller in range(number - 1, 0, -1):
            _, worst = self._state.least_loss()
            if worst < 0:
                return
            self._state.drop(worst)
            if not self._note(smaller):
                return
