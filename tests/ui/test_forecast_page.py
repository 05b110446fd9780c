"""The page of forecasts: figures of the core, its own error beside them, outlooks that are kept."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pandas as pd
import pytest
import screens
from district import PLAN
from streamlit.testing.v1 import AppTest

from spatial import assess, forecast, read_network, rounding, words
from spatial.export import projection as files
from spatial.projection import HORIZON
from spatial.records import LEVELS, Crossing, Development, Kind, Level, Outlook
from spatial.ui import prefetch
from spatial.ui.screens.forecast import crossings, curves, rates
from spatial.ui.widgets import progress

Visit = Callable[..., AppTest]
HIEP_THANH, TAN_CHANH_HIEP = "26770", "26776"


@pytest.fixture
def visit(plan_visit: Callable[..., AppTest]) -> Callable[..., AppTest]:
    """Open every page of these tests on the plan of 2024."""
    return plan_visit


@pytest.fixture(autouse=True)
def only_what_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Assess no other years beside the page: the machine is the tests' own."""
    monkeypatch.setattr(prefetch, "LIMIT_S", 0.0)


@cache
def core(
    scenario: str, year: int = 2030, units: str | None = None, outlook: Outlook | None = None
) -> forecast.Forecast:
    """Forecast once what several tests compare with."""
    options = replace(
        PLAN, scenario=scenario, year=year, units=units or PLAN.units, outlook=outlook
    )
    return forecast.forecast(read_network(), options, last=HORIZON)


def section(at: AppTest, name: str) -> AppTest:
    """Open a part of the page."""
    return at.button_group(key="forecast.section").set_value(name).run()


def short_rooms(at: AppTest) -> int:
    """Read the large figure of rooms short on the map page."""
    found = re.search(r"Thiếu phòng học ⓘ (?:[−+][\d.]+ )?(?:≈ )?([\d.]+) phòng", screens.words(at))
    assert found is not None
    return int(found.group(1).replace(".", ""))


def figure(at: AppTest, name: str) -> int:
    """Read a figure of the page by its label."""
    found = re.search(rf"{name} ≈ ([\d.]+)", screens.words(at))
    assert found is not None
    return int(found.group(1).replace(".", ""))


def adding(visit: Visit) -> AppTest:
    """Open the form of a new development in the ward chosen."""
    at = section(visit("forecast", forecast="base", year="2035", ward=HIEP_THANH), "sites")
    at.button(key="site_add").click().run()
    return at


def test_the_first_answer_is_the_forecast_of_the_core_with_its_range(visit: Visit) -> None:
    at = visit("forecast", forecast="base")
    said = screens.words(at).replace("\u2060", "")  # keeps a range on one line
    made = core("base")
    table = forecast.curves(made)
    for level in LEVELS:
        (row,) = table[
            (table["ward_id"] == "") & (table["year"] == 2030) & (table["level"] == level)
        ].to_dict("records")
        name, *figures = (
            words.say(f"level.{level}", lang="vi"),
            *(words.number(row[part], lang="vi") for part in ("pupils", "p10", "p90")),
        )
        assert "{} 2030 ≈ {} khoảng 10–90 %: {}–{}".format(name, *figures) in said


def test_every_forecast_stands_beside_its_own_error_and_both_simple_rules(visit: Visit) -> None:
    """The table of the method: 13.5 % against 20.7 and 15.7; from 2009 a simple rule was closer."""
    at = visit("forecast", forecast="base")
    said = screens.words(at)
    assert "2019 → 2025 6 năm, 5 đơn vị ✓ 13,5 % tổng −3,6 %" in said
    assert "20,7 %" in said
    assert "2009 → 2019 10 năm, 11 đơn vị 26,8 % tổng −26,8 %" in said
    assert "✓ 26,1 %" in said  # honest: the same growth did better
    made = core("base")
    for sentence in forecast.defence(made, lang="vi"):
        assert sentence in said


