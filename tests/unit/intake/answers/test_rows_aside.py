"""Rows a planner set aside, as the answers of a folder tell them."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from spatial.errors import Severity
from spatial.intake.answers import rows_aside
from spatial.intake.reading.find import Source
from spatial.intake.reading.part import Part


def test_whatever_stands_in_the_place_of_rows_is_passed_over() -> None:
    given = [{"row": True}, {"row": "3"}, {"row": -1}, 5, None, {"row": 4, "reason": None}]
    assert rows_aside.read("a.csv", given) == [
        rows_aside.RowAside(file="a.csv", sheet=None, row=4, reason="")
    ]
    assert rows_aside.read("a.csv", {"row": 4}) == []


def part(*rows: int, sheet: str | None = None, faults: tuple[int, ...] = ()) -> Part:
    source = Source(table="schools", path=Path("a.csv"), name="a.csv", sheet=sheet)
    frame = pd.DataFrame({"name": [f"n{row}" for row in rows]}, index=list(rows))
    told = tuple(source.fault("blank", row=row) for row in faults)
    return Part(source=source, frame=frame, faults=told)


def aside(row: int, reason: str = "chưa rõ", sheet: str | None = None) -> rows_aside.RowAside:
    return rows_aside.RowAside(file="a.csv", sheet=sheet, row=row, reason=reason)


def test_a_row_is_taken_out_with_its_faults_and_noted() -> None:
    (done,), faults = rows_aside.take_out([part(2, 3, 4, faults=(3, 4))], [aside(3)])
    assert done.frame is not None
    assert done.frame.index.tolist() == [2, 4]
    assert [fault.row for fault in done.faults] == [4]
    assert [(one.code, one.row, one.severity) for one in faults] == [
        ("row_set_aside", 3, Severity.WARNING)
    ]
    assert faults[0].blanks == {"reason": "chưa rõ"}


def test_a_row_without_a_reason_stays() -> None:
    given = part(2, 3)
    (done,), faults = rows_aside.take_out([given], [aside(3, reason="")])
    assert done is given
    assert [one.code for one in faults] == ["row_no_reason"]


def test_a_row_that_is_not_there_is_told() -> None:
    (done,), faults = rows_aside.take_out([part(2, 3)], [aside(9)])
    assert [one.code for one in faults] == ["row_not_there"]
    assert done.frame is not None
    assert len(done.frame) == 2


@pytest.mark.parametrize(("sheet", "left"), [(None, [2]), ("TH", [2]), ("THCS", [2, 3])])
def test_a_row_is_of_every_sheet_or_of_the_one_named(sheet: str | None, left: list[int]) -> None:
    (done,), _ = rows_aside.take_out([part(2, 3, sheet="TH")], [aside(3, sheet=sheet)])
    assert done.frame is not None
    assert done.frame.index.tolist() == left


def test_a_table_of_which_nothing_is_left_is_empty() -> None:
    (done,), _ = rows_aside.take_out([part(2)], [aside(2)])
    assert done.frame is None
    assert [fault.code for fault in done.faults] == ["empty"]


def test_of_a_file_that_cannot_be_read_nobody_knows_the_rows() -> None:
    unread = dataclasses.replace(part(2), frame=None)
    (done,), faults = rows_aside.take_out([unread], [aside(7)])
    assert (done.frame, faults) == (None, [])


def test_units_of_the_headers_stay_with_the_rows_that_are_left() -> None:
    given = part(2, 3)
    assert given.frame is not None
    given.frame.attrs["scales"] = {"land_m2": 10_000.0}
    (done,), _ = rows_aside.take_out([given], [aside(3)])
    assert done.frame is not None
    assert done.frame.attrs == {"scales": {"land_m2": 10_000.0}}


def test_blocks_of_columns_go_with_their_rows() -> None:
    given = part(2, 3, 4)
    blocks = dataclasses.replace(given.source, blocks=np.array([0, 1, 2]))
    (done,), _ = rows_aside.take_out([dataclasses.replace(given, source=blocks)], [aside(3)])
    assert done.source.blocks is not None
    assert done.source.blocks.tolist() == [0, 2]


def test_rows_written_and_read_again_are_the_same() -> None:
    rows = [aside(3), aside(4, sheet="TH")]
    assert rows_aside.read("a.csv", rows_aside.written(rows)) == rows
