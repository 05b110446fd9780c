"""Figures of several levels that stand together, shared by the grades of each."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from spatial.intake.checking import check, level_shares, school_list
from spatial.intake.checking.check import Checked
from spatial.intake.reading.find import Source

STOCK = Source(table="school_levels", path=Path("ds.xlsx"), name="ds.xlsx")


def test_figures_of_one_row_are_shared_by_grades_and_their_sum_stays() -> None:
    row = {"name": ["TH&THCS A"], "rooms": ["31"], "land_m2": ["9.000 m2"], "pupils": [1_000]}
    out, _ = school_list.complete(pd.DataFrame(row, index=[2], dtype=object), STOCK)
    done = level_shares.split(check.typed(out, STOCK)).frame
    assert done["level"].tolist() == ["tieu_hoc", "thcs"]
    assert done["rooms"].tolist() == [17, 14]
    assert done["land_m2"].tolist() == [5_000, 4_000]
    assert done["pupils"].tolist() == [556, 444]
    assert done["kind"].tolist() == ["estimated", "estimated"]


def blocks(written_once: list[str]) -> Checked:
    """Check two schools of a sheet with a block of pupils a level: the second teaches one."""
    frame = pd.DataFrame(
        {
            "school_id": ["a", "a", "b"],
            "name": ["A", "A", "B"],
            "level": ["tieu_hoc", "thcs", "thcs"],
            "rooms": [31, 31, 24],
            "land_m2": [9_000, 9_000, 8_000],
            "pupils": [500, 400, 600],
        },
        index=[2, 2, 3],
    )
    marked = level_shares.mark(frame, written_once)
    return level_shares.split(check.typed(marked, STOCK))


def test_what_stands_once_beside_blocks_of_levels_is_shared_and_counted_once() -> None:
    done = blocks(["name", "rooms", "land_m2"])
    assert done.frame["rooms"].tolist() == [17, 14, 24]  # 31 by 5 and 4 grades
    assert done.frame["land_m2"].tolist() == [5_000, 4_000, 8_000]
    assert done.frame["pupils"].tolist() == [500, 400, 600]
    assert done.frame["kind"].tolist() == ["estimated", "estimated", "untold"]
    assert level_shares.WHOLE not in done.frame
    fault = next(each for each in done.faults if each.code == "levels_split")
    assert (fault.value, fault.blanks["rows"]) == ("A", "2")


def test_figures_every_block_has_stay_as_they_are() -> None:
    done = blocks(["name"])
    assert done.frame["rooms"].tolist() == [31, 31, 24]
    assert [each.code for each in done.faults] == []


def test_each_row_keeps_whether_its_file_tells_the_kind() -> None:
    row = {"name": ["TH&THCS A", "TH B"], "rooms": ["31", "20"]}
    out, _ = school_list.complete(pd.DataFrame(row, index=[2, 3], dtype=object), STOCK)
    done = level_shares.split(check.typed(out, STOCK))
    assert done.kind_told is not None
    assert done.kind_told.tolist() == [True, True, False]  # shared rows are estimated by us
    beside = blocks(["name", "rooms", "land_m2"])
    assert beside.kind_told is not None
    assert beside.kind_told.tolist() == [True, True, False]
