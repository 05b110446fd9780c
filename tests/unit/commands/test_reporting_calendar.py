"""``calendar``: the days, the tasks, and the file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from command_line import run

from spatial.commands.reporting_calendar import calendar_command
from spatial.errors import UserError


def test_days_and_tasks_are_said_with_section_and_office() -> None:
    said = run("calendar", "binh_thanh", "--year", "2027", lang="vi")
    assert "trước 15/01/2027: Báo cáo sơ kết năm học" in said
    assert (
        "Phòng Quản lý đô thị, Phòng Tài nguyên và Môi trường: phối hợp giải quyết quỹ đất" in said
    )


def test_the_file_is_a_calendar(tmp_path: Path) -> None:
    run("calendar", "duc_pho", "--out", str(tmp_path / "lich.ics"))
    assert (tmp_path / "lich.ics").read_bytes().count(b"BEGIN:VEVENT") == 6


def test_programs_get_rows() -> None:
    (row,) = json.loads(run("calendar", "duc_pho", "--year", "2026", "--json"))
    assert (row["before"], row["last"], row["section"]) == ("2026-12-05", "2026-12-04", "V")


def test_another_ending_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    done = CliRunner().invoke(calendar_command, ["--out", str(tmp_path / "lich.csv")], obj="vi")
    assert isinstance(done.exception, UserError)
    assert [fault.code for fault in done.exception.faults] == ["not_ics"]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "code", "named"),
    [
        (("duc_pho", "--year", "1900"), "year_outside_plan", "2025 đến năm 2045"),
        (("quan12", "--year", "2045"), "calendar_empty", "2025, 2026, 2031"),
        (("quan11",), "calendar_empty", "không có năm nào"),
    ],
)
def test_a_calendar_without_a_day_is_refused_and_not_written(
    words: tuple[str, ...], code: str, named: str, tmp_path: Path
) -> None:
    file = tmp_path / "lich.ics"
    done = CliRunner().invoke(calendar_command, [*words, "--out", str(file)], obj="vi")
    assert isinstance(done.exception, UserError)
    (fault,) = done.exception.faults
    assert fault.code == code
    assert named in fault.say(lang="vi")
    assert not file.exists()
