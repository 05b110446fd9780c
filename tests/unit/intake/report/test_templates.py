"""Templates: blank ones ask for every table, filled ones load back unchanged."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from locality import Locality, write_csv

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


@pytest.mark.parametrize("name", ["mau.xlsx", "mau.zip"])
def test_pupils_by_grade_and_housing_to_come_are_in_the_template_and_load_back(
    name: str, tmp_path: Path
) -> None:
    folder = Locality().write(tmp_path / "town")
    write_csv(folder / "registers.csv", [
        {"ward_id": "00001", "year": 2025, "grade": 1, "pupils": 90},
        {"ward_id": "00001", "year": 2025, "grade": 2, "pupils": 80},
    ])  # fmt: skip
    write_csv(folder / "developments.csv", [
        {"development_id": "k1", "name": "Khu công nghiệp", "sort": "industry", "units": 500,
         "first_year": 2027, "last_year": 2029, "ward_id": "00002", "chance": 0.5},
    ])  # fmt: skip
    town = intake.read_network(folder)
    make = templates.archive if name.endswith("zip") else templates.workbook
    (tmp_path / name).write_bytes(make(town=town))
    back = intake.read_network(tmp_path / name)
    assert town.registers is not None
    assert back.registers is not None
    pd.testing.assert_frame_equal(back.registers, town.registers)
    assert back.developments == town.developments
    assert back.developments[0].chance == 0.5


def test_ages_of_the_locality_put_into_the_template_split_the_wards_totals(tmp_path: Path) -> None:
    """Two wards of 1,800 people, of all of whom a tenth is six years old: 180 in each."""
    town = Locality(
        residents=[
            {"ward_id": ward, "year": 2025, "age": "", "people": 1_800}
            for ward in ("00001", "00002")
        ]
    )
    folder = town.write(tmp_path / "town")
    assert {fault.code for fault in intake.inspect(folder)[1]} >= {"ages_unknown"}
    content = templates.workbook(
        tables=("age_structure",),
        rows={
            "age_structure": pd.DataFrame(
                [
                    {"year": 2025, "age": 0, "age_to": 5, "people": 900, "kind": "published"},
                    {"year": 2025, "age": 6, "age_to": 6, "people": 360, "kind": "published"},
                    {"year": 2025, "age": 7, "age_to": 80, "people": 2_340, "kind": "published"},
                ]
            )
        },
    )
    (folder / "mau.xlsx").write_bytes(content)
    found = intake.read_network(folder).residents
    six = found[(found["age"] == 6) & (found["year"] == 2025)]
    assert six["people"].tolist() == pytest.approx([180, 180])


def test_sheets_left_empty_are_no_fault(tmp_path: Path) -> None:
    folder = Locality().write(tmp_path / "town")
    before = {fault.code for fault in intake.inspect(folder)[1]}
    late = ("age_structure", "registers", "developments")
    (folder / "mau.xlsx").write_bytes(templates.workbook(tables=late))
    town, faults = intake.inspect(folder)
    assert town is not None
    assert {fault.code for fault in faults} == before
    assert not town.developments
