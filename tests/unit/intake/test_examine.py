"""Examining a locality raises nothing: tables counted, faults listed, requests done."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from locality import Locality

from spatial.errors import Severity
from spatial.intake.answers.settings import USED_LIST, Settings
from spatial.intake.examine import Reading, examine, inspected


def codes(reading: Reading, severity: Severity = Severity.ERROR) -> list[str]:
    return [fault.code for fault in reading.faults if fault.severity is severity]


def test_a_sound_locality_has_a_network_that_carries_its_notes(tmp_path: Path) -> None:
    reading = examine(Locality().write(tmp_path))
    assert reading.network is not None
    assert codes(reading) == []
    assert reading.network.warnings == reading.faults
    assert "no_streets" in codes(reading, Severity.WARNING)


def test_a_faulty_row_stops_everything_unless_it_may_be_set_aside(tmp_path: Path) -> None:
    town = Locality()
    town.school_levels[0]["rooms"] = "?"
    folder = town.write(tmp_path)
    assert examine(folder).network is None
    reading = examine(folder, set_aside=True)
    assert reading.network is not None
    assert reading.network.school_levels["school_id"].tolist() == ["b", "c"]
    assert "not_number" in codes(reading, Severity.WARNING)


@pytest.mark.parametrize("missing", ["wards", "residents", "schools", "school_levels"])
def test_a_table_a_locality_cannot_do_without_is_named(tmp_path: Path, missing: str) -> None:
    reading = examine(Locality(without={missing}).write(tmp_path))
    assert reading.network is None
    told = {fault.value for fault in reading.faults if fault.code == "missing_table"}
    assert missing in told


def test_a_folder_that_is_not_there_is_one_fault(tmp_path: Path) -> None:
    reading = examine(tmp_path / "none")
    assert codes(reading) == ["missing_folder"]
    assert reading.counts == ()


def test_answers_given_go_before_those_of_the_folder(tmp_path: Path) -> None:
    folder = Locality().write(tmp_path)
    (folder / "intake.yaml").write_text("files: [", encoding="utf-8")
    assert "yaml_unreadable" in codes(examine(folder))
    assert codes(examine(folder, given=Settings(close_m=1.0))) == []


def test_a_list_of_wards_nobody_knows_is_not_said_to_tell_no_wards(tmp_path: Path) -> None:
    town = Locality()
    town.schools = [{"school_id": key, "name": key, "ward": "Xã Trà Leng"} for key in "abc"]
    assert set(codes(examine(town.write(tmp_path)))) == {"unknown_ward"}


def astray(reading: Reading) -> list[str | None]:
    return [fault.value for fault in reading.faults if fault.code == "bad_answers"]


def test_an_answer_about_a_file_that_is_not_there_is_a_note_with_the_names_there_are(
    tmp_path: Path,
) -> None:
    folder = Locality().write(tmp_path)
    (folder / "intake.yaml").write_text(
        "files: {shools.csv: {numbers: {land_m2: thousands}}, schools.csv: {table: schools}}",
        encoding="utf-8",
    )
    reading = examine(folder)
    (note,) = [fault for fault in reading.faults if fault.code == "bad_answers"]
    assert (note.file, note.value) == ("intake.yaml", "files → shools.csv")
    assert note.severity is Severity.WARNING
    assert str(note.blanks["needs"]).startswith("schools.csv | school_levels.csv")
    assert reading.network is not None


@pytest.mark.parametrize("name", ["ghi_chu.csv", "DS truong 2020.csv", "ban do.mif", "ban do.tab"])
def test_an_answer_about_a_file_left_unused_is_no_note(tmp_path: Path, name: str) -> None:
    folder = Locality().write(tmp_path)
    for each in ("ghi_chu.csv", "DS truong 2020.csv", "ban do.mif", "ban do.tab"):
        (folder / each).write_text("a\n1\n", encoding="utf-8")
    answers = Settings(columns={name: {"a": ""}}, school_years={"schools.csv": 2026})
    assert astray(examine(folder, given=answers)) == []


def test_the_year_of_the_list_in_use_is_about_no_file_and_no_note(tmp_path: Path) -> None:
    answers = Settings(school_years={USED_LIST: 2025})
    assert astray(examine(Locality().write(tmp_path), given=answers)) == []


def test_where_files_were_not_all_looked_through_no_answer_is_called_lost(tmp_path: Path) -> None:
    answers = Settings(crs={"a.shp": 9210})
    assert codes(examine(tmp_path / "none", given=answers)) == ["missing_folder"]
    assert astray(examine(tmp_path / "none", given=answers)) == []


def test_a_zipped_locality_is_the_same(tmp_path: Path) -> None:
    folder = Locality().write(tmp_path / "town")
    archive = tmp_path / "town.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for path in folder.iterdir():
            packed.write(path, path.name)
    reading = examine(archive)
    assert reading.network is not None
    assert reading.counts == examine(folder).counts


def test_an_archive_that_is_none_is_one_fault(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"nothing of the kind")
    assert codes(examine(tmp_path / "a.zip")) == ["not_what_it_says"]


def test_schools_that_may_be_one_are_offered_and_noted(tmp_path: Path) -> None:
    town = Locality()
    town.schools[1] |= {"name": "Tiểu học Nguyễn Du", "lon": 106.63, "lat": 10.81}
    town.schools[2] |= {"name": "TH Nguyen Du", "lon": 106.6301, "lat": 10.81}
    reading = examine(town.write(tmp_path))
    (offer,) = reading.offers
    assert {offer.keep, offer.drop} == {"b", "c"}
    assert "maybe_twice" in codes(reading, Severity.WARNING)


def test_files_whose_name_says_nothing_are_listed(tmp_path: Path) -> None:
    folder = Locality().write(tmp_path)
    (folder / "linh tinh.csv").write_text("a\n1\n", encoding="utf-8")
    assert examine(folder).unused == ("linh tinh.csv",)


def test_models_are_given_only_the_network_and_the_faults(tmp_path: Path) -> None:
    folder = Locality().write(tmp_path)
    network, faults = inspected(folder)
    assert network is not None
    assert faults == examine(folder).faults
