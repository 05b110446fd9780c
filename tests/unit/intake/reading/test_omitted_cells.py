"""What a reader leaves out: errors of formulas and raised marks, by sheet, row and column."""

from __future__ import annotations

import zipfile
from pathlib import Path

import old_books
import openpyxl
import pytest

from spatial.intake.reading import grid, omitted_cells
from spatial.intake.reading.omitted_cells import OmittedCells


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
    assert omitted_cells.of_workbook(path, ["Sheet", "Phường Tây"]) == {
        "Phường Tây": OmittedCells(texts={(2, 2): "#REF!", (2, 3): "#N/A"})
    }


def test_a_sheet_shows_its_errors_where_its_reader_leaves_blanks(tmp_path: Path) -> None:
    sheet = grid.workbook(workbook(tmp_path / "a.xlsx", B2="#DIV/0!"))[1]
    assert sheet.cells.to_numpy().tolist() == [["Tên", "Số phòng"], ["TH A", "#DIV/0!"]]


def test_a_workbook_without_errors_has_none(tmp_path: Path) -> None:
    assert omitted_cells.of_workbook(workbook(tmp_path / "a.xlsx"), ["Sheet"]) == {}
    (tmp_path / "a.xls").write_bytes(old_books.xls([["TH A", "#REF!", 20]]))  # a text of that look
    assert omitted_cells.of_workbook(tmp_path / "a.xls", ["S"]) == {}
    (tmp_path / "a.ods").write_bytes(old_books.ods([["TH A", "#REF!", 20]]))
    assert omitted_cells.of_workbook(tmp_path / "a.ods", ["S"]) == {}


ROWS = [["Tên", "Số phòng", "Số HS"], ["TH A", b"=#REF!", 300], ["TH B", 20, b"=#N/A"]]


@pytest.mark.parametrize("suffix", [".xls", ".ods"])
def test_other_workbooks_show_their_errors_too(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes((old_books.xls if suffix == ".xls" else old_books.ods)(ROWS))
    assert omitted_cells.of_workbook(path, ["S"]) == {
        "S": OmittedCells(texts={(2, 2): "#REF!", (3, 3): "#N/A"})
    }
    assert grid.workbook(path)[0].cells.to_numpy().tolist() == [
        ["Tên", "Số phòng", "Số HS"],
        ["TH A", "#REF!", 300],
        ["TH B", 20, "#N/A"],
    ]


def test_marks_in_shared_texts_are_found_by_sheet(tmp_path: Path) -> None:
    plain = workbook(tmp_path / "a.xlsx", B2="#N/A")
    runs = '<si><r><t>28</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r></si>'
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    rows = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
    path, own = tmp_path / "b.xlsx", {"xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"}
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(path, "w") as new:
        for name in set(old.namelist()) - own:
            new.writestr(name, old.read(name))
        new.writestr("xl/sharedStrings.xml", f"<sst {space}>{runs}</sst>")
        new.writestr(
            "xl/worksheets/sheet1.xml",
            f"<worksheet {space}><sheetData>{rows}</sheetData></worksheet>",
        )
    assert omitted_cells.of_workbook(path, ["Sheet", "Phường Tây"]) == {
        "Sheet": OmittedCells(texts={(1, 1): "28¹"}),
        "Phường Tây": OmittedCells(texts={(2, 2): "#N/A"}),
    }
