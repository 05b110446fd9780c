"""Which ward is meant, by code or by name however spelled."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from spatial.intake.checking import places
from spatial.intake.reading.find import Source

WARDS = pd.DataFrame(
    {
        "ward_id": ["26770", "26773", "00005", "26800", "26801"],
        "ward": ["Phường Hiệp Thành", "Phường Tân Thới Hiệp", "Phường 5", "Xã An Phú", "Xã Án Phú"],
    }
)
KNOWN = places.gazetteer(WARDS)
SOURCE = Source(table="residents", path=Path("a.csv"), name="a.csv")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("26770", "26770"),
        ("5", "00005"),  # a code that lost its noughts, or the number of the ward
        ("Hiệp Thành", "26770"),
        ("P. Hiệp Thành", "26770"),
        ("hiep thanh", "26770"),
        ("PHƯỜNG TÂN THỚI HIỆP", "26773"),
        ("Phường 05", "00005"),
        ("An Phú", "26800"),
        ("Án Phú", "26801"),
        ("an phu", None),  # two wards without their tones
        ("Tân Thới", None),
        ("99999", None),
        ("", None),
    ],
)
def test_a_ward_is_found_where_one_and_only_one_fits(text: str, code: str | None) -> None:
    assert places.find(text, KNOWN) == code


def test_names_most_alike_are_offered() -> None:
    assert places.alike("Hiệp Thàn", KNOWN) == ["Phường Hiệp Thành (26770)"]
    assert places.alike("Sài Gòn", KNOWN) == []


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


@pytest.mark.parametrize(
    ("text", "code"),
    [("Phường 5, Quận 11", "00005"), ("P.5 Q.11", "00005"), ("P. Hiệp Thành (Q12)", "26770")],
)
def test_a_district_behind_a_name_is_no_part_of_it(text: str, code: str) -> None:
    assert places.find(text, KNOWN) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [("P.5 Q.11", "1"), ("Phường 5, Quận 10", "2"), ("P.5 Q.3", None), ("Phường 5", None)],
)
def test_where_wards_are_called_with_their_district_it_decides(text: str, code: str | None) -> None:
    wards = pd.DataFrame({"ward_id": ["1", "2"], "ward": ["Phường 5, Quận 11", "Phường 5, Q.10"]})
    assert places.find(text, places.gazetteer(wards)) == code


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
    monkeypatch.setattr(places, "alike", lambda text, _: asked.append(text) or [])
    frame = pd.DataFrame({"ward": ["Trà Leng", "Hiệp Thành", "Trà Leng", "Trà Dơn"]})
    _, faults, _ = places.resolve(frame, SOURCE, KNOWN, required=True)
    unknown = [fault.value for fault in faults if fault.code == "unknown_ward"]
    assert unknown == ["Trà Leng", "Trà Leng", "Trà Dơn"]
    assert asked == ["Trà Leng", "Trà Dơn"]


def test_two_wards_that_differ_by_their_rank_alone_are_found_by_it() -> None:
    wards = pd.DataFrame({"ward_id": ["1", "2"], "ward": ["Phường An Phú", "Xã An Phú"]})
    known = places.gazetteer(wards)
    asked = ("Phường An Phú", "xã an phú", "An Phú")
    assert [places.find(text, known) for text in asked] == ["1", "2", None]


def test_a_ward_called_with_its_district_is_found_by_its_tones_alone() -> None:
    wards = pd.DataFrame(
        {"ward_id": ["1", "2"], "ward": ["Tân Quý, Quận Tân Phú", "Tân Quy, Quận 7"]}
    )
    known = places.gazetteer(wards)
    asked = ("Phường Tân Quý", "Tân Quy", "Tan Quy, Q.7", "Tan Quy")
    assert [places.find(text, known) for text in asked][:3] == ["1", "2", "2"]
