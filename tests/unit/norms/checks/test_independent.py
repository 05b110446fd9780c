"""Independent preschool groups are held by their own figures, never by those of schools."""

from __future__ import annotations

import dataclasses
from datetime import date

import pandas as pd
from towns import School, town

from spatial import Options, assess
from spatial.network import INDEPENDENT
from spatial.norms import checks
from spatial.norms.checks import CheckResults
from spatial.records import Level

DAY, BEFORE = date(2026, 11, 28), date(2026, 7, 9)


def held(day: date = DAY, **columns: object) -> list[tuple[str, float, float, bool]]:
    row = {"school_id": "a", "school": "Nhóm trẻ A", **columns}
    found = checks.independents(pd.DataFrame([row]), day=day)
    return [(one.norm.topic, one.value, one.limit, one.kept) for one in found]


def test_thirty_children_on_81_square_metres_are_just_enough() -> None:
    assert held(pupils=30.0, floor_m2=81.0) == [
        ("children_independent_min", 30, 30, True),
        ("land_per_child_independent_m2", 2.7, 2.7, True),
    ]
    assert [kept for *_, kept in held(pupils=29.0, floor_m2=58.0)] == [False, False]


def test_the_site_is_held_where_no_floor_is_told_and_nothing_where_neither_is() -> None:
    assert held(pupils=40.0, land_m2=80.0)[1][1:] == (2.0, 2.7, False)
    assert len(held(pupils=40.0, land_m2=0.0)) == 1
    assert held(floor_m2=80.0) == []


def test_before_the_decision_no_figure_of_theirs_is_known() -> None:
    assert held(BEFORE, pupils=10.0, floor_m2=10.0) == []


def run(school_type: str) -> CheckResults:
    made = town(schools=(School(x=0.5, y=0.5, level=Level.MAM_NON, rooms=2, land_m2=60.0),))
    levels = made.school_levels.assign(pupils=40.0, classes=2.0)
    schools = made.schools.assign(school_type=school_type)
    groups = pd.DataFrame(
        [("s0", "m3_12", 13.0, 1.0, float("nan"), float("nan"))],
        columns=["school_id", "age_group", "pupils", "classes", "pupils_with_disability",
                 "independent"],
    )  # fmt: skip
    one = dataclasses.replace(made, schools=schools, school_levels=levels, groups=groups)
    found = assess(one, Options(year=2030))
    return checks.run(one, found.wards, rules=found.rules, day=DAY, area="urban_special")


def test_an_independent_group_breaks_no_rule_of_schools() -> None:
    """Two classes are too few for a preschool and 60 m2 too little land; neither is a group's."""
    alone, school = run(INDEPENDENT), run("")
    assert alone.schools.empty
    assert [len(alone.findings[name]) for name in ("land", "size")] == [0, 0]
    assert not all(one.kept for one in school.findings["size"])
    assert school.findings["independent"] == ()
    assert [one.kept for one in alone.findings["independent"]] == [True, False]


def test_a_group_of_a_place_that_is_independent_has_the_sizes_of_one() -> None:
    """13 babies: 15 are allowed in a preschool, 12 in an independent group."""
    assert [one.kept for one in run("").findings["groups"]] == [True]
    assert [one.kept for one in run(INDEPENDENT).findings["groups"]] == [False]
