"""School size: classes, sites and storeys held against the standard of the day."""

from __future__ import annotations

from datetime import date

import pandas as pd

from spatial.norms import checks

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
    # after circular 23/2024 no most was read; the fewest, 9, is printed again in 2026
    assert together(AFTER) == [("a", 46, True)]
    assert together(date(2026, 7, 10)) == [("a", 46, True)]


def test_what_the_table_does_not_tell_gives_no_finding() -> None:
    assert sizes(AFTER, classes=None, sites=float("nan")) == []


def test_a_private_preschool_may_be_small_and_an_island_smaller() -> None:
    def least(**row: object) -> float:
        table = pd.DataFrame([{"school_id": "a", "level": "mam_non", "classes": 4, **row}])
        found = checks.school_sizes(table, day=AFTER, area="urban_special")
        return next(one.limit for one in found if one.norm.topic == "classes_min")

    assert least(ownership="cong_lap") == 9
    assert least(ownership="ngoai_cong_lap") == 5
    assert least(exception="island") == 3
