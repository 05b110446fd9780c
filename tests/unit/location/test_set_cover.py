"""The fewest facilities that cover everyone."""

from __future__ import annotations

import numpy as np

from spatial.cancellation import cancelled_when
from spatial.location import lscp, reach, set_cover
from spatial.solver.effort import Effort, End

LINE_M = np.abs(np.arange(5.0)[:, None] - np.arange(5.0)[None, :])  # five places on a street


def test_two_facilities_cover_a_street_of_five_within_one() -> None:
    found = lscp(LINE_M <= 1)
    assert found.value == 2
    assert found.bound == 2


def test_nothing_is_opened_when_what_exists_covers_everyone() -> None:
    assert lscp(np.ones((3, 3)), fixed=[1]).chosen.tolist() == [1]


def test_a_point_nobody_can_cover_is_told_and_asks_for_nothing() -> None:
    found = lscp([[1, 0], [0, 0]])
    assert found.chosen.tolist() == [0]
    assert found.assigned.tolist() == [0, -1]
    assert found.end is End.PROVEN


def test_a_facility_that_holds_nobody_alone_is_closed_again() -> None:
    # 2 holds the four in the middle; with 0 and 1 open it holds nobody alone
    cover = np.array([[1, 0, 0], [1, 0, 1], [1, 0, 1], [0, 1, 1], [0, 1, 1], [0, 1, 0]])
    merged = reach.merge(reach.table(cover), np.ones(6))
    nobody = np.zeros(0, dtype=np.int64)
    assert set_cover.prune(merged, np.array([2, 0, 1]), nobody).tolist() == [0, 1]
    assert set_cover.prune(merged, np.array([2, 0, 1]), np.array([2])).tolist() == [0, 1, 2]
    assert set_cover.least(merged, nobody) == 2  # the ends have no facility in common


def test_what_stands_counts_and_is_never_closed() -> None:
    found = lscp(LINE_M <= 1, fixed=[2])
    assert 2 in found.chosen
    assert (found.value, found.bound) == (3, 3)  # both ends are still bare


def test_a_stopped_search_covers_everyone_all_the_same() -> None:
    with cancelled_when(lambda: True):
        found = lscp(LINE_M <= 1, effort=Effort())
        assert (LINE_M[:, found.chosen] <= 1).any(axis=1).all()
