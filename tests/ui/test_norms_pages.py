"""Norms and targets under AppTest: what is said, what is kept, and what is never guessed."""

from __future__ import annotations

import math
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from spatial import intake, norms, words
from spatial.errors import UserError
from spatial.export import checks as check_files
from spatial.export import mergers as merger_files
from spatial.norms import checks as school_checks
from spatial.norms import own_profile
from spatial.norms.checks.walks import between
from spatial.records import LEVELS, Level
from spatial.store import Profiles
from spatial.ui.screens.schools import mergers
from spatial.ui.screens.targets import chart as targets_chart
from spatial.ui.session import assessments
from spatial.ui.session import view as views
from spatial.ui.text import texts

Visit = Callable[..., AppTest]
BASE = norms.shipped("quan12-2024")


@pytest.fixture
def visit(plan_visit: Callable[..., AppTest]) -> Callable[..., AppTest]:
    """Open every page of these tests on the plan of 2024."""
    return plan_visit


def said(at: AppTest) -> str:
    """Return all HTML of a page."""
    return " ".join(str(html.proto.body) for html in at.get("html"))


def part(at: AppTest, name: str, *, page: str = "norms") -> AppTest:
    """Go to a part of a page."""
    at.button_group(key=f"{page}.section").set_value(name)
    return at.run()


def own(home: Path, text: str, name: str = "mine") -> None:
    """Keep an own profile as the app would."""
    Profiles(home / "workspace.sqlite").save(name, text, locality="quan12")


def seven(name: str = "mine") -> str:
    """Write a profile that asks 7 m2 a pupil at primary level."""
    begun = norms.read_profile(own_profile.begin(BASE, name, taken={}))
    return own_profile.with_figure(
        begun, "land_per_pupil_m2", Level.TIEU_HOC, value=7.0, reason="Nghị quyết"
    )


# ------------------------------------------------------------------ the profile, without a screen


def test_an_own_figure_stands_with_its_reason_and_the_rest_follows_the_law() -> None:
    made = own_profile.check(seven())
    rules = norms.resolve(made)
    assert rules.land_per_pupil_m2[Level.TIEU_HOC].value == 7
    assert rules.land_per_pupil_m2[Level.TIEU_HOC].clause == "Nghị quyết"
    assert rules.land_per_pupil_m2[Level.THCS].value == 8


def test_a_figure_given_back_to_the_law_is_the_laws_again() -> None:
    made = own_profile.check(seven())
    back = own_profile.check(own_profile.with_law(made, "land_per_pupil_m2", Level.TIEU_HOC))
    assert not back.own
    assert norms.resolve(back).land_per_pupil_m2[Level.TIEU_HOC].value == 8


def test_a_choice_at_one_level_leaves_the_other_levels_as_they_were() -> None:
    begun = norms.read_profile(own_profile.begin(BASE, "mine", taken={}))
    made = own_profile.check(own_profile.with_law(begun, "class_size", Level.THCS, "zone_1"))
    before, after = norms.resolve(begun).class_size, norms.resolve(made).class_size
    assert after[Level.THCS].series == "zone_1"
    for level in (Level.MAM_NON, Level.TIEU_HOC, Level.THPT):
        assert after[level] == before[level]


@pytest.mark.parametrize(
    ("topic", "level"),
    [(topic, level) for topic in norms.profiles.LEVEL_TOPICS for level in LEVELS]
    + [(topic, None) for topic in norms.profiles.WHOLE_TOPICS],
)
def test_every_figure_in_use_lies_within_the_limits_of_its_topic(
    topic: str, level: Level | None
) -> None:
    least, most = own_profile.limits(topic)
    assert least <= own_profile.current(BASE, topic, level).value <= most


@pytest.mark.parametrize(
    ("value", "reason", "codes"),
    [
        (7.0, " ", ["profile_reason"]),
        (None, "", ["norm_value", "profile_reason"]),
        (700.0, "x", ["own_outside"]),
    ],
)
def test_what_is_wrong_is_said_all_at_once(
    value: float | None, reason: str, codes: list[str]
) -> None:
    made = own_profile.with_figure(
        BASE, "land_per_pupil_m2", Level.TIEU_HOC, value=value, reason=reason
    ).replace("quan12-2024", "mine")
    with pytest.raises(UserError) as refused:
        own_profile.check(made)
    assert [fault.code for fault in refused.value.faults] == codes


@pytest.mark.parametrize(
    ("name", "code"),
    [("  ", "own_name"), ("tt13-general", "profile_taken"), ("there", "own_exists"),
     ("x" * 61, "own_name")],
)  # fmt: skip
def test_a_profile_needs_a_name_of_its_own(name: str, code: str) -> None:
    with pytest.raises(UserError) as refused:
        own_profile.begin(BASE, name, taken={"there": ""})
    assert [fault.code for fault in refused.value.faults] == [code]


