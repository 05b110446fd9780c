"""Maximal covering: it leaves the greedy choice, and its bound is the linear one."""

from __future__ import annotations

import numpy as np
import pytest
from cover_towns import linear_bound, square
from scipy.sparse import csr_array

from spatial.cancellation import cancelled_when
from spatial.location import mclp, mclp_frontier, reach
from spatial.location.coverage import Covering
from spatial.solver.effort import Effort, End

P = 8


@pytest.fixture(scope="module")
def town() -> tuple[csr_array, np.ndarray]:
    return square()


def test_the_choice_is_better_than_greedy_and_within_the_linear_bound(
    town: tuple[csr_array, np.ndarray],
) -> None:
    cover, people = town
    merged = reach.merge(reach.table(cover), people.astype(float))
    greedy = Covering(merged, np.zeros(0, dtype=np.int64))
    greedy.fill(P)
    linear = linear_bound(cover, people, P)
    found = mclp(cover, P, weights=people)
    assert found.value > greedy.covered
    assert found.value <= found.bound <= linear * (1 + 1e-6)
    assert found.gap <= 0.001 or found.end is not End.PROVEN


def test_every_exchange_is_looked_at_before_a_choice_counts_as_settled() -> None:
    # 0 covers a, b; 1 covers b, c; 2 covers c, d, with b = c = 5 and a = d = 4: greedy takes 1
    cover = np.array([[1, 0, 0], [1, 1, 0], [0, 1, 1], [0, 0, 1]])
    found = mclp(cover, 2, weights=[4, 5, 5, 4])
    assert found.chosen.tolist() == [0, 2]
    assert found.value == 18
    assert found.end is End.PROVEN


def test_the_same_question_gives_the_same_choice_twice(town: tuple[csr_array, np.ndarray]) -> None:
    cover, people = town
    first, second = (mclp(cover, 5, weights=people, effort=Effort(seed=4)) for _ in range(2))
    assert first.chosen.tolist() == second.chosen.tolist()


def test_a_cancelled_search_hands_over_a_choice_and_a_bound(
    town: tuple[csr_array, np.ndarray],
) -> None:
    cover, people = town
    with cancelled_when(lambda: True):
        found = mclp(cover, P, weights=people)
    assert found.end is End.CANCELLED
    assert 0 < found.value <= found.bound


def test_a_curve_of_no_new_facility_is_what_stands() -> None:
    curve = mclp_frontier([[1, 0], [0, 1]], 0, weights=[3, 4], fixed=[1])
    assert curve.covered.tolist() == [4]
    assert curve.bound.tolist() == [4]


LINE_M = np.abs(np.arange(5.0)[:, None] - np.arange(5.0)[None, :])  # five places on a street


def test_covering_takes_the_heaviest_circle_first() -> None:
    found = mclp(LINE_M <= 1, 1, weights=[9, 1, 1, 1, 3])
    assert found.value == 11  # 0, 1, 2
    assert found.chosen.tolist() == [1]
    assert found.end is End.PROVEN


def test_two_that_cover_apart_beat_the_greedy_one_in_the_middle() -> None:
    # greedy opens 2 first (covers 4 of weight 1 = 4), the best pair is 0 and 1 (6)
    cover = np.array([[1, 0, 0], [1, 0, 1], [1, 0, 1], [0, 1, 1], [0, 1, 1], [0, 1, 0]])
    assert mclp(cover, 2).value == 6


def test_the_frontier_starts_at_what_exists_and_ends_where_nothing_is_left() -> None:
    curve = mclp_frontier(LINE_M <= 1, 4, fixed=[0])
    assert curve.base == 2
    assert curve.covered.tolist() == [2, 5, 5, 5, 5]
    assert curve.choices[4].tolist() == [3]  # nobody left: nothing more is chosen
    assert (curve.bound >= curve.covered).all()
