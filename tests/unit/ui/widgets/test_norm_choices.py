"""The choice of the norms and of what counts: whole names in the chip, short ones on it."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from towns import town

from spatial import clock, network, norms
from spatial.ui.session import state
from spatial.ui.widgets import norm_choices

TOWN = town()
Asked = dict[str, dict[str, Any]]
pytestmark = pytest.mark.usefixtures("home", "written")


def choose(asked: Asked, key: str, value: object) -> None:
    """Choose a value."""
    state.hold(key, value)
    asked[key]["on_change"](*asked[key].get("args", ()))


@pytest.mark.parametrize(("percent", "share"), [(None, None), (0, 0.0), (30, 0.3), (100, 1.0)])
def test_the_share_is_asked_in_percent_and_kept_as_a_share(
    percent: int | None, share: float | None, asked: Asked
) -> None:
    norm_choices.share(TOWN, "vi")
    choose(asked, "share", percent)
    assert state.view().share == share


def test_a_share_kept_is_shown_in_percent(asked: Asked) -> None:
    state.change(TOWN, share=0.29)  # 100 x 0.29 is a little less than 29
    norm_choices.share(TOWN, "vi")
    assert state.held("share") == 29
    assert asked["share"]["given"] == (0, 100)


def test_switches_stand_only_where_the_data_tell_the_difference(asked: Asked) -> None:
    norm_choices.counted(TOWN, "vi")
    assert not {"public_only", "nursery_rooms", "count_projects"} & asked.keys()


def test_private_schools_bring_the_switch_to_leave_them_out(asked: Asked) -> None:
    private = dataclasses.replace(TOWN, schools=TOWN.schools.assign(ownership=network.PRIVATE))
    norm_choices.counted(private, "vi")
    assert list(asked) == ["public_only"]
    choose(asked, "public_only", value=True)
    assert state.view().public_only is True


def test_nursery_rooms_bring_their_switch_once_one_school_tells_them(asked: Asked) -> None:
    levels = TOWN.school_levels.assign(nursery_rooms=[float("nan")])
    norm_choices.counted(dataclasses.replace(TOWN, school_levels=levels), "vi")
    assert asked == {}
    levels = levels.assign(nursery_rooms=2.0)
    norm_choices.counted(dataclasses.replace(TOWN, school_levels=levels), "vi")
    assert list(asked) == ["nursery_rooms"]


def test_a_shipped_profile_is_called_by_its_label_and_an_own_one_by_its_name() -> None:
    assert "quan12-2024" not in norm_choices.profile_label("quan12-2024", lang="vi")
    assert "của tôi" in norm_choices.profile_label("của tôi", lang="vi")
    assert norm_choices.profile_label("của tôi", lang="vi") != norm_choices.profile_label(
        "của tôi", lang="en"
    )


def test_the_profile_in_use_is_offered_once_also_where_it_is_nobody_s() -> None:
    state.change(TOWN, profile="hcmc-300@2025-01-31")
    offered = norm_choices._profiles(TOWN)
    assert offered[-1] == "hcmc-300@2025-01-31"
    assert len(offered) == len(set(offered))


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("name", norms.profile_names())
def test_every_shipped_profile_has_a_short_name(name: str, lang: str) -> None:
    assert 0 < len(norm_choices.short_profile(name, lang=lang)) <= 32
    assert len(norm_choices.short_profile(name, lang=lang)) < len(
        norm_choices.profile_label(name, lang=lang)
    )


def test_a_law_of_another_day_says_its_day_also_in_short() -> None:
    assert "31/01/2025" in norm_choices.short_profile("tt23-urban@2025-01-31", lang="vi")
    today = clock.today().isoformat()
    assert "(" not in norm_choices.short_profile(f"tt23-urban@{today}", lang="vi")
