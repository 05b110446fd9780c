"""The p-median on tables a reader can solve by eye."""

from __future__ import annotations

import numpy as np
import pytest

from spatial.cancellation import cancelled_when
from spatial.errors import UserError
from spatial.location import p_median
from spatial.solver.effort import Effort, End

LINE_M = np.abs(np.arange(5.0)[:, None] - np.arange(5.0)[None, :])  # five places on a street


def test_the_median_of_a_street_is_its_middle() -> None:
    found = p_median(LINE_M, 1)
    assert found.chosen.tolist() == [2]
    assert found.value == 2 + 1 + 0 + 1 + 2
    assert found.end is End.PROVEN


def test_a_heavy_end_draws_the_median_to_itself() -> None:
    assert p_median(LINE_M, 1, weights=[100, 1, 1, 1, 1]).chosen.tolist() == [0]


def test_an_existing_facility_stays_and_the_new_one_fills_the_gap() -> None:
    found = p_median(LINE_M, 2, fixed=[0])
    assert found.chosen.tolist() == [0, 3]  # 0, 1, 1, 0, 1
    assert found.value == 3


def test_nobody_is_sent_where_there_is_no_way() -> None:
    walk = np.array([[0.0, np.inf], [np.inf, 1.0]])
    with pytest.raises(UserError) as problem:
        p_median(walk, 1)
    assert problem.value.faults[0].code == "siting_unreached"
    assert p_median(walk, 2).assigned.tolist() == [0, 1]


def test_a_point_without_weight_may_be_out_of_reach() -> None:
    walk = np.array([[0.0, 1.0], [np.inf, np.inf]])
    found = p_median(walk, 1, weights=[1, 0])
    assert found.value == 0
    assert found.assigned.tolist() == [0, -1]


@pytest.mark.parametrize(
    ("table", "p", "code"),
    [
        ([[1.0, np.nan]], 1, "siting_matrix"),
        ([[1.0, -1.0]], 1, "siting_matrix"),
        ([1.0, 2.0], 1, "siting_matrix"),
        ([[1.0, 2.0]], 0, "siting_count"),
        ([[1.0, 2.0]], 3, "siting_count"),
    ],
)
def test_a_table_that_makes_no_sense_is_refused_in_words(
    table: list[float], p: int, code: str
) -> None:
    with pytest.raises(UserError) as problem:
        p_median(table, p)
    assert problem.value.faults[0].code == code
    assert problem.value.faults[0].say(lang="vi")


def test_a_weight_too_few_and_a_fixed_place_outside_are_refused() -> None:
    with pytest.raises(UserError):
        p_median(LINE_M, 1, weights=[1, 2])
    with pytest.raises(UserError):
        p_median(LINE_M, 1, fixed=[9])


def test_a_cancelled_search_still_hands_over_its_best() -> None:
    walk = np.random.default_rng(1).uniform(1, 100, (60, 60))
    with cancelled_when(lambda: True):
        found = p_median(walk, 6)
    assert found.end in (End.CANCELLED, End.PROVEN)
    assert len(found.chosen) == 6
    assert found.bound <= found.value


def test_progress_is_told_with_value_and_bound() -> None:
    told = []
    walk = np.random.default_rng(2).uniform(1, 100, (40, 40))
    p_median(walk, 7, effort=Effort(progress=told.append))
    assert all(0 <= step.done <= 1 for step in told)
    assert all(
        step.bound is None or step.value is None or step.bound <= step.value + 1e-6 for step in told
    )


def test_the_same_seed_gives_the_same_choice() -> None:
    walk = np.random.default_rng(3).uniform(1, 100, (50, 50))
    one, two = (p_median(walk, 8, effort=Effort(seed=5)) for _ in range(2))
    assert one.chosen.tolist() == two.chosen.tolist()
