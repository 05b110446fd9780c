"""Count in = count out, whatever becomes of a row."""

from __future__ import annotations

from pathlib import Path

from locality import Locality, write_csv

from spatial.errors import Severity
from spatial.intake.answers.rows_aside import RowAside
from spatial.intake.answers.settings import Settings
from spatial.intake.examine import examine
from spatial.intake.report import repaired_copy


def test_every_row_is_kept_or_set_aside(tmp_path: Path) -> None:
    town = Locality()
    town.school_levels[0]["rooms"] = "?"
    reading = examine(town.write(tmp_path))
    counts = {one.table: (one.rows, one.kept, one.set_aside) for one in reading.counts}
    assert counts["school_levels"] == (3, 2, 1)
    assert counts["residents"] == (36, 36, 0)
    assert counts["wards"] == (2, 2, 0)


def test_a_row_the_planner_set_aside_is_counted_with_those(tmp_path: Path) -> None:
    aside = (RowAside(file="school_levels.csv", sheet=None, row=2, reason="x"),)
    reading = examine(Locality().write(tmp_path), given=Settings(rows=aside))
    (count,) = [each for each in reading.counts if each.table == "school_levels"]
    assert (count.rows, count.kept, count.set_aside, count.no_data) == (3, 2, 1, 0)


def test_a_row_that_waits_for_its_rooms_is_held_and_goes_into_the_mended_copy(
    tmp_path: Path,
) -> None:
    town = Locality()
    town.school_levels[0]["rooms"] = ""
    folder = town.write(tmp_path)
    (folder / "locality.yaml").write_text("rooms_known: false\n", encoding="utf-8")
    reading = examine(folder)
    counts = {one.table: (one.rows, one.kept, one.set_aside) for one in reading.counts}
    assert counts["school_levels"] == (3, 3, 0)
    copy = repaired_copy.files(reading)["school_levels.csv"].decode("utf-8-sig")
    assert len(copy.splitlines()) == 1 + 3


def test_a_row_with_a_note_alone_is_used_and_one_with_a_fault_is_not(tmp_path: Path) -> None:
    """A share told for a kind nobody enters by a share is noted; a ward nobody knows is a fault."""
    town = Locality()
    folder = town.write(tmp_path)
    ward = town.wards[0]["ward_id"]
    row = {"sort": "hoa_nhap", "ward_id": ward, "learners": "", "share_percent": ""}
    noted = row | {"year": 2030, "share_percent": 10}
    told = row | {"year": 2031, "learners": 10}
    wrong = row | {"year": 2032, "learners": 10, "ward_id": "nowhere"}
    write_csv(folder / "institution_needs.csv", [noted, told, wrong])
    reading = examine(folder)
    mine = [one for one in reading.faults if one.file == "institution_needs.csv"]
    assert {one.severity for one in mine if one.row == 2} == {Severity.WARNING}
    (count,) = [one for one in reading.counts if one.table == "institution_needs"]
    assert (count.rows, count.kept, count.set_aside) == (3, 2, 1)
