"""Lists of several years kept side by side under the codes of today."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from locality import Locality, write_csv

from spatial import intake
from spatial.intake.examine import Reading

WARDS = ("Tây", "Đông")


def listed(folder: Path, name: str, *rows: tuple[str, str, int, int]) -> None:
    """Write a list: name, ward, rooms, pupils."""
    columns = ("Tên trường", "Phường", "Số phòng học", "Số HS")
    records = [dict(zip(columns, row, strict=True)) | {"Diện tích": 8_000} for row in rows]
    write_csv(folder / name, records)


def read(folder: Path) -> Reading:
    """Read the folder, which must be usable."""
    reading = intake.examine(folder)
    assert reading.network is not None, [fault.say(lang="en") for fault in reading.faults]
    return reading


def town(folder: Path) -> Path:
    return Locality(without={"schools", "school_levels"}).write(folder)


def series(reading: Reading) -> dict[tuple[int, str], tuple[float, float]]:
    assert reading.network is not None
    table: pd.DataFrame = reading.network.school_years
    return {
        (row.year, row.school_id): (row.rooms, row.pupils) for row in table.itertuples(index=False)
    }


def test_a_school_has_its_code_of_today_in_every_year(tmp_path: Path) -> None:
    folder = town(tmp_path)
    listed(folder, "DS trường 2023-2024.csv", ("Trường Tiểu học Lê Lợi", "Tây", 20, 500))
    listed(
        folder,
        "DS trường 2024-2025.csv",
        ("TH Lê Lợi", "Tây", 22, 520),
        ("THCS Trần Phú", "Đông", 24, 600),
    )
    reading = read(folder)
    assert series(reading) == {
        (2025, "th-le-loi"): (22, 520),
        (2025, "thcs-tran-phu"): (24, 600),
        (2024, "th-le-loi"): (20, 500),
    }
    (note,) = [fault for fault in reading.faults if fault.code == "years_kept"]
    assert note.blanks["years"] == "2024: 1/1"
    assert reading.network is not None
    assert len(reading.network.schools) == 2  # the newest list counts, alone


def test_one_list_is_no_series(tmp_path: Path) -> None:
    folder = town(tmp_path)
    listed(folder, "DS trường 2024-2025.csv", ("TH Lê Lợi", "Tây", 22, 520))
    assert series(read(folder)) == {}


@pytest.mark.parametrize(
    ("file", "expected"), [("DS trường 2023-2024.csv", 2024), ("DS trường.csv", None)]
)
def test_one_list_tells_the_year_it_is_of_where_it_tells_one(
    file: str, expected: int | None, tmp_path: Path
) -> None:
    folder = town(tmp_path)
    listed(folder, file, ("TH Lê Lợi", "Tây", 22, 520))
    network = read(folder).network
    assert network is not None
    assert network.listed_year == expected


def test_a_list_with_an_open_fault_is_in_no_series_and_stops_nothing(tmp_path: Path) -> None:
    folder = town(tmp_path)
    listed(folder, "DS trường 2023-2024.csv", ("TH Lê Lợi", "Nam", 20, 500))
    listed(folder, "DS trường 2024-2025.csv", ("TH Lê Lợi", "Tây", 22, 520))
    reading = read(folder)
    assert series(reading) == {}
    (note,) = [fault for fault in reading.faults if fault.code == "year_not_kept"]
    assert (note.file, note.blanks["why"]) == ("DS trường 2023-2024.csv", "unknown_ward")


def test_a_newest_list_without_a_year_is_in_no_series(tmp_path: Path) -> None:
    folder = town(tmp_path)
    listed(folder, "DS trường 2023-2024.csv", ("TH Lê Lợi", "Tây", 20, 500))
    listed(folder, "DS trường.csv", ("TH Lê Lợi", "Tây", 22, 520))
    reading = read(folder)
    assert {year for year, _ in series(reading)} == {2024}
    assert [f.file for f in reading.faults if f.code == "year_not_kept"] == ["DS trường.csv"]


def test_a_list_told_to_be_of_no_year_is_the_one_that_counts_and_in_no_series(
    tmp_path: Path,
) -> None:
    folder = town(tmp_path)
    listed(folder, "DS trường 2023-2024.csv", ("TH Lê Lợi", "Tây", 20, 500))
    listed(folder, "DS trường 2024-2025.csv", ("TH Lê Lợi", "Tây", 22, 520))
    answer = "files: {DS trường 2023-2024.csv: {school_year: 0}}"
    (folder / "intake.yaml").write_text(answer, encoding="utf-8")
    reading = read(folder)
    assert {year for year, _ in series(reading)} == {2025}
    assert reading.network is not None
    assert reading.network.school_levels["rooms"].tolist() == [20]
    left = [fault.file for fault in reading.faults if fault.code == "year_not_kept"]
    assert left == ["DS trường 2023-2024.csv"]