def test_a_day_without_the_chosen_law_is_refused_before_it_is_kept() -> None:
    begun = norms.read_profile(own_profile.begin(BASE, "mine", taken={}))
    with pytest.raises(UserError):
        own_profile.check(own_profile.with_choice(begun, "as_of", date(2012, 1, 1)))


def test_shares_and_the_denominator_are_choices_too() -> None:
    begun = norms.read_profile(own_profile.begin(BASE, "mine", taken={}))
    shared = own_profile.check(own_profile.with_share(begun, Level.THCS, 0.4))
    assert shared.two_session_share[Level.THCS] == 0.4
    counted = own_profile.check(own_profile.with_choice(begun, "rooms_denominator", "residents"))
    assert counted.rooms_denominator == "residents"


def test_walks_between_schools_are_straight_with_a_detour_where_no_street_is_known() -> None:
    apart = between(pd.DataFrame({"x": [0.0, 300.0], "y": [0.0, 400.0]}).to_numpy(), None)
    # 3-4-5 triangle: 500 m straight, 1.3 times that on foot
    assert apart.round(6).tolist() == [[0.0, 650.0], [650.0, 0.0]]


def test_a_chart_starts_at_zero_and_leaves_out_years_nobody_knows() -> None:
    chart = targets_chart.Chart(
        years=(2025, 2026, 2027),
        lines=(
            targets_chart.ChartLine(name="A", values=(100.0, 110.0, 120.4), color="#111111"),
            targets_chart.ChartLine(name="B", values=(90.0, math.nan, math.nan), color="#222222"),
        ),
        norm=300,
        norm_name="300",
        title="t",
    )
    layers = targets_chart.spec(chart).to_dict()["layer"]
    lines = [layer for layer in layers if layer.get("mark", {}).get("type") == "line"]
    assert [value["value"] for value in lines[0]["data"]["values"]] == [100, 110, 120]
    assert [value["year"] for value in lines[1]["data"]["values"]] == [2025]
    assert lines[0]["encoding"]["y"]["scale"]["domain"] == [0, 324]


# ------------------------------------------------------------------------------------- the pages


def test_the_screen_says_the_same_in_both_languages() -> None:
    assert texts("vi").keys() == texts("en").keys()


@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_the_law_of_today_is_read_with_clause_and_mark(visit: Visit, lang: str) -> None:
    at = visit("norms", lang=lang)
    shown = said(at)
    assert "QĐ 1255/QĐ-TTg" in shown
    assert f"◕ {words.say('norm.confidence.restated', lang=lang)}" in shown
    assert f"◔ {words.say('norm.confidence.reported', lang=lang)}" in shown


def test_a_change_of_law_says_what_it_does_to_the_shortage(visit: Visit) -> None:
    at = part(visit("norms"), "changes")
    shown = said(at)
    assert "từ 8 thành 6 m²/học sinh" in shown
    # primary level: 28.9 ha short by the law of 30 January 2025, 17.3 a day later
    assert "28,9 →" in shown
    assert "17,3" in shown


def test_two_profiles_stand_side_by_side_with_their_clause(visit: Visit) -> None:
    at = part(visit("norms", profile="tt13-general"), "compare")
    at.selectbox(key="norms.side.b").set_value("tt23-urban@2026-11-28").run()
    shown = said(at)
    # all levels: 1,005,116 m2 and 372,253 m2
    assert "100,5" in shown
    assert "37,2" in shown
    assert "TT 13/2020/TT-BGDĐT" in shown


def test_a_link_opens_an_own_profile_and_the_title_follows(visit: Visit, home: Path) -> None:
    own(home, seven())
    at = visit("norms", profile="mine")
    assert at.radio(key="profile").value == "mine"
    at = part(at, "own")
    assert "Bộ riêng: mine" in said(at)
    assert "17,3 →" in said(at)  # today's law: 6 x 58,089 - 175,615 = 172,919 m2
    assert "23,1" in said(at)


def test_an_own_profile_nobody_kept_is_refused_in_words(visit: Visit) -> None:
    at = visit(profile="nobodys")
    assert at.radio(key="profile").value == "tt23-urban@2026-11-28"
    assert "nobodys" in said(at)


def test_an_own_profile_that_no_longer_reads_is_refused_and_the_app_stands(
    visit: Visit, home: Path
) -> None:
    own(home, "profile: mine\nbase: none-such\n")
    at = visit(profile="mine")
    assert at.radio(key="profile").value == "tt23-urban@2026-11-28"


