"""What a forecast shows as tables."""

from __future__ import annotations

import pytest
from towns import town

from spatial import Options, forecast


def test_in_a_known_year_a_ward_is_short_or_it_is_not() -> None:
    made = forecast.forecast(town(), Options(scenario="base", year=2025))
    chance = forecast.chances(made)
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
