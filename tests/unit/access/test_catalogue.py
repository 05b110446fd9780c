"""The measures by name: what each does with the radius, and which way is better."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import csr_array

from spatial.access import catalogue


def measured(
    name: str, metres: list[float], *, seats: float = 20.0, radius_m: float
) -> list[float]:
    """Measure the access of cells of ten pupils to one school."""
    walks = csr_array(np.array(metres)[:, None])
    pupils = np.full(len(metres), 10.0)
    return catalogue.measure(name, pupils, [seats], walks, radius_m=radius_m).tolist()


def test_two_steps_count_fully_up_to_the_radius_and_not_beyond() -> None:
    assert measured("2sfca", [500.0, 501.0], radius_m=500.0) == [2.0, 0.0]


def test_the_enhanced_measure_weighs_by_thirds_of_the_radius() -> None:
    # 100 m lies in the first third of 900, 500 m in the second: weights 1 and 0.68
    ratio = 20.0 / (10 * 1.0 + 10 * 0.68)
    assert measured("e2sfca", [100.0, 500.0], radius_m=900.0) == pytest.approx(
        [ratio, 0.68 * ratio]
    )


def test_the_bell_ends_at_twice_the_radius() -> None:
    for name in ("gaussian", "balanced"):
        assert measured(name, [500.0, 1001.0], radius_m=500.0) == pytest.approx([2.0, 0.0])


def test_coverage_is_one_within_the_radius_whatever_the_seats() -> None:
    assert measured("coverage", [500.0, 501.0], seats=0.0, radius_m=500.0) == [1.0, 0.0]


def test_of_costs_the_cheapest_is_best_and_out_of_reach_is_worst() -> None:
    assert catalogue.as_good(np.array([1.0, 3.0, np.nan])).tolist() == [-1, -3, -4]
    assert catalogue.as_good(np.array([np.nan])).tolist() == [-1]


def test_only_the_rational_cost_is_turned_round() -> None:
    walks = csr_array(np.array([[100.0], [400.0]]))
    told, good = catalogue.values("2sfca", [10, 10], [20], walks, radius_m=500.0)
    assert told.tolist() == good.tolist() == [1.0, 1.0]
    cost, ranked = catalogue.values(catalogue.RAAM, [10, 10], [20], walks, radius_m=100.0)
    # everybody goes to the one school, as crowded as the average: 1 + walk in radii
    assert cost.tolist() == pytest.approx([2.0, 5.0])
    assert ranked.tolist() == pytest.approx([-2.0, -5.0])
