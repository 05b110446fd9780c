"""Teachers a class, and rooms by the average class posts are given for."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from spatial import norms
from spatial.norms import checks
from spatial.records import Level

BEFORE, AFTER = date(2025, 1, 30), date(2025, 1, 31)


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


def test_rooms_by_the_staffing_average_of_a_zone() -> None:
    pupils = pd.Series([4_000.0], index=["w1"])
    rules = norms.rules("quan12-2024")
    rooms = checks.rooms_by_staffing(pupils, level=Level.THCS, rules=rules, zone=2)
    assert rooms is not None
    assert rooms["w1"] == 100
    assert checks.rooms_by_staffing(pupils, level=Level.MAM_NON, rules=rules, zone=2) is None
