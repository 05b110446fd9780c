"""What a forecast says of itself in words."""

from __future__ import annotations

import dataclasses

import pandas as pd
from towns import town

from spatial import Options, forecast
from spatial.records import Development, Kind, Level, Outlook


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


def test_the_reason_names_the_strongest_causes() -> None:
    tower = Development(
        development_id="t", name="Tháp", sort="apartment", units=4_000, first_year=2026,
        last_year=2027, ward_id="w00",
    )  # fmt: skip
    options = Options(year=2030, scenario="own", outlook=Outlook(developments=(tower,)))
    said = forecast.why(forecast.forecast(town(), options), "w00", Level.THPT, lang="en")
    assert said.startswith("Phường 0.0, Upper secondary, 2030: short of")
    assert "(housing and industry +" in said
