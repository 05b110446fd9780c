"""Teachers a class, and the average class posts are given for."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from spatial import norms
from spatial.norms import checks
from spatial.norms.checks import staff
from spatial.records import Level

BEFORE, AFTER = date(2025, 1, 30), date(2025, 1, 31)


def posts(**row: object) -> list[tuple[float, float, bool]]:
    table = pd.DataFrame([{"school_id": "a", "classes": 10, **row}])
    return [(one.value, one.limit, one.kept) for one in checks.teachers(table, day=AFTER)]


def test_teachers_are_held_against_the_type_of_school() -> None:
    assert posts(level="thcs", teachers=19) == [(1.9, 1.9, True)]
    assert posts(level="thcs", teachers=22, school_type="khuyet_tat") == [(2.2, 2.2, True)]
    assert posts(level="thpt", teachers=31, school_type="chuyen") == [(3.1, 3.1, True)]
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


def test_too_few_teachers_are_a_shortage_of_whole_posts() -> None:
    # 10 classes at 1.9 are allotted 19 posts; half a teacher a class leaves 14 of them empty
    assert posts(level="thcs", teachers=5) == [(0.5, 1.9, True), (5, 19, False)]
    assert posts(level="thcs", teachers=19) == [(1.9, 1.9, True)]
    # 10 x 1.35 = 13.5 posts, rounded half-up 14: 14 are over the most a class, and none is short
    assert posts(level="tieu_hoc", teachers=13, two_session_share=0.5)[-1] == (13, 14, False)


def test_a_shortage_says_what_it_is_short_of_in_both_languages() -> None:
    table = pd.DataFrame([{"school_id": "a", "level": "thcs", "classes": 10, "teachers": 5}])
    short = checks.teachers(table, day=AFTER)[-1]
    assert short.say(lang="vi").startswith("a: Giáo viên so với định biên theo số lớp")
    assert "5 giáo viên, không đạt (ít nhất 19;" in short.say(lang="vi")
    assert "Teachers beside the posts of their classes" in short.say(lang="en")


def test_posts_of_a_ward_add_up_without_one_school_filling_another() -> None:
    rows = [
        {"school_id": "a", "level": "thcs", "classes": 10, "teachers": 5, "ward_id": "w"},
        {"school_id": "b", "level": "thcs", "classes": 10, "teachers": 25, "ward_id": "w"},
        {"school_id": "c", "level": "thcs", "classes": 10, "teachers": None, "ward_id": "w"},
    ]
    table = checks.posts(pd.DataFrame(rows), day=AFTER)
    assert table[["surplus", "shortage"]].to_numpy().tolist() == [[0, 14], [6, 0]]
    ward = checks.posts_by_ward(table).loc[("w", "thcs")]
    assert ward.to_dict() == {
        "classes": 20, "teachers": 30, "allotted": 38, "surplus": 6, "shortage": 14, "schools": 2,
    }  # fmt: skip


def test_no_posts_known_is_an_empty_table() -> None:
    table = checks.posts(pd.DataFrame(columns=["school_id", "level"]), day=AFTER)
    assert checks.posts_by_ward(table).empty


@pytest.mark.parametrize("row", [{"classes": 0, "teachers": 5}, {"teachers": None}])
def test_without_classes_or_teachers_nothing_is_found(row: dict[str, object]) -> None:
    assert posts(level="thcs", **row) == []


def test_classes_of_a_zone_are_as_large_as_posts_are_given_for() -> None:
    rules = norms.rules("quan12-2024")
    size = staff.class_size(Level.THCS, rules=rules, zone=2)
    assert size is not None
    assert size.value == 40
    assert staff.class_size(Level.MAM_NON, rules=rules, zone=2) is None
