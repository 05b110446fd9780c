"""Templates: blank ones ask for every table, filled ones load back unchanged."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from locality import Locality

from spatial import intake
from spatial.intake.report import templates


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


def test_what_is_known_stands_in_its_sheet_and_the_rest_stays_blank() -> None:
    rows = {"school_levels": pd.DataFrame({"school_id": ["a"], "level": ["thcs"]})}
    made = templates.workbook(tables=("schools", "school_levels"), rows=rows)
    book = openpyxl.load_workbook(io.BytesIO(made))
    assert book.sheetnames[1:] == ["schools", "school_levels"]
    assert book["schools"].max_row == 1
    first = [cell.value for cell in book["school_levels"][2]]
    assert first[:2] == ["a", "thcs"]
    assert set(first[2:]) == {None}
