"""A lower bound for the capacitated p-median: served once at a price, room by the fraction."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from spatial.solver.answer import Floats, Ints
from spatial.solver.effort import Run

ROUNDS = 800
PATIENCE = 20
SMALLEST_STEP = 1e-4


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SingleSourceBound:
    """A bound and the prices that give it, shape (n,)."""

    value: float
    prices: Floats


def lagrange(  # noqa: PLR0913 - the data of the problem
    cost: Floats, size: Floats, room: Floats, p: int, fixed: Ints, *, best: float, run: Run
) -> SingleSourceBound:  # fmt: skip
    """
    Raise the bound by subgradient steps.

    Parameters
    ----------
    cost, size, room
        Shapes (n, m), (n,), (m,).
    p, fixed
        Facilities open in all, and those open anyway.
    best
        Cost of a known choice; the steps are scaled to it.
    """
    prices = np.partition(cost, min(1, cost.shape[1] - 1), axis=1)[:, min(1, cost.shape[1] - 1)]
    mask = np.zeros(cost.shape[1], dtype=bool)
    mask[fixed] = True
    top = SingleSourceBound(value=-np.inf, prices=prices)
    step, waited, direction = 1.5, 0, np.zeros(len(cost))
    for _ in range(ROUNDS):
        value, served = _relaxed(cost, size, room, prices, p, mask)
        if value > top.value + 1e-9 * abs(best):
            top, waited = SingleSourceBound(value=value, prices=prices), 0
        else:
            waited += 1
        if waited > PATIENCE:
            step, waited, prices = step / 2, 0, top.prices
        if step < SMALLEST_STEP or top.value >= best or run.over():
            break
        direction = 0.7 * (1.0 - served) + 0.3 * direction
        length = float(direction @ direction)
        if length <= 0:
            break
        prices = prices + step * (1.02 * best - value) / length * direction
    return top


def _relaxed(
    cost: Floats, size: Floats, room: Floats, prices: Floats, p: int, fixed: np.ndarray
) -> tuple[float, Floats]:
    """Fill every facility with the points that pay best for their size; open the p best."""
    worth = np.minimum(cost - prices[:, None], 0.0)
    rate = worth / np.maximum(size, 1e-12)[:, None]
    order = np.argsort(rate, axis=0, kind="stable")
    worth_in_order = np.take_along_axis(worth, order, axis=0)
    need = size[order] * (worth_in_order < 0)
    before = np.cumsum(need, axis=0) - need
    share = np.clip((room[None, :] - before) / np.maximum(need, 1e-12), 0.0, 1.0)
    share *= worth_in_order < 0
    earned = (worth_in_order * share).sum(axis=0)
    opened = np.argpartition(np.where(fixed, -np.inf, earned), p - 1)[:p]
    served = np.zeros(len(cost))
    np.add.at(served, order[:, opened], share[:, opened])
    return float(prices.sum() + earned[opened].sum()), served
