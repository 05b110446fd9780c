"""The p-centre: p facilities that make the longest walk shortest."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from scipy.sparse import csr_array

from spatial.location import reach, set_cover
from spatial.solver import answer, highs
from spatial.solver.answer import Answer, Floats, Ints
from spatial.solver.effort import Effort, End, Run


def p_centre(
    distance_m: ArrayLike,
    p: int,
    *,
    weights: ArrayLike | None = None,
    fixed: ArrayLike = (),
    effort: Effort | None = None,
) -> Answer:
    """
    Choose p facilities so that the longest way to the nearest is shortest.

    Parameters
    ----------
    distance_m
        From demand points to facilities [m], >= 0, shape (n, m); inf where there is no way.
    weights
        Points of weight 0 [e.g. no pupils] are not counted, shape (n,).

    Returns
    -------
    Answer
        ``value`` is the longest way [m], ``bound`` the shortest it could be.

    Raises
    ------
    UserError
        If the table, p or the fixed positions make no sense, or no choice reaches everyone.

    Notes
    -----
    The answer is one of the distances: the least at which p facilities cover everyone (Minieka
    1970, doi:10.1137/1012016). The distances are halved; each is decided by greedy covering, by
    counting points no facility covers two of, or by HiGHS.

    Examples
    --------
    >>> p_centre([[0, 9], [4, 5], [9, 0]], 2).value
    4.0
    """
    table = answer.matrix(distance_m, name="distance_m")
    weight = answer.column(weights, len(table), name="weights")
    keep = answer.positions(fixed, table.shape[1])
    p = answer.count(p, keep, table.shape[1])
    run = (effort or Effort()).begin()
    counted = table[weight > 0]
    if len(counted) == 0:
        return _answer(table, counted, _fill(keep, p, table.shape[1]), 0.0, run)
    ways = np.unique(counted[np.isfinite(counted)])
    ways = ways[ways >= counted.min(axis=1).max()] if len(ways) else ways
    best: Ints | None = None
    low, high = 0, len(ways)  # everything before `low` is too short; `high` is long enough
    while low < high and not run.over():
        middle = (low + high) // 2
        indices, short = _within(counted, ways[middle], p, keep, run)
        if indices is not None:
            best = indices
            reached = counted[:, indices].min(axis=1).max()
            high = int(np.searchsorted(ways, reached))
        elif short:
            low = middle + 1
        else:
            break
        run.tell("search", 1 - (high - low) / len(ways), bound=float(ways[min(low, len(ways) - 1)]))
    if best is None:
        best = _longest(counted, ways, p, keep, run)
    bound = float(ways[min(low, len(ways) - 1)])
    return _answer(table, counted, _fill(best, p, table.shape[1]), bound, run)


def _longest(counted: Floats, ways: Floats, p: int, keep: Ints, run: Run) -> Ints:
    """Cover everyone at any distance, or refuse."""
    indices, _ = _within(counted, ways[-1] if len(ways) else 0.0, p, keep, run)
    if indices is None:
        answer.refuse_unreached()
    return indices if indices is not None else keep


def _within(
    distance_m: Floats, radius_m: float, p: int, fixed: Ints, run: Run
) -> tuple[Ints | None, bool]:
    """Find p facilities that cover everyone within a radius; tell whether there are surely none."""
    merged = reach.merge(csr_array(distance_m <= radius_m), np.ones(len(distance_m)))
    if (merged.group < 0).any():
        return None, True
    indices = set_cover.prune(merged, set_cover.greedy(merged, fixed), fixed)
    if len(indices) <= p:
        return indices, False
    if len(fixed) + set_cover.least(merged, fixed) > p:
        return None, True
    solved = highs.solve(set_cover.program(merged, fixed), run)
    if solved.x is not None:
        cover = np.flatnonzero(solved.x > set_cover.HALF)
        if len(cover) <= p and len(set_cover.uncovered(merged, cover)) == 0:
            return cover, False
    return None, bool(np.ceil(solved.bound - 1e-6) > p)


def _fill(chosen: Ints, p: int, size: int) -> Ints:
    """Open further facilities, first ones first, until p are open."""
    others = np.setdiff1d(np.arange(size), chosen)
    return np.sort(np.r_[chosen, others[: max(p - len(chosen), 0)]]).astype(np.int64)


def _answer(table: Floats, counted: Floats, chosen: Ints, bound: float, run: Run) -> Answer:
    """Recompute the longest way from the choice itself."""
    value = float(counted[:, chosen].min(axis=1).max()) if len(counted) else 0.0
    near = table[:, chosen]
    served = np.where(np.isfinite(near.min(axis=1)), chosen[near.argmin(axis=1)], answer.NOBODY)
    proven = answer.meets(value, min(bound, value))
    return Answer(
        chosen=chosen,
        value=value,
        bound=min(bound, value),
        assigned=served,
        end=End.PROVEN if proven else run.end,
    )
