"""Rooms by how they are built."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from spatial.intake.checking import room_sums
from spatial.intake.reading.find import Source

SOURCE = Source(table="schools", path=Path("ds.xlsx"), name="ds.xlsx")


def complete(**columns: list[object]) -> tuple[pd.DataFrame, list[str]]:
    """Complete a list; give it and what was said."""
    frame = pd.DataFrame({"name": list("ABC")[: len(next(iter(columns.values())))], **columns})
    done, faults = room_sums.complete(frame, SOURCE)
    return done, [fault.code for fault in faults]


def test_rooms_are_the_sum_of_their_sorts_where_nothing_gives_them() -> None:
    done, codes = complete(
        rooms_solid=[12, 8], rooms_semi_solid=["3 phòng", ""], rooms_makeshift=[1, "-"]
    )
    assert done["rooms"].tolist() == [16, 8]
    assert codes == ["rooms_summed"]


def test_what_is_no_count_stays_for_its_fault_to_show() -> None:
    done, _ = complete(rooms_solid=["đang xây"], rooms_makeshift=[1])
    assert done["rooms"].tolist() == ["đang xây"]


def test_a_total_that_is_not_the_sum_of_its_sorts_is_taken_and_said() -> None:
    done, codes = complete(rooms=[20, 22], rooms_solid=[10, 22], rooms_makeshift=[4, ""])
    assert done["rooms"].tolist() == [20, 22]
    assert codes == ["rooms_unequal"]


def test_solid_rooms_alone_are_a_part_and_contradict_nothing() -> None:
    assert complete(rooms=[20], rooms_solid=[15])[1] == []


def test_a_column_about_rooms_that_is_in_no_sum_is_named() -> None:
    frame = pd.DataFrame(
        {"name": ["A"], "rooms_solid": [9], "Phòng lắp ghép": [4], "Phòng ghi chú": ["mới"]}
    )
    done, faults = room_sums.complete(frame, SOURCE)
    assert done["rooms"].tolist() == [9]
    assert [fault.code for fault in faults] == ["rooms_summed", "rooms_maybe_more"]
    assert faults[1].blanks["columns"] == "Phòng lắp ghép"
