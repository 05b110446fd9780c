"""The state of the data: every figure worked out by hand on the small town of two wards."""

from __future__ import annotations

import dataclasses
from datetime import date
from pathlib import Path

from locality import Locality

from spatial.intake import examine
from spatial.intake.report import health, health_sentences
from spatial.intake.report.health import Health, Odd
from spatial.records import Level

TODAY = date(2026, 11, 22)


def of(town: Locality, folder: Path) -> Health:
    """Examine the state of a town."""
    return health.examine(examine(town.write(folder)), today=TODAY)


def test_a_column_counts_the_rows_that_have_a_value(tmp_path: Path) -> None:
    town = Locality()
    for row, pupils in zip(town.school_levels, [600, "", 900], strict=True):
        row["pupils"] = pupils
    found = {(one.table, one.column): one for one in of(town, tmp_path).filled}
    pupils = found["school_levels", "pupils"]
    assert (pupils.rows, pupils.filled) == (3, 2)
    assert found["school_levels", "classes"].filled == 0  # the file has no such column
    assert found["schools", "name"].filled == 3


def test_figures_are_as_old_as_their_newest_year_that_has_come(tmp_path: Path) -> None:
    (one,) = of(Locality(), tmp_path).dated
    assert (one.table, one.year, one.age_years) == ("residents", 2025, 1)


def test_kinds_are_counted_by_row_and_what_tells_none_is_not_called_surveyed(
    tmp_path: Path,
) -> None:
    town = Locality()
    for row, kind in zip(town.school_levels, ["published", "estimated", ""], strict=True):
        row["kind"] = kind
    counts = of(town, tmp_path).kinds["school_levels"]
    assert counts == {"published": 1, "surveyed": 0, "estimated": 1, "assumed": 0, "untold": 1}
    said = health_sentences.kinds(counts, lang="vi")
    assert said == "công bố 33 %, không nói rõ 33 %, ước tính 33 %"


def test_schools_without_land_or_rooms_are_named(tmp_path: Path) -> None:
    town = Locality()
    town.school_levels[0]["land_m2"] = 0
    town.school_levels[1]["rooms"] = 0
    found = of(town, tmp_path)
    assert (found.landless, found.roomless) == (("Trường A",), ("Trường B",))


def test_a_school_whose_land_one_level_does_not_tell_is_named(tmp_path: Path) -> None:
    town = Locality()
    one, two, _ = town.school_levels
    town.school_levels += [
        {**one, "level": "thcs", "land_m2": 600},
        {**two, "level": "tieu_hoc", "land_m2": 500},
    ]
    reading = examine(town.write(tmp_path))
    assert reading.network is not None
    levels = reading.network.school_levels
    untold = levels.assign(land_m2=levels["land_m2"].where(levels["land_m2"] != 600))
    network = dataclasses.replace(reading.network, school_levels=untold)
    found = health.examine(dataclasses.replace(reading, network=network), today=TODAY)
    assert found.landless == ("Trường A",)
    assert found.roomless == ()
    said = "1 trường chưa có đủ diện tích đất (để trống hoặc ghi 0): Trường A."
    assert said in health_sentences.sentences(found, lang="vi")


def test_figures_no_survey_finds_are_listed_with_the_figure(tmp_path: Path) -> None:
    town = Locality()
    for row, pupils in zip(town.school_levels, [4_000, 10, 2_701], strict=True):
        row["pupils"] = pupils
    found = of(town, tmp_path).odd
    # 8,000 m2 / 4,000 = 2 (the bound itself), 4,000 / 20 rooms = 200;
    # 9,000 m2 / 10 = 900; 2,701 / 30 rooms > 90
    assert [(one.code, one.school_id, round(one.value, 2)) for one in found] == [
        ("tight", "a", 2.0),
        ("roomy", "b", 900.0),
        ("crowded", "a", 200.0),
        ("crowded", "c", 90.03),
    ]
    assert isinstance(found[0], Odd)


def test_pupils_are_held_against_the_residents_of_their_ages(tmp_path: Path) -> None:
    town = Locality()
    town.school_levels[0]["pupils"] = 1_400
    for row in town.school_levels[1:]:
        row["pupils"] = ""
    (one,) = of(town, tmp_path).balances
    # ages 6 to 10 in two wards, 100 each: 5 x 2 x 100
    assert (one.level, one.residents, one.pupils) == (Level.TIEU_HOC, 1_000, 1_400)
    assert one.odd
    assert "1.400 học sinh" in health_sentences.balance(one, lang="vi")


def test_a_ward_where_nobody_has_an_age_is_named_with_it(tmp_path: Path) -> None:
    town = Locality()
    town.residents = [r for r in town.residents if (r["ward_id"], r["age"]) != ("00002", 7)]
    assert of(town, tmp_path).childless == {"Phường Đông": (7,)}
