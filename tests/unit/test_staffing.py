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


def test_where_the_need_by_pupils_is_not_known_the_reason_is() -> None:
    found = staffing.schools(
        assessed(staffed(Level.MAM_NON, classes=5.0, teachers=9.0, pupils=100.0)), day=DAY
    )
    (row,) = found.to_dict("records")
    assert math.isnan(row["needed_by_pupils"])
    assert row["by_pupils_untold"] == "no_groups"


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        (1, 27),  # 500 / 35 x 1.9 = 27.1
        (2, 24),  # 500 / 40 x 1.9 = 23.75
        (3, 21),  # 500 / 45 x 1.9 = 21.1
    ],
)
def test_a_zone_the_planner_tells_sets_the_average_class(zone: int, expected: int) -> None:
    """Of 460 pupils as well: 13 classes of 35, 11 of 40 or 10 of 45, and those left over."""
    network = staffed(classes=10.0, teachers=15.0, pupils=460.0)
    told = dataclasses.replace(network, schools=network.schools.assign(staff_zone=zone))
    (ward,) = staffing.wards(assessed(told), day=DAY).to_dict("records")
    assert (ward["needed"], ward["kind"]) == (expected, "estimated")
    (school,) = staffing.schools(assessed(told), day=DAY).to_dict("records")
    assert (school["zone"], school["zone_kind"]) == (zone, "surveyed")
    # 13 x 1.9 = 24.7; 11 x 1.9 = 20.9 and 20 over earn one; 10 x 1.9 and 10 over earn none
    assert school["needed_by_pupils"] == {1: 25, 2: 22, 3: 19}[zone]


@pytest.mark.parametrize(
    ("exception", "expected"),
    [("hai_dao", (1, "estimated", 27)), ("", (3, "assumed", 21))],
)
def test_a_zone_nobody_told_is_a_guess_and_called_one(
    exception: str, expected: tuple[int, str, int]
) -> None:
    network = staffed(classes=10.0, teachers=15.0, pupils=460.0)
    schools = network.schools.assign(area_exception=exception, staff_zone=float("nan"))
    found = assessed(dataclasses.replace(network, schools=schools))
    (school,) = staffing.schools(found, day=DAY).to_dict("records")
    (ward,) = staffing.wards(found, day=DAY).to_dict("records")
    assert (school["zone"], school["zone_kind"], ward["needed"]) == expected
    assert ward["kind"] == expected[1]


@pytest.mark.parametrize(
    ("pupils", "expected"),
    [
        ((100.0, 300.0), 45),  # a quarter of 1,000 / 35 and three quarters / 45, x 1.9: 45.2
        ((0.0, 2_000.0), 42),  # a school told to be empty adds nothing: 1,000 / 45 x 1.9 = 42.2
        ((0.0, 0.0), 48),  # no pupils to share by: half and half
        ((100.0, float("nan")), 48),  # half and half: 14.29 + 11.11 classes x 1.9 = 48.3
    ],
)
def test_a_ward_of_two_zones_takes_each_for_its_pupils(
    pupils: tuple[float, float], expected: int
) -> None:
    known = town(columns=1, schools=tuple(School(x=x, y=0.5, level=Level.THCS) for x in (0.2, 0.7)))
    rows = known.school_levels.assign(classes=10.0, teachers=15.0, pupils=pupils)
    schools = known.schools.assign(staff_zone=[1.0, 3.0])
    network = dataclasses.replace(known, school_levels=rows, schools=schools)
    (ward,) = staffing.wards(assessed(network), day=DAY).to_dict("records")
    assert (round(ward["pupils"]), ward["needed"]) == (1_000, expected)
