"""
A lower bound for the p-median, and which facilities it rules in and out.

Serving every customer once is relaxed with one price per customer (Lagrange); each facility then
takes exactly the customers that pay more than they cost, and the p that earn most are opened.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from spatial.solver.answer import Floats, Ints
from spatial.solver.effort import Run

PATIENCE = 25  # rounds without a better bound before the step is halved
SMALLEST_STEP = 1e-4


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class MedianBound:
    """
    A bound and the prices that give it.

    Attributes
    ----------
    value
        What no choice of p facilities can cost less than.
    prices
        Price each customer pays, shape (n,).
    earned
        Reduced cost of each facility (<= 0), shape (m,).
    """

    value: float
    prices: Floats
    earned: Floats

    def settled(self, p: int, fixed: Ints, best: float) -> tuple[NDArray[np.bool_], Ints]:
        """
        Tell which facilities a better choice than `best` cannot have, and which it must.

        Parameters
        ----------
        p
            Facilities open in all.
        fixed
            Positions that are open anyway.
        best
            Cost that is to be beaten.

        Returns
        -------
        out, kept
            Mask of facilities that cannot be open, shape (m,); positions that must be, ascending.

        Notes
        -----
        Opening facility j against the bound's choice costs at least its reduced cost less the p-th
        one; where bound plus that reaches `best`, no better choice has it (and likewise for
        closing).
        """
        free = np.ones(len(self.earned), dtype=bool)
        free[fixed] = False
        candidates = np.flatnonzero(free)
        wanted = p - len(fixed)
        order = candidates[np.argsort(self.earned[candidates], kind="stable")]
        inside, outside = order[:wanted], order[wanted:]
        out = np.zeros(len(self.earned), dtype=bool)
        if wanted == 0 or len(outside) == 0:
            out[outside] = True
            return out, np.sort(np.r_[fixed, inside])
        last, following = self.earned[inside[-1]], self.earned[outside[0]]
        out[outside] = self.value + self.earned[outside] - last >= best
        must = inside[self.value + following - self.earned[inside] >= best]
        return out, np.sort(np.r_[fixed, must])


def lagrange(  # noqa: PLR0913 - one call site each, all by name
    cost: Floats, p: int, fixed: Ints, *, best: float, rounds: int, run: Run, reach: float = 0.0,
    prices: Floats | None = None,
) -> MedianBound:  # fmt: skip
    """
    Raise the bound by subgradient steps.

    Parameters
    ----------
    cost
        Weighted costs, finite, shape (n, m).
    p, fixed
        Facilities open in all, and those that are open anyway.
    best
        Cost of a known choice; the steps are scaled to it.
    rounds
        Steps at most.
    reach
        Stop once the bound is within this distance of `best` (whole-number costs: just under 1).
    prices
        Prices to start from; each customer's second cheapest cost if not given.
    """
    first_step, patience = (1.5, PATIENCE) if prices is None else (0.4, PATIENCE // 4)
    if prices is None:
        prices = np.partition(cost, 1, axis=1)[:, 1] if cost.shape[1] > 1 else cost[:, 0].copy()
    top = MedianBound(value=-np.inf, prices=prices, earned=np.zeros(cost.shape[1]))
    step, waited, direction = first_step, 0, np.zeros(len(cost))
    fixed_mask = np.zeros(cost.shape[1], dtype=bool)
    fixed_mask[fixed] = True
    for _ in range(rounds):
        value, earned, served = _relaxed(cost, prices, p, fixed_mask)
        if value > top.value + 1e-9 * abs(best):
            top, waited = MedianBound(value=value, prices=prices, earned=earned), 0
        else:
            waited += 1
        if waited > patience:
            step, waited, prices = step / 2, 0, top.prices
        if step < SMALLEST_STEP or best - top.value <= reach or run.over():
            break
        direction = 0.7 * (1.0 - served) + 0.3 * direction
        size = float(direction @ direction)
        if size <= 0:
            break
        prices = np.maximum(prices + step * (1.02 * best - value) / size * direction, 0.0)
    return top


def _relaxed(
    cost: Floats, prices: Floats, p: int, fixed: NDArray[np.bool_]
) -> tuple[float, Floats, Floats]:
    """Open the p facilities that earn most at given prices; count who is served how often."""
    earned = np.minimum(cost - prices[:, None], 0.0).sum(axis=0)
    ranked = np.where(fixed, -np.inf, earned)
    opened = np.argpartition(ranked, p - 1)[:p]
    served = np.count_nonzero(cost[:, opened] < prices[:, None], axis=1).astype(np.float64)
    return float(prices.sum() + earned[opened].sum()), earned, served
