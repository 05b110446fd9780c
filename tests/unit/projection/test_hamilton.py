"""Hamilton-Perry on cohorts small enough to follow by hand."""

from __future__ import annotations

import numpy as np
import pytest

from spatial.projection import hamilton
from spatial.projection.rates import AGES


def test_a_cohort_that_grew_by_half_grows_by_half_again() -> None:
    then = np.full((1, AGES), 1e6)
    now = then.copy()
    now[0, 15] = 1.5e6  # aged 10 five years before
    course = hamilton.run(then, now, years=5, count=5)
    assert course[5, 0, 15] == pytest.approx(1.5e6, rel=1e-3)
    assert course[5, 0, 20] == pytest.approx(1.5e6, rel=1e-3)  # the cohort itself goes on unchanged


def test_in_between_a_cohort_moves_by_the_root_of_its_change() -> None:
    then = np.full((1, AGES), 1e6)
    now = then.copy()
    now[0, 12] = 4e6  # aged 10 two years before: doubles every year
    course = hamilton.run(then, now, years=2, count=2)
    assert course[1, 0, 11] == pytest.approx(2e6, rel=1e-3)
    assert course[2, 0, 12] == pytest.approx(4e6, rel=1e-3)


def test_children_keep_their_number_to_an_adult() -> None:
    then = np.full((1, AGES), 1_000.0)
    now = then.copy()
    now[0, :5] = 500.0
    course = hamilton.run(then, now, years=5, count=5)
    adults = course[5, 0, 20:45].sum()
    assert course[5, 0, 0] / adults == pytest.approx(500 / now[0, 20:45].sum(), rel=1e-6)


def test_a_tiny_ward_leans_on_the_locality() -> None:
    then = np.vstack([np.full(AGES, 1e6), np.full(AGES, 1.0)])
    now = then.copy()
    now[1, 15] = 30.0  # thirty for one is chance, not change
    change, _ = hamilton.ratios(then, now, 5)
    assert change[1, 15] == pytest.approx((30 + 50) / (1 + 50), rel=1e-3)


def test_nobody_lost_in_a_place_where_nothing_changes() -> None:
    same = np.full((3, AGES), 700.0)
    same[:, -1] = 0.0  # whoever reaches the open age dies
    course = hamilton.run(same, same, years=5, count=12)
    assert course[:, :, :80] == pytest.approx(np.full((13, 3, 80), 700.0), rel=1e-6)
