"""Shaking leads past a choice no single exchange betters."""

from __future__ import annotations

import numpy as np
import pytest

from spatial.cancellation import cancelled_when
from spatial.location import reach
from spatial.location.cover_shake import shake
from spatial.location.coverage import Covering
from spatial.solver.effort import Effort

# 0 and 1 hold four points in rows, 2 and 3 the same in columns and one more each
COVER = np.array(
    [[1, 0, 1, 0], [1, 0, 0, 1], [0, 1, 1, 0], [0, 1, 0, 1], [0, 0, 1, 0], [0, 0, 0, 1]]
)
WEIGHT = np.array([2.0, 2.0, 2.0, 2.0, 1.0, 1.0])


def stuck(fixed: list[int] | None = None) -> Covering:
    """Open the rows: no single exchange covers more."""
    keep = np.array(fixed or [], dtype=np.int64)
    state = Covering(reach.merge(reach.table(COVER), WEIGHT), keep)
    state.become(np.array([0, 1]))
    assert state.best_swap(every=True)[0] == 0
    return state


def test_two_closed_at_once_lead_to_the_better_pair() -> None:
    state = stuck()
    shake(state, 10.0, Effort(rounds=30).begin())
    assert (state.chosen.tolist(), state.covered) == ([2, 3], 10)


def test_what_stands_is_not_shaken() -> None:
    state = stuck(fixed=[0])
    shake(state, 10.0, Effort(rounds=30).begin())
    assert 0 in state.chosen
    assert state.covered == 8  # with row 0, row 1 is the best that is left


@pytest.mark.parametrize(("bound", "stopped"), [(8.0, False), (10.0, True)])
def test_a_choice_at_its_bound_or_a_stopped_search_is_left_as_it_was(
    bound: float, *, stopped: bool
) -> None:
    state = stuck()
    with cancelled_when(lambda: stopped):
        shake(state, bound, Effort().begin())
    assert (state.chosen.tolist(), state.covered) == ([0, 1], 8)
