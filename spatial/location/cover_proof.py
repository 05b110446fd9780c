"""
What p facilities cannot cover more than: the linear bound, and HiGHS on what it leaves open.

The prices of the linear program are read as `coverage_bound` reads any prices, so the bound holds
whatever the solver's tolerances were. What a facility earns at these prices tells by how much the
bound falls when it is opened or closed: where it falls below a choice known, that is settled, and
the program left is smaller.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_array, csr_array, hstack, vstack

from spatial.location.coverage_bound import Prices, bounds
from spatial.location.reach import Mask, Reach
from spatial.solver import answer, highs
from spatial.solver.answer import Floats, Ints
from spatial.solver.effort import Run

LINEAR_ENTRIES = 3_000_000  # larger linear programs are left to subgradient steps
PROOF_ENTRIES = 150_000  # larger integer programs do not end in a minute
HALF = 0.5  # a switch is on above it
LINEAR_SHARE = 0.5  # of the time left goes to the linear program at most


@dataclass(frozen=True, kw_only=True, eq=False)
class CoverBound:
    """
    An upper bound and the prices it was read from.

    Attributes
    ----------
    value
        What no choice can cover more than, what the fixed ones cover included.
    earned
        What each facility earns at the prices, fixed ones nothing; ``None`` without prices.
    """

    value: float
    earned: Floats | None


def bound(merged: Reach, fixed: Ints, p: int, chosen: Ints, covered: float, run: Run) -> CoverBound:
    """
    Bound the cover of p facilities from above, as tightly as the linear program.

    Parameters
    ----------
    merged, fixed, p
        The covering table, what is open anyway, and how many are open in all.
    chosen, covered
        A good choice and what it covers.
    run
        The clock.
    """
    new = p - len(fixed)
    state = Prices(merged, fixed, new + 1)
    prices = None
    if new > 0 and merged.by_point.nnz <= LINEAR_ENTRIES:
        run.tell("bound", 0.1, value=covered)
        prices = _linear_prices(merged, fixed, state.weight, p, run)
    if prices is None:
        curve = np.full(new + 1, covered)
        fitted = {new: np.setdiff1d(chosen, fixed)}
        return CoverBound(
            value=float(bounds(merged, fixed, curve, fitted, run)[-1]),
            earned=None,
        )
    value, earned = state.value(np.clip(prices, 0.0, state.weight), new)
    return CoverBound(value=max(value + state.base, covered), earned=earned)


def _linear_prices(merged: Reach, fixed: Ints, weight: Floats, p: int, run: Run) -> Floats | None:
    """Return the prices of "a covered point needs an open facility", ``None`` out of time."""
    points = np.flatnonzero(weight > 0)
    sites = np.setdiff1d(np.arange(merged.facilities), fixed)
    program = _program(csr_array(merged.by_point[points][:, sites]), weight[points], p - len(fixed))
    found = highs.row_prices(program, run, time_limit_s=LINEAR_SHARE * run.left_s)
    if found is None:
        return None
    prices = np.zeros(len(weight))
    prices[points] = found[:-1]
    return prices


def prove(
    merged: Reach, fixed: Ints, p: int, chosen: Ints, known: CoverBound, run: Run
) -> tuple[Ints, float]:
    """
    Let HiGHS find more, or prove there is not, among the facilities the bound leaves open.

    Returns
    -------
    chosen, bound
        The best choice and the bound, as they were where the program is too large to end.
    """
    covered = merged.weigh(chosen)
    shut, kept = _settled(known, merged.facilities, p - len(fixed), covered)
    opened = np.union1d(fixed, kept)
    held = merged.covered_by(opened)
    sites = np.setdiff1d(np.flatnonzero(~shut), opened)
    points = np.flatnonzero(~held & (merged.weight > 0))
    cover = csr_array(merged.by_point[points][:, sites])
    if cover.nnz > PROOF_ENTRIES:
        return chosen, known.value
    run.tell("proof", 0.8, value=covered, bound=known.value)
    program = _program(cover, merged.weight[points], p - len(opened))
    solved = highs.solve(program, run, gap=run.effort.gap)
    base = float(merged.weight[held].sum())
    if solved.x is not None:
        indices = np.union1d(opened, sites[np.flatnonzero(solved.x[: len(sites)] > HALF)])
        if merged.weigh(indices) > covered * (1 + answer.SLACK):
            chosen = indices
    if not np.isfinite(solved.bound):  # infeasible cannot be: nothing new open always fits
        return chosen, known.value
    # what was settled out cannot beat the choice known, so the rest bounds the better ones
    return chosen, min(known.value, max(base - solved.bound, covered))


def _settled(known: CoverBound, size: int, new: int, covered: float) -> tuple[Mask, Ints]:
    """Tell which facilities no better choice opens, shape (m,), and which each one opens."""
    if known.earned is None or new <= 0:
        return np.zeros(size, dtype=np.bool_), np.zeros(0, dtype=np.int64)
    order = np.argsort(-known.earned, kind="stable")
    inside, outside = order[:new], order[new:]
    last = known.earned[inside[-1]]
    following = known.earned[outside[0]] if len(outside) else 0.0
    floor = covered * (1 + answer.SLACK)
    shut = known.value - last + known.earned < floor
    shut[inside] = False
    kept = inside[known.value - known.earned[inside] + following < floor]
    return np.asarray(shut), np.sort(kept)


def _program(cover: csr_array, weight: Floats, p: int) -> highs.Program:
    """Write ``min -sum a_i z_i ; z_i - sum_{j covers i} y_j <= 0 ; sum y <= p``, y before z."""
    points, size = cover.shape
    at = np.arange(points)
    switches = coo_array((np.ones(points), (at, at)), shape=(points, points))
    total = coo_array(np.r_[np.ones(size), np.zeros(points)][None, :])
    rows = csr_array(vstack([hstack([-cover, switches]), total]))
    return highs.Program(
        cost=np.r_[np.zeros(size), -weight],
        low=np.zeros(size + points),
        high=np.ones(size + points),
        whole=np.r_[np.ones(size, dtype=bool), np.zeros(points, dtype=bool)],
        rows=rows,
        row_low=np.full(points + 1, -np.inf),
        row_high=np.r_[np.zeros(points), float(p)],
    )
