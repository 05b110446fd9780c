"""What no choice with limited room costs less than."""

from __future__ import annotations

import numpy as np
import pytest

from spatial.cancellation import cancelled_when
from spatial.location.single_source_bound import lagrange
from spatial.solver.effort import Effort

COST = np.array([[0.0, 5.0], [1.0, 5.0], [2.0, 5.0]])
NONE = np.zeros(0, dtype=np.int64)


def bound(room: list[float], *, p: int = 2, best: float, effort: Effort | None = None) -> float:
    """Bound three points of size one, both facilities beside one another."""
    run = (effort or Effort()).begin()
    return lagrange(COST, np.ones(3), np.array(room), p, NONE, best=best, run=run).value


def test_with_room_for_all_it_is_the_nearest_for_everyone() -> None:
    assert bound([3.0, 3.0], best=3.0) == pytest.approx(3.0, abs=0.05)


def test_room_for_two_sends_the_one_who_loses_least() -> None:
    # the third goes to the other facility: 0 + 1 + 5
    assert bound([2.0, 2.0], best=6.0) == pytest.approx(6.0, abs=0.05)


def test_it_never_exceeds_a_choice_known() -> None:
    assert bound([2.0, 2.0], best=6.0) <= 6.0 + 1e-9
    with cancelled_when(lambda: True):
        assert bound([2.0, 2.0], best=6.0, effort=Effort()) <= 6.0
