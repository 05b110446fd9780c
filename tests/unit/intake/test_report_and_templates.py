"""The coloured report, the repaired copy and the templates, through the command line too."""

from __future__ import annotations

import csv
import io
import json
import sys
import zipfile
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from locality import Locality

from spatial import cli, intake
from spatial.intake.report import repaired_copy, report, templates


def run(monkeypatch: pytest.MonkeyPatch, *given: object) -> int:
    monkeypatch.setattr(sys, "argv", ["truonglop", *map(str, given)])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    code = ended.value.code
    assert isinstance(code, int)
    return code


def spoilt(folder: Path) -> Path:
    town = Locality()
    town.school_levels[1].update(rooms="nhiều")
    town.school_levels[2].update(land_m2=-5)
    town.schools[0].update(name='=HYPERLINK("http://evil","x")')
    return town.write(folder)


def test_the_coloured_report_marks_exactly_the_wrong_cells(tmp_path: Path) -> None:
    reading = intake.examine(spoilt(tmp_path))
    book = openpyxl.load_workbook(io.BytesIO(report.as_workbook(reading, lang="vi")))
    assert book.sheetnames[0] == "Lỗi"
    sheet = book["school_levels"]
    marked = {cell.coordinate for row in sheet for cell in row if cell.fill.patternType}
    assert marked == {"C3", "D4"}  # rooms of the second school, land of the third
    assert "nhiều" in sheet["C3"].comment.text
    assert sheet["C3"].value == "nhiều"


def test_a_formula_in_a_name_stays_text_in_every_file_we_write(tmp_path: Path) -> None:
    town = Locality()
    town.schools[0].update(name='=HYPERLINK("http://evil","x")', school_id="")
    reading = intake.examine(town.write(tmp_path))
    book = openpyxl.load_workbook(io.BytesIO(report.as_workbook(reading, lang="en")))
    cells = [cell for sheet in book for row in sheet for cell in row if cell.value is not None]
    assert any("HYPERLINK" in str(cell.value) for cell in cells)
    assert all(cell.data_type != "f" for cell in cells)
    left_out = repaired_copy.files(reading)["set_aside.csv"].decode("utf-8-sig")
    assert not any(
        cell.startswith("=") for row in csv.reader(io.StringIO(left_out)) for cell in row
    )


def test_rows_in_are_rows_kept_and_set_aside_and_the_rest_goes_on(tmp_path: Path) -> None:
    strict = intake.examine(spoilt(tmp_path))
    assert strict.network is None
    lenient = intake.examine(tmp_path, set_aside=True)
    assert lenient.network is not None
    counts = {count.table: count for count in lenient.counts}
    assert (counts["school_levels"].rows, counts["school_levels"].kept) == (3, 1)
    assert counts["school_levels"].set_aside == 2
    assert list(lenient.network.school_levels["school_id"]) == ["a"]
    assert all(count.rows == count.kept + count.set_aside for count in lenient.counts)


def test_fix_writes_a_copy_that_is_clean_and_leaves_the_files_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = spoilt(tmp_path / "in")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    out, sheet = tmp_path / "out", tmp_path / "loi.xlsx"
    assert run(monkeypatch, "check", folder, "--report", sheet) == 2
    assert not out.exists()
    assert run(monkeypatch, "check", folder, "--fix", "--out", out, "--json") == 1
    said = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert said["usable"] is True
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    aside = (out / "set_aside.csv").read_text(encoding="utf-8-sig").splitlines()
    assert [line.split(",")[2] for line in aside[1:]] == ["3", "4"]
    network, _ = intake.inspect(out)
    assert network is not None
    assert openpyxl.load_workbook(sheet).sheetnames[0] == "Lỗi"


@pytest.mark.parametrize("name", ["mau.xlsx", "mau.zip"])
def test_a_filled_template_loads_back_unchanged(name: str, tmp_path: Path) -> None:
    town = intake.read_network()
    make = templates.archive if name.endswith("zip") else templates.workbook
    (tmp_path / name).write_bytes(make(lang="vi", town=town))
    back = intake.read_network(tmp_path / name)
    pd.testing.assert_frame_equal(back.residents, town.residents)
    pd.testing.assert_frame_equal(
        back.school_levels.reset_index(drop=True), town.school_levels.reset_index(drop=True)
    )
    assert back.schools["name"].to_dict() == town.schools["name"].to_dict()
    base = town.base_units
    assert back.ward_sets[base]["ward"].to_dict() == town.ward_sets[base]["ward"].to_dict()


@pytest.mark.parametrize("name", ["mau.xlsx", "mau.zip"])
def test_no_cell_of_a_filled_template_is_a_formula(name: str, tmp_path: Path) -> None:
    odd = {"a": "=1+1", "b": "-1+cmd", "c": "＝1"}
    folder = Locality().write(tmp_path / "town")
    schools = folder / "schools.csv"
    said = schools.read_text(encoding="utf-8")
    for school, text in zip("ABC", odd.values(), strict=True):
        said = said.replace(f"Trường {school}", text)
    schools.write_text(said, encoding="utf-8")
    town = intake.read_network(folder)
    assert town.schools["name"].to_dict() == odd
    make = templates.archive if name.endswith("zip") else templates.workbook
    content = make(lang="vi", town=town)
    (tmp_path / name).write_bytes(content)
    assert not [cell for cell in _cells(name, content) if cell.startswith(("=", "-", "＝"))]
    assert intake.read_network(tmp_path / name).schools["name"].to_dict() == odd


def _cells(name: str, content: bytes) -> list[str]:
    """Give every text of the sheets or files of schools."""
    if name.endswith("zip"):
        packed = zipfile.ZipFile(io.BytesIO(content))
        lines = packed.read("schools.csv").decode("utf-8-sig").splitlines()
        return [cell for line in csv.reader(lines) for cell in line]
    sheet = openpyxl.load_workbook(io.BytesIO(content))["schools"]
    return [str(cell.value) for line in sheet.iter_rows() for cell in line if cell.value]


def test_a_blank_template_asks_for_the_tables_it_lacks_and_has_drop_downs(tmp_path: Path) -> None:
    (tmp_path / "mau.xlsx").write_bytes(templates.workbook(lang="vi"))
    _, faults = intake.inspect(tmp_path)
    assert {fault.code for fault in faults} == {"missing_table"}
    sheet = openpyxl.load_workbook(tmp_path / "mau.xlsx")["school_levels"]
    lists = [rule.formula1 for rule in sheet.data_validations.dataValidation if rule.type == "list"]
    assert '"mam_non,tieu_hoc,thcs,thpt"' in lists


def test_the_same_template_is_the_same_bytes() -> None:
    assert templates.archive() == templates.archive()
    assert "HUONG-DAN.txt" in zipfile.ZipFile(io.BytesIO(templates.archive())).namelist()


def test_crosswalk_command_writes_the_shares(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "quy-doi.csv"
    monkeypatch.setattr(sys, "argv", ["truonglop", "--lang", "en", "crosswalk", "--out", str(out)])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 0
    table = pd.read_csv(out, dtype={"old_id": str, "new_id": str})
    assert len(table) == 11
    assert table["share"].round(6).eq(1).all()
    assert "Tân Chánh Hiệp (26776)" in capsys.readouterr().out


def test_template_command_writes_a_workbook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "mau" / "so-lieu.xlsx"
    assert run(monkeypatch, "template", "--out", out) == 0
    assert "schools" in openpyxl.load_workbook(out).sheetnames
