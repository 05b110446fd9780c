"""Rows and columns that Excel does not show."""

from __future__ import annotations

from pathlib import Path

import old_books
import openpyxl
from gallery import book
from locality import Locality

from spatial.intake.examine import examine
from spatial.intake.reading import omitted_cells
from spatial.intake.reading.hidden_cells import HiddenCells
from spatial.intake.reading.omitted_cells import OmittedCells

HEAD = ["Tên trường", "Phường", "Số phòng học", "Diện tích", "Ghi chú"]
ROWS = [HEAD, ["TH A", "Tây", 20, 8_000, "x"], ["THCS B", "Đông", 24, 9_000, "y"]]


def written(folder: Path, *, rows: tuple[int, ...] = (), columns: str = "") -> Path:
    """Write a list with some rows and columns hidden."""
    file = folder / "Danh sách trường.xlsx"
    book(file, ("Sheet1", ROWS))
    workbook = openpyxl.load_workbook(file)
    for row in rows:
        workbook.active.row_dimensions[row].hidden = True
    for letter in columns:
        workbook.active.column_dimensions[letter].hidden = True
    workbook.save(file)
    return file


def test_hidden_rows_and_columns_are_found_by_their_sheet(tmp_path: Path) -> None:
    file = written(tmp_path, rows=(3,), columns="CE")
    hidden = HiddenCells(rows=frozenset({3}), columns=frozenset({3, 5}))
    assert omitted_cells.of_workbook(file, ["Sheet1"]) == {"Sheet1": OmittedCells(hidden=hidden)}


def test_where_all_is_shown_nothing_is_hidden(tmp_path: Path) -> None:
    assert omitted_cells.of_workbook(written(tmp_path), ["Sheet1"]) == {}


def test_a_workbook_of_the_old_form_tells_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.xls").write_bytes(old_books.xls(ROWS))
    (tmp_path / "a.ods").write_bytes(old_books.ods(ROWS))
    assert omitted_cells.of_workbook(tmp_path / "a.xls", ["S"]) == {}
    assert omitted_cells.of_workbook(tmp_path / "a.ods", ["S"]) == {}


def test_a_hidden_school_and_a_hidden_column_are_read_and_named(tmp_path: Path) -> None:
    folder = Locality(without={"schools", "school_levels"}).write(tmp_path)
    written(folder, rows=(3,), columns="CE")
    reading = examine(folder)
    assert reading.network is not None
    assert len(reading.network.schools) == 2
    (note,) = [fault for fault in reading.faults if fault.code == "hidden_read"]
    assert (note.blanks["rows"], note.blanks["columns"]) == ("3", "Số phòng học")


def test_a_hidden_row_of_no_data_is_not_named(tmp_path: Path) -> None:
    folder = Locality(without={"schools", "school_levels"}).write(tmp_path)
    written(folder, rows=(1,), columns="E")
    assert "hidden_read" not in {fault.code for fault in examine(folder).faults}