def test_published_totals_are_marked_and_nothing_is_shown_as_fact(visit: Visit) -> None:
    said = screens.words(visit("forecast", forecast="base"))
    assert "Số sau 2025 là dự báo (giả định); số đến 2025 là ước tính." in said
    whole = curves.Area(ward_id="", name="")
    known = curves.points(read_network(), "wards_2024", whole, Level.TIEU_HOC)
    assert [(point.year, point.pupils, point.kind.value) for point in known] == [
        (2019, 45_844.0, "estimated"),
        (2030, 58_089.0, "published"),
    ]


def test_a_drawing_holds_the_range_and_tells_published_from_estimated() -> None:
    """Known to 2025, forecast after; the published point is filled, the estimated hollow."""
    rows = pd.DataFrame(
        {
            "year": [2024, 2025, 2026],
            "pupils": [90.0, 100.0, 110.0],
            "p10": [90.0, 100.0, 105.0],
            "p90": [90.0, 100.0, 120.0],
        }
    )
    points = (
        curves.Point(year=2024, pupils=91.0, kind=Kind.ESTIMATED),
        curves.Point(year=2026, pupils=99.0, kind=Kind.PUBLISHED),
        curves.Point(year=2031, pupils=99.0, kind=Kind.PUBLISHED),  # beyond the drawing
    )
    curve = curves.LevelCurve(
        said="", rows=rows, known_to=2025, year=2026, points=points, top=200.0
    )
    area, _, known, ahead, marks = curves.spec(curve, lang="vi").to_dict()["layer"]
    assert area["data"]["values"][-1] == {
        "year": 2026.0,
        "value": 110.0,
        "p10": 105.0,
        "p90": 120.0,
        "said": "2026: ≈ 110 (105–120)",
    }
    assert [one["said"] for one in known["data"]["values"]] == ["2024: ≈ 90", "2025: ≈ 100"]
    assert [one["year"] for one in ahead["data"]["values"]] == [2025, 2026]
    assert [(one["year"], one["sure"]) for one in marks["data"]["values"]] == [
        (2024, False),
        (2026, True),
    ]


def test_without_a_scenario_the_page_gives_the_base_and_offers_it_to_all(visit: Visit) -> None:
    at = visit("forecast")
    assert "trang này cho dự báo gốc" in screens.words(at)
    assert "forecast" not in at.query_params
    at.button(key="forecast_use").click().run()
    assert at.query_params["forecast"] == ["base"] or at.query_params["forecast"] == "base"
    assert "Tiểu học · 2030 · dự báo gốc" in screens.words(at)


@pytest.mark.parametrize("year", [2027, 2035, 2045])
def test_the_map_shows_what_the_core_assesses_for_the_year(visit: Visit, year: int) -> None:
    at = visit(forecast="base")
    at.select_slider(key="year").set_value(year).run()
    found = assess(read_network(), replace(PLAN, year=year, scenario="base")).summary()
    assert short_rooms(at) == found["levels"]["tieu_hoc"]["rooms_short_per_10k"]
    assert at.query_params["year"] == str(year)


def test_the_slider_reaches_as_far_as_the_scenario(visit: Visit) -> None:
    """Known totals end in 2030; projections go on to 2035, then by five, the plan too."""
    at = visit()
    assert (at.slider(key="year").min, at.slider(key="year").max) == (2019, 2030)
    at.selectbox(key="future_scenario").set_value("base").run()
    years = [str(year) for year in [*range(2025, 2036), 2040, 2045]]
    assert list(at.select_slider(key="year").options) == years
    at.select_slider(key="year").set_value(2040).run()
    at.selectbox(key="future_scenario").set_value("plan").run()
    assert list(at.select_slider(key="year").options) == years  # leaning toward 2030 before it
    at.selectbox(key="future_scenario").set_value("published").run()
    assert at.slider(key="year").value == 2030  # the nearest year there is


