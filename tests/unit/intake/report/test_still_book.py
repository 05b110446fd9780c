"""A workbook is the same bytes whenever it is written, and still a workbook."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime

import openpyxl
from lxml import etree
from openpyxl.styles import Font

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


def test_texts_are_shared_each_once_and_fonts_are_told_in_the_order_of_the_schema() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row, text in enumerate(["Trường", " lề ", "Trường", "a\nb"], start=1):
        sheet.cell(row=row, column=1, value=text)
    sheet["A1"].font = Font(bold=True, color="FF0000")
    written = still_book.xlsx_bytes(book)
    with zipfile.ZipFile(io.BytesIO(written)) as box:
        shared = box.read("xl/sharedStrings.xml").decode()
        assert b"inlineStr" not in box.read("xl/worksheets/sheet1.xml")
        styles = box.read("xl/styles.xml").decode()
    assert 'count="4" uniqueCount="3"' in shared
    (font,) = [one for one in re.findall("<font>(.*?)</font>", styles) if "FF0000" in one]
    told = re.findall(r"<(\w+)", font)
    assert told == [one for one in still_book._FONT if one in told]
    again = openpyxl.load_workbook(io.BytesIO(written)).worksheets[0]
    assert [row[0].value for row in again] == ["Trường", " lề ", "Trường", "a\nb"]
    assert again["A1"].font.b


def test_a_workbook_without_a_text_shares_none() -> None:
    with zipfile.ZipFile(io.BytesIO(still_book.xlsx_bytes(openpyxl.Workbook()))) as box:
        assert "xl/sharedStrings.xml" not in box.namelist()


def test_its_properties_keep_the_prefix_of_the_schema_where_another_library_took_it() -> None:
    before = made()
    etree.register_namespace("dct", "http://purl.org/dc/terms/")  # as catalogue readers do
    with zipfile.ZipFile(io.BytesIO(made())) as box:
        assert b'xsi:type="dcterms:W3CDTF"' in box.read("docProps/core.xml")
    assert made() == before
