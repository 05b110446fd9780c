"""Rounding is what makes our tables equal the published ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spatial import rounding


@pytest.mark.parametrize(
    ("unrounded", "printed"),
    [(879.81, 880), (1742.67, 1743), (1254.33, 1254), (869.67, 870), (4746.48, 4746)],
)
def test_half_up_reproduces_the_room_table_of_the_quan_12_plan(
    unrounded: float, printed: int
) -> None:
    assert rounding.whole(unrounded) == printed


@pytest.mark.parametrize(
    ("value", "rounded"), [(0.5, 1), (1.5, 2), (2.5, 3), (-0.5, -1), (-2.4, -2)]
)
def test_half_goes_away_from_zero(value: float, rounded: int) -> None:
    assert rounding.whole(value) == rounded


def test_float_noise_just_under_a_half_still_rounds_up() -> None:
    assert rounding.whole(0.1 + 0.2 + 0.2 - 1e-12) == 1  # 0.5 but for noise


def test_rounding_up_ignores_noise_above_a_whole() -> None:
    assert rounding.up(930.0000000001) == 930
    assert rounding.up(930.01) == 931


@given(st.floats(-1e9, 1e9))
def test_half_up_moves_a_number_by_half_at_most(value: float) -> None:
    assert abs(rounding.half_up(value) - value) <= 0.5 + 1e-6


@given(st.floats(0, 1e9), st.floats(0, 1e9))
def test_rounding_keeps_order(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert rounding.whole(low) <= rounding.whole(high)
