"""Errors of formulas in the cells of a workbook."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest

from spatial.intake.reading import error_cells, grid


def workbook(path: Path, **cells: str) -> Path:
    """Write a workbook of two sheets, the second with errors in some cells."""
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first.append(["a", 1])
    sheet = book.create_sheet("Phường Tây")
    sheet.append(["Tên", "Số phòng"])
    sheet.append(["TH A", 20])
    for at, error in cells.items():
        sheet[at].value, sheet[at].data_type = error, "e"
    book.save(path)
    return path


def test_errors_are_found_by_sheet_row_and_column(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", B2="#REF!", C2="#N/A")
    assert error_cells.of_workbook(path) == {"Phường Tây": {(2, 2): "#REF!", (2, 3): "#N/A"}}


def test_a_sheet_shows_its_errors_where_its_reader_leaves_blanks(tmp_path: Path) -> None:
    sheet = grid.workbook(workbook(tmp_path / "a.xlsx", B2="#DIV/0!"))[1]
    assert sheet.cells.to_numpy().tolist() == [["Tên", "Số phòng"], ["TH A", "#DIV/0!"]]


def test_a_workbook_without_errors_and_one_of_another_form_have_none(tmp_path: Path) -> None:
    assert error_cells.of_workbook(workbook(tmp_path / "a.xlsx")) == {}
    (tmp_path / "a.xls").write_bytes(b"\xd0\xcf\x11\xe0")
    assert error_cells.of_workbook(tmp_path / "a.xls") == {}
    with zipfile.ZipFile(tmp_path / "a.ods", "w") as archive:
        archive.writestr("content.xml", "<a/>")
    assert error_cells.of_workbook(tmp_path / "a.ods") == {}


@pytest.mark.parametrize("text", ["#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!"])
def test_every_error_of_a_formula_is_known_by_its_text(text: str) -> None:
    assert error_cells.PATTERN.fullmatch(text)
    assert not error_cells.PATTERN.fullmatch(f"Trường {text}")
