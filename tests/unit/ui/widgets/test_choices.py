"""The choices of the chips: each shows the view, and changes it by its own field alone."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from towns import town

from spatial import capacity, clock, norms
from spatial.network import Locality, Network
from spatial.records import Level
from spatial.store import KeptLocality
from spatial.ui.session import state
from spatial.ui.session.method import Method
from spatial.ui.session.pupils import Future
from spatial.ui.widgets import choices

TOWN = town()
Asked = dict[str, dict[str, Any]]
pytestmark = pytest.mark.usefixtures("home", "written")


def draw(network: Network) -> None:
    """Show every choice there is."""
    for one in (choices.units, choices.preset, choices.home_ward, choices.level, choices.way):
        one(network, "vi")
    for one in (choices.future, choices.year, choices.profile, choices.share, choices.counted):
        one(network, "vi")


def choose(asked: Asked, key: str, value: object) -> None:
    """Choose a value."""
    state.hold(key, value)
    asked[key]["on_change"](*asked[key].get("args", ()))


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("units", "merged"),
        ("level", Level.THCS),
        ("method", Method.LAND),
        ("profile", "hcmc-300"),
        ("home_ward", "w10"),
    ],
)
def test_a_choice_changes_its_own_field(key: str, value: object, asked: Asked) -> None:
    draw(TOWN)
    before = state.view()
    choose(asked, key, value)
    now = state.view()
    assert getattr(now, key) == value
    kept = {"units", "level", "year", "lang", "share", "home_ward"} - {key}
    assert all(getattr(now, one) == getattr(before, one) for one in kept)


@pytest.mark.parametrize(("percent", "share"), [(None, None), (0, 0.0), (30, 0.3), (100, 1.0)])
def test_the_share_is_asked_in_percent_and_kept_as_a_share(
    percent: int | None, share: float | None, asked: Asked
) -> None:
    draw(TOWN)
    choose(asked, "share", percent)
    assert state.view().share == share


def test_a_share_kept_is_shown_in_percent(asked: Asked) -> None:
    state.change(TOWN, share=0.29)  # 100 x 0.29 is a little less than 29
    draw(TOWN)
    assert state.held("share") == 29
    assert asked["share"]["given"] == (0, 100)


def test_where_one_year_is_known_no_year_is_asked(asked: Asked) -> None:
    choices.year(TOWN, "vi")
    assert "year" not in asked


def test_years_of_a_projection_go_in_steps_once_they_are_far_off(asked: Asked) -> None:
    state.change(TOWN, future=Future(scenario="base"))
    choices.year(TOWN, "vi")
    years = asked["year"]["given"][0]
    assert asked["year"]["kind"] == "select_slider"
    assert (years[0], years[-2:]) == (2025, (2040, 2045))
    choose(asked, "year", 2040)
    assert state.view().year == 2040


def test_switches_stand_only_where_the_data_tell_the_difference(asked: Asked) -> None:
    draw(TOWN)
    assert not {"public_only", "nursery_rooms", "count_projects"} & asked.keys()


def test_private_schools_bring_the_switch_to_leave_them_out(asked: Asked) -> None:
    private = dataclasses.replace(TOWN, schools=TOWN.schools.assign(ownership=capacity.PRIVATE))
    choices.counted(private, "vi")
    assert list(asked) == ["public_only"]
    choose(asked, "public_only", value=True)
    assert state.view().public_only is True


def test_nursery_rooms_bring_their_switch_once_one_school_tells_them(asked: Asked) -> None:
    levels = TOWN.school_levels.assign(nursery_rooms=[float("nan")])
    choices.counted(dataclasses.replace(TOWN, school_levels=levels), "vi")
    assert asked == {}
    levels = levels.assign(nursery_rooms=2.0)
    choices.counted(dataclasses.replace(TOWN, school_levels=levels), "vi")
    assert list(asked) == ["nursery_rooms"]


def test_units_are_called_by_their_label_and_their_markdown_is_shown(asked: Asked) -> None:
    names = {"wards": {"vi": "Phường *cũ*", "en": "Wards"}}
    about = Locality(key="town", name={"vi": "Thị trấn", "en": "Town"}, units=names)
    draw(dataclasses.replace(TOWN, locality=about))
    called = asked["units"]["format_func"]
    assert called("wards") == r"Phường \*cũ\*"
    assert called("merged") == "merged"


def test_a_shipped_profile_is_called_by_its_label_and_an_own_one_by_its_name() -> None:
    assert "quan12-2024" not in choices.profile_label("quan12-2024", lang="vi")
    assert "của tôi" in choices.profile_label("của tôi", lang="vi")
    assert choices.profile_label("của tôi", lang="vi") != choices.profile_label(
        "của tôi", lang="en"
    )


def test_the_profile_in_use_is_offered_once_also_where_it_is_nobody_s() -> None:
    state.change(TOWN, profile="hcmc-300@2025-01-31")
    offered = choices._profiles(TOWN)
    assert offered[-1] == "hcmc-300@2025-01-31"
    assert len(offered) == len(set(offered))


def test_the_language_is_switched_beside_the_title(asked: Asked) -> None:
    choices.language(TOWN)
    assert asked["lang"]["given"] == (["vi", "en"],)
    choose(asked, "lang", "en")
    assert state.view().lang == "en"


def test_a_scenario_changes_whose_pupils_count_and_keeps_the_engine(asked: Asked) -> None:
    state.change(TOWN, future=Future(engine="mix"))
    draw(TOWN)
    scenarios = asked["future_scenario"]["given"][0]
    assert scenarios[0] == "published"
    choose(asked, "future_scenario", "base")
    assert state.view().future.scenario == "base"


def test_all_wards_is_a_choice_too(asked: Asked) -> None:
    state.change(TOWN, home_ward="w10")
    choices.home_ward(TOWN, "vi")
    choose(asked, "home_ward", choices.ALL_WARDS)
    assert state.view().home_ward is None


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("name", norms.profile_names())
def test_every_shipped_profile_has_a_short_name(name: str, lang: str) -> None:
    assert 0 < len(choices.short_profile(name, lang=lang)) <= 32
    assert len(choices.short_profile(name, lang=lang)) < len(choices.profile_label(name, lang=lang))


def test_a_law_of_another_day_says_its_day_also_in_short() -> None:
    assert "31-01-2025" in choices.short_profile("tt23-urban@2025-01-31", lang="vi")
    today = clock.today().isoformat()
    assert "(" not in choices.short_profile(f"tt23-urban@{today}", lang="vi")


def test_a_locality_kept_here_is_one_choice_away(
    asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved: list[str] = []
    kept = KeptLocality(key="a1", name="*Phường* A", saved_at="2026-11-28T00:00:00", mine=True)
    monkeypatch.setattr(state, "move", moved.append)
    choices.locality([kept], "vi")
    assert asked["locality_choice"]["given"] == (["", "a1"],)
    assert asked["locality_choice"]["format_func"]("a1") == r"\*Phường\* A"
    choose(asked, "locality_choice", "a1")
    assert moved == ["a1"]
