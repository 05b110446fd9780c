"""A raw table against its schema: typed columns, and every fault at once."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from spatial.errors import Severity
from spatial.intake.checking import check
from spatial.intake.checking.check import Checked
from spatial.intake.reading.find import Source


def source(table: str, sheet: str | None = None) -> Source:
    return Source(table=table, path=Path(f"{table}.csv"), name=f"{table}.csv", sheet=sheet)


def levels(sheet: str | None = None, **columns: list[object]) -> Checked:
    given: dict[str, list[object]] = {
        "school_id": ["a", "b"],
        "level": ["thcs", "thpt"],
        "rooms": [10, 20],
        "land_m2": [1_000, 2_000],
        **columns,
    }
    given = {name: cells for name, cells in given.items() if cells}
    rows = len(next(iter(given.values())))
    frame = pd.DataFrame(given, index=range(2, rows + 2), dtype=object)
    return check.typed(frame, source("school_levels", sheet))


def errors(found: Checked) -> list[tuple[str, int | None]]:
    return [(fault.code, fault.row) for fault in found.faults if fault.severity is Severity.ERROR]


def test_a_sound_table_is_whole_and_typed() -> None:
    found = levels()
    assert (found.whole, found.sound.tolist(), errors(found)) == (True, [True, True], [])
    assert found.frame["rooms"].dtype == np.int64
    assert found.frame["kind"].tolist() == ["untold", "untold"]
    assert found.frame["pupils"].isna().all()


def test_a_missing_column_makes_a_table_of_no_use_and_names_those_there_are() -> None:
    found = levels(rooms=[])
    (fault,) = [one for one in found.faults if one.code == "missing_column"]
    assert not found.whole
    assert fault.column == "rooms"
    assert fault.blanks["given"] == "school_id, level, land_m2"


def test_every_fault_comes_at_once_and_its_rows_are_not_kept() -> None:
    found = levels(rooms=["mười", 20], level=["thcs", "đại học"])
    assert sorted(errors(found)) == [("not_number", 2), ("unknown_level", 3)]
    assert found.sound.tolist() == [False, False]
    assert found.kept.empty


def test_rows_of_one_key_are_told_from_the_second_on() -> None:
    found = levels(school_id=["a", "a", "a"], level=["thcs", "thcs", "thpt"], rooms=[11, 12, 13],
                   land_m2=[1_000, 2_000, 3_000])  # fmt: skip
    assert errors(found) == [("duplicate", 3)]
    assert found.kept.index.tolist() == [2, 4]


def test_a_blank_key_is_blank_and_not_repeated() -> None:
    found = levels(school_id=["", ""], level=["thcs", "thcs"])
    assert {code for code, _ in errors(found)} == {"blank"}


def schools(**columns: list[object]) -> Checked:
    given: dict[str, list[object]] = {"school_id": ["a", "b"], "name": ["A", "B"], **columns}
    return check.typed(pd.DataFrame(given, index=[2, 3], dtype=object), source("schools"))


def test_a_layer_without_places_is_of_no_use() -> None:
    found = schools()
    assert not found.whole
    assert errors(found) == [("no_ward_told", None)]


def test_faults_hit_the_rows_of_their_own_file_and_sheet() -> None:
    found = levels(sheet="TH")
    mine = source("school_levels", "TH").fault("blank", row=3)
    assert found.hit([mine]).tolist() == [False, True]
    assert found.hit([source("school_levels", "THCS").fault("blank", row=3)]).sum() == 0
    assert found.hit([source("schools", "TH").fault("blank", row=3)]).sum() == 0
    assert found.hit([source("school_levels", "TH").fault("empty")]).sum() == 0


def test_sheets_of_one_table_are_stacked_and_keep_their_faults_apart() -> None:
    one = levels(sheet="TH", level=["tieu_hoc", "tieu_hoc"])
    two = levels(sheet="THCS", level=["thcs", "thcs"], rooms=["?", 5])
    both = check.stack([one, two])
    assert both.frame["level"].tolist() == ["tieu_hoc"] * 2 + ["thcs"] * 2
    assert both.sound.tolist() == [True, True, False, True]
    assert both.source.sheet is None
    assert both.hit([source("school_levels", "TH").fault("blank", row=3)]).tolist() == [
        False,
        True,
        False,
        False,
    ]


def test_a_row_of_the_same_key_on_two_sheets_is_told_with_its_sheet() -> None:
    one, two = levels(sheet="S1"), levels(sheet="S2", level=["tieu_hoc", "thpt"])
    both = check.stack([one, two])
    again = [fault for fault in both.faults if fault.code == "duplicate"]
    assert [(fault.sheet, fault.row) for fault in again] == [("S2", 3)]
    assert both.sound.tolist() == [True, True, True, False]


def test_a_school_of_two_levels_stands_on_two_sheets_and_counts_once() -> None:
    def on(sheet: str) -> Checked:
        frame = pd.DataFrame(
            {"school_id": ["a"], "name": ["A"], "lon": [106.6], "lat": [10.8]}, index=[2]
        )
        return check.typed(frame.astype(object), source("schools", sheet))

    both = check.stack([on("TH"), on("THCS")])
    assert both.frame["school_id"].tolist() == ["a"]
    assert [fault.code for fault in both.faults] == []


def test_a_warning_stops_nothing() -> None:
    fault = check.warning("no_streets", "street_edges", detour=1.3)
    assert (fault.severity, fault.file, fault.blanks) == (
        Severity.WARNING,
        "street_edges",
        {"detour": 1.3},
    )
