"""Teachers beside posts: by school, by ward for the pupils of a year, by subject."""

from __future__ import annotations

import dataclasses
import math
from datetime import date

import pandas as pd
import pytest
from towns import School, town

from spatial import Options, assess, staffing
from spatial.assessment import Assessment
from spatial.network import Network
from spatial.records import Level

DAY = date(2026, 11, 28)


def staffed(level: Level = Level.THCS, **columns: object) -> Network:
    """Give the town's one school of a level, in the west, its classes, pupils and teachers."""
    known = town(schools=(School(x=0.5, y=0.5, level=level),))
    rows = known.school_levels.assign(**columns)
    return dataclasses.replace(known, school_levels=rows)


def assessed(network: Network) -> Assessment:
    return assess(network, Options(year=2030, profile="quan12-2024"))


@pytest.mark.parametrize(
    ("level", "pupils", "expected"),
    [
        (Level.THPT, 900, 45),  # 20 classes of 45 at 2.25
        (Level.THPT, 921, 45),  # 21 over, 22 earn one
        (Level.THPT, 922, 46),
        (Level.TIEU_HOC, 717, 31),  # 20 classes of 35 at 1.5, 17 over earn one
        (Level.THCS, 900, 38),  # 20 classes of 45 at 1.9
        (Level.THCS, 921, 38),  # 21 over, 22 earn one
        (Level.THCS, 922, 39),
        (Level.TIEU_HOC, 69, 3),  # 1.5 is 2, 34 over earn one, as two classes have
        (Level.TIEU_HOC, 70, 3),
    ],
)
def test_pupils_left_over_earn_teachers_as_the_circular_counts_them(
    level: Level, pupils: int, expected: int
) -> None:
    by = staffing.post_norms(level, day=DAY, zone=3, two_sessions=True)
    assert by is not None
    assert staffing.needed(pupils, by) == expected


def test_a_school_of_too_few_teachers_is_short_of_whole_posts() -> None:
    """10 classes at 1.9 are 19 posts; 450 pupils make the same ten classes of 45."""
    found = staffing.schools(assessed(staffed(classes=10.0, teachers=15.0, pupils=450.0)), day=DAY)
    (row,) = found.to_dict("records")
    assert (row["allotted"], row["shortage"], row["surplus"]) == (19, 4, 0)
    assert (row["needed_by_pupils"], row["ward_id"]) == (19, "w00")


def test_a_school_nobody_told_of_is_no_row() -> None:
    assert staffing.schools(assessed(staffed()), day=DAY).empty


def test_a_ward_s_need_follows_the_pupils_of_the_year() -> None:
    """1,000 pupils in two wards alike: 500 / 45 x 1.9 = 21.1, 21 teachers needed in the west."""
    network = staffed(classes=10.0, teachers=15.0, pupils=450.0)
    (row,) = staffing.wards(assessed(network), day=DAY).to_dict("records")
    assert (row["year"], round(row["pupils"]), row["needed"]) == (2030, 500, 21)
    assert (row["shortage"], row["surplus"], row["schools"]) == (6, 0, 1)


def test_a_surplus_of_one_subject_fills_no_gap_of_another() -> None:
    rows = [("s0", "thcs", "Toán", 4.0, 3.0), ("s0", "thcs", "Ngữ văn", 2.0, 5.0)]
    told = pd.DataFrame(rows, columns=["school_id", "level", "subject", "posts", "teachers"])
    found = staffing.subjects(
        assessed(dataclasses.replace(staffed(), subject_teachers=told))
    ).set_index("subject")
    assert found.loc["Toán", ["shortage", "surplus"]].tolist() == [1, 0]
    assert found.loc["Ngữ văn", ["shortage", "surplus"]].tolist() == [0, 3]
    assert set(found["ward"]) == {"Phường 0.0"}
    assert staffing.subjects(assessed(staffed())).empty


def test_a_day_without_an_average_class_gives_no_need() -> None:
    assert staffing.post_norms(Level.MAM_NON, day=DAY, zone=3, two_sessions=True) is None
    found = staffing.schools(
        assessed(staffed(Level.MAM_NON, classes=5.0, teachers=9.0, pupils=100.0)), day=DAY
    )
    assert math.isnan(found["needed_by_pupils"].iloc[0])


@pytest.mark.parametrize("level", [Level.TIEU_HOC, Level.THCS, Level.THPT])
@pytest.mark.parametrize("zone", [1, 2, 3])
@pytest.mark.parametrize("two_sessions", [True, False])
def test_the_need_never_falls_as_pupils_rise(
    level: Level, zone: int, *, two_sessions: bool
) -> None:
    by = staffing.post_norms(level, day=DAY, zone=zone, two_sessions=two_sessions)
    assert by is not None
    counts = [staffing.needed(pupils, by) for pupils in range(500)]
    assert counts == sorted(counts)
    assert counts[-1] > 0


def grouped(*rows: tuple[str, float, float], site: bool = False) -> pd.DataFrame:
    """Make groups of a school, or of one site of it: age, classes, children."""
    table = pd.DataFrame(rows, columns=["age_group", "classes", "pupils"])
    return table.assign(school_id="s0", is_site=site)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("y5_6", 2.0, 70.0)], 4),  # two classes of 35 at 2.2: 4.4
        ([("y5_6", 2.0, 51.0)], 3),  # one of 35 at 2.2, 16 over earn one: 3.2
        ([("m25_36", 2.0, 50.0), ("y3_4", 1.0, 25.0)], 7),  # 2 x 2.5 and 2.2: 7.2
        ([("m13_24", 1.0, 19.0)], 2),  # not full: 8 and 8 earn two
        ([("mixed_kindergarten", 3.0, 60.0)], 7),  # three classes at 2.2: 6.6
        ([("mixed_nursery", 1.0, 20.0)], 3),  # one group at 2.5, half up
    ],
)
def test_children_of_a_preschool_earn_teachers_by_their_ages(
    rows: list[tuple[str, float, float]], expected: int
) -> None:
    assert staffing.needed_by_ages(grouped(*rows), day=DAY) == (expected, "")


def test_the_only_group_of_a_site_has_two_teachers_however_few_its_children() -> None:
    few = grouped(("y3_4", 1.0, 9.0), site=True)
    assert staffing.needed_by_ages(few, day=DAY) == (2, "")
    assert staffing.needed_by_ages(few.assign(is_site=False), day=DAY) == (0, "")


def test_where_the_need_by_pupils_is_not_known_the_reason_is() -> None:
    untold, why = staffing.needed_by_ages(grouped(("mixed_both", 1.0, 20.0)), day=DAY)
    assert (math.isnan(untold), why) == (True, "no_ages")
    found = staffing.schools(
        assessed(staffed(Level.MAM_NON, classes=5.0, teachers=9.0, pupils=100.0)), day=DAY
    )
    (row,) = found.to_dict("records")
    assert math.isnan(row["needed_by_pupils"])
    assert row["by_pupils_untold"] == "no_groups"
