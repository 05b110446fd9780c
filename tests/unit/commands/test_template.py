"""``template``: a workbook or a zip of the tables a locality is made of."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result
from towns import town

from spatial.cli import truonglop


def run(out: Path, *given: str) -> Result:
    asked = ["--lang", "en", "template", "--out", str(out), *given]
    return CliRunner().invoke(truonglop, asked, catch_exceptions=False)


def test_the_ending_says_whether_it_is_a_workbook_or_a_zip(tmp_path: Path) -> None:
    book, packed = tmp_path / "deep" / "mau.xlsx", tmp_path / "mau.ZIP"
    assert run(book).exit_code == run(packed).exit_code == 0
    sheets = set(openpyxl.load_workbook(book).sheetnames)
    assert {"schools", "school_levels", "residents"} <= sheets
    with zipfile.ZipFile(packed) as archive:
        assert {"schools.csv", "school_levels.csv"} <= set(archive.namelist())


def test_a_filled_template_holds_the_schools_of_the_locality(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("spatial.intake.read_network", town)
    assert run(tmp_path / "mau.zip", "--filled").exit_code == 0
    with zipfile.ZipFile(tmp_path / "mau.zip") as archive:
        assert "Trường 0" in archive.read("schools.csv").decode("utf-8-sig")


def test_where_to_write_must_be_said() -> None:
    assert CliRunner().invoke(truonglop, ["template"]).exit_code == 2
