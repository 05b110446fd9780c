"""A forecast of a small town: what it says when little is known."""

from __future__ import annotations

import dataclasses

import pandas as pd
import pytest
from towns import town

from spatial import Options, forecast
from spatial.network import Network
from spatial.projection import history, rates
from spatial.records import Development, Kind, Level, Outlook


def test_the_published_scenario_is_answered_with_the_base() -> None:
    made = forecast.forecast(town(), Options())
    assert made.found.options.scenario == "base"
    assert made.ahead.request.scenario == "base"


def test_without_history_it_says_so_and_its_range_is_assumed() -> None:
    made = forecast.forecast(town(), Options(scenario="base"))
    assert forecast.defence(made, lang="en") == [
        "Only one year is known: the forecast cannot be checked yet, and its range is assumed."
    ]
    assert made.spread.kind == Kind.ASSUMED


def test_which_years_ahead_no_register_tells_of_is_said_with_what_it_takes() -> None:
    place = town()
    rows = [
        (ward, year, grade, 100.0)
        for ward in place.ward_sets["wards"].index
        for year in (2017, 2018, 2019)
        for grade in range(1, 13)
    ]
    registers = pd.DataFrame(rows, columns=["ward_id", "year", "grade", "pupils"])
    told = dataclasses.replace(place, registers=registers)
    wards = place.ward_sets["wards"].assign(population_2020=4_000, population_2025=5_000)
    counted = dataclasses.replace(told, ward_sets=dict(place.ward_sets) | {"wards": wards})
    said = forecast.defence(forecast.forecast(counted, Options(scenario="base")), lang="en")
    # three years of registers: two to learn from, one to be tested on, one year ahead
    assert said[-1].startswith("Errors of pupils by level 3, 5 years ahead are not measured yet")
    assert "at least 7 years in a row" in said[-1]  # two to learn from, five ahead


def test_in_a_known_year_a_ward_is_short_or_it_is_not() -> None:
    made = forecast.forecast(town(), Options(scenario="base", year=2025))
    chance = forecast.chances(made)
    assert chance[("w00", "thcs")] == 1  # 382 pupils, no school at all
    assert chance[("w00", "tieu_hoc")] == 1 - (10 >= 495 * 0.03)
    assert set(chance) <= {0.0, 1.0}


@pytest.mark.parametrize("engine", ["cohort", "mix"])
def test_the_last_year_asked_for_changes_no_earlier_figure_nor_range(engine: str) -> None:
    # the page draws to 2045, the command line is asked for --to 2035: both print the same
    tower = Development(
        development_id="t", name="Tháp", sort="apartment", units=900, first_year=2027,
        last_year=2031, ward_id="w00", chance=0.5, delay_years=2,
    )  # fmt: skip
    options = Options(scenario="own", engine=engine, outlook=Outlook(developments=(tower,)))
    near, far = (forecast.forecast(town(), options, last=last, seed=7) for last in (2035, 2045))
    curves = forecast.curves(far)
    shared = curves[curves["year"] <= 2035].reset_index(drop=True)
    pd.testing.assert_frame_equal(forecast.curves(near), shared)
    pd.testing.assert_series_equal(forecast.chances(near), forecast.chances(far))
    grades = forecast.by_grade(far)
    shared = grades[grades["year"] <= 2035].reset_index(drop=True)
    pd.testing.assert_frame_equal(forecast.by_grade(near), shared)


def test_units_are_sums_of_their_wards() -> None:
    wards = forecast.curves(forecast.forecast(town(rows=2), Options(scenario="base")))
    merged = forecast.curves(
        forecast.forecast(town(rows=2), Options(scenario="base", units="merged"))
    )
    of_column = wards[wards["ward_id"].str.startswith("w0")].groupby(["level", "year"])["pupils"]
    joined = merged[merged["ward_id"] == "m0"].set_index(["level", "year"])["pupils"]
    expected = of_column.sum().sort_index()
    assert joined.sort_index().to_numpy() == pytest.approx(expected.to_numpy())


def test_the_reason_names_the_strongest_causes() -> None:
    tower = Development(
        development_id="t", name="Tháp", sort="apartment", units=4_000, first_year=2026,
        last_year=2027, ward_id="w00",
    )  # fmt: skip
    options = Options(scenario="own", outlook=Outlook(developments=(tower,)))
    said = forecast.why(forecast.forecast(town(), options), "w00", Level.THPT, lang="en")
    assert said.startswith("Phường 0.0, Upper secondary, 2030: short of")
    assert "(housing and industry +" in said


def everyone() -> Network:
    """Draw a town whose office tells every age up to 85."""
    place = town()
    ages = rates.structures()["viet_nam"] / 1e4
    rows = [
        (ward, 2025, age, people, "surveyed")
        for ward in place.ward_sets["wards"].index
        for age, people in enumerate(ages)
    ]
    residents = pd.DataFrame(rows, columns=["ward_id", "year", "age", "people", "kind"])
    return dataclasses.replace(place, residents=residents)


def test_an_office_that_tells_every_age_borrows_none() -> None:
    start = history.base(everyone())
    assert (start.reference, start.kind) == ("", Kind.SURVEYED)
    assert start.people.sum(axis=1) == pytest.approx([96_208_984 / 1e4] * 2)
    # the country's own ages, six years later than its census: close to the country's births
    assert start.fertility == pytest.approx([1.0, 1.0], abs=0.1)
