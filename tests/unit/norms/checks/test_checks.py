"""Checks against norms no shortage is computed from, each expectation derivable by hand."""

from __future__ import annotations

import dataclasses
from datetime import date

import pandas as pd
import pytest

from spatial import norms
from spatial.norms import checks
from spatial.records import Level

BEFORE, AFTER = date(2025, 1, 30), date(2025, 1, 31)


def sizes(day: date, **columns: object) -> list[tuple[str, bool]]:
    row = {"school_id": "a", "level": "tieu_hoc", **columns}
    found = checks.school_sizes(pd.DataFrame([row]), day=day, area="urban_special")
    return [(finding.norm.topic, finding.kept) for finding in found]


def test_35_classes_are_too_many_before_circular_23_and_allowed_from_its_first_day() -> None:
    assert sizes(BEFORE, classes=35) == [("classes_min", True), ("classes_max", False)]
    assert sizes(AFTER, classes=35) == [("classes_min", True), ("classes_max", True)]


def test_five_storeys_are_allowed_from_2025_only() -> None:
    assert sizes(BEFORE, storeys=5) == [("storeys_max", False)]
    assert sizes(AFTER, storeys=5) == [("storeys_max", True)]


def test_a_difficult_area_may_have_fewer_classes_and_more_sites() -> None:
    assert sizes(AFTER, classes=5)[0] == ("classes_min", False)
    assert sizes(AFTER, classes=5, exception="difficult")[0] == ("classes_min", True)
    assert sizes(AFTER, sites=7) == [("sites_max", False)]
    assert sizes(AFTER, sites=7, exception="difficult") == [("sites_max", True)]


def test_the_mean_class_is_held_against_the_largest_class_of_the_charter() -> None:
    assert sizes(AFTER, classes=20, pupils=700)[0] == ("class_size", True)  # 35 each
    assert sizes(AFTER, classes=20, pupils=701)[0] == ("class_size", False)
    assert ("class_size", True) not in sizes(AFTER, classes=20)


def test_classes_of_a_school_of_several_levels_are_held_together() -> None:
    table = pd.DataFrame(
        [
            {"school_id": "a", "level": "tieu_hoc", "classes": 30},
            {"school_id": "a", "level": "thcs", "classes": 16},
            {"school_id": "b", "level": "tieu_hoc", "classes": 30},
        ]
    )

    def together(day: date) -> list[tuple[str, float, bool]]:
        found = checks.school_sizes(table, day=day)
        mine = [one for one in found if one.norm.topic == "classes_lien_cap"]
        return [(one.subject, one.value, one.kept) for one in mine]

    assert together(BEFORE) == [("a", 46, True), ("a", 46, False)]  # 9 to 45
    assert together(AFTER) == []  # no figure was read after circular 23/2024


def test_what_the_table_does_not_tell_gives_no_finding() -> None:
    assert sizes(AFTER, classes=None, sites=float("nan")) == []


def test_a_broken_norm_is_said_with_its_clause() -> None:
    row = pd.DataFrame([{"school_id": "Trường A", "level": "thcs", "classes": 60}])
    (over,) = checks.broken(checks.school_sizes(row, day=AFTER))
    assert "60 lớp, không đạt (nhiều nhất 45" in over.say(lang="vi")
    assert "unverified" in over.say(lang="en")


@pytest.mark.parametrize(
    ("age", "children", "disabled", "kept"),
    [
        ("y3_4", 25, 0, [True]),
        ("y3_4", 26, 0, [False]),
        ("y5_6", 30, 1, [True, True]),  # 35 - 5
        ("y5_6", 31, 1, [False, True]),
        ("y5_6", 20, 3, [True, False]),  # 35 - 15, yet three are one too many
        ("m3_12", 15, None, [True]),
        ("unknown", 99, 0, []),
    ],
)
def test_groups_shrink_by_five_for_each_child_with_a_disability(
    age: str, children: int, disabled: int | None, kept: list[bool]
) -> None:
    group = {
        "school_id": "g",
        "age_group": age,
        "pupils": children,
        "pupils_with_disability": disabled,
    }
    found = checks.group_sizes(pd.DataFrame([group]), day=AFTER)
    assert [finding.kept for finding in found] == kept


def test_independent_groups_have_figures_of_their_own() -> None:
    group = {"school_id": "g", "age_group": "m3_12", "pupils": 13, "pupils_with_disability": 1}
    (finding,) = checks.group_sizes(pd.DataFrame([{**group, "independent": 1.0}]), day=AFTER)
    assert (finding.limit, finding.kept) == (12, False)


