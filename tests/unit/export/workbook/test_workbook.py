"""The workbook: five sheets, the same bytes each time, text that is only text."""

from __future__ import annotations

import io
import zipfile

from papers import DAY, hostile, source
from workbooks import opened, rows, sheet

from spatial.export import workbook
from spatial.export.documents import DocumentSource

HOSTILE = '=HYPERLINK("http://x","y") http://x <b> \u202eabc ' + "ă" * 300


def test_the_sheets_stand_in_the_order_of_what_is_asked_first() -> None:
    assert opened(source()).sheetnames == [
        *("Tổng hợp", "Theo phường, xã", "Trường", "Định mức", "Nguồn số liệu"),
    ]
    assert opened(source(lang="en")).sheetnames[0] == "Totals"


def test_the_same_assessment_is_the_same_bytes() -> None:
    assert workbook.xlsx_bytes(source()) == workbook.xlsx_bytes(source())


def test_a_name_like_a_formula_is_text_in_every_sheet() -> None:
    given = DocumentSource(assessment=hostile(HOSTILE), on=DAY)
    content = workbook.xlsx_bytes(given)
    with zipfile.ZipFile(io.BytesIO(content)) as box:
        sheets = [box.read(name).decode() for name in box.namelist() if "worksheets/" in name]
    assert not any("HYPERLINK" in one or "hyperlink" in one for one in sheets)
    names = {row["Phường, xã"] for row in rows(sheet(given, "wards"))}
    assert any(
        str(name).startswith('=HYPERLINK("http://x","y") http://x <b> abc') for name in names
    )
    cells = (cell for row in sheet(given, "wards", formulas=True).iter_rows() for cell in row)
    assert all(
        cell.data_type != "f" or str(cell.value).startswith(("=ROUND", "=IF")) for cell in cells
    )
