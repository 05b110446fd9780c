"""One doubt of several sheets is one question."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from locality import Locality

from spatial import intake
from spatial.errors import Fault
from spatial.intake.answers.settings import Settings
from spatial.intake.checking import shared_doubts

HEAD = ["TT", "Tên trường", "Phường", "Số phòng học", "Diện tích đất", "Số HS"]
LAND = {"Tiểu học": (0.8, 0.6), "THCS": (0.9, 1.2)}


def unit(sheet: str, *, row: int | None, count: int, field: str = "land_m2") -> Fault:
    return Fault(code="unit_missing", file="a.xlsx", sheet=sheet, row=row,
                 blanks={"count": count, "field": field})  # fmt: skip


def test_sheets_of_one_doubt_are_asked_together_with_their_sum() -> None:
    (one,) = shared_doubts.once([unit("TH", row=None, count=3), unit("THCS", row=7, count=1)])
    assert (one.sheet, one.row, one.blanks["count"]) == ("TH, THCS", None, 4)


def test_two_columns_are_two_doubts_and_other_faults_stay() -> None:
    faults = [unit("TH", row=None, count=3), unit("TH", row=None, count=2, field="floor_m2"),
              Fault(code="blank", row=2), Fault(code="blank", row=2)]  # fmt: skip
    assert shared_doubts.once(faults) == tuple(faults)


def book(folder: Path, *above: str) -> Path:
    """Write a sheet a level, land in hectares under a header that does not say so."""
    town = Locality(without={"schools", "school_levels"}).write(folder)
    written = openpyxl.Workbook()
    written.remove(written.worksheets[0])
    for level, land in LAND.items():
        sheet = written.create_sheet(level)
        for line in above:
            sheet.append([line])
        sheet.append(HEAD)
        for at, (name, ward, hectares) in enumerate(zip("AB", ("Tây", "Đông"), land, strict=True)):
            school = f"Trường {level} {name}"
            sheet.append([at + 1, school, ward, 20, hectares, 600])
    written.save(town / "DS trường.xlsx")
    return town


def test_hectares_on_two_sheets_are_one_question_and_one_answer_is_enough(tmp_path: Path) -> None:
    town = book(tmp_path / "a")
    reading = intake.examine(town)
    (asked,) = [fault for fault in reading.faults if fault.code == "unit_missing"]
    assert asked.sheet == "Tiểu học, THCS"
    answers = Settings(numbers={"DS trường.xlsx": {"land_m2": "ha"}})
    told = intake.examine(town, given=answers).network
    assert told is not None
    assert sorted(told.school_levels["land_m2"]) == [6_000, 8_000, 9_000, 12_000]


@pytest.mark.parametrize(
    "line", ["Đơn vị tính: ha, phòng, học sinh", "(ĐVT: phòng; ha; học sinh)", "Đơn vị: ha"]
)
def test_a_line_above_each_table_is_the_witness_and_nothing_is_asked(
    line: str, tmp_path: Path
) -> None:
    town = intake.examine(book(tmp_path / "a", "DANH SÁCH TRƯỜNG", line)).network
    assert town is not None
    assert sorted(town.school_levels["land_m2"]) == [6_000, 8_000, 9_000, 12_000]
