"""Marks of footnotes raised behind a figure."""

from __future__ import annotations

import zipfile
from pathlib import Path

import old_books
import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from spatial.intake.reading import grid, raised_marks

RAISED = InlineFont(vertAlign="superscript")


def workbook(path: Path, *cells: tuple[str, str]) -> Path:
    """Write texts in the first column, each with what is raised behind it."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for at, (text, raised) in enumerate(cells, start=1):
        runs = [text, TextBlock(RAISED, raised)] if raised else [text]
        sheet.cell(at, 1).value = CellRichText(*runs)
    book.save(path)
    return path


@pytest.mark.parametrize(
    ("text", "raised", "read"),
    [
        ("28", "1", "28¹"),
        ("1.102", "(2)", "1.102⁽²⁾"),
        ("28 ", "*", "28*"),
        ("8.000 m", "2", "8.000 m2"),  # a square, no mark
        ("28", "a", "28a"),  # is no number, and asked
        ("28", "", "28"),
    ],
)
def test_a_raised_mark_behind_a_figure_is_kept_apart(
    text: str, raised: str, read: str, tmp_path: Path
) -> None:
    (sheet,) = grid.workbook(workbook(tmp_path / "a.xlsx", ("Số phòng", ""), (text, raised)))
    assert sheet.cells[1].to_list() == ["Số phòng", read]


def test_shared_texts_are_looked_through_too(tmp_path: Path) -> None:
    plain = workbook(tmp_path / "a.xlsx", ("x", ""))
    runs = (
        '<si/><si><r><t>28</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r></si>'
        "<si><t>281</t></si>"
    )
    rows = "".join(f'<row r="{at}"><c r="A{at}" s="0" t="s"><v>{at}</v></c></row>' for at in (1, 2))
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    path = tmp_path / "b.xlsx"
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(path, "w") as new:
        for name in set(old.namelist()) - {"xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"}:
            new.writestr(name, old.read(name))
        new.writestr("xl/sharedStrings.xml", f"<sst {space}>{runs}</sst>")
        new.writestr(
            "xl/worksheets/sheet1.xml",
            f"<worksheet {space}><sheetData>{rows}</sheetData></worksheet>",
        )
    assert raised_marks.of_workbook(path) == {"Sheet": {(1, 1): "28¹"}}


def test_other_workbooks_have_none(tmp_path: Path) -> None:
    (tmp_path / "a.xls").write_bytes(old_books.xls([["28", 20]]))
    (tmp_path / "a.ods").write_bytes(old_books.ods([["28", 20]]))
    assert raised_marks.of_workbook(tmp_path / "a.xls") == {}
    assert raised_marks.of_workbook(tmp_path / "a.ods") == {}
