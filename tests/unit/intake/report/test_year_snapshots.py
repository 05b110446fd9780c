"""What becomes of the lists of several school years when a list is used."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from locality import SOUTH, WEST, Locality, write_csv

from spatial import intake
from spatial.intake.examine import Reading
from spatial.intake.report import repaired_copy, year_snapshots
from spatial.intake.report.year_snapshots import YearChange


def listed(folder: Path, name: str, **pupils: int) -> Reading:
    """Read a town with a list: pupils by name of the school."""
    town = Locality(without={"schools", "school_levels"}).write(folder)
    rows = [
        {"Tên trường": f"TH {school}", "Phường": "Tây", "Số phòng học": 20, "Số HS": number,
         "Diện tích (m2)": 8_000} for school, number in pupils.items()
    ]  # fmt: skip
    write_csv(town / name, rows)
    reading = intake.examine(town)
    assert reading.network is not None, [fault.say(lang="en") for fault in reading.faults]
    return reading


def written(folder: Path, files: dict[str, bytes]) -> Reading:
    """Write files and read them again."""
    folder.mkdir()
    for name, content in files.items():
        if name not in {"set_aside.csv", "repairs.csv"}:
            (folder / name).write_bytes(content)
    return intake.examine(folder)


def pupils(reading: Reading) -> dict[int, float]:
    """Add up the pupils of each year kept."""
    return {
        year: float(one.figures["pupils"].sum())
        for year, one in year_snapshots.lists(reading).items()
    }


@pytest.fixture
def last(tmp_path: Path) -> Reading:
    return listed(tmp_path / "a", "DS trường 2024-2025.csv", Mai=500, Lan=300)


def test_the_list_of_the_next_year_leaves_last_years_beside_it(
    last: Reading, tmp_path: Path
) -> None:
    new = listed(tmp_path / "b", "DS trường 2025-2026.csv", Mai=520, Cúc=410)
    assert year_snapshots.change(new, last) is YearChange.NEXT
    again = written(tmp_path / "c", year_snapshots.files(new, last))
    assert year_snapshots.year_of(again) == 2026
    assert pupils(again) == {2026: 930, 2025: 800}
    assert again.network is not None
    assert sorted(again.network.schools["name"]) == ["TH Cúc", "TH Mai"]


def test_a_third_year_goes_on_from_what_was_kept(last: Reading, tmp_path: Path) -> None:
    new = listed(tmp_path / "b", "DS trường 2025-2026.csv", Mai=520)
    kept = written(tmp_path / "c", year_snapshots.files(new, last))
    third = listed(tmp_path / "d", "DS trường 2026-2027.csv", Mai=540)
    again = written(tmp_path / "e", year_snapshots.files(third, kept))
    assert pupils(again) == {2027: 540, 2026: 520, 2025: 800}


def test_the_list_of_a_former_year_joins_and_the_one_in_use_stays(
    last: Reading, tmp_path: Path
) -> None:
    old = listed(tmp_path / "b", "DS trường 2023-2024.csv", Mai=480)
    assert year_snapshots.change(old, last) is YearChange.FORMER
    again = written(tmp_path / "c", year_snapshots.files(old, last))
    assert pupils(again) == {2025: 800, 2024: 480}
    assert year_snapshots.year_of(again) == 2025


def test_a_list_of_the_same_year_takes_its_place(last: Reading, tmp_path: Path) -> None:
    new = listed(tmp_path / "b", "DS trường 2024-2025 (sửa).csv", Mai=510)
    assert year_snapshots.change(new, last) is YearChange.SAME
    assert pupils(written(tmp_path / "c", year_snapshots.files(new, last))) == {2025: 510}


def test_a_list_of_no_year_asks_before_it_replaces_another(last: Reading, tmp_path: Path) -> None:
    new = listed(tmp_path / "b", "DS trường.csv", Mai=510)
    assert year_snapshots.change(new, last) is YearChange.UNTOLD
    assert year_snapshots.change(new, None) is YearChange.FIRST
    told = year_snapshots.told(new, 2026)
    assert pupils(written(tmp_path / "c", year_snapshots.files(told, last))) == {
        2026: 510,
        2025: 800,
    }
    refused = dataclasses.replace(
        new, answers=dataclasses.replace(new.answers, school_years={"DS trường.csv": 0})
    )
    assert year_snapshots.change(refused, last) is YearChange.REPLACES
    assert pupils(written(tmp_path / "d", year_snapshots.files(refused, last))) == {}


def test_a_list_in_use_of_no_year_asks_for_its_own(last: Reading, tmp_path: Path) -> None:
    nameless = listed(tmp_path / "b", "DS trường.csv", Mai=510)
    assert year_snapshots.change(last, nameless) is YearChange.UNTOLD_USED


def test_the_places_of_a_former_list_are_kept_through_match_snapshot_and_reading_again(
    tmp_path: Path,
) -> None:
    lon, lat = WEST + 0.005, SOUTH + 0.005
    town = Locality(without={"schools", "school_levels"}).write(tmp_path / "a")
    row = {"Tên trường": "TH Mai", "Phường": "Tây", "Số phòng học": 20, "Số HS": 500,
           "Diện tích (m2)": 8_000, "Kinh độ": lon, "Vĩ độ": lat}  # fmt: skip
    write_csv(town / "DS trường 2024-2025.csv", [row])
    new = listed(tmp_path / "b", "DS trường 2025-2026.csv", Mai=520)
    again = written(tmp_path / "c", year_snapshots.files(new, intake.examine(town)))
    assert again.network is not None
    series = again.network.school_years.set_index("year")
    assert series["school_id"].nunique() == 1  # matched: one school in both years
    assert series.loc[2025, ["lon", "lat"]].tolist() == pytest.approx([lon, lat])
    assert series.loc[2026, ["lon", "lat"]].isna().all()
    former = year_snapshots.lists(again)[2025].schools
    assert [(each.lon, each.lat) for each in former.values()] == [pytest.approx((lon, lat))]
    third = written(tmp_path / "d", repaired_copy.files(again))
    assert third.network is not None
    kept = third.network.school_years.set_index("year").loc[2025, ["lon", "lat"]]
    assert kept.tolist() == pytest.approx([lon, lat])
