"""The years a plan is of, and the refusal of all others."""

from __future__ import annotations

import pytest

from spatial.errors import UserError
from spatial.targets import plan_years


def test_a_plan_runs_from_its_first_figure_or_day_to_its_last() -> None:
    """Đức Phổ has no figure before 2030, and reports from 2025 on."""
    assert plan_years.span("duc_pho") == (2025, 2045)
    assert plan_years.span("binh_thanh") == (2018, 2030)


@pytest.mark.parametrize("year", [2025, 2045])
def test_the_first_and_the_last_year_are_the_plan_s(year: int) -> None:
    assert plan_years.require("duc_pho", year) == year


@pytest.mark.parametrize("year", [2024, 2046])
def test_another_year_is_refused_with_those_of_the_plan(year: int) -> None:
    with pytest.raises(UserError) as refused:
        plan_years.require("duc_pho", year)
    said = refused.value.say(lang="vi")
    assert f"Năm {year} không phải năm của kế hoạch (Thị xã Đức Phổ, Quảng Ngãi)" in said
    assert "từ năm 2025 đến năm 2045" in said
    assert "the plan (Đức Phổ, Quảng Ngãi)" in refused.value.say(lang="en")
