"""Class registers as a file: every wrong row told."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from spatial.errors import InputFaults
from spatial.intake.single.registers import read_registers


def codes(raised: pytest.ExceptionInfo[InputFaults]) -> list[str]:
    for fault in raised.value.faults:
        assert "{" not in fault.say(lang="vi") + fault.say(lang="en")
    return [fault.code for fault in raised.value.faults]


def registers(folder: Path, text: str) -> pd.DataFrame:
    file = folder / "so-lop.csv"
    file.write_text(text, encoding="utf-8")
    return read_registers(file, wards=pd.Index(["a", "b"]))


def test_registers_are_read(tmp_path: Path) -> None:
    found = registers(tmp_path, "ward_id,year,grade,pupils\na,2025,1,35\nb,2026,12,40\n")
    assert found.to_dict("list") == {
        "ward_id": ["a", "b"],
        "year": [2025, 2026],
        "grade": [1, 12],
        "pupils": [35, 40],
    }


def test_wrong_registers_name_every_row(tmp_path: Path) -> None:
    text = "ward_id,year,grade,pupils\na,2025,13,35\n?,x,1,-4\n"
    with pytest.raises(InputFaults) as raised:
        registers(tmp_path, text)
    assert sorted(codes(raised)) == ["crossing_ward", *["outlook_number"] * 3]
    assert {fault.row for fault in raised.value.faults} == {2, 3}


def test_registers_without_a_column_say_which(tmp_path: Path) -> None:
    with pytest.raises(InputFaults) as raised:
        registers(tmp_path, "ward_id,year,pupils\na,2025,3\n")
    assert [fault.value for fault in raised.value.faults] == ["grade"]


def test_registers_that_are_no_table_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputFaults) as raised:
        registers(tmp_path, "")
    assert codes(raised) == ["unreadable"]
