"""Which scenarios, engines and years a locality's data allow, and how a choice is mended."""

from __future__ import annotations

import dataclasses
from datetime import date

from spatial import read_network
from spatial.ui.session import pupils as futures
from spatial.ui.session.pupils import Future


def test_the_embedded_district_reaches_each_scenario_s_own_years() -> None:
    able = futures.horizon(read_network())
    assert able.known_to == 2025
    assert able.years["published"] == tuple(range(2019, 2031))
    assert able.years["base"] == (*range(2025, 2036), 2040, 2045)
    assert able.years["plan"] == able.years["base"]  # factors lean toward 2030 before it
    assert able.engines == ("cohort", "mix")  # one year of ages, no class registers


def test_without_published_totals_to_come_there_is_no_plan_to_be_raked_to() -> None:
    town = read_network()
    past = dataclasses.replace(town, pupils=town.pupils[town.pupils["year"] < 2025])
    assert "plan" not in futures.horizon(past).years


def test_a_choice_the_data_do_not_allow_is_mended() -> None:
    town = read_network()
    mended = futures.fit(Future(scenario="rosy", engine="grades"), 2044, town)
    assert mended == (Future(), 2030)
    assert futures.fit(Future(scenario="base"), 2042, town)[1] == 2040
    assert futures.fit(Future(scenario="base"), 2019, town)[1] == 2025


def test_what_is_written_into_a_link_is_only_what_is_not_usual() -> None:
    assert futures.write(Future()) == {}
    chosen = Future(scenario="own", engine="mix", outlook_id="a-b_1")
    assert futures.write(chosen) == {"forecast": "own", "engine": "mix", "outlook": "a-b_1"}


def test_the_known_totals_ask_no_engine_and_no_outlook() -> None:
    assert Future(outlook_id="a").options == {}
    assert Future(scenario="high").options["scenario"] == "high"


def test_the_first_year_to_plan_for_follows_the_later_of_figures_and_school_year() -> None:
    district = read_network()
    assert futures.first_ahead(district, date(2026, 11, 28)) is None  # totals are known to 2030
    past = dataclasses.replace(district, pupils=district.pupils[district.pupils["year"] <= 2025])
    assert futures.first_ahead(past, date(2026, 8, 31)) == 2026
    assert futures.first_ahead(past, date(2026, 9, 1)) == 2027
    assert futures.first_ahead(past, date(2024, 11, 1)) == 2026  # figures of 2025 lead
