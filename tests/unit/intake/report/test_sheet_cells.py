"""The planner's sheet cell by cell: faults where they are mended, answers told from the file."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import office_workbooks
import openpyxl
import pytest
from locality import Locality

from spatial.intake.answers.cell_answers import CellAnswer
from spatial.intake.answers.settings import Settings
from spatial.intake.examine import Reading, examine
from spatial.intake.recheck import recheck
from spatial.intake.report import sheet_cells
from spatial.intake.report.sheet_cells import SheetTable

BOOK = "Danh sách trường.xlsx"
WRONG = {"D9": "mười", "C20": "không rõ"}


@pytest.fixture
def reading(tmp_path: Path) -> Reading:
    """Read the list of 24 schools with two wrong cells."""
    Locality(without={"schools", "school_levels"}).write(tmp_path)
    office_workbooks.banded_in(tmp_path / BOOK, ("Tây", "Đông"), WRONG)
    return examine(tmp_path)


def listed(reading: Reading) -> SheetTable:
    """Return the list of schools."""
    return next(one for one in sheet_cells.tables(reading) if one.file == BOOK)


def test_every_row_of_data_is_there_under_the_headers_of_the_file(reading: Reading) -> None:
    table = listed(reading)
    assert len(table.rows) == 24
    assert table.heads["rooms"] == "Số phòng học"
    assert [table.rows[0].cells[name].value for name in ("name", "rooms", "pupils")] == [
        "MN Hoa Hồng",
        "mười",
        "300",
    ]


def test_a_fault_stands_in_its_cell_and_in_no_other(reading: Reading) -> None:
    row = listed(reading).rows[0]
    told = {name: [fault.code for fault in cell.faults] for name, cell in row.cells.items()}
    assert {name: codes for name, codes in told.items() if codes} == {"rooms": ["not_number"]}
    assert row.faults == ()


def test_a_row_whose_ward_nothing_tells_gets_a_column_to_choose_it(reading: Reading) -> None:
    table = listed(reading)
    row = next(row for row in table.rows if row.row == 20)
    assert [fault.code for fault in row.cells["ward"].faults] == ["school_without_ward"]
    answer = table.answer(20, "ward", "Tây")
    assert answer is not None
    mended = recheck(reading, Settings(cells=(answer,)))
    assert mended is not None
    assert [fault.row for fault in mended.faults if fault.code == "school_without_ward"] == []


def test_a_mended_cell_tells_what_the_file_holds(reading: Reading) -> None:
    answer = listed(reading).answer(9, "Số phòng học", " 10 ")
    assert answer == CellAnswer(
        file=BOOK, sheet="Sheet1", row=9, column="Số phòng học", before="mười", value="10"
    )
    mended = recheck(reading, Settings(cells=(answer,)))
    assert mended is not None
    cell = listed(mended).rows[0].cells["rooms"]
    assert (cell.value, cell.before, cell.mended) == ("10", "mười", True)


@pytest.mark.parametrize(
    ("row", "column", "value"),
    [(8, "Số phòng học", "1"), (9, "Màu sơn", "1"), (9, "Số phòng học", "1" * 501)],
)
def test_a_cell_the_table_does_not_have_is_refused(
    reading: Reading, row: int, column: str, value: str
) -> None:
    assert listed(reading).answer(row, column, value) is None


def test_a_fault_of_one_block_of_columns_stands_in_the_line_of_its_level(tmp_path: Path) -> None:
    Locality(without={"schools", "school_levels"}).write(tmp_path)
    office_workbooks.a_block_a_level(tmp_path / BOOK)
    book = openpyxl.load_workbook(tmp_path / BOOK)
    sheet = book.active
    sheet["G4"], sheet["H4"] = "mười hai", 8_000  # primary rooms of a preschool's row
    book.save(tmp_path / BOOK)
    table = listed(examine(tmp_path))
    assert table.heads["rooms"] == "Phòng học"
    lines = [line for line in table.rows if line.row == 4]
    told = [(line.cells["rooms"].value, len(line.all_faults)) for line in lines]
    assert told == [("10", 0), ("mười hai", 1)]


def test_a_level_told_by_the_band_can_be_said_otherwise(reading: Reading) -> None:
    answer = listed(reading).answer(9, "level", "Tiểu học")
    assert answer is not None
    answers = dataclasses.replace(reading.answers, cells=(answer,))
    mended = recheck(reading, answers)
    assert mended is not None
    levels = next(each.frame for each in mended.tables if each.source.table == "school_levels")
    assert levels["level"].iloc[0] == "tieu_hoc"
