"""Location set covering: the fewest facilities that cover every demand point."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from scipy.sparse import csr_array

from spatial.location import reach
from spatial.location.reach import Reach
from spatial.solver import answer, highs
from spatial.solver.answer import NOBODY, Answer, Ints
from spatial.solver.effort import Effort, End, Run

HALF = 0.5  # a switch is on above it


def lscp(
    cover: ArrayLike | csr_array, *, fixed: ArrayLike = (), effort: Effort | None = None
) -> Answer:
    """
    Choose the fewest facilities that cover every demand point somebody can cover.

    Parameters
    ----------
    cover
        Which facility covers which demand point: truth values or a sparse table, shape (n, m).
    fixed
        Positions of facilities that exist and stay open; they count.
    effort
        Seed, time limit, progress, cancel.

    Returns
    -------
    Answer
        ``value`` is the number of open facilities; ``assigned`` names one that covers the point,
        `NOBODY` for a point no facility covers. Nothing is opened for points nobody can cover, or
        when the fixed ones cover everything.

    Raises
    ------
    UserError
        If the table or the fixed positions make no sense.

    Notes
    -----
    ``min sum_j y_j ; sum_{j covers i} y_j >= 1`` (Toregas, Swain, ReVelle & Bergman 1971,
    doi:10.1287/opre.19.6.1363). Greedy less what is redundant, then HiGHS.

    Examples
    --------
    >>> lscp([[1, 0, 1], [0, 1, 1]]).chosen.tolist()
    [2]
    """
    checked = reach.table(cover)
    merged = reach.merge(checked, np.ones(checked.shape[0]))
    keep = answer.positions(fixed, merged.facilities)
    run = (effort or Effort()).begin()
    chosen = prune(merged, greedy(merged, keep), keep)
    bound = float(len(keep) + least(merged, keep))
    run.tell("search", 0.2, value=float(len(chosen)), bound=bound)
    if len(chosen) > bound:
        chosen, bound = _prove(merged, chosen, keep, bound, run)
    return Answer(
        chosen=chosen,
        value=float(len(chosen)),
        bound=bound,
        assigned=first_cover(checked, chosen),
        end=End.PROVEN if len(chosen) <= bound else run.end,
    )


def uncovered(merged: Reach, chosen: Ints) -> Ints:
    """Return the merged points none of the chosen facilities covers."""
    return np.flatnonzero(~merged.covered_by(chosen))


def greedy(merged: Reach, fixed: Ints) -> Ints:
    """Open whichever covers most of what is left, until nothing is left."""
    left = np.zeros(len(merged.weight), dtype=bool)
    left[uncovered(merged, fixed)] = True
    chosen = fixed.tolist()
    gain = np.asarray(merged.by_facility @ left.astype(np.int64))
    while left.any():
        best = int(gain.argmax())
        chosen.append(best)
        points = merged.of(best)
        points = points[left[points]]
        left[points] = False
        around, _ = merged.around(points)
        gain -= np.bincount(around, minlength=len(gain))
    return np.array(chosen, dtype=np.int64)


def prune(merged: Reach, chosen: Ints, fixed: Ints) -> Ints:
    """Close what covers nothing alone, last opened first."""
    times = np.zeros(len(merged.weight), dtype=np.int64)
    for facility in chosen:
        times[merged.of(int(facility))] += 1
    kept = list(chosen)
    for facility in chosen[::-1]:
        points = merged.of(int(facility))
        if facility not in fixed and (times[points] > 1).all():
            times[points] -= 1
            kept.remove(facility)
    return np.sort(np.array(kept, dtype=np.int64))


def least(merged: Reach, fixed: Ints) -> int:
    """
    Count points left that no facility covers two of: as many more are needed at least.

    Notes
    -----
    Points are taken fewest facilities first; a set of points pairwise without a common facility is
    a dual solution of the covering program.
    """
    left = uncovered(merged, fixed)
    degree = np.diff(merged.by_point.indptr)[left]
    used = np.zeros(merged.facilities, dtype=bool)
    count = 0
    for point in left[np.argsort(degree, kind="stable")]:
        around, _ = merged.around(np.array([point]))
        if not used[around].any():
            used[around] = True
            count += 1
    return count


def program(merged: Reach, fixed: Ints) -> highs.Program:
    """Write the covering program with the fixed facilities open."""
    size, points = merged.facilities, len(merged.weight)
    low = np.zeros(size)
    low[fixed] = 1.0
    return highs.Program(
        cost=np.ones(size),
        low=low,
        high=np.ones(size),
        whole=np.ones(size, dtype=bool),
        rows=merged.by_point,
        row_low=np.ones(points),
        row_high=np.full(points, np.inf),
    )


def _prove(merged: Reach, chosen: Ints, fixed: Ints, bound: float, run: Run) -> tuple[Ints, float]:
    """Let HiGHS find fewer, or prove there are not."""
    run.tell("proof", 0.5, value=float(len(chosen)), bound=bound)
    solved = highs.solve(program(merged, fixed), run)
    if solved.x is not None:
        indices = np.flatnonzero(solved.x > HALF)
        if len(indices) < len(chosen) and len(uncovered(merged, indices)) == 0:
            chosen = indices
    if np.isfinite(solved.bound):
        bound = max(bound, float(np.ceil(solved.bound - 1e-6)))
    return chosen, min(bound, float(len(chosen)))


def first_cover(cover: csr_array, chosen: Ints) -> Ints:
    """Return the first chosen facility that covers each point, `NOBODY` where none does."""
    opened = np.zeros(cover.shape[1], dtype=bool)
    opened[chosen] = True
    good = opened[cover.indices]
    assigned = np.full(cover.shape[0], NOBODY, dtype=np.int64)
    point = np.repeat(np.arange(cover.shape[0]), np.diff(cover.indptr))[good][::-1]
    assigned[point] = cover.indices[good][::-1]
    return assigned
