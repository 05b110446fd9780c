"""Today, the plan of 2024, or one's own choice: one click apart."""

from __future__ import annotations

import dataclasses
from datetime import date

import district

from spatial.records import Level
from spatial.ui.session import presets
from spatial.ui.session import view as views
from spatial.ui.session.view import View

DAY = date(2026, 11, 28)


def first() -> View:
    return views.start(district.town(), Level.THCS, on=DAY)


def test_a_first_visit_is_today() -> None:
    view = first()
    assert presets.current(view, district.town()) == presets.TODAY
    assert (view.units, view.year, view.profile) == ("wards_2025", 2026, "tt23-urban@2026-11-28")


def test_the_plan_is_one_choice_away_and_today_one_choice_back() -> None:
    town = district.town()
    plan = views.change(first(), town, **presets.fields(first(), town, "quan12-2024"))
    assert (plan.units, plan.year, plan.profile) == ("wards_2024", 2030, "quan12-2024")
    assert presets.current(plan, town) == "quan12-2024"
    back = views.change(plan, town, **presets.fields(plan, town, presets.TODAY))
    assert back == first()


def test_any_other_choice_is_one_s_own() -> None:
    town = district.town()
    for fields in ({"year": 2027}, {"public_only": True}, {"floor_rule": False}):
        view = dataclasses.replace(first(), **fields)
        assert presets.current(view, town) == presets.OWN


def test_the_level_and_the_ward_are_no_part_of_a_preset() -> None:
    view = views.change(first(), district.town(), level=Level.THPT, ward="26767")
    assert presets.current(view, district.town()) == presets.TODAY


def test_the_law_is_offered_as_of_the_day_and_nothing_twice() -> None:
    offered = presets.profiles(first(), ["cua-toi"])
    assert "tt23-urban@2026-11-28" in offered
    assert "tt23-urban" not in offered
    assert "quan12-2024" in offered
    assert "cua-toi" in offered
    assert len(offered) == len(set(offered))


def test_a_profile_a_link_named_stays_on_offer() -> None:
    view = dataclasses.replace(first(), profile="tt13-general@2024-01-01")
    assert presets.profiles(view, [])[-1] == "tt13-general@2024-01-01"
