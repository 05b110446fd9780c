"""What is asked where nothing was chosen follows the locality and the day."""

from __future__ import annotations

import dataclasses
from datetime import date

import district
import pandas as pd
import pytest
from towns import town

from spatial import assess, defaults, norms
from spatial.errors import UserError
from spatial.network import Network
from spatial.records import Options, Preset

DAY = date(2026, 11, 28)


def of_class(area: str) -> Network:
    """Draw a town whose wards say they are of an area class."""
    one = town()
    wards = one.ward_sets["wards"].assign(area_class=area)
    return dataclasses.replace(one, ward_sets={"wards": wards})


def test_today_the_district_stands_in_five_wards_and_before_the_merger_in_eleven() -> None:
    for day, count in ((DAY, 5), (date(2025, 7, 1), 5), (date(2025, 6, 30), 11)):
        assert len(district.town().wards(defaults.units(district.town(), day))) == count


def test_wards_that_say_no_day_are_those_of_the_data() -> None:
    assert defaults.units(town(), DAY) == town().base_units


def test_the_year_is_the_one_after_the_newest_data_and_a_plan_is_no_data() -> None:
    """The district knows pupils of 2019 and of the plan for 2030, residents of 2019 and 2025."""
    assert defaults.year(district.town(), DAY) == 2026
    # in 2031 the figure for 2030 lies behind; without an engine no later year can be told
    assert defaults.year(district.town(), date(2031, 1, 1)) == 2030
    assert defaults.year(district.town(), date(2031, 1, 1), scenario="base") == 2031


def test_a_town_that_knows_a_single_year_is_shown_in_it() -> None:
    one = town()
    years = one.pupils.assign(year=2024)
    people = one.residents.assign(year=2024)
    assert defaults.year(dataclasses.replace(one, pupils=years, residents=people), DAY) == 2024


@pytest.mark.parametrize(
    ("area", "profile", "primary_m2", "floor"),
    [
        ("do_thi_dac_biet", "tt23-urban", 6, True),
        ("Đô thị loại III", "tt23-town", 6, False),
        ("nông thôn", "tt23-rural", 10, False),
        ("xã miền núi", "tt23-rural", 10, False),
        ("", "tt23-town", 6, False),  # nobody said: the floor rule needs a special-class city
    ],
)
def test_the_law_follows_the_area_class_of_the_wards(
    area: str, profile: str, primary_m2: int, *, floor: bool
) -> None:
    named = defaults.profile(of_class(area), DAY)
    assert named == f"{profile}@2026-11-28"
    rules = norms.rules(named)
    assert rules.land_per_pupil_m2["tieu_hoc"].value == primary_m2
    assert (rules.land_per_floor is not None) is floor


def test_most_wards_decide_the_class_of_a_locality() -> None:
    one = town()
    mixed = one.ward_sets["wards"].assign(area_class=["rural", None])
    assert defaults.area(dataclasses.replace(one, ward_sets={"wards": mixed}), DAY) == "rural"


def test_wards_after_a_merger_take_the_class_of_those_before() -> None:
    one = of_class("rural")
    merged = one.ward_sets["wards"].drop(columns="area_class").assign(valid_from="2025-07-01")
    both = dataclasses.replace(one, ward_sets={**one.ward_sets, "merged": merged})
    assert defaults.units(both, DAY) == "merged"
    assert defaults.area(both, DAY) == "rural"


def test_a_preset_names_every_choice_and_an_unknown_one_lists_those_there_are() -> None:
    options = defaults.preset(district.town(), "quan12-2024")
    assert (options.year, options.units, options.profile, options.scenario) == (
        2030,
        "wards_2024",
        "quan12-2024",
        "published",
    )
    with pytest.raises(UserError) as refused:
        defaults.preset(district.town(), "nowhere")
    assert "quan12-2024" in refused.value.faults[0].say(lang="en")


def test_what_is_chosen_stands_and_the_rest_is_filled_in() -> None:
    chosen = Options(profile="tt13-general", year=2029, on=DAY)
    options = defaults.complete(district.town(), chosen)
    assert (options.profile, options.year, options.units) == ("tt13-general", 2029, "wards_2025")


def test_the_day_decides_the_law_of_an_assessment() -> None:
    """From 2027 on a primary school's circle in wards is 1,000 m instead of 500."""
    radius = {
        day: assess(town(), Options(on=date.fromisoformat(day))).rules.radius_m["tieu_hoc"].value
        for day in ("2026-12-31", "2027-01-01")
    }
    assert radius == {"2026-12-31": 500, "2027-01-01": 1_000}


def test_a_target_of_another_province_is_foreign_and_ones_own_is_not() -> None:
    rules = norms.rules(norms.LAW)
    for province, foreign in (("79", False), ("51", True), ("", True)):
        place = dataclasses.replace(town().locality, province=province)
        there = dataclasses.replace(town(), locality=place)
        assert defaults.foreign_yardstick(there, rules) is foreign


def test_a_preset_of_a_locality_without_years_of_wards_keeps_its_base_set() -> None:
    label = {"vi": "Kế hoạch", "en": "The plan"}
    plan = Preset(label=label, year=2030, units="wards", profile="tt13-general")
    place = dataclasses.replace(town().locality, presets={"plan": plan})
    found = assess(
        dataclasses.replace(town(), locality=place),
        defaults.preset(dataclasses.replace(town(), locality=place), "plan"),
    )
    assert found.options.units == "wards"
    assert isinstance(found.wards, pd.DataFrame)
