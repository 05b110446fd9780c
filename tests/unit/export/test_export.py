"""Every file of an assessment: the same bytes each time, written whole or not at all."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from towns import proposal, town

from spatial import assess, buildings, export
from spatial.assessment import Assessment
from spatial.errors import UserError
from spatial.records import LEVELS, Level, Options

FILES = {
    "deficit_mam_non.geojson",
    "deficit_tieu_hoc.geojson",
    "deficit_thcs.geojson",
    "deficit_thpt.geojson",
    "deficit_all.geojson",
    "schools.geojson",
    "deficit.csv",
    "summary.json",
}


@pytest.fixture(scope="module")
def found() -> Assessment:
    """Judge a town of two wards and one school."""
    return assess(town(), Options())


@pytest.fixture(scope="module")
def files(found: Assessment) -> dict[str, bytes]:
    """Make the files once."""
    return export.bundle(found)


def features(files: dict[str, bytes], name: str) -> list[dict[str, object]]:
    return list(json.loads(files[name])["features"])


def test_there_is_a_layer_for_each_level_one_for_all_a_table_and_a_summary(
    files: dict[str, bytes],
) -> None:
    assert set(files) == FILES


@pytest.mark.parametrize("level", LEVELS)
def test_the_layer_of_a_level_holds_each_ward_once(files: dict[str, bytes], level: Level) -> None:
    told = [one["properties"] for one in features(files, f"deficit_{level}.geojson")]
    assert [one["ward_id"] for one in told] == ["w00", "w10"]  # type: ignore[index]
    assert {one["level"] for one in told} == {level.value}  # type: ignore[index]


def test_the_layer_of_all_levels_is_that_of_the_single_ones_together(
    files: dict[str, bytes],
) -> None:
    every = features(files, "deficit_all.geojson")
    single = [one for level in LEVELS for one in features(files, f"deficit_{level}.geojson")]
    assert len(every) == len(single) == 2 * len(LEVELS)
    assert all(one in every for one in single)


def test_the_table_has_a_row_for_every_ward_and_level(files: dict[str, bytes]) -> None:
    rows = list(csv.DictReader(io.StringIO(files["deficit.csv"].decode("utf-8-sig"))))
    assert len(rows) == 2 * len(LEVELS)


def test_the_same_assessment_gives_the_same_bytes(
    found: Assessment, files: dict[str, bytes]
) -> None:
    assert export.bundle(found) == files


def test_both_languages_give_the_same_files_and_figures(
    found: Assessment, files: dict[str, bytes]
) -> None:
    english = export.bundle(found, lang="en")
    assert set(english) == set(files)
    assert (
        json.loads(english["summary.json"])["total"] == json.loads(files["summary.json"])["total"]
    )


def test_proposals_have_a_file_of_their_own_where_there_are_any() -> None:
    files = export.bundle(assess(buildings.apply(town(), [proposal(rooms=9)]), Options()))
    assert set(files) == FILES | {"proposals.geojson"}
    (told,) = features(files, "proposals.geojson")
    assert told["properties"]["rooms"] == 9  # type: ignore[index]


def test_files_are_written_into_a_folder_that_is_made(found: Assessment, tmp_path: Path) -> None:
    there = export.write(found, tmp_path / "a" / "b")
    assert {path.name for path in there} == FILES
    assert {path.name for path in (tmp_path / "a" / "b").iterdir()} == FILES


def test_what_is_written_is_what_the_screen_hands_out(
    found: Assessment, files: dict[str, bytes], tmp_path: Path
) -> None:
    for path in export.write(found, str(tmp_path)):
        assert path.read_bytes() == files[path.name]


def test_files_of_the_same_names_are_replaced_and_others_stay(
    found: Assessment, tmp_path: Path
) -> None:
    (tmp_path / "summary.json").write_text("old", encoding="utf-8")
    (tmp_path / "mine.txt").write_text("kept", encoding="utf-8")
    export.write(found, tmp_path)
    assert (tmp_path / "summary.json").read_text(encoding="utf-8") != "old"
    assert (tmp_path / "mine.txt").read_text(encoding="utf-8") == "kept"


def test_a_folder_that_is_a_file_is_a_fault_of_the_users(found: Assessment, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("x", encoding="utf-8")
    with pytest.raises(UserError):
        export.write(found, tmp_path / "out")
    assert (tmp_path / "out").read_text(encoding="utf-8") == "x"
