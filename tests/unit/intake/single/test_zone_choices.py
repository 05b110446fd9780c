"""Which school each neighbourhood goes to: last year's file, or pins."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from spatial.errors import InputFaults
from spatial.intake.single.zone_choices import read_zone_choices

CELLS = pd.Index(["c1", "c2", "c3"])
SCHOOLS = pd.Index(["a", "b"])


def written(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / "zones.csv"
    path.write_text(text, encoding=encoding)
    return path


def told(path: Path) -> list[tuple[str, int | None, str | None]]:
    with pytest.raises(InputFaults) as stop:
        read_zone_choices(path, CELLS, SCHOOLS)
    assert all(fault.say(lang="vi") != fault.say(lang="en") for fault in stop.value.faults)
    return [(fault.code, fault.row, fault.value) for fault in stop.value.faults]


@pytest.mark.parametrize(
    ("body", "chosen"),
    [
        ("c1,a\nc3,b\n", [0, -1, 1]),
        ("c3,b\nc1,a\n", [0, -1, 1]),  # in any order
        ("c2,\n", [-1, -1, -1]),
        (" c1 , b \n", [1, -1, -1]),
        ("", [-1, -1, -1]),
    ],
)
def test_cells_take_the_school_the_file_says(tmp_path: Path, body: str, chosen: list[int]) -> None:
    path = written(tmp_path, f"cell_id,school_id\n{body}")
    assert read_zone_choices(path, CELLS, SCHOOLS).tolist() == chosen


def test_further_columns_and_a_byte_order_mark_do_not_matter(tmp_path: Path) -> None:
    path = written(tmp_path, "note,cell_id,school_id\nx,c2,b\n", "utf-8-sig")
    assert read_zone_choices(path, CELLS, SCHOOLS).tolist() == [-1, 1, -1]


def test_codes_that_are_numbers_are_found(tmp_path: Path) -> None:
    path = written(tmp_path, "cell_id,school_id\n7,12\n")
    assert read_zone_choices(path, pd.Index([6, 7]), pd.Index([12])).tolist() == [-1, 0]


def test_every_unknown_code_and_every_cell_named_twice_is_told_with_its_row(
    tmp_path: Path,
) -> None:
    path = written(tmp_path, "cell_id,school_id\nc1,a\nc1,b\nx,a\nc2,z\ny,z\n")
    assert told(path) == [
        ("zone_cell_twice", 2, "c1"),
        ("zone_cell_twice", 3, "c1"),
        ("zone_cell_unknown", 4, "x"),
        ("zone_school_unknown", 5, "z"),
        ("zone_cell_unknown", 6, "y"),
        ("zone_school_unknown", 6, "z"),
    ]


def test_columns_that_are_not_there_are_all_named(tmp_path: Path) -> None:
    assert told(written(tmp_path, "a,b\n1,2\n")) == [
        ("zone_column_missing", None, "cell_id"),
        ("zone_column_missing", None, "school_id"),
    ]


def test_a_file_that_is_not_there_or_in_other_letters_is_told(tmp_path: Path) -> None:
    assert told(tmp_path / "none.csv")[0][0] == "missing_file"
    path = written(tmp_path, "cell_id,school_id\nphường,a\n", "utf-16")
    assert told(path)[0][0] == "zone_file_unreadable"
