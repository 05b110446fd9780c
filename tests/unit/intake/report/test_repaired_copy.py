"""A repaired copy: what was kept, what was left out, every value before and after."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from locality import Locality

from spatial import words
from spatial.intake.examine import examine
from spatial.intake.report import repaired_copy


def copy(town: Locality, folder: Path) -> dict[str, bytes]:
    return repaired_copy.files(examine(town.write(folder)))


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_every_table_has_a_file_and_the_lists_are_there_too(tmp_path: Path) -> None:
    assert set(copy(Locality(), tmp_path)) == {
        "wards.geojson",
        "residents.csv",
        "schools.geojson",
        "school_levels.csv",
        "set_aside.csv",
        "repairs.csv",
    }


def test_rows_that_are_sound_are_kept_and_the_others_listed_with_the_reason(
    tmp_path: Path,
) -> None:
    town = Locality()
    town.school_levels[1]["rooms"] = "?"
    found = copy(town, tmp_path)
    assert [row["school_id"] for row in rows(found["school_levels.csv"])] == ["a", "c"]
    (aside,) = rows(found["set_aside.csv"])
    assert (aside["file"], aside["row"], aside["column"], aside["value"], aside["code"]) == (
        "school_levels.csv",
        "3",
        "rooms",
        "?",
        "not_number",
    )


def test_the_reason_is_told_in_words_also_where_the_school_of_a_row_was_set_aside(
    tmp_path: Path,
) -> None:
    town = Locality()
    town.schools[0]["lon"] = 300
    reading = examine(town.write(tmp_path), set_aside=True)
    for lang in ("vi", "en"):
        content = repaired_copy.files(reading, lang=lang)["set_aside.csv"]
        listed = {row["code"]: row["reason"] for row in rows(content)}
        told = {fault.code: fault.part("what", lang=lang) for fault in reading.faults}
        ours = words.say("fault.school_set_aside.what", lang=lang, value="a")
        assert listed.pop("school_set_aside") == ours
        assert listed
        assert all(told[code] == reason for code, reason in listed.items())


def test_every_value_read_as_another_is_listed(tmp_path: Path) -> None:
    town = Locality()
    town.school_levels[0]["level"] = "Tiểu học"
    (repair,) = rows(copy(town, tmp_path)["repairs.csv"])
    assert (repair["row"], repair["before"], repair["after"]) == ("2", "Tiểu học", "tieu_hoc")


def test_maps_are_in_degrees_with_the_columns_of_the_schema(tmp_path: Path) -> None:
    found = json.loads(copy(Locality(), tmp_path)["schools.geojson"])
    first = found["features"][0]
    assert first["geometry"]["coordinates"] == pytest.approx([106.61, 10.81])
    assert first["properties"]["name"] == "Trường A"
    assert "lon" not in first["properties"]


def test_totals_of_past_years_stay_and_strange_columns_go(tmp_path: Path) -> None:
    town = Locality()
    for row in town.wards:
        row |= {"population_2019": 9_000, "màu": "xanh"}
    found = json.loads(copy(town, tmp_path)["wards.geojson"])
    assert found["features"][0]["properties"]["population_2019"] == 9_000
    assert "màu" not in found["features"][0]["properties"]


def test_a_table_of_no_use_has_no_file(tmp_path: Path) -> None:
    town = Locality()
    for row in town.school_levels:
        del row["rooms"]
    assert "school_levels.csv" not in copy(town, tmp_path)


def test_the_copy_of_a_copy_is_the_same(tmp_path: Path) -> None:
    first = copy(Locality(), tmp_path / "one")
    again = tmp_path / "two"
    again.mkdir()
    for name, content in first.items():
        (again / name).write_bytes(content)
    assert repaired_copy.files(examine(again)) == first
