"""Maximal covering: the most people p facilities cover, for one p or for the whole curve."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.sparse import csr_array

from spatial.location import cover_line, cover_proof, cover_shake, coverage_bound, reach, set_cover
from spatial.location.coverage import Covering
from spatial.location.reach import Reach
from spatial.solver import answer
from spatial.solver.answer import Answer, Floats, Ints
from spatial.solver.effort import Effort, End

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
    doi:10.1007/BF01942293). Greedy, exchange, the bound of the linear program; then the choice is
    shaken and exchanged anew in a number of rounds that depends on the problem alone, and HiGHS
    takes what the bound leaves open where that is small enough. `Answer.gap` says how far the
    choice may be from the best where neither proves it.

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
    state.fill(p)
    state.improve(run, every=True)
    known = cover_proof.bound(merged, keep, p, state.chosen, state.covered, run)
    bound = known.value
    cover_shake.shake(state, bound, run)
    chosen = state.chosen
    if not answer.meets(state.covered, bound, effort.gap) and not run.over():
        chosen, bound = cover_proof.prove(merged, keep, p, chosen, known, run)
    chosen = _useful(merged, chosen, keep)
    value = merged.weigh(chosen)
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
    fitted = {int(number): line.choices[number] for number in at if number < len(line.choices)}
    bound = coverage_bound.bounds(merged, keep, covered, fitted, run)
    return Curve(
        covered=covered,
        bound=bound,
        choices=tuple(line.choices),
        base=line.covered[0],
        total=float(weight.sum()),
        end=End.PROVEN if answer.meets(float(covered.sum()), float(bound.sum())) else run.end,
    )


def _useful(merged: Reach, chosen: Ints, fixed: Ints) -> Ints:
    """Drop what covers nobody alone."""
    state = Covering(merged, fixed)
    for facility in np.setdiff1d(chosen, fixed):
        if state.gain[facility] > 0:
            state.add(int(facility))
    return state.chosen
