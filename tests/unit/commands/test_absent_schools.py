"""Schools without a place are counted by the commands that send pupils on their way."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from locality import Locality, write_csv

from spatial import intake
from spatial.cli import truonglop
from spatial.commands import absent_schools
from spatial.records import LEVELS


def folder(tmp_path: Path) -> Path:
    """Write a list of two primary schools, one of them without a place."""
    place = Locality(without={"schools", "school_levels"}).write(tmp_path)
    rows = [
        {"Tên trường": "TH A", "Phường": "Tây", "Số phòng học": 20, "Diện tích": 8000,
         "Kinh độ": "106.61", "Vĩ độ": "10.81"},
        {"Tên trường": "TH B", "Phường": "Đông", "Số phòng học": 24, "Diện tích": 9000,
         "Kinh độ": "", "Vĩ độ": ""},
    ]  # fmt: skip
    write_csv(place / "Danh sách trường.csv", rows)
    return place


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [("vi", "Tiểu học: 1 trong 2 trường chưa có vị trí"), ("en", "1 of 2 schools have no place")],
)
def test_a_level_with_a_school_nobody_can_place_is_said(
    lang: str, sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    absent_schools.tell(intake.read_network(folder(tmp_path)), LEVELS, lang)
    captured = capsys.readouterr()
    assert sentence in captured.err
    assert captured.out == ""


def test_nothing_is_said_where_all_have_a_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    absent_schools.tell(intake.read_network(Locality().write(tmp_path)), LEVELS, "vi")
    assert capsys.readouterr().err == ""


def test_catchment_says_it(tmp_path: Path) -> None:
    asked = ["catchment", str(folder(tmp_path / "in")), "--level", "tieu_hoc", "--year", "2025"]
    result = CliRunner().invoke(truonglop, [*asked, "--out", str(tmp_path / "out")])
    assert result.exit_code == 0, result.output
    assert "1 trong 2 trường chưa có vị trí" in result.stderr
