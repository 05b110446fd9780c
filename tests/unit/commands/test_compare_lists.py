"""The command that compares two lists: lines, a record, a table, and its faults."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result
from locality import Locality

from spatial.cli import truonglop
from spatial.errors import UserError


def run(*arguments: object) -> Result:
    return CliRunner().invoke(truonglop, ["compare-lists", *map(str, arguments)])


def two(tmp_path: Path) -> tuple[Path, Path]:
    """Write a town, and the same a year later: one school gone, one with two more rooms."""
    before = Locality().write(tmp_path / "before")
    after = Locality(without={"wards", "residents"})
    after.schools = after.schools[:2]
    after.school_levels = [row | {} for row in after.school_levels[:2]]
    after.school_levels[0]["rooms"] = 22
    return before, after.write(tmp_path / "after")


def test_every_change_is_a_line_and_the_last_one_counts_them(tmp_path: Path) -> None:
    lines = run(*two(tmp_path)).output.splitlines()
    assert lines[0] == "~ Trường A, Tiểu học: phòng học 20 → 22"
    assert lines[1] == "− Trường C"
    assert lines[2].startswith("Thêm 0 trường, không còn 1, đổi tên 0; 1 số liệu thay đổi")


def test_programs_get_counts_and_changes(tmp_path: Path) -> None:
    record = json.loads(run(*two(tmp_path), "--json").output)
    assert record["counts"] == {"changed": 1, "gone": 1}
    assert record["changes"][0]["before"] == 20
    assert record["changes"][1]["before"] is None


def test_the_table_is_written_for_a_spreadsheet(tmp_path: Path) -> None:
    run(*two(tmp_path), "--out", tmp_path / "changes.csv")
    text = (tmp_path / "changes.csv").read_text(encoding="utf-8-sig")
    assert text.splitlines()[1] == "changed,a,Trường A,a,Trường A,tieu_hoc,rooms,20,22"


def test_a_folder_without_a_list_ends_in_a_sentence(tmp_path: Path) -> None:
    before, _ = two(tmp_path)
    (tmp_path / "empty").mkdir()
    ended = run(before, tmp_path / "empty")
    assert isinstance(ended.exception, UserError)
    assert "danh sách trường" in ended.exception.say(lang="vi")
