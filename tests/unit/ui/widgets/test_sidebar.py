"""The choices at the side: each shows the view, and changes it by its own field alone."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from towns import town

from spatial import capacity
from spatial.network import Locality
from spatial.records import Level
from spatial.ui.session import state
from spatial.ui.session.method import Method
from spatial.ui.session.pupils import Future
from spatial.ui.widgets import sidebar

TOWN = town()
Asked = dict[str, dict[str, Any]]
pytestmark = pytest.mark.usefixtures("home", "written")


def choose(asked: Asked, key: str, value: object) -> None:
    """Choose a value at the side."""
    state.hold(key, value)
    asked[key]["on_change"](*asked[key].get("args", ()))


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("units", "merged"),
        ("level", Level.THCS),
        ("method", Method.LAND),
        ("profile", "hcmc-300"),
    ],
)
def test_a_choice_changes_its_own_field(key: str, value: object, asked: Asked) -> None:
    sidebar.draw(TOWN, [])
    before = state.view()
    choose(asked, key, value)
    now = state.view()
    assert getattr(now, key) == value
    kept = {"units", "level", "year", "lang", "share"} - {key}
    assert all(getattr(now, one) == getattr(before, one) for one in kept)


@pytest.mark.parametrize(("percent", "share"), [(None, None), (0, 0.0), (30, 0.3), (100, 1.0)])
def test_the_share_is_asked_in_percent_and_kept_as_a_share(
    percent: int | None, share: float | None, asked: Asked
) -> None:
    sidebar.draw(TOWN, [])
    choose(asked, "share", percent)
    assert state.view().share == share


def test_a_share_kept_is_shown_in_percent(asked: Asked) -> None:
    state.change(TOWN, share=0.29)  # 100 x 0.29 is a little less than 29
    sidebar.draw(TOWN, [])
    assert state.held("share") == 29
    assert asked["share"]["given"] == (0, 100)


def test_where_one_year_is_known_no_year_is_asked(asked: Asked) -> None:
    sidebar._year(TOWN, "vi")
    assert "year" not in asked


def test_years_of_a_projection_go_in_steps_once_they_are_far_off(asked: Asked) -> None:
    state.change(TOWN, future=Future(scenario="base"))
    sidebar._year(TOWN, "vi")
    years = asked["year"]["given"][0]
    assert asked["year"]["kind"] == "select_slider"
    assert (years[0], years[-2:]) == (2025, (2040, 2045))
    choose(asked, "year", 2040)
    assert state.view().year == 2040


def test_switches_stand_only_where_the_data_tell_the_difference(asked: Asked) -> None:
    sidebar.draw(TOWN, [])
    assert not {"public_only", "nursery_rooms", "count_projects"} & asked.keys()


def test_private_schools_bring_the_switch_to_leave_them_out(asked: Asked) -> None:
    private = dataclasses.replace(TOWN, schools=TOWN.schools.assign(ownership=capacity.PRIVATE))
    sidebar._counted(private, "vi")
    assert list(asked) == ["public_only"]
    choose(asked, "public_only", value=True)
    assert state.view().public_only is True


def test_nursery_rooms_bring_their_switch_once_one_school_tells_them(asked: Asked) -> None:
    levels = TOWN.school_levels.assign(nursery_rooms=[float("nan")])
    sidebar._counted(dataclasses.replace(TOWN, school_levels=levels), "vi")
    assert asked == {}
    levels = levels.assign(nursery_rooms=2.0)
    sidebar._counted(dataclasses.replace(TOWN, school_levels=levels), "vi")
    assert list(asked) == ["nursery_rooms"]


def test_units_are_called_by_their_label_and_their_markdown_is_shown(asked: Asked) -> None:
    names = {"wards": {"vi": "Phường *cũ*", "en": "Wards"}}
    about = Locality(key="town", name={"vi": "Thị trấn", "en": "Town"}, units=names)
    sidebar.draw(dataclasses.replace(TOWN, locality=about), [])
    called = asked["units"]["format_func"]
    assert called("wards") == r"Phường \*cũ\*"
    assert called("merged") == "merged"


def test_a_shipped_profile_is_called_by_its_label_and_an_own_one_by_its_name() -> None:
    assert "quan12-2024" not in sidebar.profile_label("quan12-2024", lang="vi")
    assert "của tôi" in sidebar.profile_label("của tôi", lang="vi")
    assert sidebar.profile_label("của tôi", lang="vi") != sidebar.profile_label(
        "của tôi", lang="en"
    )


def test_the_profile_in_use_is_offered_once_also_where_it_is_nobody_s() -> None:
    state.change(TOWN, profile="hcmc-300@2025-01-31")
    offered = sidebar._profiles(TOWN)
    assert offered[-1] == "hcmc-300@2025-01-31"
    assert len(offered) == len(set(offered))


def test_the_language_is_switched_beside_the_title(asked: Asked) -> None:
    sidebar.language(TOWN)
    assert asked["lang"]["given"] == (["vi", "en"],)
    choose(asked, "lang", "en")
    assert state.view().lang == "en"


def test_a_scenario_changes_whose_pupils_count_and_keeps_the_engine(asked: Asked) -> None:
    state.change(TOWN, future=Future(engine="mix"))
    sidebar.draw(TOWN, [])
    scenarios = asked["future_scenario"]["given"][0]
    assert scenarios[0] == "published"
    choose(asked, "future_scenario", "base")
    assert state.view().future.scenario == "base"


def test_the_locality_s_name_is_text(written: list[str], asked: Asked) -> None:
    about = Locality(key="town", name={"vi": "<script>", "en": "Town"})
    sidebar.draw(dataclasses.replace(TOWN, locality=about), [])
    assert "<script>" not in written[0]
    assert asked


def test_pages_are_linked_in_their_order(monkeypatch: pytest.MonkeyPatch, asked: Asked) -> None:
    linked: list[str] = []
    monkeypatch.setattr(sidebar.st, "page_link", lambda _, label, **__: linked.append(label))

    class Page:
        def __init__(self, title: str) -> None:
            self.title, self.icon = title, ":material/map:"

    sidebar.draw(TOWN, [Page("Bản đồ"), Page("Đề xuất")])
    assert linked == ["Bản đồ", "Đề xuất"]
    assert asked
