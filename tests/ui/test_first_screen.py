"""The first screen answers without a click, in the language and with the choices of the link."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable

import pytest
import screens
import shown_figures
from streamlit.testing.v1 import AppTest

Visit = Callable[..., AppTest]


@pytest.fixture
def visit(plan_visit: Callable[..., AppTest]) -> Callable[..., AppTest]:
    """Open every page of these tests on the plan of 2024."""
    return plan_visit


def ward_rows(at: AppTest) -> list[list[str]]:
    """Read the table of wards."""
    return [row for row in shown_figures.read(at).sheets[0].rows if row]


def test_it_says_how_many_rooms_how_much_land_where_since_which_norm(visit: Visit) -> None:
    """The figures of the draft plan: primary schools need 1,743 rooms and have 817."""
    said = screens.words(visit())
    assert "Quận 12, TP. Hồ Chí Minh · Tiểu học · 2030 · 300 phòng/10.000 học sinh" in said
    assert re.search(r"Thiếu phòng học ⓘ 926 phòng cần 1\.743 · có 817", said)
    assert "28,9 ha" in said  # 464,712 - 175,615 = 289,097 m2
    assert "nặng nhất: Thạnh Lộc" in said
    assert "QĐ 3679" in said  # the clause, without a click


def test_it_says_what_is_demonstration_and_what_is_estimated(visit: Visit) -> None:
    said = screens.words(visit())
    assert "Dữ liệu minh hoạ" in said
    assert "Số liệu theo phường: ước tính" in said
    assert "cộng từng phường: ≈ 926" in said


def test_all_levels_stand_beside_each_other_and_only_the_net_figure_nets(visit: Visit) -> None:
    """0 + 926 + 656 + 446 = 2,028; the preschool's 392 spare rooms touch the net figure only."""
    said = screens.words(visit())
    assert "Mầm non 0 Tiểu học 926 THCS 656 THPT 446" in said
    assert "Tổng thiếu (không bù trừ) 2.028" in said
    assert "Bù trừ giữa các cấp 1.635" in said


def test_both_shortages_stand_under_their_two_names(visit: Visit) -> None:
    """Preschool rooms suffice for the district, though single wards lack some."""
    said = screens.words(visit(level="mam_non"))
    rooms = re.search(r"Thiếu phòng học ⓘ 0 phòng dư 392 .* cộng từng phường: ≈ (\d+)", said)
    assert rooms is not None
    assert int(rooms.group(1)) > 0


def test_an_unverified_norm_carries_its_mark(visit: Visit) -> None:
    """Nobody has read the text behind the radius."""
    said = screens.words(visit())
    assert re.search(r"Trong vòng tròn 500 m ⓘ .*?⚠?\s*định mức chưa kiểm chứng", said)
    assert "chưa kiểm chứng]" in said


def test_residents_of_an_earlier_year_are_said_to_be_so(visit: Visit) -> None:
    assert "Dân số theo tuổi: số liệu năm 2025." in screens.words(visit())


def test_the_switch_turns_every_word_to_english(visit: Visit) -> None:
    at = visit(lang="en")
    said = screens.words(at)
    assert "District 12, Ho Chi Minh City · Primary · 2030 · 300 rooms/10,000 pupils" in said
    assert "926 rooms need 1,743 · have 817" in said
    for word in ("Thiếu", "Trường trong", "phòng học", "Nguồn", "Cách tính"):
        assert word not in said
    boxes = ["Reading", "Province", "My ward", "Pupils counted"]
    assert [box.label for box in at.selectbox] == boxes
    assert [box.label for box in at.radio] == ["Level", "Method", "Norm profile"]


def test_a_choice_of_a_chip_changes_figures_and_link(visit: Visit) -> None:
    at = visit()
    at.radio(key="level").set_value("thcs").run()
    assert "Thiếu phòng học ⓘ 656 phòng" in screens.words(at)
    assert at.query_params["level"] == "thcs"
    at.radio(key="method").set_value("land").run()
    assert at.query_params["method"] == "land"
    assert "THCS · 2030 · Đất trên học sinh" in screens.words(at)


@pytest.mark.parametrize("page", ["map", "export"])
def test_another_year_changes_the_whole_page_with_figures_ahead_of_it_or_without(
    visit: Visit, page: str
) -> None:
    at = visit() if page == "map" else visit(page)
    at.slider(key="year").set_value(2028).run()
    assert at.query_params["year"] == "2028"
    said = screens.words(at)
    assert said == screens.words(visit(None if page == "map" else page, year="2028"))


def test_a_link_reopens_the_view_it_was_taken_from(visit: Visit) -> None:
    at = visit()
    at.radio(key="level").set_value("thpt").run()
    at.button_group(key="units").set_value("wards_2025").run()
    at.slider(key="year").set_value(2028).run()
    link = {name: str(value) for name, value in at.query_params.items()}
    again = visit(**link)
    assert screens.words(again) == screens.words(at)
    assert dict(again.query_params) == link


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("year", "1900"),
        ("year", "<script>alert(1)</script>"),
        ("level", "dai_hoc"),
        ("units", "../../etc"),
        ("method", "__class__"),
        ("ward", "00000"),
        ("two_session", "nan"),
        ("lang", "fr"),
    ],
)
def test_a_stale_or_hostile_link_falls_back_with_a_sentence(
    visit: Visit, name: str, value: str
) -> None:
    at = visit(**{name: value})
    assert "Liên kết có phần không dùng được" in screens.words(at)
    assert value in screens.words(at) or "<" in value
    assert "<script" not in screens.markup(at)
    assert "926" in screens.words(at)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("profile", "none", "Bộ định mức “none” trong liên kết không có"),
        ("locality", "quan1", "Trang không thay bằng số liệu của địa bàn khác"),
    ],
)
def test_what_a_link_names_and_is_gone_is_said_to_be_gone(
    visit: Visit, name: str, value: str, said: str
) -> None:
    assert said in screens.words(visit(**{name: value}))


def test_a_scenario_nobody_saved_is_refused_in_words(visit: Visit) -> None:
    said = screens.words(visit(scenario="khong-co"))
    assert "Không mở được phương án trong liên kết" in said
    assert "Không có phương án “khong-co”" in said


def test_the_profile_takes_its_own_denominator_along(visit: Visit) -> None:
    """A profile that counts residents colours the map by residents, not by the former pupils."""
    at = visit()
    at.radio(key="profile").set_value("hcmc-300").run()
    assert at.query_params["method"] == "per_10k_residents"


def test_the_worst_ward_stands_first_and_the_chosen_one_stays_selected(visit: Visit) -> None:
    at = visit(ward="26788")
    wards = ward_rows(at)
    short = [shown_figures.value(row[1]) for row in wards]
    assert all(more >= less for more, less in itertools.pairwise(short))
    assert len(wards) == 11
    assert 'aria-label="' in screens.markup(at)
    assert at.query_params["ward"] == "26788"


def test_a_ward_of_the_other_units_gives_way_to_the_worst(visit: Visit) -> None:
    at = visit(ward="26788")
    at.button_group(key="units").set_value("wards_2025").run()
    assert "ward" not in at.query_params
    assert "phường thiếu nhiều nhất" in screens.words(at)


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("method", ["per_10k_pupils", "per_10k_residents", "class", "land"])
def test_every_method_has_its_page_in_both_languages(visit: Visit, lang: str, method: str) -> None:
    at = visit(lang=lang, method=method, units="wards_2025", level="mam_non")
    assert "tl-card" in screens.markup(at)
    assert len(ward_rows(at)) == 5
