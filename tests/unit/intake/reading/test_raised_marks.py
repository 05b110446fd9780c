"""Marks of footnotes raised behind a figure."""

from __future__ import annotations

from pathlib import Path

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


RUNS = b'<r><t>28</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r>'


def test_shared_texts_are_looked_through_too() -> None:
    content = b"<sst><si/><si>%s</si><si><t>281</t></si></sst>" % RUNS
    shared = raised_marks.of_shared(content)
    assert shared == {1: "28¹"}
    sheet = b'<row><c r="A1" t="s"><v>1</v></c><c r="A2" t="s"><v>2</v></c></row>'
    assert raised_marks.of_sheet(sheet, shared) == {(1, 1): "28¹"}


def test_a_cell_that_closes_itself_does_not_take_the_mark_of_the_next() -> None:
    sheet = b'<c r="A1" t="s"/><c r="B1" t="s"><v>0</v></c>'
    assert raised_marks.of_sheet(sheet, {0: "28¹"}) == {(1, 2): "28¹"}
    sheet = b'<c r="A1" t="inlineStr"/><c r="B1" t="inlineStr"><is>%s</is></c>' % RUNS
    assert raised_marks.of_sheet(sheet, {}) == {(1, 2): "28¹"}


def test_how_a_text_is_to_be_spoken_is_no_part_of_it() -> None:
    spoken = b"<rPh sb='0' eb='1'><t>9</t></rPh>"
    content = b"<sst><si>%s%s</si><si>%s</si></sst>" % (RUNS, spoken, spoken)
    assert raised_marks.of_shared(content) == {0: "28¹"}


@pytest.mark.parametrize("content", [b"", b"<sst><si><t>superscript 1</t></si></sst>"])
def test_where_nothing_is_raised_there_are_no_marks(content: bytes) -> None:
    assert raised_marks.of_shared(content) == {}
