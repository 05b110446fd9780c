"""Proposing: a place, a form already filled, figures that follow, moves that can be undone."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
import screens
import shown_figures
from district import PLAN
from streamlit.testing.v1 import AppTest

from spatial import assess, buildings, read_network
from spatial.errors import Fault, UserError
from spatial.records import Level, Proposal
from spatial.store import Workspace
from spatial.ui.text import say

Visit = Callable[..., AppTest]


@pytest.fixture
def visit(plan_visit: Callable[..., AppTest]) -> Callable[..., AppTest]:
    """Open every page of these tests on the plan of 2024."""
    return plan_visit


def short_rooms(at: AppTest) -> int:
    """Read the large figure of rooms short."""
    found = re.search(r"Thiếu phòng học ⓘ (?:[−+][\d.]+ )?(?:≈ )?([\d.]+) phòng", screens.words(at))
    assert found is not None
    return int(found.group(1).replace(".", ""))


def proposing(visit: Visit) -> AppTest:
    """Open the form for the worst ward, as the button on its card does."""
    at = visit()
    at.button(key="propose_here").click().run()
    assert not at.exception
    return at


def test_the_form_comes_filled_with_what_the_ward_lacks_and_its_land_allows(visit: Visit) -> None:
    """
    Take the least of three limits.

    Thạnh Lộc lacks 162 primary rooms; its parcel of 12,000 m2 carries 42 (8 m2 x 35 pupils a room);
    the law allows 30 classes in a primary school.
    """
    at = proposing(visit)
    assert at.selectbox(key="draft_level").value == Level.TIEU_HOC
    assert at.number_input(key="draft_rooms").value == 30
    assert at.number_input(key="draft_land").value == 12_000
    assert "Vị trí: Thạnh Lộc." in screens.words(at)


def test_thirty_rooms_less_are_missing_exactly_as_the_model_says(visit: Visit) -> None:
    at = proposing(visit)
    lon, lat = (at.number_input(key=f"draft_{name}").value for name in ("lon", "lat"))
    before = short_rooms(at)
    at.button(key="put").click().run()
    town = read_network()
    built = Proposal(
        proposal_id="p", name="p", level=Level.TIEU_HOC, rooms=30, land_m2=12_000, lon=lon, lat=lat
    )
    after = assess(buildings.apply(town, [built]), PLAN).summary()["levels"]["tieu_hoc"]
    assert (before, short_rooms(at)) == (926, after["rooms_short_per_10k"]) == (926, 896)
    assert "−30" in screens.words(at)


def test_undo_and_redo_walk_through_the_moves(visit: Visit) -> None:
    at = proposing(visit)
    at.button(key="put").click().run()
    assert short_rooms(at) == 896
    at.button(key="undo").click().run()
    assert short_rooms(at) == 926
    at.button(key="redo").click().run()
    assert short_rooms(at) == 896


def test_the_note_of_a_move_offers_to_take_it_back(visit: Visit) -> None:
    at = proposing(visit)
    at.button(key="put").click().run()
    assert "Đã đặt “Trường Tiểu học đề xuất 1”." in screens.words(at)
    at.button(key="toast_undo").click().run()
    assert short_rooms(at) == 926


def test_a_refreshed_page_finds_the_proposals_again(visit: Visit) -> None:
    at = proposing(visit)
    at.button(key="put").click().run()
    link = {name: str(value) for name, value in at.query_params.items()}
    assert link["scenario"]
    again = visit("propose", **link)
    assert short_rooms(again) == 896
    assert "Đề xuất (1)" in screens.words(again)
    again.button(key="undo").click().run()
    assert short_rooms(again) == 926


def only(at: AppTest, start: str) -> str:
    """Return the key of the one button whose key starts so."""
    (key,) = [one.key for one in at.button if str(one.key).startswith(start)]
    return str(key)


def test_a_stranger_s_change_becomes_a_copy_and_the_owner_s_work_stays(visit: Visit) -> None:
    mine = proposing(visit)
    mine.button(key="put").click().run()
    link = {name: str(value) for name, value in mine.query_params.items()}
    other = visit("propose", **link)
    assert "Phương án của người khác" in screens.words(other)
    other.button(key="undo").click().run()
    assert "lưu vào một bản sao riêng" in screens.words(other)
    assert other.query_params["scenario"] != link["scenario"]
    again = visit("propose", **link)
    assert "Đề xuất (1)" in screens.words(again)


def test_a_colleague_with_the_owner_s_link_writes_and_both_proposals_stand(visit: Visit) -> None:
    mine = proposing(visit)
    mine.button(key="put").click().run()
    mine.button(key="together_do").click().run()
    link = {name: str(value) for name, value in mine.query_params.items()}
    key = mine.code[-1].value.rpartition("&edit=")[2]
    other = visit("propose", **link, edit=key)
    assert "edit" not in other.query_params
    assert "Bạn đang sửa cùng chủ phương án" in screens.words(other)
    mine.button(key="undo").click().run()  # the owner saves first
    name = only(other, "edit_de-xuat-")
    other.button(key=name).click().run()
    other.number_input(key="draft_rooms").set_value(20).run()
    other.button(key="put").click().run()  # the colleague changed what the owner took away
    said = screens.words(other)
    assert "Đang giữ bản của họ" in said
    assert other.query_params["scenario"] == link["scenario"]
    assert short_rooms(other) == 926
    other.button(key="notice_0_mine").click().run()
    assert short_rooms(other) == 906


def test_two_who_place_a_school_each_on_one_link_both_find_both(visit: Visit) -> None:
    mine = proposing(visit)
    mine.button(key="put").click().run()
    mine.button(key="together_do").click().run()
    link = {name: str(value) for name, value in mine.query_params.items()}
    other = visit(**link, edit=mine.code[-1].value.rpartition("&edit=")[2])
    for at, rooms in ((mine, 10), (other, 20)):  # both began from the same revision
        at.switch_page("screens/map/page.py").run()
        at.button(key="propose_here").click().run()
        at.switch_page("screens/propose/page.py").run()
        at.number_input(key="draft_rooms").set_value(rooms).run()
    mine.button(key="put").click().run()
    other.button(key="put").click().run()
    assert "Đề xuất (3)" in screens.words(other)
    assert other.query_params["scenario"] == link["scenario"]
    again = visit("propose", **link)
    assert short_rooms(again) == 926 - 30 - 10 - 20


def test_a_proposal_can_be_resized_and_removed(visit: Visit) -> None:
    at = proposing(visit)
    at.button(key="put").click().run()
    name = only(at, "edit_de-xuat-")
    at.button(key=name).click().run()
    at.number_input(key="draft_rooms").set_value(20).run()
    at.button(key="put").click().run()
    assert short_rooms(at) == 906
    at.button(key=name.replace("edit", "remove")).click().run()
    assert short_rooms(at) == 926
    assert "Đã xoá" in screens.words(at)


def test_typed_coordinates_move_the_school(visit: Visit) -> None:
    """The middle of Tân Thới Nhất lies in another ward than the parcel."""
    at = proposing(visit)
    at.number_input(key="draft_lon").set_value(106.6146).run()
    at.number_input(key="draft_lat").set_value(10.8295).run()
    said = screens.words(at)
    assert "Vị trí: Thạnh Lộc." not in said
    assert "Vị trí: " in said


def test_a_place_outside_every_ward_is_refused_in_both_languages(visit: Visit) -> None:
    for lang, sentence in (("vi", "nằm ngoài mọi phường"), ("en", "outside every ward")):
        at = visit(lang=lang)
        at.button(key="propose_here").click().run()
        at.number_input(key="draft_lon").set_value(106.0).run()
        at.button(key="put").click().run()
        said = screens.words(at)
        assert sentence in said
        assert "scenario" not in at.query_params
        assert at.number_input(key="draft_lon").value == 106.0  # the form keeps what was typed


def test_another_level_gets_another_size(visit: Visit) -> None:
    """Lower secondary classes hold 45 pupils at 8 m2: 12,000 m2 carry 33 rooms."""
    at = proposing(visit)
    at.selectbox(key="draft_level").set_value(Level.THCS).run()
    assert at.number_input(key="draft_rooms").value == 33


def test_the_map_can_show_the_difference(visit: Visit) -> None:
    at = proposing(visit)
    at.button(key="put").click().run()
    at.button_group(key="show").set_value("difference").run()
    assert not at.exception
    heads = [head.label for head in shown_figures.read(at).sheets[0].heads]
    assert say("table.change", lang="vi") in heads


def test_what_could_not_be_saved_is_never_said_to_save_itself(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = proposing(visit)
    at.button(key="put").click().run()
    assert "Mọi thay đổi tự lưu" in screens.words(at)

    def full(*_: object, **__: object) -> int:
        raise UserError(
            Fault(code="cannot_write", value="workspace.sqlite", blanks={"reason": "đĩa đầy"})
        )

    monkeypatch.setattr(Workspace, "save", full)
    at.button(key="undo").click().run()
    at.button(key="redo").click().run()
    said = screens.words(at)
    assert "không lưu được" in said
    assert "Thay đổi chưa được lưu" in said
    assert "tự lưu" not in said


def test_a_name_nobody_can_read_is_refused_and_the_form_stays(visit: Visit) -> None:
    at = proposing(visit)
    at.text_input(key="draft_name").set_value("a\N{RIGHT-TO-LEFT OVERRIDE}b").run()
    at.button(key="put").click().run()
    assert "không dùng làm tên được" in screens.words(at)
    assert "Đề xuất (0)" in screens.words(at)
    assert at.text_input(key="draft_name").value.startswith("a")


def test_a_hostile_name_is_only_ever_text(visit: Visit) -> None:
    at = proposing(visit)
    at.text_input(key="draft_name").set_value("<img src=x onerror=alert(1)>{0}`").run()
    at.button(key="put").click().run()
    assert "<img" not in screens.markup(at)
    assert "&lt;img" in screens.markup(at)
