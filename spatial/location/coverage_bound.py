"""What no choice of p facilities can cover: one set of prices bounds every p at once."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from spatial.location.reach import Reach
from spatial.solver.answer import Floats, Ints
from spatial.solver.effort import Run

ENTRIES = 4e8  # entries of the covering table read for one number of facilities
ROUNDS = (150, 1200)
PATIENCE = 8  # rounds without a better bound before the step is halved
SMALLEST_STEP = 1e-3


def bounds(
    merged: Reach, fixed: Ints, covered: Floats, choices: Mapping[int, Ints], run: Run
) -> Floats:
    """
    Bound the cover of every number of new facilities from above.

    Parameters
    ----------
    fixed
        Positions that are open anyway.
    covered
        Cover known to be reached with 0..P new facilities, shape (P + 1,); the steps are scaled to
        it.
    choices
        Good choices by number of new facilities: the prices are fitted to each.

    Returns
    -------
    numpy.ndarray
        Upper bounds, shape (P + 1,), never below `covered`.

    Notes
    -----
    Price ``0 <= l_i <= a_i`` on "a covered point needs an open facility" leaves
    ``sum_i (a_i - l_i) + top_p sum_{i in N_j} l_i`` for the points the fixed ones do not cover: a
    bound for any p, whatever the prices. Each set of prices is read for every p and the least is
    kept.
    """
    state = Prices(merged, fixed, len(covered))
    best = state.read(state.weight)
    for p, choice in choices.items():
        best = np.minimum(best, _fit(state, p, choice, float(covered[p]) - state.base, run))
    return np.maximum(best + state.base, covered)


def _fit(state: Prices, p: int, choice: Ints, reached: float, run: Run) -> Floats:
    """Lower the bound of one number by subgradient steps; read every price met for all numbers."""
    prices = state.first(choice)
    curve = np.full(state.length, np.inf)
    step, waited, low, kept = 1.0, 0, np.inf, prices
    direction = np.zeros(len(prices))
    for _ in range(state.rounds):
        value, earned = state.value(prices, p)
        curve = np.minimum(curve, state.curve(prices, earned))
        if value < low * (1 - 1e-7):
            low, waited, kept = value, 0, prices
        else:
            waited += 1
        if waited > PATIENCE:
            step, waited, prices = step / 2, 0, kept
            value, earned = state.value(prices, p)
        # a step outside [0, weight] is undone at once, so it is not taken in the first place
        slope = state.slope(earned, p)
        slope[((prices <= 0) & (slope > 0)) | ((prices >= state.weight) & (slope < 0))] = 0.0
        direction = 0.7 * slope + 0.3 * direction
        size = float(direction @ (direction * state.weight))
        if size <= 0 or value <= reached * (1 + 1e-6) or step < SMALLEST_STEP or run.over():
            break
        move = step * (value - reached) / size * direction * state.weight
        prices = np.clip(prices - move, 0.0, state.weight)
    return curve


class Prices:
    """The covering table without what the fixed facilities cover."""

    def __init__(self, merged: Reach, fixed: Ints, length: int) -> None:
        held = merged.covered_by(fixed)
        self.base = float(merged.weight[held].sum())
        self.weight: Floats = np.where(held, 0.0, merged.weight)
        self._facility = merged.by_facility
        self._point = merged.by_point
        self._fixed, self.length = fixed, length
        self.rounds = int(np.clip(ENTRIES / max(merged.by_point.nnz, 1), *ROUNDS))

    def first(self, choice: Ints) -> Floats:
        """Return prices a choice suggests: the weight shared among the open facilities around."""
        opened = np.zeros(self._point.shape[1])
        opened[choice] = 1.0
        around = np.asarray(self._point @ opened, dtype=np.float64)
        return np.asarray(self.weight / np.maximum(around, 1.0))

    def value(self, prices: Floats, p: int) -> tuple[float, Floats]:
        """Return the bound for one p (without the base) and what each facility earns."""
        earned = np.asarray(self._facility @ prices, dtype=np.float64)
        earned[self._fixed] = 0.0
        top = np.partition(earned, -p)[-p:].sum() if p else 0.0
        return float(self.weight.sum() - prices.sum() + top), earned

    def curve(self, prices: Floats, earned: Floats) -> Floats:
        """Read one set of prices for every p."""
        ranked = np.sort(earned)[::-1][: self.length - 1]
        sums = np.r_[0.0, np.cumsum(ranked)]
        sums = np.r_[sums, np.full(self.length - len(sums), sums[-1])]
        return np.asarray(float(self.weight.sum() - prices.sum()) + sums)

    def read(self, prices: Floats) -> Floats:
        """Read prices that were not priced yet."""
        return self.curve(prices, self.value(prices, 0)[1])

    def slope(self, earned: Floats, p: int) -> Floats:
        """Return how the bound changes with each price."""
        opened = np.zeros(len(earned))
        if p:
            opened[np.argpartition(earned, -p)[-p:]] = 1.0
        return np.asarray(self._point @ opened, dtype=np.float64) - 1.0