def test_the_plan_scenario_is_the_plan_and_shows_by_how_much_it_was_bent(visit: Visit) -> None:
    """Published: 29,327 + 58,089 + 41,811 + 28,989 pupils; primary schools lack 926 rooms."""
    at = visit(forecast="plan")
    assert short_rooms(at) == 926
    at.switch_page("screens/forecast/page.py").run()
    assert figure(at, "Tiểu học 2030") == 58_089
    said = screens.words(section(at, "why"))
    assert "hệ số hiệu chỉnh theo tổng công bố × 0,941 × 0,967 × 0,834 × 0,992" in said


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("forecast", "rosy"),
        ("engine", "oracle"),
        ("engine", "grades"),  # the locality has no class registers
        ("outlook", "../../etc/passwd"),
        ("year", "2037"),  # between the steps
    ],
)
def test_a_wrong_choice_in_a_link_is_told_and_let_go(visit: Visit, name: str, value: str) -> None:
    given = {"forecast": "base", name: value}
    assert "Liên kết có phần không dùng được" in screens.words(visit(**given))


def test_an_outlook_nobody_saved_is_refused_in_words(visit: Visit) -> None:
    at = visit(forecast="own", outlook="khong-co")
    assert "Không có bộ giả định “khong-co”" in screens.words(at)
    assert "outlook" not in at.query_params


def test_the_steps_from_today_add_up_and_the_sentence_says_why(visit: Visit) -> None:
    """57,990 − 6,283 + 8,042 + 302 = 60,051: the table of the method."""
    at = section(visit("forecast", forecast="base", ward=HIEP_THANH), "why")
    said = screens.words(at)
    assert "Nguyên nhân thiếu: Hiệp Thành, năm 2030" in said
    for part in ("≈ 57.990", "−6.283", "+8.042", "+302", "≈ 60.051"):
        assert part in said
    made = core("base")
    assert forecast.why(made, HIEP_THANH, Level.TIEU_HOC, lang="vi") in said


def test_a_known_year_has_no_steps_and_says_what_to_do(visit: Visit) -> None:
    at = section(visit("forecast", forecast="base", year="2025"), "why")
    assert "Chọn năm ở hàng lựa chọn phía trên" in screens.words(at)


def test_the_table_of_wards_gives_the_chances_of_the_core(visit: Visit) -> None:
    at = section(visit("forecast", forecast="low", year="2035", units="wards_2025"), "sites")
    made = core("low", 2035, "wards_2025")
    chance = made.chance_short.xs("tieu_hoc", level="level")
    names = made.assessment.network.wards("wards_2025")["ward"]
    for ward_id, share in chance.items():
        assert f"{names[ward_id]} {rounding.whole(100 * share)} % ≈" in screens.words(at)


def test_an_apartment_development_raises_the_pupils_of_its_ward(visit: Visit) -> None:
    at = adding(visit)
    at.number_input(key="site_units").set_value(3000).run()
    at.button(key="site_put").click().run()
    said = screens.words(at)
    assert "Đã tính “Dự án 1” vào dự báo." in said
    assert "Dự án (1)" in said
    at.selectbox(key="forecast_area").set_value(HIEP_THANH).run()
    tower = Development(
        development_id="a",
        name="a",
        sort="apartment",
        units=3000,
        first_year=2027,
        last_year=2029,
        ward_id=HIEP_THANH,
    )
    plain = core("base", 2035)
    built = core("base", 2035, outlook=Outlook(developments=(tower,)))
    before, after = (
        float(made.assessment.wards["pupils"].to_dict()[(HIEP_THANH, "tieu_hoc")])
        for made in (plain, built)
    )
    assert after > before + 100
    assert figure(at, "Tiểu học 2035") == rounding.whole(after)


def test_a_refresh_finds_developments_again_and_undo_takes_them_back(visit: Visit) -> None:
    at = adding(visit)
    at.button(key="site_put").click().run()
    link = {name: str(value) for name, value in at.query_params.items()}
    assert re.fullmatch(r"[\w-]+", link["outlook"])
    again = section(visit("forecast", **link), "sites")
    assert "Dự án (1)" in screens.words(again)
    at.button(key="site_undo").click().run()
    assert "Dự án (0)" in screens.words(at)
    again = section(visit("forecast", **link), "sites")
    assert "Dự án (0)" in screens.words(again)


