"""Checked again after an answer: the verdict of reading the folder anew, without reading it."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import office_workbooks
import pytest
from locality import Locality

from spatial.errors import Severity
from spatial.intake.answers.cell_answers import CellAnswer
from spatial.intake.answers.settings import Settings
from spatial.intake.examine import Reading, examine
from spatial.intake.recheck import recheck, touched

BOOK = "Danh sách trường.xlsx"


@pytest.fixture
def reading(tmp_path: Path) -> Reading:
    """Read the list of 24 schools with rooms that are no number in its first row."""
    Locality(without={"schools", "school_levels"}).write(tmp_path)
    office_workbooks.banded_in(tmp_path / BOOK, ("Tây", "Đông"), {"D9": "mười"})
    return examine(tmp_path)


def cell(value: str) -> CellAnswer:
    """Mend the rooms of the first school."""
    return CellAnswer(
        file=BOOK, sheet="Sheet1", row=9, column="Số phòng học", before="mười", value=value
    )


def errors(reading: Reading) -> list[tuple[str, int | None]]:
    """List what stops."""
    return [(f.code, f.row) for f in reading.faults if f.severity is Severity.ERROR]


def test_a_mended_cell_is_checked_and_its_fault_gone(reading: Reading) -> None:
    assert errors(reading) == [("not_number", 9)]
    quick = recheck(reading, Settings(cells=(cell("10"),)))
    assert quick is not None
    assert errors(quick) == []
    assert not quick.joined


def test_it_says_what_reading_anew_says(reading: Reading, tmp_path: Path) -> None:
    answers = Settings(cells=(cell("10"),), places={BOOK: {"mn-hoa-hong": (106.61, 10.81)}})
    quick = recheck(reading, answers)
    anew = examine(tmp_path, given=answers)
    assert quick is not None
    assert anew.network is not None
    assert {fault.code for fault in quick.faults} == {fault.code for fault in anew.faults}
    assert quick.counts == anew.counts
    levels = [
        next(each.frame for each in one.tables if each.source.table == "school_levels")
        for one in (quick, anew)
    ]
    assert levels[0]["rooms"].tolist() == levels[1]["rooms"].tolist()


def test_a_word_answered_is_checked_at_once_and_says_what_reading_anew_says(
    tmp_path: Path,
) -> None:
    town = Locality()
    town.schools = [row | {"ownership": "Bán công"} for row in town.schools]
    reading = examine(town.write(tmp_path))
    file = next(fault.file for fault in reading.faults if fault.code == "unknown_choice")
    answers = Settings(words={str(file): {"ownership": {"Bán công": "ngoai_cong_lap"}}})
    quick = recheck(reading, answers)
    assert quick is not None
    assert errors(quick) == []
    anew = examine(tmp_path, given=answers)
    assert {fault.code for fault in quick.faults} == {fault.code for fault in anew.faults}


def test_as_many_rows_come_out_as_went_in(reading: Reading) -> None:
    quick = recheck(reading, Settings(cells=(cell("nhiều"),)))
    assert quick is not None
    rows = {(count.file, count.table): count.rows for count in reading.counts}
    assert {(count.file, count.table): count.rows for count in quick.counts} == rows
    assert all(count.rows == count.kept + count.set_aside for count in quick.counts)


def test_an_answer_taken_back_is_forgotten(reading: Reading) -> None:
    quick = recheck(reading, Settings(cells=(cell("10"),)))
    assert quick is not None
    back = recheck(reading, Settings())
    assert back is not None
    assert errors(back) == errors(reading)


def test_rows_set_aside_make_notes_of_their_faults(reading: Reading) -> None:
    quick = recheck(reading, Settings(set_aside=True))
    assert quick is not None
    assert errors(quick) == []


@pytest.mark.parametrize(
    "answers",
    [
        Settings(columns={BOOK: {"Số HS": ""}}),
        Settings(tables={BOOK: "schools"}),
        Settings(crs={"wards.geojson": 9210}),
        Settings(close_m=2.0),
    ],
)
def test_what_decides_how_files_are_loaded_needs_reading(
    reading: Reading, answers: Settings
) -> None:
    assert recheck(reading, answers) is None


def test_what_was_left_open_touches_no_file(reading: Reading) -> None:
    assert touched(Settings(), Settings(later=("match a",))) == frozenset()
    quick = recheck(reading, Settings(later=("match a",)))
    assert quick == dataclasses.replace(reading, answers=Settings(later=("match a",)))
