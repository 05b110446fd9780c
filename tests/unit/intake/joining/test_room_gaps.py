"""Rooms to come are gaps: no fault, no zero."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from spatial.errors import Fault
from spatial.intake.checking import check
from spatial.intake.joining import room_gaps
from spatial.intake.reading.find import Source

NO_GAPS = pd.DataFrame(columns=room_gaps.COLUMNS)
LEVELS = Source(table="school_levels", path=Path("x.csv"), name="school_levels.csv")


@pytest.fixture
def levels() -> check.Checked:
    frame = pd.DataFrame(
        {
            "school_id": ["a", "b", "c"],
            "level": ["thcs", "thcs", "bậc lạ"],
            "rooms": ["12", "", ""],
            "land_m2": ["900", "", ""],
        },
        index=[2, 3, 4],
    )
    return check.typed(frame, LEVELS)


def test_a_row_without_rooms_is_a_gap_and_no_fault(levels: check.Checked) -> None:
    assert {fault.row for fault in levels.faults} == {3, 4}
    tables, roomless = room_gaps.taken_out([levels], known=False)
    assert roomless is not None
    assert roomless.to_dict("records") == [{"school_id": "b", "level": "thcs", "waits": False}]
    assert {fault.row for fault in tables[0].faults} == {4}  # its level is still unknown
    assert list(tables[0].kept["school_id"]) == ["a"]


def test_a_row_with_rooms_alone_is_kept_and_its_land_noted_not_known() -> None:
    rows = {"school_id": ["a", "b", "c", "d"], "level": ["thcs", "thcs", "bậc lạ", "thcs"],
            "rooms": ["12", "9", "7", "5"], "land_m2": ["900", "", "", "rộng"]}  # fmt: skip
    checked = check.typed(pd.DataFrame(rows, index=[2, 3, 4, 5]), LEVELS)
    (table, *_), roomless = room_gaps.taken_out([checked], known=False)
    assert {(fault.row, fault.code == "blank") for fault in table.faults} == {
        (4, False),
        (5, False),
    }
    assert list(table.kept["school_id"]) == ["a", "b"]
    assert table.kept["land_m2"].isna().tolist() == [False, True]
    assert roomless is not None
    assert roomless.empty
    notes = room_gaps.noted([], roomless, [schools("a", "b"), table])
    assert [(one.code, one.blanks["count"]) for one in notes] == [
        ("land_untold", 1),
        ("rooms_complete", 2),  # blank land does not wait for a locality that says so
    ]


def test_blank_land_is_untold_and_noted_where_rooms_are_known_too() -> None:
    """Count in is count out: the row stays, its land missing and no zero."""
    frame = pd.DataFrame(
        {"school_id": ["a", "b"], "level": ["thcs"] * 2, "rooms": ["9", "5"], "land_m2": ["", "0"]}
    )
    checked = check.typed(frame, LEVELS)
    assert checked.faults == ()
    assert checked.kept["land_m2"].isna().tolist() == [True, False]
    (note,) = room_gaps.noted([], None, [checked])
    assert (note.code, note.blanks["count"]) == ("land_untold", 1)
    assert room_gaps.noted([], None, [schools("a")]) == []


def test_where_rooms_are_known_blank_rooms_stay_a_fault(levels: check.Checked) -> None:
    tables, roomless = room_gaps.taken_out([levels], known=True)
    assert roomless is None
    assert tables == [levels]


def test_tables_that_are_missing_are_empty(levels: check.Checked) -> None:
    tables, _ = room_gaps.taken_out([levels], known=False)
    schools = next(table for table in tables if table.source.table == "schools")
    assert len(schools.frame) == 0
    assert schools.whole


def test_an_empty_sheet_of_schools_is_no_fault_where_rooms_are_to_come() -> None:
    empty = Fault(code="empty", file="so-lieu.xlsx", sheet="schools")
    other = Fault(code="empty", file="residents.csv")
    noted = room_gaps.noted([empty, other], NO_GAPS, [])
    assert [fault.code for fault in noted] == ["empty", "schools_untold"]
    assert noted[0] is other
    assert room_gaps.noted([empty], None, []) == [empty]


def schools(*codes: str) -> check.Checked:
    frame = pd.DataFrame({"school_id": [*codes]})
    source = Source(table="schools", path=Path("s.csv"), name="s.csv")
    return check.Checked(source=source, frame=frame, sound=frame.index >= 0, whole=True, faults=())


@pytest.mark.parametrize(
    ("codes", "gaps", "told"),
    [
        (["a"], NO_GAPS, ("rooms_complete", 1)),
        (["a", "c"], NO_GAPS, ("rooms_untold", 1)),  # no sound row tells rooms of school c
        (["a", "b"], pd.DataFrame({"school_id": ["b"], "level": ["thcs"]}), ("rooms_untold", 1)),
        ([], NO_GAPS, ("schools_untold", 1)),
    ],
)
def test_rooms_are_complete_once_every_school_has_some(
    levels: check.Checked, codes: list[str], gaps: pd.DataFrame, told: tuple[str, int]
) -> None:
    (note,) = room_gaps.noted([], gaps, [schools(*codes), levels])
    assert (note.code, note.blanks["count"]) == told
    assert ("rooms_known: true" in note.say(lang="vi")) == (told[0] == "rooms_complete")


def test_no_network_stays_none() -> None:
    assert room_gaps.put(None, pd.DataFrame(columns=room_gaps.COLUMNS)) is None


def test_what_a_row_tells_beside_rooms_to_come_is_named_as_not_counted_yet() -> None:
    rows = {"school_id": ["a", "b", "c"], "level": ["thcs"] * 3, "rooms": ["12", "", ""],
            "land_m2": ["900", "5000", ""], "pupils": ["400", "", ""]}  # fmt: skip
    checked = check.typed(pd.DataFrame(rows, index=[2, 3, 4]), LEVELS)
    (table, *_), roomless = room_gaps.taken_out([checked], known=False)
    assert table.awaited is not None
    assert table.awaited.tolist() == [False, True, True]
    notes = room_gaps.noted([], roomless, [schools("a", "b", "c"), table])
    (note,) = (one for one in notes if one.code == "waits_for_rooms")
    assert (note.blanks["count"], note.blanks["schools"]) == (1, "b")
    assert roomless is not None
    assert roomless.set_index("school_id")["waits"].to_dict() == {"b": True, "c": False}
