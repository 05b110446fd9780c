"""What was mended: every cell before and after, announced once."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pandas as pd
import pytest

from spatial.errors import Severity
from spatial.intake.checking.repairs import Repair, told
from spatial.intake.reading.find import Source

SOURCE = Source(
    table="schools",
    path=Path("a.xlsx"),
    name="a.xlsx",
    sheet="TH",
    headers={"rooms": ("Số phòng",)},
)


def test_cells_are_given_row_by_row() -> None:
    one = Repair(rule="r", file="a", rows=(2, 5), before=("x", "y"), after=("1", "2"))
    assert list(one.cells()) == [(2, "x", "1"), (5, "y", "2")]


def test_a_repair_that_does_not_say_every_value_is_a_defect() -> None:
    one = Repair(rule="r", file="a", rows=(2, 5), before=("x",), after=("1", "2"))
    with pytest.raises(ValueError, match="zip"):
        list(one.cells())


def test_a_repair_names_its_place_as_the_file_does() -> None:
    before = pd.Series(["05 phòng", "6 phòng"], index=[3, 7])
    (repair,), (note,) = told("numbers_read", "rooms", SOURCE, before, ["5", "6"])
    assert dataclasses.asdict(repair) == {
        "rule": "numbers_read",
        "file": "a.xlsx",
        "sheet": "TH",
        "column": "Số phòng",
        "rows": (3, 7),
        "before": ("05 phòng", "6 phòng"),
        "after": ("5", "6"),
    }
    assert (note.code, note.column, note.value, note.row) == (
        "numbers_read",
        "Số phòng",
        "05 phòng",
        None,
    )
    assert note.severity is Severity.WARNING
    assert note.blanks == {"count": 2, "after": "5"}


def test_the_note_may_show_the_first_value_otherwise() -> None:
    before = pd.Series(["P. Tây"], index=[3])
    _, (note,) = told("wards_read", "ward", SOURCE, before, ["00001"], shown="Tây (00001)")
    assert note.blanks["after"] == "Tây (00001)"
    assert note.say(lang="vi") != note.say(lang="en")
