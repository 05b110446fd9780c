"""Maximal covering: the most people p facilities cover, for one p or for the whole curve."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.sparse import coo_array, csr_array, hstack

from spatial.siting import answer, coverage_bound, highs, reach, set_cover
from spatial.siting.answer import Answer, Floats, Ints
from spatial.siting.coverage import Covering
from spatial.siting.effort import Effort, End, Run
from spatial.siting.reach import Reach

PROOF_ENTRIES = 400_000  # larger programs are left to the bound
HALF = 0.5  # a switch is on above it
ANCHORS = 12  # numbers of facilities the bound is fitted to
SEARCHED = 24  # numbers of facilities improved by exchange


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
    line = _Line(merged, keep, min(most, checked.shape[1] - len(keep)), run)
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


class _Line:
    """The best choice met for every number of new facilities."""

    def __init__(self, merged: Reach, fixed: Ints, most: int, run: Run) -> None:
        self._merged, self._fixed, self._most, self._run = merged, fixed, most, run
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
            self._state.improve(self._run)
            self._run.tell("search", 0.3 + 0.7 * done / len(numbers), value=self._state.covered)
            if self._state.covered > before * (1 + answer.SLACK):
                self._note(int(number))
                self._up(int(number))
                self._load(int(number))
                self._down(int(number))

    def _load(self, number: int) -> None:
        """Turn the state into the choice kept for a number."""
        wanted = np.r_[self._fixed, self.choices[number]].astype(np.int64)
        for facility in np.setdiff1d(self._state.chosen, wanted):
            self._state.drop(int(facility))
        for facility in np.setdiff1d(wanted, self._state.chosen):
            self._state.add(int(facility))

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
