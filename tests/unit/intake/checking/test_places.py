"""The ward every row means: codes as they are, names made codes, and what is no ward told."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from spatial.intake.checking import places, ward_names
from spatial.intake.reading.find import Source

WARDS = pd.DataFrame(
    {
        "ward_id": ["26770", "26773", "00005", "26800", "26801"],
        "ward": ["Phường Hiệp Thành", "Phường Tân Thới Hiệp", "Phường 5", "Xã An Phú", "Xã Án Phú"],
    }
)
KNOWN = ward_names.gazetteer(WARDS)
SOURCE = Source(table="residents", path=Path("a.csv"), name="a.csv")


def resolve(
    *, required: bool = True, **columns: list[object]
) -> tuple[pd.DataFrame, list[tuple[str, int | None]], list[object]]:
    frame = pd.DataFrame(columns, index=range(2, len(next(iter(columns.values()))) + 2))
    found, faults, repairs = places.resolve(frame, SOURCE, KNOWN, required=required)
    return found, [(one.code, one.row) for one in faults], list(repairs)


def test_names_become_codes_and_that_is_noted_once() -> None:
    found, faults, repairs = resolve(ward=["Hiệp Thành", "P. 5"])
    assert found["ward_id"].tolist() == ["26770", "00005"]
    assert faults == [("wards_read", None)]
    assert len(repairs) == 1


def test_codes_as_they_are_need_no_note() -> None:
    found, faults, repairs = resolve(ward_id=["26770", "26773"])
    assert found["ward_id"].tolist() == ["26770", "26773"]
    assert (faults, repairs) == ([], [])


def test_a_name_no_ward_has_is_a_fault_of_its_row() -> None:
    _, faults, _ = resolve(ward=["Hiệp Thành", "Hiệp Thàn"])
    assert ("unknown_ward", 3) in faults


def test_a_code_no_ward_has_stays_as_written() -> None:
    found, faults, _ = resolve(ward_id=["99999"])
    assert found["ward_id"].tolist() == ["99999"]
    assert faults == []


def test_a_code_and_a_name_of_two_wards_disagree() -> None:
    _, faults, _ = resolve(ward_id=["26770", "26770"], ward=["Hiệp Thành", "Phường 5"])
    assert faults == [("ward_disagrees", 3)]


def test_a_blank_code_takes_the_name_beside_it() -> None:
    found, _, _ = resolve(ward_id=["", "26773"], ward=["Hiệp Thành", ""])
    assert found["ward_id"].tolist() == ["26770", "26773"]


def test_a_table_that_need_not_name_a_ward_is_left_alone() -> None:
    found, faults, _ = resolve(required=False, ward=["", ""])
    assert "ward_id" not in found
    assert faults == []


def test_a_table_without_wards_is_left_alone() -> None:
    found, faults, repairs = resolve(name=["x"])
    assert list(found.columns) == ["name"]
    assert (faults, repairs) == ([], [])


def test_one_number_of_two_districts_is_asked_where_the_layer_has_no_districts() -> None:
    frame = pd.DataFrame({"ward": ["P.5 Q.11", "P.5 Q.10", "Hiệp Thành"]}, index=[2, 3, 4])
    _, faults, _ = places.resolve(frame, SOURCE, KNOWN, required=True)
    assert [fault.row for fault in faults if fault.code == "unknown_ward"] == [2, 3]


def test_communes_the_layer_does_not_have_are_told_once_with_the_next_step() -> None:
    frame = pd.DataFrame({"ward": ["Phường Rạch Ông", "Xã La Êê", "Yên Lãng"]}, index=[2, 3, 4])
    _, faults, _ = places.resolve(frame, SOURCE, KNOWN, required=True)
    (note,) = [fault for fault in faults if fault.code == "wards_of_before"]
    assert note.blanks["count"] == 2  # "Rạch Ông" is no commune
    assert "wards_2024" in note.say(lang="vi")


def test_names_like_one_nobody_knows_are_sought_once_however_many_rows_write_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(ward_names, "alike", lambda text, _: asked.append(text) or [])
    frame = pd.DataFrame({"ward": ["Trà Leng", "Hiệp Thành", "Trà Leng", "Trà Dơn"]})
    _, faults, _ = places.resolve(frame, SOURCE, KNOWN, required=True)
    unknown = [fault.value for fault in faults if fault.code == "unknown_ward"]
    assert unknown == ["Trà Leng", "Trà Leng", "Trà Dơn"]
    assert asked == ["Trà Leng", "Trà Dơn"]
