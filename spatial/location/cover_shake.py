"""
Shaking a covering choice: close a few, open others, exchange, keep what is no worse.

Exchange alone stops at the first choice no single swap betters. Some facilities closed at once and
others opened near what they leave lead past it; a choice as good as the best is kept too, as many
choices cover equally and the way on may lie behind another of them.
"""

from __future__ import annotations

import numpy as np

from spatial.location.coverage import Covering
from spatial.solver.effort import Run

ENTRIES = 1.5e7  # entries of the covering table read in all the rounds together
ROUNDS = (40, 1000)
CLOSED = (2, 7)  # how many are closed at once: at least, fewer than
TOP = 8  # a new one is drawn from so many that add most


def shake(state: Covering, bound: float, run: Run) -> None:
    """
    Better a choice by leaving it and coming back.

    Parameters
    ----------
    state
        A choice no swap betters; the best choice met, afterwards.
    bound
        What no choice can cover more than: reached, nothing is left to do.
    run
        The clock; its effort has the seed and, if given, the number of rounds.
    """
    rng = np.random.default_rng(run.effort.seed)
    rounds = run.effort.rounds
    if rounds is None:
        rounds = int(np.clip(ENTRIES / max(state.merged.by_point.nnz, 1), *ROUNDS))
    best, chosen, p = state.covered, state.chosen, len(state.chosen)
    near = run.effort.gap * bound + state.noise
    for done in range(rounds):
        if best >= bound - near or run.over():
            break
        _leave(state, rng)
        state.improve(run, every=True)
        state.fill(p)
        if state.covered >= best - state.noise:
            best, chosen = state.covered, state.chosen
        else:
            state.become(chosen)
        run.tell("search", 0.3 + 0.4 * done / rounds, value=best, bound=bound)
    state.become(chosen)


def _leave(state: Covering, rng: np.random.Generator) -> None:
    """Close some that may be closed and open as many of those that add most."""
    free = np.flatnonzero(state.opened & ~state.fixed)
    number = min(int(rng.integers(*CLOSED)), len(free))
    for facility in rng.choice(free, number, replace=False):
        state.drop(int(facility))
    for _ in range(number):
        gain = np.where(state.opened, -1.0, state.gain)
        top = np.argsort(-gain, kind="stable")[:TOP]
        top = top[gain[top] > 0]
        if len(top):
            state.add(int(rng.choice(top)))
