"""A covering choice kept ready for the next move."""

from __future__ import annotations

import numpy as np
import pytest

from spatial.location import reach
from spatial.location.coverage import Covering
from spatial.solver.effort import Effort

LINE_M = np.abs(np.arange(5.0)[:, None] - np.arange(5.0)[None, :])  # five places on a street
NOBODY = np.zeros(0, dtype=np.int64)


def street(weights: list[float] | None = None, fixed: list[int] | None = None) -> Covering:
    """Open nothing but the fixed ones; everyone covers the next place on both sides."""
    merged = reach.merge(reach.table(LINE_M <= 1), np.array(weights or [1.0] * 5))
    return Covering(merged, np.array(fixed or [], dtype=np.int64))


def test_what_a_facility_would_add_falls_as_others_open() -> None:
    state = street()
    assert state.gain.tolist() == [2, 3, 3, 3, 2]
    state.add(1)
    assert state.covered == 3
    assert state.gain.tolist() == [0, 0, 1, 2, 2]
    assert state.best_gain() == (2, 3)  # the first of equals


def test_what_an_open_one_holds_alone_is_what_is_lost_without_it() -> None:
    state = street()
    state.add(1)
    state.add(3)
    assert state.covered == 5
    assert state.loss[[1, 3]].tolist() == [2, 2]  # the middle is held by both
    state.drop(1)
    assert (state.covered, state.loss[3]) == (3, 3)
    assert state.gain[1] == 2


def test_a_fixed_facility_is_never_missed_least() -> None:
    state = street(fixed=[0])
    assert state.least_loss()[1] == -1
    state.add(1)
    assert state.least_loss() == (1, 1)  # it holds place 2 alone


def test_an_exchange_is_told_with_its_profit() -> None:
    state = street([9.0, 1.0, 1.0, 1.0, 3.0])
    state.add(2)
    assert state.best_swap() == (8, 1, 2)  # 11 instead of 3
    state.improve(Effort().begin())
    assert (state.chosen.tolist(), state.covered) == ([1], 11)
    assert state.best_swap(every=True) == (0, -1, -1)


def test_filling_stops_when_nobody_is_left() -> None:
    state = street()
    state.fill(4)
    assert state.covered == 5
    assert len(state.chosen) == 2


@pytest.mark.parametrize("wanted", [[0, 4], [], [1, 2, 3]])
def test_a_choice_taken_over_is_as_if_made_afresh(wanted: list[int]) -> None:
    state, fresh = street(fixed=[2]), street(fixed=[2])
    state.add(3)
    state.become(np.array(wanted, dtype=np.int64))
    for facility in wanted:
        if facility != 2:
            fresh.add(facility)
    assert state.chosen.tolist() == sorted({2, *wanted})
    assert state.covered == fresh.covered
    np.testing.assert_array_equal(state.gain, fresh.gain)
    np.testing.assert_array_equal(state.loss, fresh.loss)
