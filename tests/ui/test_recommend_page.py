"""The page of recommended networks under AppTest: what is asked, kept, pinned and told."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest
from district import PLAN
from streamlit.testing.v1 import AppTest

from spatial import intake, recommend, words
from spatial.recommend import Request
from spatial.records import Level, Options
from spatial.store.recommendations import Recommendations
from spatial.ui.screens.recommend import curve
from spatial.ui.session import assessments
from spatial.ui.text import texts

Visit = Callable[..., AppTest]


@pytest.fixture
def visit(plan_visit: Callable[..., AppTest]) -> Callable[..., AppTest]:
    """Open every page of these tests on the plan of 2024."""
    return plan_visit


def said(at: AppTest) -> str:
    """Return all HTML of a page."""
    return " ".join(str(html.proto.body) for html in at.get("html"))


def part(at: AppTest, name: str) -> AppTest:
    """Go to a part of the page."""
    at.button_group(key="recommend.section").set_value(name)
    return at.run()


@pytest.fixture(scope="module")
def tree() -> dict[str, object]:
    """Search once for all tests of a stored plan."""
    asked = Request(
        levels=(Level.THCS,), points=3, yearly_vnd=dict.fromkeys(range(2026, 2031), 5e11)
    )
    return recommend.written(recommend.recommend(intake.read_network(), asked, PLAN))


def test_the_question_is_said_in_one_line_and_filled_with_what_is_usual(visit: Visit) -> None:
    at = visit("recommend")
    assert "không giới hạn tổng tiền, 500 tỷ đồng mỗi năm" in said(at)
    assert "5,42 tỷ đồng một phòng" in said(at)
    at.number_input(key="recommend_budget").set_value(1000).run()
    assert "tổng 1.000 tỷ đồng" in said(at)
    at.number_input(key="recommend_budget").set_value(None).run()
    assert "không giới hạn tổng tiền" in said(at)


def test_every_site_has_its_reason_and_a_point_outside_is_refused(visit: Visit) -> None:
    at = part(visit("recommend"), "sites")
    assert "7 trên 8 khu đất và điểm dùng được" in said(at)
    assert "quá muộn" in said(at)
    at.number_input(key="recommend_lon").set_value(106.6395).run()
    at.number_input(key="recommend_lat").set_value(10.8820).run()
    at.button(key="recommend_add").click().run()
    assert "8 trên 9" in said(at)
    at.button(key="recommend_lay").click().run()
    assert "đã có trường ở gần" in said(at)
    at.number_input(key="recommend_lon").set_value(107.2).run()
    at.button(key="recommend_add").click().run()
    assert "nằm ngoài mọi phường" in said(at)


def test_without_a_plan_the_page_says_what_to_do(visit: Visit) -> None:
    for name in ("plan", "list", "files"):
        assert "Chưa có phương án" in said(part(visit("recommend"), name))


def test_a_stored_plan_opens_by_its_link_without_a_search(
    visit: Visit, tree: dict[str, object]
) -> None:
    visit()  # makes the home
    options = PLAN
    source = assessments.look(intake.embedded())
    digest = digest_of(source.state, options)
    Recommendations().save("abc", tree | {"digest": digest}, locality="quan12")
    at = part(visit("recommend", plans="abc", units="wards_2024"), "plan")
    assert "không có phương án nào" in said(at) or "đã chứng minh" in said(at)
    assert "THCS · 2026–2030" in said(at)
    at = part(at, "list")
    assert "Danh mục đầu tư công trung hạn" in said(at)
    at.button(key="accept_1").click().run()
    assert "đã nhận" in said(at)
    at.button(key="pin_2").click().run()
    assert "Giới hạn đã đổi" in said(at)
    at = part(at, "limits")
    assert "1 dự án bắt buộc chọn" in said(at)
    at = part(at, "files")
    assert "investment.xlsx" in said(at)


def digest_of(state: str, options: Options) -> str:
    """Return what the page calls the choices a plan rests on."""
    return hashlib.sha256(repr((state, repr(options), "")).encode()).hexdigest()[:16]


def test_a_plan_that_rests_on_other_choices_is_not_shown(
    visit: Visit, tree: dict[str, object]
) -> None:
    visit()
    Recommendations().save("old", tree | {"digest": "other"}, locality="quan12")
    at = part(visit("recommend", plans="old"), "plan")
    assert "khác lựa chọn hiện nay" in said(at)


def test_a_link_to_a_plan_nobody_saved_is_refused_in_words(visit: Visit) -> None:
    assert "Không có phương án mạng lưới “nothing”" in said(visit("recommend", plans="nothing"))


def test_the_words_of_the_page_stand_in_both_languages() -> None:
    mine = [
        {key for key in texts(lang) if key.startswith("recommend.")} for lang in words.LANGUAGES
    ]
    assert mine[0] == mine[1]
    assert mine[0]


def test_a_curve_marks_the_plan_shown_and_answers_a_click_on_any_point() -> None:
    points = [
        {"number": at, "cost": 10.0 * at, "seated": 5.0 * at, "most": 6.0 * at, "walk": 400.0}
        for at in range(3)
    ]
    seats, walk = (
        curve.spec(points, field, 1, lang="vi").to_dict() for field in ("seated", "walk")
    )
    bound, line, dots = seats["layer"]
    assert (bound["encoding"]["y"]["field"], bound["mark"]["strokeDash"]) == ("most", [4, 3])
    assert line["encoding"]["y"]["field"] == "seated"
    assert dots["encoding"]["size"] == {
        "condition": {"test": "datum.number == 1", "value": 190},
        "value": 90,
    }
    assert dots["encoding"]["x"]["scale"]["domain"] == [0, pytest.approx(20.8)]
    assert [(one["name"], one["views"]) for one in seats["params"]] == [("plan", ["dots"])]
    assert [layer["encoding"]["y"]["field"] for layer in walk["layer"]] == ["walk", "walk"]
