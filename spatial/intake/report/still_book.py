"""Workbooks of openpyxl as bytes that are the same for the same content."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

import openpyxl
from openpyxl.writer.excel import ExcelWriter

MADE = datetime(1980, 1, 1)  # noqa: DTZ001 - openpyxl takes no zone; the first time a ZIP can carry


def xlsx_bytes(book: openpyxl.Workbook) -> bytes:
    """
    Write a workbook without the clock: neither in its properties nor in the archive.

    Parameters
    ----------
    book
        Its properties are given fixed times; `openpyxl.Workbook.save` would write those of now.
    """
    book.properties.created = book.properties.modified = MADE
    late, still = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(late, "w") as box:
        ExcelWriter(book, box).write_data()
    with zipfile.ZipFile(late) as made, zipfile.ZipFile(still, "w", zipfile.ZIP_DEFLATED) as box:
        for name in made.namelist():
            entry = zipfile.ZipInfo(name, date_time=MADE.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            box.writestr(entry, made.read(name))
    return still.getvalue()
