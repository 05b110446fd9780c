"""An outlook as a file: read whole, or every fault at once."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from spatial.errors import InputFaults
from spatial.intake.single.outlook import read_outlook
from spatial.intake.single.registers import read_registers
from spatial.records import Crossing, Level, Outlook

WHOLE = """
fertility: 0.9
migration: 1.2
vocational_share: 0.1
participation: {nha_tre: 0.4, thcs: 0.96}
private_share: {mam_non: 0.7}
crossings:
  - {level: thcs, from_ward: "26764", to_ward: "26773", share: 0.05}
developments:
  - {development_id: d1, name: Khu A, sort: apartment, units: 1200, first_year: 2027,
     last_year: 2029, lon: 106.66, lat: 10.87, chance: 0.7, delay_years: 1}
"""


def outlook(folder: Path, text: str) -> Outlook:
    file = folder / "trien-vong.yaml"
    file.write_text(text, encoding="utf-8")
    return read_outlook(file)


def codes(raised: pytest.ExceptionInfo[InputFaults]) -> list[str]:
    for fault in raised.value.faults:
        assert "{" not in fault.say(lang="vi") + fault.say(lang="en")
    return [fault.code for fault in raised.value.faults]


def test_a_whole_outlook_is_read(tmp_path: Path) -> None:
    found = outlook(tmp_path, WHOLE)
    assert (found.fertility, found.migration, found.vocational_share) == (0.9, 1.2, 0.1)
    assert dict(found.participation) == {"nha_tre": 0.4, "thcs": 0.96}
    assert found.private_share == ((Level.MAM_NON, 0.7),)
    assert found.crossings == (
        Crossing(level=Level.THCS, from_ward="26764", to_ward="26773", share=0.05),
    )
    (tower,) = found.developments
    assert (tower.units, tower.first_year, tower.chance, tower.ward_id) == (1200, 2027, 0.7, "")


def test_an_empty_file_changes_nothing(tmp_path: Path) -> None:
    assert outlook(tmp_path, "") == Outlook()


def test_every_fault_comes_at_once(tmp_path: Path) -> None:
    text = """
fertilty: 1
migration: much
participation: [1]
private_share: {mam: 0.5}
crossings: {a: 1}
developments:
  - {name: Khu A, sort: house, units: 10, first_year: 2027, last_year: 2028, colour: red}
"""
    with pytest.raises(InputFaults) as raised:
        outlook(tmp_path, text)
    assert sorted(codes(raised)) == [
        "outlook_level",
        "outlook_list",
        "outlook_list",
        "outlook_missing",
        "outlook_name",
        "outlook_name",
        "outlook_number",
    ]


@pytest.mark.parametrize("text", ["- 1", "a: [", "\x00"])
def test_what_is_no_outlook_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputFaults) as raised:
        outlook(tmp_path, text)
    assert codes(raised) == ["outlook_unreadable"]


def test_missing_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(InputFaults) as raised:
        read_outlook(tmp_path / "none.yaml")
    assert codes(raised) == ["missing_file"]
    with pytest.raises(InputFaults) as raised:
        read_registers(tmp_path / "none.csv", wards=pd.Index(["a"]))
    assert codes(raised) == ["missing_file"]
