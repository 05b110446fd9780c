"""Branch and bound over the few facilities still open to doubt."""

from __future__ import annotations

import numpy as np
import pytest

from spatial.cancellation import cancelled_when
from spatial.location.median_bound import MedianBound
from spatial.location.median_tree import Tree
from spatial.solver.effort import Effort

LINE_M = np.abs(np.arange(5.0)[:, None] - np.arange(5.0)[None, :])
NONE = np.zeros(0, dtype=np.int64)
ROOT = MedianBound(value=0.0, prices=np.ones(5), earned=np.zeros(5))  # nothing known yet


def tree(cost: np.ndarray, chosen: list[int], *, whole: bool = True) -> Tree:
    """Begin from a poor choice."""
    known = np.array(chosen)
    value = float(cost[:, known].min(axis=1).sum())
    return Tree(cost=cost, p=len(chosen), best=value, chosen=known, whole=whole)


@pytest.mark.parametrize(("start", "value"), [([0], 6.0), ([0, 1], 3.0), ([0, 1, 2], 2.0)])
def test_the_search_ends_at_the_best_choice_and_knows_it(start: list[int], value: float) -> None:
    search = tree(LINE_M, start)
    low = search.solve(NONE, np.arange(5), ROOT, Effort().begin())
    assert low == search.best == value
    assert LINE_M[:, search.chosen].min(axis=1).sum() == value


def test_fractions_of_a_metre_are_searched_too() -> None:
    cost = LINE_M * np.array([1.1, 1.3, 0.7, 1.9, 1.7])[:, None]
    every = min(float(np.minimum(cost[:, a], cost[:, b]).sum()) for a in range(5) for b in range(a))
    search = tree(cost, [0, 1], whole=False)
    assert search.solve(NONE, np.arange(5), ROOT, Effort().begin()) == pytest.approx(every)
    assert search.best == pytest.approx(every)


def test_what_must_be_open_stays() -> None:
    search = tree(LINE_M, [0, 1])
    search.solve(np.array([0]), np.array([0, 1, 2]), ROOT, Effort().begin())
    assert search.chosen.tolist() == [0, 2]
    assert search.best == 0 + 1 + 0 + 1 + 2


def test_a_stopped_search_claims_no_more_than_its_root() -> None:
    search = tree(LINE_M, [0, 1])
    with cancelled_when(lambda: True):
        low = search.solve(NONE, np.arange(5), ROOT, Effort().begin())
        assert (low, search.best, search.chosen.tolist()) == (0, 6, [0, 1])
