"""The coloured report: exactly the wrong cells are marked, and no name is a formula."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
from locality import Locality

from spatial import intake
from spatial.intake.report import report


def spoilt(folder: Path) -> Path:
    town = Locality()
    town.school_levels[1].update(rooms="nhiều")
    town.school_levels[2].update(land_m2=-5)
    town.schools[0].update(name='=HYPERLINK("http://evil","x")')
    return town.write(folder)


def test_the_coloured_report_marks_exactly_the_wrong_cells(tmp_path: Path) -> None:
    reading = intake.examine(spoilt(tmp_path))
    book = openpyxl.load_workbook(io.BytesIO(report.as_workbook(reading, lang="vi")))
    assert book.sheetnames[0] == "Lỗi"
    sheet = book["school_levels"]
    marked = {cell.coordinate for row in sheet for cell in row if cell.fill.patternType}
    assert marked == {"C3", "D4"}  # rooms of the second school, land of the third
    assert "nhiều" in sheet["C3"].comment.text
    assert sheet["C3"].value == "nhiều"