def test_a_development_can_be_changed_and_removed(visit: Visit) -> None:
    at = adding(visit)
    at.button(key="site_put").click().run()
    at.button(key="site_edit_du-an-1").click().run()
    at.number_input(key="site_chance").set_value(50.0).run()
    at.selectbox(key="site_sort").set_value("industry").run()
    at.button(key="site_put").click().run()
    assert "khu công nghiệp · 1.000 căn/việc làm · 2027–2029 · khả năng xây 50 %" in screens.words(
        at
    )
    at.button(key="site_remove_du-an-1").click().run()
    assert "Dự án (0)" in screens.words(at)


def test_a_development_outside_or_backwards_is_refused_and_the_form_stays(visit: Visit) -> None:
    at = adding(visit)
    at.number_input(key="site_lon").set_value(100.0).run()
    at.button(key="site_put").click().run()
    assert "không nằm trong phường nào" in screens.words(at)
    at.selectbox(key="site_ward").set_value(HIEP_THANH).run()
    at.number_input(key="site_last_year").set_value(2020).run()
    at.button(key="site_put").click().run()
    assert "số liệu dự án không thể có" in screens.words(at)
    assert at.number_input(key="site_last_year").value == 2020
    assert "outlook" not in at.query_params


def test_a_hostile_name_is_only_ever_text(visit: Visit) -> None:
    at = adding(visit)
    at.text_input(key="site_name").set_value("<img src=x onerror=alert(1)>{0}`").run()
    at.button(key="site_put").click().run()
    assert "<img" not in screens.markup(at)
    assert "&lt;img" in screens.markup(at)


def test_a_rate_turns_to_the_own_scenario_and_has_limits(visit: Visit) -> None:
    at = section(visit("forecast", forecast="base"), "rates")
    box = at.number_input(key="rate_participation_thpt")
    assert (box.min, box.max, box.value, box.placeholder) == (0.0, 100.0, None, "75,0 %")
    box.set_value(90.0).run()
    assert at.query_params["forecast"] == "own" or at.query_params["forecast"] == ["own"]
    own = replace(PLAN, scenario="own", outlook=Outlook(participation=(("thpt", 0.9),)))
    pupils = assess(read_network(), own).levels["pupils"].to_dict()["thpt"]
    assert figure(at, "THPT 2030") == rounding.whole(pupils)
    at.button(key="rates_reset").click().run()
    assert at.number_input(key="rate_participation_thpt").value is None


def test_pupils_sent_to_another_ward_are_counted_there_until_it_is_taken_back(
    visit: Visit,
) -> None:
    at = section(visit("forecast", forecast="base", level="thcs", ward=HIEP_THANH), "rates")
    at.selectbox(key="forecast.cross.from").set_value(HIEP_THANH).run()
    at.selectbox(key="forecast.cross.to").set_value(TAN_CHANH_HIEP).run()
    at.number_input(key="cross_share").set_value(20.0).run()
    at.button(key="cross_add").click().run()
    said = screens.words(at)
    assert "THCS: 20,0 %, Hiệp Thành → Tân Chánh Hiệp" in said
    move = Crossing(level=Level.THCS, from_ward=HIEP_THANH, to_ward=TAN_CHANH_HIEP, share=0.2)
    plain, moved = (
        assess(read_network(), replace(PLAN, scenario="base", outlook=outlook))
        .wards["pupils"]
        .to_dict()
        for outlook in (None, Outlook(crossings=(move,)))
    )
    sent = plain[(HIEP_THANH, "thcs")] - moved[(HIEP_THANH, "thcs")]
    assert sent == pytest.approx(0.2 * plain[(HIEP_THANH, "thcs")])
    assert f"≈ {words.number(sent, lang='vi')} học sinh năm 2030" in said
    at.switch_page("screens/map/page.py").run()
    lacking = assess(
        read_network(), replace(PLAN, scenario="base", outlook=Outlook(crossings=(move,)))
    )
    short = lacking.levels["rooms_short_wards"].to_dict()["thcs"]
    assert words.number(rounding.whole(short), lang="vi") in screens.words(at)
    at.switch_page("screens/forecast/page.py").run()
    section(at, "rates").button(key="cross_remove_1").click().run()
    assert "Hiệp Thành → Tân Chánh Hiệp" not in screens.words(at)


