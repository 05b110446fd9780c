"""What check writes: a report, a repaired copy, shares of wards and templates, by command too."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from click.testing import CliRunner
from locality import Locality

from spatial import cli, intake
from spatial.cli import truonglop
from spatial.intake.report import repaired_copy, report


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


def test_a_repaired_copy_keeps_past_totals_and_names_columns_it_leaves(tmp_path: Path) -> None:
    town = Locality()
    town.wards = [row | {"population_2019": 1_800, "Màu bản đồ": "xanh"} for row in town.wards]
    folder, out = town.write(tmp_path / "town"), tmp_path / "out"
    done = CliRunner().invoke(
        truonglop, ["--lang", "en", "check", str(folder), "--fix", "--out", str(out)]
    )
    assert done.exit_code == 1, done.output
    assert "Columns not understood" in done.output
    assert "Màu bản đồ" in done.output
    assert "population_2019" not in done.output
    wards = json.loads((out / "wards.geojson").read_text(encoding="utf-8"))["features"]
    assert [ward["properties"]["population_2019"] for ward in wards] == [1_800, 1_800]
