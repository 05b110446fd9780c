"""A folder of forms as the tables of a locality."""

from __future__ import annotations

from pathlib import Path

import pytest

from spatial.intake.forms import tables
from spatial.intake.reading.find import Source
from spatial.intake.reading.part import Part

FORM = """<table><tr><td>Tên trường</td><td>{name}</td></tr>
<tr><td>Tổng số phòng học</td><td>{rooms}</td></tr>
<tr><td>Tổng diện tích đất (m2)</td><td>9.000</td></tr></table>"""


def folder(tmp_path: Path, **forms: tuple[str, int]) -> Source:
    for file, (name, rooms) in forms.items():
        text = FORM.format(name=name, rooms=rooms)
        (tmp_path / f"{file}.html").write_text(text, encoding="utf-8")
    return Source(table="forms", path=tmp_path, name="biểu mẫu")


def by_table(parts: list[Part]) -> dict[str, Part]:
    return {part.source.table: part for part in parts}


def test_a_form_is_a_row_of_both_tables(tmp_path: Path) -> None:
    source = folder(tmp_path, a=("Trường THCS Lê Lợi", 24), b=("Tiểu học Nguyễn Du", 12))
    parts, traces = tables.load(source, set())
    made = by_table(parts)
    assert set(made) == {"schools", "school_levels"}
    stocks = made["school_levels"].frame
    assert stocks is not None
    assert stocks["name"].tolist() == ["Trường THCS Lê Lợi", "Tiểu học Nguyễn Du"]
    assert stocks["level"].tolist() == ["thcs", "tieu_hoc"]
    assert {trace.figure for trace in traces} >= {"name", "rooms", "land_m2"}


def test_a_level_taken_from_a_name_is_noted_once(tmp_path: Path) -> None:
    source = folder(tmp_path, a=("Trường THCS Lê Lợi", 24), b=("Tiểu học Nguyễn Du", 12))
    parts, _ = tables.load(source, set())
    notes = [fault for part in parts for fault in part.faults if fault.code == "level_of_name"]
    assert [(note.value, note.blanks["count"]) for note in notes] == [("Trường THCS Lê Lợi", 2)]


@pytest.mark.parametrize(
    ("have", "expected"),
    [({"schools"}, {"school_levels"}), ({"school_levels"}, {"schools"})],
)
def test_a_table_that_has_its_own_file_is_not_made_twice(
    tmp_path: Path, have: set[str], expected: set[str]
) -> None:
    parts, _ = tables.load(folder(tmp_path, a=("THCS A", 24)), have)
    assert set(by_table(parts)) == expected


def test_where_nothing_is_to_be_made_there_are_no_rows(tmp_path: Path) -> None:
    (part,), traces = tables.load(folder(tmp_path, a=("THCS A", 24)), {"schools", "school_levels"})
    assert (part.frame, traces) == (None, [])


def test_a_row_is_of_the_sheet_of_its_form(tmp_path: Path) -> None:
    parts, _ = tables.load(folder(tmp_path, a=("THCS A", 24), b=("THCS B", 9)), set())
    sheets = by_table(parts)["school_levels"].source.sheets
    assert sheets is not None
    assert sheets.tolist() == ["a.html", "b.html"]


def test_a_school_that_hands_in_two_forms_is_one_school(tmp_path: Path) -> None:
    parts, _ = tables.load(folder(tmp_path, a=("THCS A", 24), b=("THCS A", 9)), set())
    made = by_table(parts)
    schools, stocks = made["schools"].frame, made["school_levels"].frame
    assert schools is not None
    assert stocks is not None
    assert (len(schools), len(stocks)) == (1, 2)