def test_a_row_of_several_classes_is_held_by_its_mean_class() -> None:
    row = {"school_id": "g", "age_group": "y4_5", "classes": 3, "pupils": 93}
    (size,) = checks.group_sizes(pd.DataFrame([row]), day=AFTER)
    assert (size.value, size.limit, size.kept) == (31, 30, False)
    two = pd.DataFrame([{**row, "pupils": 78, "pupils_with_disability": 3}])
    size, disability = checks.group_sizes(two, day=AFTER)
    # one child with a disability a class takes five places: 30 - 5, and the clause is cited too
    assert (size.value, size.limit, size.kept) == (26, 25, False)
    assert size.say(lang="vi").count("TT 52/2020") == 2
    assert (disability.value, disability.kept) == (1, True)


def test_a_mixed_group_without_a_figure_of_its_own_takes_the_one_of_mixed_groups() -> None:
    row = {"school_id": "g", "age_group": "mixed_nursery", "pupils": 21}
    (usual,) = checks.group_sizes(pd.DataFrame([row]), day=AFTER)
    (alone,) = checks.group_sizes(pd.DataFrame([{**row, "independent": 1}]), day=AFTER)
    assert (usual.limit, alone.limit) == (20, 20)
    assert usual.norm.topic != alone.norm.topic


LAND = pd.DataFrame(
    {
        "level": ["tieu_hoc", "thpt"],
        "pupils": [1_000, 500],
        "land_m2": [8_000.0, 6_000.0],
        "boarders": [100, None],
        "day_boarders": [200, 0],
        "floor_m2": [500.0, 0.0],
    }
)


def with_switches(day: date, **switches: object) -> norms.Rules:
    profile = dataclasses.replace(norms.shipped("quan12-2024"), **switches)  # type: ignore[arg-type]
    return norms.resolve(profile, on=day)


def test_boarders_add_six_square_metres_each() -> None:
    land = checks.school_land(LAND, rules=norms.rules("quan12-2024"))
    assert list(land["land_need_m2"]) == [8_600, 5_000]
    assert list(land["land_short_m2"]) == [600, 0]


def test_floor_stands_for_land_only_when_the_profile_says_at_what_rate() -> None:
    rules = norms.rules("quan12-2024")
    assert list(checks.school_land(LAND, rules=rules)["land_from_floor_m2"]) == [0, 0]
    on = with_switches(BEFORE, floor_rate=0.5)
    assert list(checks.school_land(LAND, rules=on)["land_short_m2"]) == [350, 0]
    assert [norm.topic for norm in on.unverified() if norm.level is None] == ["floor_substitution"]


def test_day_boarders_count_only_when_the_unread_rule_is_switched_on() -> None:
    off = checks.school_land(LAND, rules=with_switches(AFTER))["land_need_m2"]
    on = checks.school_land(LAND, rules=with_switches(AFTER, day_boarders=True))["land_need_m2"]
    assert list(on - off) == [1_200, 0]
    early = checks.school_land(LAND, rules=with_switches(BEFORE, day_boarders=True))
    assert list(early["land_need_m2"]) == [8_600, 5_000]


def test_a_site_too_small_is_said_with_every_clause_its_need_follows_from() -> None:
    table = LAND.assign(school_id=["a", "b"])
    one, two = checks.school_sites(table, rules=with_switches(BEFORE, floor_rate=0.5))
    assert (one.value, one.limit, one.kept) == (8_250, 8_600, False)
    said = one.say(lang="vi")
    for clause in ("Đ.9 k.3", "người dùng tự khai tỷ lệ", "chưa kiểm chứng", "8.250 m²"):
        assert clause in said
    assert (two.kept, two.also) == (True, ())


WARDS = pd.DataFrame(
    {"people": [30_000, 10_000], "seats": [1_000, 1_000], "land_have_m2": [10_000.0, 10_000.0]},
    index=["w1", "w2"],
)


def test_the_code_of_2021_asks_for_places_and_land() -> None:
    got = checks.planned(WARDS, level=Level.TIEU_HOC, day=date(2026, 12, 31))
    assert list(got["places_need"]) == [1_950, 650]
    assert list(got["places_short"]) == [950, 0]
    assert list(got["land_need_m2"]) == [19_500, 6_500]


