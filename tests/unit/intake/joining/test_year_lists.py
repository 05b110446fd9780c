"""A list of schools as one year of a series."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from locality import SIDE, SOUTH, WEST, Locality, write_csv
from school_book import book_of

from spatial import intake
from spatial.intake.examine import Reading
from spatial.intake.joining import school_changes, year_lists


def reading(folder: Path, name: str, *, title: str = "", **more: object) -> Reading:
    """Read a list of one school; `more` are further columns."""
    town = Locality(without={"schools", "school_levels"}).write(folder)
    row = {"Tên trường": "TH Lê Lợi", "Phường": "Tây", "Số phòng học": 20, "Số HS": 500,
           "Diện tích (m2)": 8_000, **more}  # fmt: skip
    if name.endswith(".csv"):
        write_csv(town / name, [row])
    else:
        book_of(town / name, [title], row)
    return intake.examine(town)


def year(one: Reading) -> int | None:
    return year_lists.year_of_list(one.tables, one.parts, one.answers)


@pytest.mark.parametrize(
    ("name", "title", "told"),
    [
        ("DS trường 2023-2024.csv", "", 2024),
        ("DS trường.csv", "", None),
        ("DS trường.xlsx", "NĂM HỌC 2024 - 2025", 2025),
        ("DS trường 2024.xlsx", "NĂM HỌC 2024 - 2025", 2025),  # the day of the file, then the list
    ],
)
def test_the_title_goes_before_the_name_of_the_file(
    tmp_path: Path, name: str, title: str, told: int | None
) -> None:
    assert year(reading(tmp_path, name, title=title)) == told


def test_a_column_of_the_list_goes_before_its_title(tmp_path: Path) -> None:
    one = reading(tmp_path, "DS trường.xlsx", title="NĂM HỌC 2024-2025", **{"Năm học": "2023-2024"})
    assert year(one) == 2024


def test_rows_of_a_list_give_the_list_back(tmp_path: Path) -> None:
    one = school_changes.of_tables(reading(tmp_path, "DS trường 2024-2025.csv").tables)
    assert one is not None
    back = year_lists.of_rows(year_lists.rows(2025, one, {}), 2025)
    assert back.schools == one.schools
    assert school_changes.compare(one, back).empty


def test_a_list_keeps_the_places_of_its_schools_and_gives_them_back(tmp_path: Path) -> None:
    lon, lat = WEST + SIDE / 2, SOUTH + SIDE / 2
    placed = reading(tmp_path, "DS trường 2024-2025.csv", **{"Kinh độ": lon, "Vĩ độ": lat})
    one = school_changes.of_tables(placed.tables)
    assert one is not None
    (school,) = one.schools.values()
    assert (school.lon, school.lat) == pytest.approx((lon, lat))
    series = year_lists.rows(2025, one, {})
    assert year_lists.of_rows(series, 2025).schools == one.schools


def test_a_place_of_three_decimals_is_written_as_no_thousand() -> None:
    schools = pd.DataFrame({"school_id": ["a"], "name": ["A"], "lon": [106.605], "lat": [10.805]})
    levels = pd.DataFrame({"school_id": ["a"], "level": ["thcs"], "rooms": [20]})
    series = year_lists.rows(2025, school_changes.of_frames(schools, levels), {})
    (line,) = year_lists.written(series)[year_lists.FILE].decode("utf-8-sig").splitlines()[1:]
    assert line.split(",") == [
        "2025",
        "a",
        "A",
        "",
        "106.605e0",
        "10.805e0",
        "thcs",
        "20",
        *[""] * 3,
    ]