def test_no_more_than_everybody_leaves_a_ward_and_nobody_moves_to_where_he_is(
    visit: Visit,
) -> None:
    moves = tuple(
        Crossing(level=Level.THCS, from_ward="a", to_ward=to, share=share)
        for to, share in (("b", 0.5), ("", 0.3))
    )
    left = crossings.left_percent
    assert left(moves, Level.THCS, "a", "c") == 20
    assert left(moves, Level.THCS, "a", "b") == 70  # a new share takes the place of the one before
    assert left(moves, Level.THPT, "a", "c") == 100
    at = section(visit("forecast", forecast="base"), "rates")
    box = at.number_input(key="cross_share")
    assert (box.min, box.max) == (0.0, 100.0)
    at.selectbox(key="forecast.cross.from").set_value("").run()  # from outside to outside
    assert at.button(key="cross_add").disabled


def test_every_rate_can_be_set_and_taken_back() -> None:
    made = core("base")
    for rate in rates.known(made):
        least, most = rate.limits
        given = (least + most) / 3
        changed = rates.changed(Outlook(), rate, given)
        assert rates.value(changed, rate) == given
        assert rates.changed(changed, rate, None) == Outlook()


def test_the_files_are_those_of_the_command_line(visit: Visit, tmp_path: Path) -> None:
    at = section(visit("forecast", forecast="low"), "files")
    at.button(key="forecast_make").click().run()
    said = screens.words(at)
    made = core("low")
    names = [path.name for path in files.write(made, tmp_path)]
    assert [name for name in names if name not in said] == []
    summary = json.loads((tmp_path / "projection.json").read_text("utf-8"))
    level = summary["pupils"]["tieu_hoc"]["pupils"]
    assert figure(at, "Tiểu học 2030") == level


def test_an_outlook_file_opens_and_a_broken_one_is_told(visit: Visit) -> None:
    at = section(visit("forecast", forecast="base"), "files")
    at.file_uploader[0].upload("xau.yaml", b"fertility: 9\n").run()
    assert "nằm ngoài giới hạn" in screens.words(at)
    at.file_uploader[0].upload("khac.yaml", b"sinh: 1\n").run()
    assert "Không có mục “sinh”" in screens.words(at)
    at.file_uploader[0].upload("tot.yaml", b"migration: 0.5\n").run()
    assert "Đã mở tệp bộ giả định" in screens.words(at)
    expected = assess(
        read_network(), replace(PLAN, scenario="own", outlook=Outlook(migration=0.5))
    ).levels["pupils"]
    assert figure(at, "Tiểu học 2030") == rounding.whole(expected.to_dict()["tieu_hoc"])


def test_a_long_run_shows_progress_and_ends_in_the_same_page(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With no patience every run counts as long; nothing of the waiting stays on the page."""
    monkeypatch.setattr(progress, "PATIENCE_S", 0.0)
    at = visit("forecast", forecast="high", year="2033")
    assert "khoảng 10–90 %" in screens.words(at)
    assert [one for one in at.button if str(one.key).startswith("stop")] == []


def test_the_page_says_all_of_it_in_english(visit: Visit) -> None:
    at = visit("forecast", forecast="own", lang="en")
    for name in ("curves", "why", "sites", "rates"):
        said = screens.words(section(at, name))
        for word in ("Dự báo", "học sinh", "Phường", "khoảng", "Khả năng"):
            assert word not in said, (name, word)
