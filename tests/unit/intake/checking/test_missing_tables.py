"""Tables a locality lacks, and files that may be one of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from gallery import book
from locality import Locality, write_csv

from spatial.errors import Fault, Severity
from spatial.intake.examine import examine

HEAD = ["TT", "Đơn vị quản lý", "Phường", "Phòng chức năng", "HS"]
ROWS = [HEAD, [1, "TH A", "Tây", 20, 500], [2, "TH B", "Đông", 24, 600]]


def stops(folder: Path) -> list[Fault]:
    return [each for each in examine(folder).faults if each.severity is Severity.ERROR]


def test_a_workbook_that_is_no_list_is_named_with_its_headers(tmp_path: Path) -> None:
    folder = Locality(without={"schools", "school_levels"}).write(tmp_path)
    book(folder / "so lieu.xlsx", ("Sheet1", ROWS))
    (only,) = stops(folder)
    assert (only.code, only.file) == ("no_list_understood", "so lieu.xlsx")
    assert "“Phòng chức năng”" in only.say(lang="vi")


def test_what_it_tells_to_write_makes_it_the_list(tmp_path: Path) -> None:
    folder = Locality(without={"schools", "school_levels"}).write(tmp_path)
    head = ["TT", "Tên trường", "Phường", "Phòng dùng dạy", "HS", "Diện tích"]
    rows = [head, [1, "TH A", "Tây", 20, 500, 8_000], [2, "TH B", "Đông", 24, 600, 9_000]]
    book(folder / "so lieu.xlsx", ("Sheet1", rows))
    assert [fault.code for fault in stops(folder)] == ["no_list_understood"]
    answer = 'files: {"so lieu.xlsx": {table: schools, columns: {"Phòng dùng dạy": rooms}}}'
    (folder / "intake.yaml").write_text(answer, encoding="utf-8")
    assert stops(folder) == []


def test_such_a_workbook_alone_asks_for_no_wards_and_people(tmp_path: Path) -> None:
    book(tmp_path / "so lieu.xlsx", ("Sheet1", ROWS))
    assert [fault.code for fault in stops(tmp_path)] == ["no_list_understood"]


def test_beside_a_list_a_workbook_that_is_none_stops_nothing(tmp_path: Path) -> None:
    folder = Locality().write(tmp_path)
    book(folder / "so lieu.xlsx", ("Sheet1", ROWS))
    assert stops(folder) == []


@pytest.mark.parametrize("name", ["ds truong.xlsb", "DS TRUONG.XLSB", "ds truong.numbers"])
def test_a_workbook_in_another_form_is_told_how_to_be_saved(name: str, tmp_path: Path) -> None:
    folder = Locality(without={"schools", "school_levels"}).write(tmp_path)
    (folder / name).write_bytes(b"PK\x03\x04")
    (only,) = stops(folder)
    assert (only.code, only.file) == ("other_form", name)
    assert ".xlsx" in only.say(lang="vi")


def test_such_a_workbook_beside_a_locality_is_a_note(tmp_path: Path) -> None:
    folder = Locality().write(tmp_path)
    (folder / "ke hoach.xlsb").write_bytes(b"PK\x03\x04")
    reading = examine(folder)
    assert reading.network is not None
    assert "other_form" in {fault.code for fault in reading.faults}


def test_a_list_that_cannot_be_read_asks_for_no_second_table(tmp_path: Path) -> None:
    folder = Locality(without={"schools", "school_levels"}).write(tmp_path)
    (folder / "ds truong.xls").write_text("<html><table><tr><td>A</td></tr></table></html>")
    assert [fault.code for fault in stops(folder)] == ["not_what_it_says"]


@pytest.mark.parametrize("header", ["DANSO", "DAN_SO", "Dân số", "population", "Dân số 2024"])
def test_a_total_of_people_among_the_wards_says_what_it_lacks(header: str, tmp_path: Path) -> None:
    place = Locality(without={"residents"})
    for ward in place.wards:
        ward[header] = 20_000
    faults = examine(place.write(tmp_path)).faults
    (told,) = (fault for fault in faults if fault.code == "people_without_ages")
    assert (told.file, told.value) == ("wards.geojson", header)
    assert "age_structure.csv" in told.say(lang="vi")
    assert "missing_table" in {fault.code for fault in faults}


def test_what_it_tells_to_write_of_totals_makes_children(tmp_path: Path) -> None:
    place = Locality()
    place.residents = [
        {"ward_id": ward, "year": 2024, "age": "", "people": people}
        for ward, people in (("00001", 20_000), ("00002", 10_000))
    ]
    folder = place.write(tmp_path)
    ages = [
        {"year": 2024, "age": age, "age_to": age + 4, "people": 500} for age in range(0, 100, 5)
    ]
    write_csv(folder / "age_structure.csv", ages)
    town = examine(folder).network
    assert town is not None
    children = town.residents[town.residents["age"] < 18].groupby("ward_id")["people"].sum()
    assert children.round().tolist() == [3600, 1800]  # of evenly 100 ages 18
    assert set(town.residents["kind"]) == {"estimated"}


def test_with_residents_a_total_beside_them_asks_nothing(tmp_path: Path) -> None:
    place = Locality()
    for ward in place.wards:
        ward["DANSO"] = 20_000
    assert "people_without_ages" not in {
        fault.code for fault in examine(place.write(tmp_path)).faults
    }
