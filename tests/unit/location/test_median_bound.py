"""A lower bound for the p-median, and what it settles."""

from __future__ import annotations

import numpy as np
import pytest

from spatial.cancellation import cancelled_when
from spatial.location.median_bound import MedianBound, lagrange
from spatial.solver.effort import Effort

LINE_M = np.abs(np.arange(5.0)[:, None] - np.arange(5.0)[None, :])
NONE = np.zeros(0, dtype=np.int64)
GIVEN = MedianBound(value=10.0, prices=np.zeros(1), earned=np.array([-5.0, -3.0, -1.0, 0.0]))


@pytest.mark.parametrize(("p", "best"), [(1, 6.0), (2, 3.0), (3, 2.0), (5, 0.0)])
def test_the_bound_of_a_street_is_its_best_choice(p: int, best: float) -> None:
    found = lagrange(LINE_M, p, NONE, best=best, rounds=400, run=Effort().begin())
    assert found.value <= best + 1e-9
    assert found.value > best - 0.1


def test_what_is_open_anyway_raises_the_bound() -> None:
    # the end of the street stays: the one of choice is its last place's, 0 + 1 + 2 + 3 + 4
    found = lagrange(LINE_M, 1, np.array([0]), best=10.0, rounds=400, run=Effort().begin())
    assert found.value == pytest.approx(10.0, abs=0.1)


def test_a_facility_that_costs_too_much_is_out_and_one_that_is_missed_too_much_is_kept() -> None:
    # to beat 13: opening 3 instead of 1 costs 3 more, closing 0 for 2 costs 4 more
    out, kept = GIVEN.settled(2, NONE, 13.0)
    assert (out.tolist(), kept.tolist()) == ([False, False, False, True], [0])


def test_the_nearer_the_bound_to_the_best_the_more_is_settled() -> None:
    out, kept = GIVEN.settled(2, NONE, 12.0)
    assert (out.tolist(), kept.tolist()) == ([False, False, True, True], [0, 1])


def test_with_nothing_left_to_choose_the_others_are_out() -> None:
    out, kept = GIVEN.settled(1, np.array([2]), 99.0)
    assert (out.tolist(), kept.tolist()) == ([True, True, False, True], [2])


def test_a_stopped_bound_is_still_one() -> None:
    with cancelled_when(lambda: True):
        run = Effort().begin()
        assert lagrange(LINE_M, 2, NONE, best=3.0, rounds=400, run=run).value <= 3.0