def test_the_editor_keeps_a_figure_and_gives_it_back(visit: Visit, home: Path) -> None:
    at = part(visit("norms"), "own")
    at.text_input(key="norms_name").set_value("mine").run()
    at.button(key="norms_create").click().run()
    place = "norms_edit.mine.land_per_pupil_m2.tieu_hoc"
    at.number_input(key=f"{place}.value").set_value(7.0)
    at.button(key="norms_save").click().run()
    assert "Số riêng không có lý do." in said(at)
    at.text_input(key=f"{place}.reason").set_value("Nghị quyết")
    at.button(key="norms_save").click().run()
    kept = Profiles(home / "workspace.sqlite").saved(locality="quan12")
    assert own_profile.check(kept["mine"]).own["land_per_pupil_m2", Level.TIEU_HOC].value == 7
    at.button(key="norms_drop_land_per_pupil_m2_tieu_hoc").click().run()
    kept = Profiles(home / "workspace.sqlite").saved(locality="quan12")
    assert not own_profile.check(kept["mine"]).own


def heads(at: AppTest) -> str:
    """Return the heads of the folds of a page."""
    return " | ".join(fold.label for fold in at.main.expander)


def test_where_the_data_tell_nothing_the_checks_say_so(visit: Visit) -> None:
    at = part(visit("schools"), "checks", page="schools")
    # the embedded district tells no groups, teachers, buildings and criteria
    assert heads(at).count("không có số liệu") == 4
    assert "trường thiếu đất" in heads(at)
    for column in (
        "bảng nhóm, lớp mầm non",
        "cột Số giáo viên",
        "cột Phòng bộ môn",
        "bảng tiêu chí",
    ):
        assert column in said(at)


def test_the_planning_code_is_held_against_people_of_all_ages_with_their_kind(visit: Visit) -> None:
    shown = said(part(visit("schools"), "checks", page="schools"))
    assert "67.381" in shown  # Thạnh Xuân in 2025
    assert "Dân số mọi độ tuổi năm 2025 (ước tính)" in shown
    new = said(part(visit("schools", units="wards_2025"), "checks", page="schools"))
    assert "Dân số mọi độ tuổi năm 2025 (công bố)" in new
    assert "182.895" in new  # Đông Hưng Thuận by the dossier of 2025


