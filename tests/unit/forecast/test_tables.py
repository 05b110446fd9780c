"""What a forecast shows as tables."""

from __future__ import annotations

import numpy as np
import pytest
from towns import town

from spatial import Options, forecast
from spatial.records import LEVELS


def test_in_a_known_year_a_ward_is_short_or_it_is_not() -> None:
    made = forecast.forecast(town(), Options(scenario="base", year=2025))
    chance = made.chance_short
    assert chance[("w00", "thcs")] == 1  # 382 pupils, no school at all
    assert chance[("w00", "tieu_hoc")] == 1 - (10 >= 495 * 0.03)
    assert set(chance) <= {0.0, 1.0}


def test_units_are_sums_of_their_wards() -> None:
    wards = forecast.curves(forecast.forecast(town(rows=2), Options(scenario="base")))
    merged = forecast.curves(
        forecast.forecast(town(rows=2), Options(scenario="base", units="merged"))
    )
    of_column = wards[wards["ward_id"].str.startswith("w0")].groupby(["level", "year"])["pupils"]
    joined = merged[merged["ward_id"] == "m0"].set_index(["level", "year"])["pupils"]
    expected = of_column.sum().sort_index()
    assert joined.sort_index().to_numpy() == pytest.approx(expected.to_numpy())


def test_years_far_ahead_are_shown_in_steps_of_five_with_the_last_and_the_one_asked() -> None:
    made = forecast.forecast(town(), Options(scenario="base", year=2037), last=2042, paths=5)
    shown = forecast.years(made)
    assert shown == [*range(2025, 2036), 2037, 2040, 2042]


def test_grades_of_a_level_add_up_to_it_with_their_range_in_proportion() -> None:
    made = forecast.forecast(town(), Options(scenario="base"), last=2031, paths=20)
    grades = forecast.by_grade(made)
    preschool = {f"age-{age}" for age in (3, 4, 5)}  # younger children are no preschool class
    assert set(grades["grade"]) == preschool | set(map(str, range(1, 13)))
    keys = ["ward_id", "level", "year"]
    curve = forecast.curves(made).set_index(keys)
    for name in ("pupils", "p10", "p90"):
        summed = grades.groupby(keys)[name].sum()
        np.testing.assert_allclose(summed, curve[name].reindex(summed.index), rtol=1e-9)


def test_nursery_is_told_by_ward_year_and_age_and_adds_up_to_the_locality() -> None:
    made = forecast.forecast(town(), Options(scenario="base"), last=2031, paths=5)
    table = forecast.nursery(made)
    assert sorted(set(table["age"])) == [0, 1, 2]
    wards = table[table["ward_id"] != ""].groupby(["year", "age"])["pupils"].sum()
    whole = table[table["ward_id"] == ""].set_index(["year", "age"])["pupils"]
    np.testing.assert_allclose(wards, whole, rtol=1e-9)
    now = whole[2025].tolist()
    share = np.interp(2025, [2019, 2030], [0.19, 0.35])
    assert now == pytest.approx([200 * share] * 3)  # 100 children an age in each of two wards


def test_the_locality_is_the_sum_of_its_wards() -> None:
    curve = forecast.curves(forecast.forecast(town(), Options(scenario="base"), paths=5))
    one = curve[curve["year"] == 2030]
    by_level = one[one["ward_id"] != ""].groupby("level")["pupils"].sum()
    whole = one[one["ward_id"] == ""].set_index("level")["pupils"]
    for level in LEVELS:
        assert whole[level.value] == pytest.approx(by_level[level.value])


def test_causes_and_chances_are_reckoned_once_however_many_units_ask() -> None:
    """A country's communes ask 13,284 times, once for each sentence."""
    made = forecast.forecast(town(), Options(scenario="base"))
    assert made.steps is made.steps
    assert made.chance_short is made.chance_short
