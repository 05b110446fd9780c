"""Single rows set aside with a reason: counted, listed, undone; never dropped without a word."""

from __future__ import annotations

from pathlib import Path

import pytest
from locality import Locality

from spatial import intake
from spatial.intake.answers import rows_aside, settings
from spatial.intake.examine import Reading
from spatial.intake.report import repaired_copy
from spatial.intake.row_counts import RowCount


def read(folder: Path, told: str) -> Reading:
    """Read a town with answers beside it."""
    (folder / "intake.yaml").write_text(told, encoding="utf-8")
    return intake.examine(folder)


def count(reading: Reading, table: str) -> RowCount:
    """Return the count of one table."""
    return next(one for one in reading.counts if one.table == table)


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """Write a town whose residents have one row with a fault."""
    folder = Locality().write(tmp_path / "town")
    with (folder / "residents.csv").open("a", encoding="utf-8") as file:
        file.write(file_row(folder))
    return folder


def file_row(folder: Path) -> str:
    """Give a row of residents that cannot be read."""
    wide = (folder / "residents.csv").read_text(encoding="utf-8").splitlines()[0].count(",")
    return "không rõ" + "," * wide + "\n"


def last(folder: Path) -> int:
    """Return the number of the last row."""
    return len((folder / "residents.csv").read_text(encoding="utf-8").splitlines())


def test_a_row_set_aside_with_its_reason_leaves_a_usable_locality(town: Path) -> None:
    assert intake.examine(town).network is None
    row = last(town)
    told = f"files: {{residents.csv: {{set_aside: [{{row: {row}, reason: chưa rõ nguồn}}]}}}}"
    reading = read(town, told)
    assert reading.network is not None
    one = count(reading, "residents")
    assert (one.rows, one.kept, one.set_aside) == (row - 1, row - 2, 1)
    (fault,) = [fault for fault in reading.faults if fault.code == "row_set_aside"]
    assert (fault.file, fault.row) == ("residents.csv", row)
    assert "chưa rõ nguồn" in fault.say(lang="vi")
    listed = repaired_copy.files(reading)["set_aside.csv"].decode("utf-8-sig")
    assert f"residents.csv,,{row},,chưa rõ nguồn,row_set_aside" in listed


def test_without_a_reason_the_row_stays_and_that_is_said(town: Path) -> None:
    reading = read(town, f"files: {{residents.csv: {{set_aside: [{{row: {last(town)}}}]}}}}")
    assert reading.network is None
    assert "row_no_reason" in {fault.code for fault in reading.faults}
    assert count(reading, "residents").rows == last(town) - 1


@pytest.mark.parametrize(("row", "sheet"), [(999, None), (2, "Trang khác")])
def test_a_row_that_is_not_there_is_told(town: Path, row: int, sheet: str | None) -> None:
    one = rows_aside.RowAside(file="residents.csv", sheet=sheet, row=row, reason="thử")
    reading = read(town, settings.Settings(rows=(one,)).text())
    (fault,) = [fault for fault in reading.faults if fault.code == "row_not_there"]
    assert (fault.row, fault.sheet) == (row, sheet)
    assert count(reading, "residents").rows == last(town) - 1


def test_answers_with_rows_are_written_and_read_back(tmp_path: Path) -> None:
    rows = (
        rows_aside.RowAside(file="a.xlsx", sheet="Tiểu học", row=12, reason="trường đã đóng"),
        rows_aside.RowAside(file="b.csv", sheet=None, row=3, reason="ghi trùng"),
    )
    (tmp_path / "intake.yaml").write_text(settings.Settings(rows=rows).text(), encoding="utf-8")
    assert settings.read(tmp_path).rows == rows
