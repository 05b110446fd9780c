"""Checks against norms no shortage is computed from, each expectation derivable by hand."""

from __future__ import annotations

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
    group = {"group_id": "g", "age": age, "children": children, "disabled": disabled}
    found = checks.group_sizes(pd.DataFrame([group]), day=AFTER)
    assert [finding.kept for finding in found] == kept


def test_independent_groups_have_figures_of_their_own() -> None:
    group = pd.DataFrame([{"group_id": "g", "age": "m3_12", "children": 13, "disabled": 1}])
    (finding,) = checks.group_sizes(group, day=AFTER, independent=True)
    assert (finding.limit, finding.kept) == (12, False)


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


def test_boarders_add_six_square_metres_each() -> None:
    land = checks.school_land(LAND, rules=norms.rules("quan12-2024"))
    assert list(land["land_need_m2"]) == [8_600, 5_000]
    assert list(land["land_short_m2"]) == [600, 0]


def test_floor_stands_for_land_only_when_the_user_says_at_what_rate() -> None:
    rules = norms.rules("quan12-2024")
    assert list(checks.school_land(LAND, rules=rules)["land_from_floor_m2"]) == [0, 0]
    land = checks.school_land(LAND, rules=rules, floor_rate=0.5)
    assert list(land["land_short_m2"]) == [350, 0]


def test_day_boarders_count_only_when_the_unread_rule_is_switched_on() -> None:
    rules = norms.rules("quan12-2024@2025-02-01")
    off = checks.school_land(LAND, rules=rules)["land_need_m2"]
    on = checks.school_land(LAND, rules=rules, day_boarders=True)["land_need_m2"]
    assert list(on - off) == [1_200, 0]
    early = norms.rules("quan12-2024")
    assert list(checks.school_land(LAND, rules=early, day_boarders=True)["land_need_m2"]) == [
        8_600,
        5_000,
    ]


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


def test_teachers_are_held_against_the_kind_of_school() -> None:
    table = pd.DataFrame(
        {
            "school_id": ["a", "b", "c", "d"],
            "level": ["thcs", "thpt", "tieu_hoc", "thcs"],
            "classes": [10, 10, 10, 0],
            "teachers": [19, 30, 15, 0],
            "kind": [None, "gifted", None, None],
        }
    )
    found = checks.teachers(table, day=AFTER)
    assert [(one.subject, one.limit, one.kept) for one in found] == [
        ("a", 1.9, True),
        ("b", 3.1, True),
    ]
    assert checks.teachers(table, day=AFTER, kind="two_session")[-1].limit == 1.5


def test_rooms_by_the_staffing_average_of_a_zone() -> None:
    pupils = pd.Series([4_000.0], index=["w1"])
    rules = norms.rules("quan12-2024")
    rooms = checks.rooms_by_staffing(pupils, level=Level.THCS, rules=rules, zone=2)
    assert rooms is not None
    assert rooms["w1"] == 100
    assert checks.rooms_by_staffing(pupils, level=Level.MAM_NON, rules=rules, zone=2) is None