def test_the_code_of_2026_asks_for_land_alone_and_upper_secondary_above_20000_people() -> None:
    got = checks.planned(WARDS, level=Level.THPT, day=date(2027, 1, 1), area="urban_special")
    assert list(got.columns) == ["land_need_m2", "land_short_m2"]
    assert list(got["land_need_m2"]) == [18_000, 0]


def test_before_any_code_nothing_is_asked() -> None:
    bare = WARDS[["people"]]
    assert checks.planned(bare, level=Level.THPT, day=date(2020, 1, 1)).empty
    assert list(checks.planned(bare, level=Level.THPT, day=AFTER)) == [
        "places_need",
        "land_need_m2",
    ]


def posts(**row: object) -> list[tuple[float, float, bool]]:
    table = pd.DataFrame([{"school_id": "a", "classes": 10, **row}])
    return [(one.value, one.limit, one.kept) for one in checks.teachers(table, day=AFTER)]


def test_teachers_are_held_against_the_type_of_school() -> None:
    assert posts(level="thcs", teachers=19) == [(1.9, 1.9, True)]
    assert posts(level="thcs", teachers=21, school_type="khuyet_tat") == [(2.1, 2.2, True)]
    assert posts(level="thpt", teachers=30, school_type="chuyen") == [(3.0, 3.1, True)]
    assert posts(level="thpt", teachers=30) == [(3.0, 2.25, False)]


def test_half_two_session_teaching_allows_the_mean_of_both_figures() -> None:
    # 1.5 for two sessions, 1.2 for one
    assert posts(level="tieu_hoc", teachers=14, two_session_share=0.5) == [(1.4, 1.35, False)]
    assert posts(level="tieu_hoc", teachers=15, two_session_share=1.0) == [(1.5, 1.5, True)]
    assert posts(level="tieu_hoc", teachers=15) == []


def test_nursery_groups_of_a_preschool_allow_more_teachers() -> None:
    # 4 of 10 groups are nursery: 0.4 x 2.5 + 0.6 x 2.2
    ((_, limit, kept),) = posts(level="mam_non", teachers=23, nursery_share=0.4)
    assert (round(limit, 9), kept) == (2.32, True)
    assert posts(level="mam_non", teachers=23) == []


@pytest.mark.parametrize("row", [{"classes": 0, "teachers": 5}, {"teachers": None}])
def test_without_classes_or_teachers_nothing_is_found(row: dict[str, object]) -> None:
    assert posts(level="thcs", **row) == []


def building(**row: object) -> list[tuple[str, bool]]:
    table = pd.DataFrame([{"school_id": "a", **row}])
    return [(one.norm.topic, one.kept) for one in checks.buildings(table, day=AFTER)]


def test_an_upper_secondary_school_needs_five_subject_rooms() -> None:
    assert building(level="thpt", subject_rooms=4) == [("subject_rooms_min", False)]
    assert building(level="thpt", subject_rooms=5) == [("subject_rooms_min", True)]
    assert building(level="thcs", subject_rooms=1) == []  # no figure was read


def test_rooms_and_floors_are_held_against_their_least() -> None:
    assert building(level="thcs", smallest_subject_room_m2=59) == [("subject_room_min_m2", False)]
    floor = {"room_floor_m2": 1_350.0, "pupils": 1_000}
    assert building(level="tieu_hoc", **floor) == [("floor_per_pupil_m2", True)]
    assert building(level="thcs", **floor) == [("floor_per_pupil_m2", False)]  # 1.5 m2 a pupil
    assert building(level="mam_non", **floor) == []  # play and sleeping floor are told apart


def test_a_private_preschool_may_be_small_and_an_island_smaller() -> None:
    def least(**row: object) -> float:
        table = pd.DataFrame([{"school_id": "a", "level": "mam_non", "classes": 4, **row}])
        found = checks.school_sizes(table, day=AFTER, area="urban_special")
        return next(one.limit for one in found if one.norm.topic == "classes_min")

    assert least(ownership="cong_lap") == 9
    assert least(ownership="ngoai_cong_lap") == 5
    assert least(exception="island") == 3


def test_rooms_by_the_staffing_average_of_a_zone() -> None:
    pupils = pd.Series([4_000.0], index=["w1"])
    rules = norms.rules("quan12-2024")
    rooms = checks.rooms_by_staffing(pupils, level=Level.THCS, rules=rules, zone=2)
    assert rooms is not None
    assert rooms["w1"] == 100
    assert checks.rooms_by_staffing(pupils, level=Level.MAM_NON, rules=rules, zone=2) is None
