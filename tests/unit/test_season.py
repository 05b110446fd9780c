"""What a season brought: beside the quota, beside the forecast, never netted."""

from __future__ import annotations

import math

import pytest
from season_towns import given_up, told

from spatial import season


def test_what_is_over_and_what_is_left_is_of_each_school_and_never_netted() -> None:
    """120 of a quota of 100 and 80 of 100: 20 over and 20 left, not nought."""
    listed = season.schools(told(("s0", "1", 2030, 100, 120), ("s1", "1", 2030, 100, 80)), 2030)
    assert listed["school_id"].tolist() == ["s0", "s1"]
    assert listed["enrolled_over_quota"].tolist() == [20, 0]
    assert listed["quota_left"].tolist() == [0, 20]
    (grade,) = season.grades(listed).to_dict("records")
    assert (grade["quota"], grade["enrolled"]) == (200, 200)
    assert (grade["enrolled_over_quota"], grade["quota_left"]) == (20, 20)


def test_the_forecast_is_the_level_s_pupils_times_the_share_of_its_first_age() -> None:
    """500 pupils of five even ages go to each school: 100 enter grade 1; 90 did, 10 fewer."""
    (row,) = season.schools(told(("s0", "1", 2030, math.nan, 90)), 2030).to_dict("records")
    assert row["entrants_forecast"] == pytest.approx(100)
    assert row["enrolled_less_forecast"] == pytest.approx(-10)
    assert math.isnan(row["enrolled_over_quota"])


def test_a_season_of_another_year_has_no_forecast() -> None:
    (row,) = season.schools(told(("s0", "1", 2029, 100, 90)), 2029).to_dict("records")
    assert math.isnan(row["entrants_forecast"])
    assert row["quota_left"] == 10


def test_a_sum_of_which_a_school_tells_no_part_is_not_known() -> None:
    listed = season.schools(
        told(("s0", "1", 2030, math.nan, 120), ("s1", "1", 2030, 100, 80)), 2030
    )
    (grade,) = season.grades(listed).to_dict("records")
    assert grade["enrolled"] == 200
    assert math.isnan(grade["quota"])
    assert math.isnan(grade["quota_left"])


def test_seasons_are_listed_the_newest_first_and_none_without_any() -> None:
    assert season.years(told(("s0", "1", 2028, 1, 1), ("s0", "1", 2029, 1, 1))) == (2029, 2028)
    assert season.years(told()) == ()
    assert season.schools(told(), 2030).empty


def test_a_school_a_plan_closes_keeps_the_name_and_the_ward_of_its_season() -> None:
    """Nobody enters it any more by the model: no forecast, not one of nought."""
    standing = told(("s0", "1", 2030, 100, 120))
    after = given_up(standing, "s0")
    (was,) = season.schools(standing, 2030).to_dict("records")
    (row,) = season.schools(after, 2030).to_dict("records")
    for name in ("school", "ward_id", "ward", "quota", "enrolled"):
        assert row[name] == was[name], name
    assert math.isnan(row["entrants_forecast"])
