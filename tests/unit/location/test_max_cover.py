"""Maximal covering: it leaves the greedy choice, and its bound is the linear one."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import linprog
from scipy.sparse import csr_array, eye_array, hstack, vstack
from scipy.spatial import KDTree

from spatial.cancellation import cancelled_when
from spatial.location import mclp, mclp_frontier, reach
from spatial.location.cover_proof import bound
from spatial.location.coverage import Covering
from spatial.solver.effort import Effort, End

P, RADIUS_M = 8, 800.0


@pytest.fixture(scope="module")
def town() -> tuple[csr_array, np.ndarray]:
    """Return 400 places on a square of 6 km and the people there; every place is a candidate."""
    rng = np.random.default_rng(3)
    xy = rng.uniform(0.0, 6000.0, (400, 2))
    near = KDTree(xy).query_ball_point(xy, RADIUS_M)
    row = np.repeat(np.arange(400), [len(one) for one in near])
    col = np.concatenate([np.array(one) for one in near])
    return csr_array((np.ones(len(row)), (row, col)), shape=(400, 400)), rng.integers(1, 99, 400)


def linear_bound(cover: csr_array, people: np.ndarray, p: int) -> float:
    """Solve the textbook linear program, unmerged and unreduced."""
    points, sites = cover.shape
    total = csr_array(np.r_[np.ones(sites), np.zeros(points)][None, :])
    rows = vstack([hstack([-cover, eye_array(points)]), total])
    solved = linprog(
        np.r_[np.zeros(sites), -people], A_ub=rows, b_ub=np.r_[np.zeros(points), p], bounds=(0, 1)
    )
    return float(-solved.fun)


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


def test_the_bound_from_prices_is_as_tight_as_the_linear_program(
    town: tuple[csr_array, np.ndarray],
) -> None:
    cover, people = town
    merged = reach.merge(reach.table(cover), people.astype(float))
    nothing = np.zeros(0, dtype=np.int64)
    known = bound(merged, nothing, P, nothing, 0.0, Effort().begin())
    assert known.value == pytest.approx(linear_bound(cover, people, P), rel=1e-6)


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
