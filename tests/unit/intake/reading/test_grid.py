"""Cells of a table file, whatever its letters and delimiters."""

from __future__ import annotations

from pathlib import Path

import legacy_letters
import openpyxl
import pytest

from spatial.intake.reading import grid
from spatial.intake.reading.grid import Grid, UnreadableTable


def delimited(tmp_path: Path, content: bytes) -> Grid:
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    return grid.delimited(path)


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("a,b\n1,2\n", ","),
        ("ten;dat\nA;1,5\nB;2,5\n", ";"),
        ("a\tb\n1\t2\n", "\t"),
        ("a|b\n1|2\n", "|"),
        ('"a,b";c\n"d,e";f\n', ";"),
        ("một cột\nhai\n", ","),
        ("", ","),
    ],
)
def test_the_delimiter_parts_most_lines_alike(text: str, mark: str) -> None:
    assert grid.delimiter(text) == mark


@pytest.mark.parametrize(
    ("encoding", "code"),
    [("utf-8", None), ("utf-8-sig", None), ("utf-16", "utf-16"), ("utf-16-le", "utf-16-le")],
)
def test_letters_are_found_not_asked_for(encoding: str, code: str | None) -> None:
    assert grid.decode("Hiệp Thành, a".encode(encoding)) == ("Hiệp Thành, a", code)


def test_an_old_font_is_turned() -> None:
    text = "Phường Hiệp Thành\nTân Thới Nhất"
    assert grid.decode(legacy_letters.encode(text, code="cp1258")) == (text, "cp1258")


def test_noughts_all_over_are_no_text() -> None:
    with pytest.raises(UnreadableTable):
        grid.decode(b"ab\x00cdefghijklmnop" * 10)


def test_rows_and_columns_are_counted_from_one(tmp_path: Path) -> None:
    found = delimited(tmp_path, b"a,b\n\n1,2\n").cells
    assert (found.index.tolist(), found.columns.tolist()) == ([1, 2, 3], [1, 2])
    assert found.loc[3].tolist() == ["1", "2"]


def test_nothing_is_taken_for_missing_or_a_number(tmp_path: Path) -> None:
    assert delimited(tmp_path, b"a,b\nNA,007\n").cells.loc[2].tolist() == ["NA", "007"]


def test_an_empty_file_has_no_cells(tmp_path: Path) -> None:
    assert delimited(tmp_path, b"").cells.empty


def test_a_row_with_more_cells_than_the_others_is_told(tmp_path: Path) -> None:
    found = delimited(tmp_path, b"a,b\n1,2\n3,4,5\n6,7\n")
    assert found.overlong == ((3, 3),)
    assert found.cells.loc[3].tolist() == ["3", "4"]


def book(tmp_path: Path, **sheets: list[list[object]]) -> Path:
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for name, lines in sheets.items():
        sheet = made.create_sheet(name)
        for line in lines:
            sheet.append(line)
    path = tmp_path / "a.xlsx"
    made.save(path)
    return path


def test_every_sheet_that_holds_anything_is_read(tmp_path: Path) -> None:
    found = grid.workbook(book(tmp_path, TH=[["a", 1]], empty=[], THCS=[["b", 2.5]]))
    assert [(one.sheet, one.cells.to_numpy().tolist()) for one in found] == [
        ("TH", [["a", 1.0]]),
        ("THCS", [["b", 2.5]]),
    ]


def test_hidden_sheets_are_not_read(tmp_path: Path) -> None:
    path = book(tmp_path, shown=[["a"]], hidden=[["b"]])
    made = openpyxl.load_workbook(path)
    made["hidden"].sheet_state = "hidden"
    made.save(path)
    assert [one.sheet for one in grid.workbook(path)] == ["shown"]


def test_merged_areas_are_counted_from_one_both_ends_in(tmp_path: Path) -> None:
    path = book(tmp_path, s=[["a", None], ["b", "c"]])
    made = openpyxl.load_workbook(path)
    made["s"].merge_cells("A1:B1")
    made.save(path)
    assert grid.workbook(path)[0].merged == ((1, 1, 1, 2),)


def test_a_damaged_book_says_that_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"PK\x03\x04 and nothing more")
    with pytest.raises(UnreadableTable):
        grid.workbook(path)
