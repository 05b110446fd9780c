"""Money, the national standard and the season in the yearly report, each where it is told of."""

from __future__ import annotations

import dataclasses

import pandas as pd
from papers import DAY, OPTIONS, sentences, source, tables
from season_towns import told as seasoned
from standard_towns import told as recognised
from towns import proposal, town

from spatial import assess, buildings
from spatial.assessment import Assessment
from spatial.export.documents import YearSource, year_plans


def of(found: Assessment, year: int = 2030) -> YearSource:
    standing = YearSource.of(dataclasses.replace(source(), assessment=found))
    return dataclasses.replace(standing, year=year, assessment=found)


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
    assert any("mở rộng trường chưa có trong bảng" in one for one in sentences((part,)))
    assert by_year.rows == (("2027", "50", "60", "0", "10", "0"),)
    assert by_source.rows == (("2027", "ngân sách tỉnh, thành phố", "50", "60", "10", "0"),)
    assert not any(line.startswith("Vốn") for line in year_plans.lacking(made))


def test_capital_of_schools_proposed_is_not_called_missing_where_it_is_counted() -> None:
    known = dataclasses.replace(
        town(),
        capital=pd.DataFrame(
            [(2027, "province", "", 50.0)], columns=["year", "fund", "project_id", "billion_vnd"]
        ).assign(kind="published", source=""),
    )
    (part,) = year_plans.parts(of(assess(buildings.apply(known, (proposal(),)), OPTIONS)))
    assert not any("chưa có trong bảng" in one for one in sentences((part,)))


def test_recognitions_stand_by_year_with_the_schools_expected() -> None:
    _, found = recognised(["1", "0", "0", "0"], {"s1": DAY.year + 1})
    (part,) = year_plans.parts(of(found))
    by_year, schools = tables((part,))
    assert [(row[1], *row[3:8]) for row in by_year.rows] == [
        ("2026", "4", "1", "25", "25", "0"), ("2027", "4", "1", "25", "50", "0"),
    ]  # fmt: skip
    assert schools.rows[0][:3] == ("2027", "Trường 1", "Mầm non")


def test_an_aim_says_what_it_is_a_share_of_and_when_and_what_nobody_tells_stands_beside() -> None:
    """HCMC aims at 60 % of its public preschools by 2030; of four schools three say nothing."""
    _, found = recognised(["1", "", "", ""], {})
    town = found.network
    city = dataclasses.replace(town, locality=dataclasses.replace(town.locality, key="hcmc"))
    (part,) = year_plans.parts(of(dataclasses.replace(found, network=city)))
    (by_year,) = tables((part,))
    first = dict(zip(by_year.heads, by_year.rows[0], strict=True))
    assert first["Chỉ tiêu kế hoạch"] == "60 % số trường công lập (2030)"
    assert first["Đạt chuẩn (%)"] == "25"
    assert first["Trường chưa rõ"] == "3"
    assert first["Chưa rõ loại hình"] == "0"
    assert any("trường chưa rõ tính là chưa đạt" in one for one in sentences((part,)))
    assert any("từng năm đến chỉ tiêu gần nhất" in one for one in sentences((part,)))


def test_a_year_without_an_aim_says_none() -> None:
    _, found = recognised(["1", "0", "0", "0"], {})
    (part,) = year_plans.parts(of(found))
    assert [row[2] for row in tables((part,))[0].rows] == [""]


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