FULL = {
    "storeys": "6",
    "teachers": "300",
    "subject_rooms": "1",
    "boarders": "10",
    "pupils_two_session": "0",
}


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a copy of the district in which one school tells everything."""
    folder = shutil.copytree(intake.embedded(), tmp_path / "town")
    file = folder / "schools" / "school_levels.csv"
    table = pd.read_csv(file, dtype={"school_id": str})
    chosen = table.index[table["level"] == "thpt"][0]
    school = table.loc[chosen, "school_id"]
    for name, value in FULL.items():
        if name != "storeys":
            table.loc[chosen, name] = float(value)
    table.to_csv(file, index=False)
    preschool = table.loc[table["level"] == "mam_non", "school_id"].iloc[0]
    groups = [{"school_id": preschool, "age_group": "3-4 tuổi", "pupils": 30}]
    pd.DataFrame(groups).to_csv(folder / "groups.csv", index=False)
    criteria = [{"school_id": school, "criterion": "4.1", "reached": 1}]
    pd.DataFrame(criteria).to_csv(folder / "criteria.csv", index=False)
    monkeypatch.setenv("TRUONGLOP_FOLDER", str(folder))
    return folder


def test_what_a_school_tells_is_held_against_its_clause(visit: Visit, told: Path) -> None:
    assert told.is_dir()
    at = part(visit("schools", level="thpt"), "checks", page="schools")
    shown = said(at)
    assert "không có số liệu" not in heads(at)
    for sentence in (
        "1 phòng, không đạt (ít nhất 5; Đ.18 (TT 23/2024 sửa đổi)",
        "30 trẻ/nhóm, lớp, không đạt (nhiều nhất 25; Phụ lục, I.1.2.3, QĐ 1255/QĐ-TTg",
        "giáo viên/lớp, không đạt (nhiều nhất 2,25; Đ.17, TT 20/2023",
        "đang ở mức 0; để đạt mức 1 còn tiêu chí bắt buộc 1.3",
        "TT 57/2026",
        "6 m²/học sinh nội trú [Đ.17 k.3",
    ):
        assert sentence in shown, sentence


def test_every_finding_is_a_row_of_the_file_with_its_clause() -> None:
    place = assessments.source()
    seen = assessments.see(place, views.start(assessments.town(place), Level.TIEU_HOC), ())
    found = school_checks.run(
        seen.after.network, seen.after.wards, rules=seen.rules, day=date(2026, 11, 22),
        area=seen.rules.area, units=seen.view.units,
    )  # fmt: skip
    lines = check_files.csv(found, lang="vi").decode("utf-8-sig").splitlines()
    count = sum(len(findings) for findings in found.findings.values())
    assert len(lines) == count + 1
    assert lines[0].startswith("Kiểm tra,")
    assert any("chưa kiểm chứng" in line for line in lines)


def test_rooms_stand_under_every_method_with_their_band(visit: Visit) -> None:
    shown = said(part(visit("norms"), "rooms"))
    for figure in ("4.746", "5.055", "5.400", "4.213", "3.583", "3.111", "3.235"):
        assert figure in shown
    for band in ("dân 3–17 tuổi (168.502 người, dân số 2025: ước tính)", "dân 3–18 tuổi"):
        assert band in shown
    assert "vùng 1" in shown


def test_floor_stands_for_land_only_in_a_profile_that_says_so(visit: Visit, home: Path) -> None:
    begun = norms.read_profile(own_profile.begin(BASE, "mine", taken={}))
    assert "floor_rate: null" in norms.write_profile(begun)
    own(home, own_profile.with_choice(begun, own_profile.FLOOR, 0.5))
    at = part(visit("norms", profile="mine"), "own")
    assert "1 m² sàn thay 0,50 m² đất" in said(at)
    at.selectbox(key="norms.edit.topic").set_value(own_profile.FLOOR).run()
    at.toggle(key="norms_edit.mine.floor_rate.on").set_value(False).run()
    at.button(key="norms_save").click().run()
    kept = Profiles(home / "workspace.sqlite").saved(locality="quan12")
    assert own_profile.check(kept["mine"]).floor_rate is None


def test_merging_is_allowed_inside_a_commune_and_never_preschool_with_general(home: Path) -> None:
    place = assessments.source()
    assert not home.exists()
    view = views.start(assessments.town(place), Level.TIEU_HOC)
    found = mergers.pairs(assessments.see(place, view, ()), None)
    allowed, forbidden = found[found["allowed"]], found[~found["allowed"]]
    assert not allowed["commune"].str.contains(" / ").any()
    alone = allowed["levels"].str.split(" + ", regex=False)
    assert not any(set(pair) == {"Mầm non", "Tiểu học"} for pair in alone)
    reasons = set("; ".join(forbidden["why"]).split("; "))
    assert {"khác xã, phường", "không ghép mầm non với phổ thông"} <= reasons
    near = mergers.pairs(assessments.see(place, view, ()), 500.0)
    assert (near.loc[near["allowed"], "walk_m"] <= 500).all()
    assert near["why"].str.contains("đường đến trường quá xa").any()
    rows = merger_files.csv(near, lang="vi").decode("utf-8-sig").splitlines()
    assert len(rows) == len(near) + 1


def test_mergers_are_listed_with_their_reason_and_the_walk_is_the_planners_to_state(
    visit: Visit,
) -> None:
    at = part(visit("schools"), "mergers", page="schools")
    assert "xét khoảng cách" in said(at)
    at.button_group(key="norms.pairs").set_value("forbidden").run()
    assert "khác xã, phường" in said(at)
    at.number_input(key="norms.merge_limit").set_value(500).run()
    assert "xét khoảng cách" not in said(at)


def test_switches_that_say_what_counts_travel_in_the_link(visit: Visit) -> None:
    at = visit(public="1", projects="1")
    assert at.toggle(key="public_only").value is True
    assert at.toggle(key="count_projects").value is True
    assert "nursery_rooms" not in [toggle.key for toggle in at.toggle]  # the data do not tell
    at.toggle(key="public_only").set_value(False).run()
    assert "public" not in at.query_params
    assert at.query_params["projects"] in ("1", ["1"])


@pytest.mark.parametrize("name", ["quan12", "hcmc", "duc_pho", "binh_thanh", "quan11"])
def test_every_plan_shows_its_figures_and_never_a_guess(visit: Visit, name: str) -> None:
    at = visit("targets")
    at.selectbox(key="targets.pack").set_value(name).run()
    shown = said(at)
    assert "không có số liệu" in shown or "không đo được" in shown
    assert "nan" not in shown
    assert "annual" not in shown


def test_contradictions_are_found_by_a_filter_and_the_raw_figure_is_kept(visit: Visit) -> None:
    at = visit("targets")
    at.selectbox(key="targets.pack").set_value("duc_pho").run()
    at.selectbox(key="targets.asked").set_value("flagged").run()
    shown = said(at)
    assert "văn bản in: 2020" in shown
    assert "220 phòng" in shown


def test_the_programme_counts_rooms_from_their_finish_and_names_late_projects(
    visit: Visit,
) -> None:
    at = part(visit("targets"), "programme", page="targets")
    shown = said(at)
    # 3,111 rooms in 2025 and 16 of the project finished that year
    assert "3.127" in shown
    assert "báo chậm, chưa đến hạn" in shown
