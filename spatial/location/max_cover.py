"""Maximal covering: the most people p facilities cover, for one p or for the whole curve."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.sparse import coo_array, csr_array, hstack

from spatial.location import cover_line, coverage_bound, reach, set_cover
from spatial.location.coverage import Covering
from spatial.location.reach import Reach
from spatial.solver import answer, highs
from spatial.solver.answer import Answer, Floats, Ints
from spatial.solver.effort import Effort, End, Run

PROOF_ENTRIES = 400_000  # larger programs are left to the bound
HALF = 0.5  # a switch is on above it
ANCHORS = 12  # numbers of facilities the bound is fitted to


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Curve:
    """
    The most that can be covered, by number of new facilities.

    Attributes
    ----------
    covered
        Weight covered by the fixed facilities and 0..P new ones, shape (P + 1,), never falling.
    bound
        What no choice of as many can cover more than, shape (P + 1,).
    choices
        New facilities of each, positions ascending; no more than are of use.
    base
        Weight the fixed facilities cover: where the curve starts, 0 without any.
    total
        Weight of every point, covered or not.
    end
        Why the search ended.
    """

    covered: Floats
    bound: Floats
    choices: tuple[Ints, ...]
    base: float
    total: float
    end: End

    @property
    def gap(self) -> Floats:
        """Relative distance between bound and cover, shape (P + 1,)."""
        return (self.bound - self.covered) / np.maximum(self.bound, 1e-300)


def mclp(
    cover: ArrayLike | csr_array,
    p: int,
    *,
    weights: ArrayLike | None = None,
    fixed: ArrayLike = (),
    effort: Effort | None = None,
) -> Answer:
    """
    Choose p facilities that cover the most weight.

    Parameters
    ----------
    cover
        Which facility covers which demand point: truth values or a sparse table, shape (n, m).
    p
        Facilities open in all, the fixed ones among them.
    weights
        Weight of each point [e.g. pupils], >= 0, shape (n,); 1 if not given.
    fixed
        Positions of facilities that exist and stay open.
    effort
        Seed, time limit, progress, cancel.

    Returns
    -------
    Answer
        ``value`` is the weight covered and ``bound`` an upper bound. Fewer than p are chosen where
        further ones would add nothing: nobody left, nothing built.

    Raises
    ------
    UserError
        If the table, the weights, p or the fixed positions make no sense.

    Notes
    -----
    ``max sum_i a_i z_i ; z_i <= sum_{j covers i} y_j ; sum y <= p`` (Church & ReVelle 1974,
    doi:10.1007/BF01942293). Greedy, exchange, Lagrangian bound; HiGHS where the program is small
    enough.

    Examples
    --------
    >>> found = mclp([[1, 0], [1, 0], [0, 1]], 1, weights=[1, 1, 5])
    >>> found.chosen.tolist(), found.value
    ([1], 5.0)
    """
    checked = reach.table(cover)
    weight = answer.column(weights, checked.shape[0], name="weights")
    keep = answer.positions(fixed, checked.shape[1])
    p = answer.count(p, keep, checked.shape[1])
    effort = effort or Effort()
    run = effort.begin()
    merged = reach.merge(checked, weight)
    state = Covering(merged, keep)
    _fill(state, p)
    state.improve(run)
    curve = np.r_[np.full(p - len(keep), state.covered), state.covered]
    chosen, value = state.chosen, state.covered
    fitted = {p - len(keep): np.setdiff1d(chosen, keep)}
    bound = float(coverage_bound.bounds(merged, keep, curve, fitted, run)[-1])
    run.tell("search", 0.3, value=value, bound=bound)
    if not answer.meets(value, bound, effort.gap) and merged.by_point.nnz <= PROOF_ENTRIES:
        chosen, bound = _prove(merged, chosen, keep, p, bound, run)
    value = _weigh(merged, chosen)
    proven = answer.meets(value, bound, effort.gap)
    return Answer(
        chosen=chosen,
        value=value,
        bound=max(bound, value),
        assigned=set_cover.first_cover(checked, chosen),
        end=End.PROVEN if proven else run.end,
    )


def mclp_frontier(
    cover: ArrayLike | csr_array,
    most: int,
    *,
    weights: ArrayLike | None = None,
    fixed: ArrayLike = (),
    effort: Effort | None = None,
) -> Curve:
    """
    Find the whole curve: the most weight 0, 1, ... `most` new facilities cover.

    Parameters
    ----------
    cover
        Which facility covers which demand point, shape (n, m).
    most
        Largest number of new facilities.
    weights
        Weight of each point, shape (n,); 1 if not given.
    fixed
        Positions of facilities that exist and stay open.
    effort
        Time limit, progress, cancel.

    Returns
    -------
    Curve
        Cover, bound and choice for every number.

    Raises
    ------
    UserError
        If the table, the weights or the fixed positions make no sense.

    Notes
    -----
    Greedy from nothing to `most`; exchange at numbers spread over the curve; from each improved
    choice downwards by closing what is missed least and upwards by opening what adds most,
    wherever that beats what the curve had; one set of prices bounds every number.
    """
    checked = reach.table(cover)
    weight = answer.column(weights, checked.shape[0], name="weights")
    keep = answer.positions(fixed, checked.shape[1])
    run = (effort or Effort()).begin()
    merged = reach.merge(checked, weight)
    line = cover_line.Line(merged, keep, min(most, checked.shape[1] - len(keep)), run)
    line.greedy()
    line.exchange()
    at = np.unique(np.geomspace(1, max(line.last, 1), ANCHORS).round().astype(np.int64))
    covered = np.array(line.covered)
    fitted = {int(number): line.choices[number] for number in at}
    bound = coverage_bound.bounds(merged, keep, covered, fitted, run)
    return Curve(
        covered=covered,
        bound=bound,
        choices=tuple(line.choices),
        base=line.covered[0],
        total=float(weight.sum()),
        end=End.PROVEN if answer.meets(float(covered.sum()), float(bound.sum())) else run.end,
    )


def _fill(state: Covering, p: int) -> None:
    """Open whatever adds most until p are open or nobody is left."""
    while len(state.chosen) < p:
        _, best = state.best_gain()
        if best < 0:
            return
        state.add(best)


def _weigh(merged: Reach, chosen: Ints) -> float:
    """Return the weight a choice covers, counted from nothing."""
    near = np.zeros(len(merged.weight), dtype=bool)
    for facility in chosen:
        near[merged.of(int(facility))] = True
    return float(merged.weight[near].sum())


def _prove(
    merged: Reach, chosen: Ints, fixed: Ints, p: int, bound: float, run: Run
) -> tuple[Ints, float]:
    """Let HiGHS find more, or prove there is not."""
    size, points = merged.facilities, len(merged.weight)
    switches = coo_array(
        (-np.ones(points), (np.arange(points), np.arange(points))), shape=(points, points)
    )
    total = csr_array(np.r_[np.ones(size), np.zeros(points)][None, :])
    rows = csr_array(hstack([merged.by_point, switches]).tocsr())
    low = np.zeros(size + points)
    low[fixed] = 1.0
    program = highs.Program(
        cost=np.r_[np.zeros(size), -merged.weight],
        low=low,
        high=np.ones(size + points),
        whole=np.r_[np.ones(size, dtype=bool), np.zeros(points, dtype=bool)],
        rows=csr_array(_stack(rows, total)),
        row_low=np.r_[np.zeros(points), 0.0],
        row_high=np.r_[np.full(points, np.inf), float(p)],
    )
    run.tell("proof", 0.5, bound=bound)
    solved = highs.solve(program, run, gap=run.effort.gap)
    if solved.x is not None:
        found = np.flatnonzero(solved.x[:size] > HALF)
        if _weigh(merged, found) > _weigh(merged, chosen) * (1 + answer.SLACK):
            chosen = _useful(merged, found, fixed)
    if np.isfinite(solved.bound):
        bound = min(bound, -solved.bound)
    return chosen, bound


def _useful(merged: Reach, chosen: Ints, fixed: Ints) -> Ints:
    """Drop what covers nobody alone."""
    state = Covering(merged, fixed)
    for facility in np.setdiff1d(chosen, fixed):
        if state.gain[facility] > 0:
            state.add(int(facility))
    return state.chosen


def _stack(above: csr_array, below: csr_array) -> csr_array:
    """Put one table under another."""
    return csr_array(
        (
            np.r_[above.data, below.data],
            np.r_[above.indices, below.indices],
            np.r_[above.indptr, below.indptr[1:] + above.indptr[-1]],
        ),
        shape=(above.shape[0] + below.shape[0], above.shape[1]),
    )
