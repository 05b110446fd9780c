"""The choices of the chips: each shows the view, and changes it by its own field alone."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from towns import town

from spatial.locality import Locality
from spatial.network import Network
from spatial.records import Level
from spatial.store import KeptLocality
from spatial.ui.session import state
from spatial.ui.session.method import Method
from spatial.ui.session.pupils import Future
from spatial.ui.widgets import choices, norm_choices

TOWN = town()
Asked = dict[str, dict[str, Any]]
pytestmark = pytest.mark.usefixtures("home", "written")


def draw(network: Network) -> None:
    """Show every choice there is."""
    for one in (choices.units, choices.preset, choices.home_ward, choices.level, choices.way):
        one(network, "vi")
    for one in (choices.future, choices.year, norm_choices.profile):
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


def test_units_are_called_by_their_label_and_their_markdown_is_shown(asked: Asked) -> None:
    names = {"wards": {"vi": "Phường *cũ*", "en": "Wards"}}
    about = Locality(key="town", name={"vi": "Thị trấn", "en": "Town"}, units=names)
    draw(dataclasses.replace(TOWN, locality=about))
    called = asked["units"]["format_func"]
    assert called("wards") == r"Phường \*cũ\*"
    assert called("merged") == "merged"


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


@pytest.mark.parametrize("key", ["level", "method", "profile", "units", "home_ward"])
def test_the_word_of_the_former_language_is_no_choice(key: str, asked: Asked) -> None:
    """A closed chip is not drawn: the browser still holds the word it last showed."""
    draw(TOWN)
    before = state.view()
    choose(asked, key, "Lower secondary")
    assert state.view() == before
