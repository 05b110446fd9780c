"""A workbook is the same bytes whenever it is written, and still a workbook."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

import openpyxl

from spatial.intake.report import still_book


def made(text: str = "Trường") -> bytes:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = text
    book.properties.created = datetime.now()  # noqa: DTZ005 - what must not be written
    return still_book.xlsx_bytes(book)


def test_what_was_written_is_read_back() -> None:
    assert openpyxl.load_workbook(io.BytesIO(made())).worksheets[0]["A1"].value == "Trường"


def test_the_clock_is_neither_in_the_bytes_nor_in_the_archive() -> None:
    assert made() == made()
    assert made() != made("Trường khác")
    with zipfile.ZipFile(io.BytesIO(made())) as box:
        assert {one.date_time for one in box.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"1980-01-01T00:00:00Z" in box.read("docProps/core.xml")
