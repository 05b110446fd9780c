"""Fairness by hand."""

from __future__ import annotations

import numpy as np
import pytest

from spatial import access


def test_gini_of_three_pupils_by_hand() -> None:
    # mean absolute difference over twice the mean: pairs (0,1), (0,2), (1,2) -> 8/9 / 2
    assert access.gini([0, 1, 2], [1, 1, 1]) == pytest.approx(4 / 9)


def test_a_cell_of_many_pupils_weighs_as_many_cells() -> None:
    assert access.gini([1, 2], [3, 1]) == pytest.approx(access.gini([1, 1, 1, 2], [1, 1, 1, 1]))


@pytest.mark.parametrize(("values", "pupils"), [([0, 0], [1, 1]), ([], []), ([3, 3], [2, 5])])
def test_nothing_or_all_alike_is_not_unequal(values: list[float], pupils: list[float]) -> None:
    assert access.gini(values, pupils) == pytest.approx(0)


def test_palma_compares_the_best_tenth_with_the_worst_four() -> None:
    assert access.palma(range(10), np.ones(10)) == pytest.approx(9 / (0 + 1 + 2 + 3))
    assert access.palma([1.0], [7]) == pytest.approx(0.25)
    assert access.palma([0, 1], [1, 1]) == np.inf
    assert access.palma([0, 0], [1, 1]) == 0.25
    assert access.palma([], []) == 0.25


def test_kolm_pollak_lies_between_the_mean_and_the_worst() -> None:
    # k = 400 / 100,000 = 1/250; 250 ln((e^(100/250) + e^(300/250)) / 2)
    found = access.kolm_pollak([100, 300], [1, 1])
    assert found == pytest.approx(250 * np.log((np.exp(0.4) + np.exp(1.2)) / 2))
    assert 200 < found < 300


def test_kolm_pollak_of_equal_walks_is_the_walk_however_long() -> None:
    assert access.kolm_pollak([5e6, 5e6], [3, 4]) == pytest.approx(5e6)
    assert access.kolm_pollak([0, 0], [3, 4]) == 0
    assert np.isnan(access.kolm_pollak([1.0], [0]))


def test_the_left_out_are_the_worst_tenth_and_equals_share_what_is_left() -> None:
    found = access.left_out([0.1, 0.5, 0.5, 2.0], [6, 20, 60, 14])
    assert found.tolist() == pytest.approx([6, 1, 3, 0])


def test_wards_are_listed_by_who_is_left_out() -> None:
    wards = np.array(["A", "B", "B", "C"], dtype=object)
    table = access.by_ward([1.0, 0.0, 2.0, 1.0], [50, 10, 40, 0], wards)
    assert table.index.tolist() == ["B", "A", "C"]
    assert table.loc["B", "mean"] == pytest.approx(80 / 50)
    assert table.loc["B", "left_out_share"] == pytest.approx(0.2)
    assert np.isnan(table.loc["C", "mean"])
