"""A list without coordinates through the door: placed, asked or left, and said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from locality import Locality, write_csv

from spatial import intake
from spatial.cli import truonglop
from spatial.errors import Severity
from spatial.intake.answers import settings

KNOWN = [
    {"school_id": "k1", "name": "Trường Tiểu học Nguyễn Trãi", "lon": 106.611, "lat": 10.811,
     "source": "danh sách 2024"},
    {"school_id": "k2", "name": "Trường THCS Lê Lợi", "lon": 106.631, "lat": 10.811,
     "source": "OSM"},
    {"school_id": "k3", "name": "Trường THPT Hoa Mai", "lon": 106.636, "lat": 10.816,
     "source": "OSM"},
]  # fmt: skip


def folder(tmp_path: Path, third: str = "THPT Hoa Mi", **answers: str) -> Path:
    """Write a list of names and wards beside the schools known."""
    town = Locality()
    town.schools = [
        {"school_id": "a", "name": "TH Nguyễn Trãi", "phường": "Tây"},
        {"school_id": "b", "name": "THCS le loi", "phường": "Đông"},
        {"school_id": "c", "name": third, "phường": "Đông"},
    ]
    town.write(tmp_path)
    write_csv(tmp_path / "known_schools.csv", KNOWN)
    if answers:
        kept = settings.Settings(matches={"schools.csv": answers})
        (tmp_path / "intake.yaml").write_text(kept.text(), encoding="utf-8")
    return tmp_path


def test_a_certain_match_gives_place_kind_and_source(tmp_path: Path) -> None:
    reading = intake.examine(folder(tmp_path))
    (table,) = [each for each in reading.tables if each.source.table == "schools"]
    rows = table.frame.set_index("school_id")
    assert rows.loc["a", "geometry"].x == pytest.approx(106.611)
    assert rows.loc["b", "geometry"].y == pytest.approx(10.811)
    assert rows.loc["a", "source"] == "danh sách 2024"
    (note,) = [fault for fault in reading.faults if fault.code == "placed_as_known"]
    assert note.severity is Severity.WARNING
    assert "TH Nguyễn Trãi = Trường Tiểu học Nguyễn Trãi" in note.say(lang="vi")


def test_a_doubtful_match_is_asked_and_not_taken(tmp_path: Path) -> None:
    place = folder(tmp_path)
    said = CliRunner().invoke(truonglop, ["check", str(place)]).output
    assert "? THPT Hoa Mi  |  Trường THPT Hoa Mai (k3): tên gần giống, cùng cấp" in said
    record = json.loads(CliRunner().invoke(truonglop, ["check", str(place), "--json"]).output)
    (matches,) = record["matches"]
    assert [each["known"] for each in matches["certain"]] == ["k1", "k2"]
    assert matches["doubtful"]["c"][0]["known"] == "k3"
    assert matches["doubtful"]["c"][0]["lon"] == pytest.approx(106.636)


def test_the_answer_in_intake_yaml_is_taken_by_name(tmp_path: Path) -> None:
    reading = intake.examine(folder(tmp_path, **{"THPT Hoa Mi": "k3"}))
    (table,) = [each for each in reading.tables if each.source.table == "schools"]
    assert table.matching is not None
    assert {each.listed: each.known for each in table.matching.certain}["c"] == "k3"
    assert "maybe_known" not in {fault.code for fault in reading.faults}


def test_none_of_them_leaves_the_school_without_a_place_and_unasked(tmp_path: Path) -> None:
    reading = intake.examine(folder(tmp_path, c="none"))
    codes = {fault.code for fault in reading.faults}
    assert {"maybe_known", "not_known"} & codes == set()


def test_an_answer_about_nobody_is_a_fault(tmp_path: Path) -> None:
    reading = intake.examine(folder(tmp_path, **{"THPT Hoa Mi": "k9"}))
    (fault,) = [each for each in reading.faults if each.code == "match_not_there"]
    assert fault.value == "THPT Hoa Mi → k9"
    assert reading.network is None


def test_a_school_like_none_is_counted(tmp_path: Path) -> None:
    reading = intake.examine(folder(tmp_path, "THPT Trần Phú"))
    (fault,) = [each for each in reading.faults if each.code == "not_known"]
    assert "1 trường" in fault.say(lang="vi")


def test_a_known_school_without_coordinates_stops_nothing(tmp_path: Path) -> None:
    place = folder(tmp_path)
    write_csv(place / "known_schools.csv", [*KNOWN, KNOWN[0] | {"school_id": "k4", "lon": ""}])
    reading = intake.examine(place)
    assert not [fault for fault in reading.faults if fault.severity is Severity.ERROR]


def test_schools_that_come_along_are_known_where_the_wards_hold_them(tmp_path: Path) -> None:
    """The demonstration district's own wards with a list of three names from its schools."""
    home = intake.embedded()
    town = Locality(without={"wards", "residents"})
    town.schools = [
        {"school_id": "a", "name": "MN Bông Hồng", "mã phường": "26779"},
        {"school_id": "b", "name": "Mẫu giáo Ánh Mặt Trời", "mã phường": "26782"},
    ]
    town.school_levels = [
        {"school_id": code, "level": "mam_non", "rooms": 10, "land_m2": 2_000} for code in "ab"
    ]
    town.write(tmp_path)
    name = "wards_2024.geojson"
    (tmp_path / name).write_bytes((home / "wards" / name).read_bytes())
    reading = intake.examine(tmp_path)
    (table,) = [each for each in reading.tables if each.source.table == "schools"]
    assert table.matching is not None
    assert [each.known for each in table.matching.certain] == ["n2340079107", "n4541337119"]


def test_answers_survive_being_written_and_read(tmp_path: Path) -> None:
    place = folder(tmp_path, c="none", a="k1")
    assert settings.read(place).matches == {"schools.csv": {"c": "none", "a": "k1"}}
