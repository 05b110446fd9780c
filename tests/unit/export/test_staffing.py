"""Teachers as tables: those with a row, blank where nobody told."""

from __future__ import annotations

import dataclasses
from datetime import date

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
