"""Tables prepared: wards first, stand-ins resolved, checked one by one."""

from __future__ import annotations

from pathlib import Path

from locality import Locality

from spatial.errors import Severity
from spatial.intake.answers.rows_aside import RowAside
from spatial.intake.answers.settings import Settings
from spatial.intake.checking.check import Checked
from spatial.intake.joining import file_parts, prepare
from spatial.intake.reading import find


def prepared(folder: Path, told: Settings | None = None) -> tuple[dict[str, Checked], list[str]]:
    sources, _, _ = find.find(folder)
    loaded, _ = file_parts.load_all(sources, told or Settings())
    ready, _, faults = prepare.tables(loaded, told or Settings(), None)
    errors = [
        fault.code
        for one in (*(fault for table in ready for fault in table.faults), *faults)
        for fault in (one,)
        if fault.severity is Severity.ERROR
    ]
    return {table.source.table: table for table in ready}, errors


def test_every_table_is_checked(tmp_path: Path) -> None:
    ready, errors = prepared(Locality().write(tmp_path))
    assert set(ready) == {"wards", "residents", "schools", "school_levels"}
    assert errors == []
    assert all(table.whole for table in ready.values())


def test_wards_named_in_words_become_codes(tmp_path: Path) -> None:
    town = Locality()
    for row in town.residents:
        row["ward_id"] = {"00001": "P. Tây", "00002": "Đông"}[row["ward_id"]]
    ready, errors = prepared(town.write(tmp_path))
    assert errors == []
    assert sorted(set(ready["residents"].frame["ward_id"])) == ["00001", "00002"]


def test_a_row_set_aside_is_counted_and_not_checked(tmp_path: Path) -> None:
    town = Locality()
    town.school_levels[0]["rooms"] = "?"
    rows = (RowAside(file="school_levels.csv", sheet=None, row=2, reason="x"),)
    ready, errors = prepared(town.write(tmp_path), Settings(rows=rows))
    assert errors == []
    assert ready["school_levels"].left_out == 1
    assert len(ready["school_levels"].frame) == 2


def test_a_blank_that_is_only_the_trace_of_another_fault_is_not_told(tmp_path: Path) -> None:
    town = Locality()
    town.schools[0]["lon"] = "đông"
    _, errors = prepared(town.write(tmp_path))
    assert errors == ["not_degrees"]


def test_what_a_planner_said_of_numbers_reaches_the_column(tmp_path: Path) -> None:
    town = Locality()
    for row in town.school_levels:
        row["land_m2"] = "1.250"
    told = Settings(numbers={"school_levels.csv": {"land_m2": "thousands"}})
    ready, errors = prepared(town.write(tmp_path), told)
    assert errors == []
    assert ready["school_levels"].frame["land_m2"].tolist() == [1_250] * 3
