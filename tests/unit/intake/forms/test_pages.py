"""The tables of a form as text, whatever it was written in."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest

from spatial.intake.forms import pages

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def html(tmp_path: Path, text: str, encoding: str = "utf-8") -> list[list[list[str]]]:
    path = tmp_path / "a.html"
    path.write_bytes(text.encode(encoding))
    return [cells for _, cells in pages.tables(path)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_page_gives_its_tables(tmp_path: Path, encoding: str) -> None:
    text = "<table><tr><th>Tên</th><td> Trường&nbsp;A </td></tr><tr><td>2</td></tr></table>"
    assert html(tmp_path, text, encoding) == [[["Tên", "Trường\xa0A"], ["2"]]]


def test_marks_inside_a_cell_are_dropped_and_text_outside_is_none(tmp_path: Path) -> None:
    text = "x<table>y<tr>z<td><b>1</b>2<script>3</script></td>w</tr></table>v"
    assert html(tmp_path, text) == [[["123"]]]


def test_cells_nobody_closed_end_where_the_next_begins(tmp_path: Path) -> None:
    assert html(tmp_path, "<table><tr><td>a<td>b<tr><td>c</table>") == [[["a", "b"], ["c"]]]


@pytest.mark.parametrize("text", ["", "<tr><td>x</td></tr>", "<td>x", "<table><td>x</table>"])
def test_a_page_without_rows_gives_no_cells(tmp_path: Path, text: str) -> None:
    assert [cell for table in html(tmp_path, text) for row in table for cell in row] == []


def test_tables_of_a_word_document_are_numbered(tmp_path: Path) -> None:
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    body = f"<w:tbl><w:tr>{cell.format('Trường', ' A')}</w:tr></w:tbl><w:tbl/>"
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", f'<w:d xmlns:w="{WORD}">{body}</w:d>')
    assert pages.tables(path) == [("table 1", [["Trường A"]]), ("table 2", [])]


def test_sheets_of_a_book_come_under_their_names(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].title = "Hồ sơ"
    book.worksheets[0].append(["Tên", 12.0])
    path = tmp_path / "a.xlsx"
    book.save(path)
    assert pages.tables(path) == [("Hồ sơ", [["Tên", "12"]])]
