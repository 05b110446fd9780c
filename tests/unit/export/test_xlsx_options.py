"""Text written into a workbook of ours stays text, and the clock stays out of it."""

from __future__ import annotations

import io

import openpyxl
import xlsxwriter

from spatial.export.xlsx_options import EPOCH, TEXT_IS_TEXT

TEXTS = ("=1+1", "007", "http://example.org")


def made() -> bytes:
    box = io.BytesIO()
    book = xlsxwriter.Workbook(box, TEXT_IS_TEXT)
    book.set_properties({"created": EPOCH})
    book.add_worksheet().write_row(0, 0, TEXTS)
    book.close()
    return box.getvalue()


def test_texts_that_look_like_something_else_stay_texts() -> None:
    (row,) = openpyxl.load_workbook(io.BytesIO(made())).worksheets[0].iter_rows()
    assert [(cell.value, cell.data_type) for cell in row] == [(text, "s") for text in TEXTS]
    assert all(cell.hyperlink is None for cell in row)


def test_two_workbooks_of_one_content_are_the_same_bytes() -> None:
    assert made() == made()
