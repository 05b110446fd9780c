"""Scenarios side by side: the figures the map shows, their change, what stands in the link."""

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


def proposed(visit: Visit) -> AppTest:
    """Place 30 primary rooms in the worst ward, as the button on its card does."""
    at = visit()
    at.button(key="propose_here").click().run()
    at.button(key="put").click().run()
    return at


def go(at: AppTest) -> AppTest:
    """Go to the comparison."""
    at.switch_page("screens/compare/page.py").run()
    assert not at.exception
    return at


def figures(at: AppTest) -> str:
    """Return the words of the table."""
    return re.sub(r"\s+", " ", screens.words(at))


def test_without_a_scenario_today_s_figures_stand_and_the_next_step_is_said(visit: Visit) -> None:
    at = visit("compare")
    said = figures(at)
    assert "Chọn ít nhất hai phương án" in said
    assert re.search(r"300/10.000 học sinh phòng 926", said) is not None


def test_today_and_the_scenario_shown_are_compared_first(visit: Visit) -> None:
    """926 rooms short today, 30 proposed: 896; by the published case 30 rooms cost 162.6 bn."""
    said = figures(go(proposed(visit)))
    assert re.search(r"Thiếu phòng học, 300/10.000 học sinh phòng 926 ≈ 896 −30", said) is not None
    assert re.search(r"Phòng học đề xuất ở cấp này phòng 0 ≈ 30 \+30", said) is not None
    assert "≈ 162,6 +162,6" in said
    assert "theo 5,42 tỷ đồng một phòng" in said  # 30 x 5.42 = 162.6
    assert "Phương án “Phương án 1” (bản nháp, chưa được duyệt)." in said
    assert re.search(r"Thạnh Lộc ≈ 161 ≈ 131 −30", said) is not None
    assert "10 phường khác không thay đổi" in said


def test_a_third_scenario_is_a_copy_with_more_and_the_choice_is_in_the_link(visit: Visit) -> None:
    at = proposed(visit)
    former = at.query_params["scenario"]
    at.button(key="scenario_new_copy").click().run()
    edit = next(one.key for one in at.button if str(one.key).startswith("edit_de-xuat-"))
    at.button(key=edit).click().run()
    at.number_input(key="draft_rooms").set_value(20).run()
    at.button(key="put").click().run()
    at = go(at)
    chosen = at.pills(key="compare_chosen")
    chosen.set_value([*chosen.value, str(former)]).run()
    said = figures(at)
    assert "926 ≈ 896 −30 ≈ 906 −20" in said
    link = {name: str(value) for name, value in at.query_params.items()}
    assert link["compare"].startswith("today,")
    again = visit("compare", **link)
    assert "926 ≈ 896 −30 ≈ 906 −20" in figures(again)  # a stranger reads the same


def test_a_link_to_a_scenario_that_is_none_is_told_and_the_rest_stands(visit: Visit) -> None:
    at = visit("compare", compare="today,khong-co")
    said = figures(at)
    assert "Không mở được một phương án để so sánh" in said
    assert "926" in said


@pytest.mark.parametrize("given", ["a b", "a,b,c,d,e", "<b>", ""])
def test_a_link_that_names_nothing_of_ours_is_told(visit: Visit, given: str) -> None:
    at = visit(compare=given)
    assert "Liên kết có phần không dùng được" in figures(at)
