"""The form of a change: what is asked follows the action; what is added counts and is listed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from towns import School, lonlat, town

from spatial import proposal as drafts
from spatial import words
from spatial.records import Level, ProposedAction
from spatial.ui.screens.propose import change_form, proposal_list
from spatial.ui.session import state
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say

See = Callable[..., Seen]
Asked = dict[str, dict[str, Any]]
pytestmark = pytest.mark.usefixtures("home", "written")
TOWN = town(schools=(School(x=0.5, y=0.5, rooms=10), School(x=1.5, y=0.5, rooms=20)))


def test_an_action_is_called_on_screen_as_in_the_layers() -> None:
    for lang in words.LANGUAGES:
        for action in ProposedAction:
            if action is not ProposedAction.BUILD:
                assert say(f"change.name.{action}", lang=lang) == words.say(
                    f"action.{action}", lang=lang
                )


def answered(see: See, asked: Asked, action: ProposedAction, **answers: object) -> Seen:
    """Answer the form and draw it."""
    for key, value in {"action": action, **answers}.items():
        state.hold(f"change_{key}", value)
    seen = see(TOWN)
    change_form.draw(seen)
    assert asked
    return seen


def add(asked: Asked) -> None:
    """Press the button."""
    button = asked["change_add"]
    assert not button["disabled"]
    button["on_click"](*button["args"])


@pytest.mark.parametrize("action", change_form.CHOICES)
def test_nothing_can_be_added_before_a_school_or_a_place_is_chosen(
    action: ProposedAction, see: See, asked: Asked
) -> None:
    answered(see, asked, action)
    assert asked["change_add"]["disabled"]


def test_an_extension_counts_and_is_listed_with_its_school(
    see: See, asked: Asked, written: list[str]
) -> None:
    answered(see, asked, ProposedAction.EXTEND, school="s0", rooms_extend=5, land=500.0)
    add(asked)
    (put,) = state.scenario().proposals
    assert (put.action, put.school_id, put.rooms, put.land_m2) == ("extend", "s0", 5, 500.0)
    seen = see(TOWN, proposals=state.scenario().proposals)
    rooms = [one.wards.loc[("w00", "tieu_hoc"), "rooms_have"] for one in (seen.before, seen.after)]
    assert rooms == [10, 15]
    proposal_list.draw(seen)
    item = next(html for html in written if "tl-item" in html)
    assert "Trường 0, Tiểu học: thêm 5 phòng, 500 m²" in item
    assert f"edit_{put.proposal_id}" not in asked
    assert f"remove_{put.proposal_id}" in asked


def test_a_merger_asks_for_another_school(see: See, asked: Asked) -> None:
    answered(see, asked, ProposedAction.MERGE, school="s0")
    assert asked["change_into"]["given"] == (["s1"],)
    assert asked["change_add"]["disabled"]
    answered(see, asked, ProposedAction.MERGE, school="s0", into="s1")
    add(asked)
    assert state.scenario().proposals[0].into_id == "s1"


def test_a_move_goes_to_the_place_chosen_on_the_map(see: See, asked: Asked) -> None:
    lon, lat = lonlat(1.25, 0.5)
    draft = drafts.Draft(level=Level.TIEU_HOC, rooms=1, land_m2=0.0, lon=lon, lat=lat)
    state.set_draft(draft)
    answered(see, asked, ProposedAction.MOVE, school="s0")
    add(asked)
    (put,) = state.scenario().proposals
    assert (put.lon, put.lat) == (lon, lat)
    assert state.draft() is None


def test_a_move_does_not_take_the_place_of_a_proposal_being_edited(
    see: See, asked: Asked, written: list[str]
) -> None:
    lon, lat = lonlat(1.25, 0.5)
    draft = drafts.Draft(
        level=Level.TIEU_HOC,
        rooms=1,
        land_m2=0.0,
        lon=lon,
        lat=lat,
        proposal_id="p1",
        name="Trường Bờ Sông",
    )
    state.set_draft(draft)
    answered(see, asked, ProposedAction.MOVE, school="s0")
    assert asked["change_add"]["disabled"]
    assert any("Đang sửa “Trường Bờ Sông”" in html for html in written)


def test_a_level_is_opened_in_a_school_that_does_not_teach_it(see: See, asked: Asked) -> None:
    answered(see, asked, ProposedAction.OPEN, level=Level.TIEU_HOC)
    assert asked["change_school"]["given"] == ([],)
    answered(see, asked, ProposedAction.OPEN, level=Level.THCS)
    assert asked["change_school"]["given"] == (["s0", "s1"],)


def test_a_change_whose_school_is_gone_is_listed_with_the_reason_and_counts_nowhere(
    see: See, asked: Asked, written: list[str]
) -> None:
    answered(see, asked, ProposedAction.CLOSE, school="s1")
    add(asked)
    one = town(schools=(School(x=0.5, y=0.5, rooms=10),))
    seen = see(one, proposals=state.scenario().proposals)
    assert seen.proposals == ()
    assert seen.after.wards.equals(seen.before.wards)
    proposal_list.draw(seen)
    assert any("không có trường “s1”" in html for html in written)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_action_has_its_words(lang: str) -> None:
    for action in change_form.CHOICES:
        for part in ("name", "how"):
            assert say(f"change.{part}.{action}", lang=lang)


def test_a_resize_begins_from_the_figures_of_the_school_chosen(see: See, asked: Asked) -> None:
    """What is left as it is stays as it is; what was typed for one school is not another's."""
    same = town(schools=(School(x=0.5, y=0.5, rooms=10), School(x=1.5, y=0.5, rooms=10)))
    for key, value in {"action": ProposedAction.RESIZE, "school": "s0"}.items():
        state.hold(f"change_{key}", value)
    state.hold("change_rooms_resize_s0_tieu_hoc", 25)
    seen = see(same)
    change_form.draw(seen)
    assert asked["change_add"]["args"][1].rooms == 25
    assert asked["change_add"]["args"][1].land_m2 == same.school_levels["land_m2"].iloc[0]
    state.hold("change_school", "s1")
    change_form.draw(seen)
    assert asked["change_add"]["args"][1].rooms == 10


def test_a_change_counts_from_the_year_told(see: See, asked: Asked) -> None:
    answered(see, asked, ProposedAction.EXTEND, school="s0", rooms_extend=5, open_year=2090)
    add(asked)
    (put,) = state.scenario().proposals
    assert put.open_year == 2090
    seen = see(TOWN, proposals=(put,))
    assert seen.after.network.later == (put,)
