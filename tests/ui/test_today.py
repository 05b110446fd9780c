"""Without a choice the screen shows today: the day's law, the present wards, the year after."""

from __future__ import annotations

from collections.abc import Callable

import screens
from streamlit.testing.v1 import AppTest

Visit = Callable[..., AppTest]
LAW = "tt23-urban@2026-11-28"


def test_a_first_visit_is_of_today_and_its_link_says_so(visit: Visit) -> None:
    """A line from 2019 to the plan's 2030: 45,844 + 7/11 x 12,245 = 53,636 pupils in 2026."""
    at = visit()
    assert at.query_params["year"] == "2026"
    assert at.query_params["units"] == "wards_2025"
    assert at.query_params["profile"] == LAW
    # 53,636 x 300 / 10,000 = 1,609 rooms, 817 there
    assert "792 phòng cần 1.609 · có 817" in screens.words(at)
    assert at.selectbox(key="preset").value == "today"


def test_the_plan_of_2024_is_one_choice_away_and_today_one_back(visit: Visit) -> None:
    at = visit()
    at.selectbox(key="preset").set_value("quan12-2024").run()
    assert "926 phòng cần 1.743 · có 817" in screens.words(at)
    assert at.query_params["units"] == "wards_2024"
    assert at.selectbox(key="preset").value == "quan12-2024"
    at.selectbox(key="preset").set_value("today").run()
    assert at.query_params["year"] == "2026"
    assert at.query_params["profile"] == LAW


def test_a_choice_of_one_s_own_is_called_so(visit: Visit) -> None:
    at = visit(year="2028")
    assert at.selectbox(key="preset").value == "own"


def test_the_floor_rule_is_a_switch_with_its_clause_and_rests_without_floor_areas(
    visit: Visit,
) -> None:
    at = visit()
    floor = at.toggle(key="floor_rule")
    assert floor.disabled
    assert not floor.value
    assert "QĐ 1255/QĐ-TTg" in str(floor.help)
    assert "cột Tổng diện tích sàn xây dựng" in str(floor.help)


def test_where_the_law_of_the_day_permits_no_floor_there_is_no_switch(visit: Visit) -> None:
    at = visit(profile="quan12-2024")
    assert not [one for one in at.toggle if one.key == "floor_rule"]


def test_nursery_stands_beside_kindergarten_at_preschool_alone(visit: Visit) -> None:
    at = visit(level="mam_non")
    shown = screens.words(at)
    assert "Nhà trẻ (0–2 tuổi)" in shown
    assert "Mẫu giáo (3–5 tuổi)" in shown
    assert "Nhà trẻ (0–2 tuổi)" not in screens.words(visit(level="thcs"))


def test_the_wards_without_enough_public_primary_schools_stand_among_the_checks(
    visit: Visit,
) -> None:
    at = visit("schools")
    at.button_group(key="schools.section").set_value("public_primary").run()
    shown = screens.words(at)
    assert "5/5 phường không đủ trường tiểu học công lập" in shown
    assert "151,9" in shown  # Thạnh Lộc as the press printed it
