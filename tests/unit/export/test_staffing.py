"""Teachers as tables: those with a row, blank where nobody told."""

from __future__ import annotations

import dataclasses
from datetime import date

import pandas as pd
from towns import School, town

from spatial import Options, assess
from spatial.export import staffing, table_files
from spatial.records import Level

DAY = date(2026, 11, 28)


def test_tables_without_a_row_are_left_out_and_the_others_are_csv_and_json() -> None:
    bare = town(schools=(School(x=0.5, y=0.5, level=Level.THCS),))
    assert staffing.tables(assess(bare, Options(year=2030)), day=DAY) == {}
    rows = bare.school_levels.assign(classes=10.0, teachers=15.0)
    told = dataclasses.replace(bare, school_levels=rows)
    made = staffing.tables(assess(told, Options(year=2030)), day=DAY)
    assert [*made] == ["teachers_schools", "teachers_wards"]
    written = staffing.every(made, lang="vi")
    assert [*written] == ["teachers_schools.csv", "teachers_wards.csv"]
    assert "chưa có số học sinh" in written["teachers_schools.csv"].decode("utf-8-sig")
    (school,) = table_files.tree(made)["teachers_schools"]
    assert (school["allotted"], school["shortage"], school["pupils"]) == (19, 4, None)


def staffed(*zones: float, level: Level = Level.THCS) -> dict[str, pd.DataFrame]:
    """Make the tables of schools of one level, each in a staffing zone, ten teachers in each."""
    places = tuple(School(x=0.2 + at / 4, y=0.5, level=level) for at in range(len(zones)))
    known = town(columns=1, schools=places)
    told = dataclasses.replace(
        known,
        school_levels=known.school_levels.assign(classes=10.0, teachers=10.0, pupils=400.0),
        schools=known.schools.assign(staff_zone=list(zones)),
    )
    return staffing.tables(assess(told, Options(year=2030)), day=DAY)


def test_every_zone_that_occurs_is_cited_with_its_own_figures() -> None:
    """Circular 20/2023: classes of 35 and 45 in zones 1 and 3, 17 and 22 left over earn one."""
    (said,) = staffing.clauses(staffed(1.0, 3.0), day=DAY, lang="vi")
    assert said.startswith("THCS: theo Giáo viên tối đa một lớp 1,9 [")
    assert "vùng 1: 35; vùng 3: 45 [Đ.3 k.1-2, TT 20/2023/TT-BGDĐT" in said
    assert "vùng 1: 17; vùng 3: 22 [Đ.12 k.1 c" in said
    (alone,) = staffing.clauses(staffed(2.0), day=DAY, lang="en")
    assert "zone 2" in alone.lower()
    assert "zone 3" not in alone.lower()


def test_preschools_cite_their_own_circular() -> None:
    """Circular 19/2023, article 5: 2.5 and 2.2 teachers a group, 6 to 16 children left over."""
    (said,) = staffing.clauses(staffed(3.0, level=Level.MAM_NON), day=DAY, lang="vi")
    assert said.startswith("Mầm non: theo ")
    assert "Đ.5 k.1 c, phần dư, TT 19/2023/TT-BGDĐT" in said
    assert "3–12 tháng: 6; 13–24 tháng: 8" in said
    assert "TT 20/2023" not in said


def test_nothing_is_cited_of_tables_without_schools() -> None:
    assert list(staffing.clauses({}, day=DAY, lang="vi")) == []
