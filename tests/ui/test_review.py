"""One submits a scenario, another approves it; then nobody changes it, and a copy goes on."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
import screens
from streamlit.testing.v1 import AppTest

Visit = Callable[..., AppTest]


@pytest.fixture
def visit(plan_visit: Visit) -> Visit:
    """Open every page of these tests on the plan of 2024."""
    return plan_visit


def proposed(visit: Visit) -> tuple[AppTest, AppTest]:
    """Have An propose a school, and Hoa open it by An's link for working together."""
    at = visit()
    at.button(key="propose_here").click().run()
    at.button(key="put").click().run()
    at.button(key="together_do").click().run()
    (link,) = (code.value for code in at.code if "&edit=" in code.value)
    named = re.search(r"scenario=([^&]+).*&edit=([^&]+)", link)
    assert named is not None
    other = visit("propose", scenario=named[1], edit=named[2])
    assert "Bạn đang sửa cùng chủ phương án" in screens.words(other)
    return at, other


def step(at: AppTest, name: str, to: str, note: str = "") -> None:
    """Take a step of the review by name."""
    at.text_input(key="review_called").set_value(name).run()
    if note:
        at.text_area(key="review_note").set_value(note).run()
    at.button(key=f"review_{to}").click().run()
    assert not at.exception


def offered(at: AppTest) -> set[str]:
    """Name what changes a scenario and is offered."""
    changing = re.compile(
        r"put|undo|redo|change_add|edit_de-xuat.*|remove_de-xuat.*|scenario_remove|review_.*"
    )
    return {str(one.key) for one in at.button if changing.fullmatch(str(one.key))}


def test_returned_with_a_note_then_approved_it_is_frozen_for_both_and_a_copy_goes_on(
    visit: Visit,
) -> None:
    an, hoa = proposed(visit)
    step(an, "An", "submitted")
    hoa.run()
    assert "An đã trình duyệt phương án này" in screens.words(hoa)
    step(hoa, "Bà Hoa", "returned", "còn thiếu đất")
    an.run()
    assert "Bà Hoa đã trả lại phương án này" in screens.words(an)
    assert "còn thiếu đất" in screens.words(an)
    step(an, "An", "submitted")
    assert {"review_approved", "review_returned"}.isdisjoint(offered(an))  # four eyes
    hoa.run()
    step(hoa, "Bà Hoa", "approved")
    scenario = an.query_params["scenario"]
    for at in (an, hoa):
        at.run()
        assert "Bà Hoa đã duyệt phương án này" in screens.words(at)
        assert offered(at) == {"review_copy"}
        at.switch_page("screens/map/page.py").run()
        assert "propose_here" not in {one.key for one in at.button}
        assert "Bà Hoa đã duyệt phương án này" in screens.words(at)
        at.switch_page("screens/propose/page.py").run()
    an.toggle(key="history_open").set_value(True).run()
    said = screens.words(an)
    assert said.index("duyệt phương án") < said.index("trả lại (còn thiếu đất)")
    an.button(key="review_copy").click().run()
    assert an.query_params["scenario"] != scenario
    assert {"undo", "scenario_remove", "review_submitted"} <= offered(an)
    (chooser,) = (one for one in an.radio if str(one.key).startswith("scenario"))
    names = chooser.options
    assert any(re.search(r"Phương án 1 · Bà Hoa duyệt \d", re.sub(r"\\", "", one)) for one in names)


def test_a_page_that_does_not_know_yet_moves_nothing_of_what_was_approved(visit: Visit) -> None:
    an, hoa = proposed(visit)
    step(an, "An", "submitted")
    edit = next(str(one.key) for one in an.button if str(one.key).startswith("remove_de-xuat"))
    scenario = an.query_params["scenario"]
    hoa.run()
    step(hoa, "Bà Hoa", "approved")
    an.button(key=edit).click().run()  # drawn before the approval
    said = screens.words(an)
    assert "Thay đổi của bạn được lưu vào bản sao “Phương án 1 (2)”" in said
    assert "Đề xuất (0)" in said
    assert an.query_params["scenario"] != scenario
    assert {"undo", "scenario_remove"} <= offered(an)  # the copy is a draft
    again = visit("propose", scenario=scenario)
    assert "Đề xuất (1)" in screens.words(again)
    assert "Bà Hoa đã duyệt phương án này" in screens.words(again)


def test_an_empty_comment_on_the_map_page_is_refused_at_once(visit: Visit) -> None:
    at = visit()
    at.button(key="propose_here").click().run()
    at.button(key="put").click().run()
    at.switch_page("screens/map/page.py").run()
    at.button(key="comment_add").click().run()
    assert "Chưa ghi được ý kiến" in screens.words(at)
