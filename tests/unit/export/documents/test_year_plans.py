"""Money, the national standard and the season in the yearly report, each where it is told of."""

from __future__ import annotations

import dataclasses

import pandas as pd
from papers import DAY, OPTIONS, source, tables
from season_towns import told as seasoned
from standard_towns import told as recognised
from towns import town

from spatial import assess
from spatial.assessment import Assessment
from spatial.export.documents import YearSource, year_plans


def of(found: Assessment, year: int = 2030) -> YearSource:
    return YearSource.of(dataclasses.replace(source(), assessment=found, year=year))


def test_what_nobody_tells_is_no_part_and_is_named_with_what_would_bring_it() -> None:
    nothing = of(assess(town(), OPTIONS))
    assert list(year_plans.parts(nothing)) == []
    lacking = list(year_plans.lacking(nothing))
    assert [line.split(":")[0] for line in lacking] == [
        "Vốn, ngân sách", "Chuẩn quốc gia", "Tuyển sinh năm học 2029–2030",
    ]  # fmt: skip


def test_capital_stands_by_year_and_by_source_with_what_is_over() -> None:
    """60 of a ceiling of 50: 10 over and nothing left."""
    known = dataclasses.replace(
        town(),
        capital=pd.DataFrame(
            [(2027, "province", "", 50.0), (2027, "province", "p1", 60.0)],
            columns=["year", "fund", "project_id", "billion_vnd"],
        ).assign(kind="published", source=""),
    )
    made = of(assess(known, OPTIONS))
    (part,) = year_plans.parts(made)
    by_year, by_source = tables((part,))
    assert by_year.rows == (("2027", "50", "60", "0", "10", "0"),)
    assert by_source.rows == (("2027", "ngân sách tỉnh, thành phố", "50", "60", "10", "0"),)
    assert not any(line.startswith("Vốn") for line in year_plans.lacking(made))


def test_recognitions_stand_by_year_with_the_schools_expected() -> None:
    _, found = recognised(["1", "0", "0", "0"], {"s1": DAY.year + 1})
    (part,) = year_plans.parts(of(found))
    by_year, schools = tables((part,))
    assert [row[1:7] for row in by_year.rows] == [
        ("2026", "4", "1", "25", "25", "0"), ("2027", "4", "1", "25", "50", "0"),
    ]  # fmt: skip
    assert schools.rows[0][:3] == ("2027", "Trường 1", "Mầm non")


def test_the_season_of_the_school_year_that_ends_in_the_report_s_stands_grade_by_grade() -> None:
    """The report of 2031 tells of 2030–2031, whose season bears the year it began in."""
    found = seasoned(
        ("s0", "1", 2030, 100, 120), ("s1", "1", 2030, 100, 80), ("s0", "1", 2029, 1, 1)
    )
    (part,) = year_plans.parts(of(found, 2031))
    assert part.title == "Tuyển sinh đầu cấp năm học 2030–2031"
    grades, schools = tables((part,))
    assert grades.rows == (("1", "200", "200", "20", "20", "200"),)
    assert len(schools.rows) == 2
