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

from spatial.location import reach
from spatial.location.coverage_bound import Prices, bounds
from spatial.location.reach import Mask, Reach
from spatial.solver import answer, highs
from spatial.solver.answer import Floats, Ints
from spatial.solver.effort import Run

LINEAR_ENTRIES = 3_000_000  # larger linear programs are left to subgradient steps
PROOF_ENTRIES = 150_000  # larger integer programs do not end in a minute
CORE_ENTRIES = 60_000  # those of a part, which is no proof yet
CORE_SITES = 8  # of the first part, for every facility to place
CORE_GAP = 1e-4  # at which a part counts as solved
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


@dataclass(frozen=True, kw_only=True, eq=False)
class Core:
    """
    The facilities HiGHS is asked about.

    Attributes
    ----------
    opened
        Those that are open anyway: the fixed ones and those every better choice opens.
    sites
        Those it may open.
    left
        Whom they cover of those the open ones leave.
    outside
        What a choice with a facility that is neither cannot exceed, -inf where none is left out.
    """

    opened: Ints
    sites: Ints
    left: Reach
    outside: float

    @property
    def whole(self) -> bool:
        """Whether no facility that a better choice may open is left out."""
        return self.outside == -np.inf

    @property
    def entries(self) -> int:
        """How many pairs of a point and a facility the program has."""
        return int(self.left.by_point.nnz)


def bound(merged: Reach, fixed: Ints, p: int, chosen: Ints, covered: float, run: Run) -> CoverBound:
    """
    Bound the cover of p facilities from above, as tightly as the linear program.

    Parameters
    ----------
    merged, fixed, p
        The covering table, what is open anyway, and how many are open in all.
    chosen, covered
        A good choice and what it covers.
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
    duals = highs.row_prices(program, run, time_limit_s=LINEAR_SHARE * run.left_s)
    if duals is None:
        return None
    prices = np.zeros(len(weight))
    prices[points] = duals[:-1]
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

    Notes
    -----
    The facilities that earn most at the prices hold the best choice far more often than not, so
    they are asked first, alone: the core. A choice with any other facility covers no more than the
    bound less what that one earns short of the last of the best p; what the core is proven not to
    exceed and this together bound every choice. The core is doubled until nothing is left outside
    or it is too large to end.
    """
    size, bound_ = CORE_SITES * max(p - len(fixed), 1), known.value
    while not run.over():
        covered = merged.weigh(chosen)
        core = _core(merged, fixed, p, covered, known, size)
        if core.entries > (PROOF_ENTRIES if core.whole else CORE_ENTRIES):
            break
        run.tell("proof", 0.8, value=covered, bound=bound_)
        chosen, reached = _solve(merged, core, p, chosen, run)
        # what was settled out cannot beat the choice known, so the rest bounds the better ones
        bound_ = min(bound_, max(reached, core.outside, merged.weigh(chosen)))
        if core.whole or answer.meets(merged.weigh(chosen), bound_, run.effort.gap):
            break
        size *= 2
    return chosen, bound_


def _core(merged: Reach, fixed: Ints, p: int, covered: float, known: CoverBound, size: int) -> Core:
    """Take the facilities a better choice may open, so many at most: those that earn most."""
    shut, kept = _settled(known, merged.facilities, p - len(fixed), covered)
    opened = np.union1d(fixed, kept)
    sites = np.setdiff1d(np.flatnonzero(~shut), opened)
    outside = -np.inf
    if known.earned is not None and len(sites) > size:
        ranked = sites[np.argsort(-known.earned[sites], kind="stable")]
        last = np.partition(known.earned, len(fixed) - p)[len(fixed) - p]
        outside = float(known.value - last + known.earned[ranked[size]])
        sites = np.sort(ranked[:size])
    points = np.flatnonzero(~merged.covered_by(opened) & (merged.weight > 0))
    sites = sites[reach.undominated(csr_array(merged.by_facility[sites][:, points]))]
    left = reach.merge(csr_array(merged.by_point[points][:, sites]), merged.weight[points])
    return Core(opened=opened, sites=sites, left=left, outside=outside)


def _solve(merged: Reach, core: Core, p: int, chosen: Ints, run: Run) -> tuple[Ints, float]:
    """Let HiGHS choose within a core; return the better choice, and what none in it exceeds."""
    base = merged.weigh(core.opened)
    if len(core.sites) == 0:
        return chosen, base
    program = _program(core.left.by_point, core.left.weight, p - len(core.opened))
    gap = run.effort.gap if core.whole else max(run.effort.gap, CORE_GAP)
    solved = highs.solve(program, run, gap=gap)
    if solved.x is not None:
        picked = core.sites[np.flatnonzero(solved.x[: len(core.sites)] > HALF)]
        candidate = np.union1d(core.opened, picked)
        if merged.weigh(candidate) > merged.weigh(chosen) * (1 + answer.SLACK):
            chosen = candidate
    # infeasible cannot be: nothing new open always fits
    return chosen, base - solved.bound if np.isfinite(solved.bound) else np.inf


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
