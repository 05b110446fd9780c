"""Which ward is meant, by code or by name however spelled."""

from __future__ import annotations

import dataclasses

import pandas as pd
import pytest

from spatial.intake.checking import ward_names

WARDS = pd.DataFrame(
    {
        "ward_id": ["26770", "26773", "00005", "26800", "26801"],
        "ward": ["Phường Hiệp Thành", "Phường Tân Thới Hiệp", "Phường 5", "Xã An Phú", "Xã Án Phú"],
    }
)
KNOWN = ward_names.gazetteer(WARDS)


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
    assert ward_names.find(text, KNOWN) == code


def test_names_most_alike_are_offered() -> None:
    assert ward_names.alike("Hiệp Thàn", KNOWN) == ["Phường Hiệp Thành (26770)"]
    assert ward_names.alike("Sài Gòn", KNOWN) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Phường 5, Quận 11", "00005"),
        ("P.5 Q.11", "00005"),
        ("P. Hiệp Thành (Q12)", "26770"),
        ("Hiệp Thành, Tân Thới Hiệp", None),  # two wards, and no district
        ("Phường 5, 11", None),
    ],
)
def test_a_district_behind_a_name_is_no_part_of_it(text: str, code: str | None) -> None:
    assert ward_names.find(text, KNOWN) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("P.5 Q.11", "1"),
        ("Phường 5, Quận 10", "2"),
        ("P.5 Q.3", None),
        ("Phường 5", None),
        ("Phường 5, 10", None),  # two wards, it may be
    ],
)
def test_where_wards_are_called_with_their_district_it_decides(text: str, code: str | None) -> None:
    wards = pd.DataFrame({"ward_id": ["1", "2"], "ward": ["Phường 5, Quận 11", "Phường 5, Q.10"]})
    assert ward_names.find(text, ward_names.gazetteer(wards)) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("P.1 Q.3", "8"),
        ("Phường 1, Bình Thạnh", "9"),
        ("Phường 1, TP Bình Thạnh", "9"),
        ("Phường 1, Quận 5", None),
        ("Phường 1", None),
        ("Phường 1, 3", None),  # two wards, it may be
        ("Phường 2, Quận 7", "8"),  # its district is told by nobody
        ("Phường 2, Phú Nhuận", None),
    ],
)
def test_a_ward_of_before_is_found_by_its_district_with_or_without_rank(
    text: str, code: str | None
) -> None:
    former = {"1": "", "1, 3": "8", "1, binh thanh": "9", "2": "8"}
    assert ward_names.merged(text, dataclasses.replace(KNOWN, former=former)) == code


def test_two_wards_that_differ_by_their_rank_alone_are_found_by_it() -> None:
    wards = pd.DataFrame({"ward_id": ["1", "2"], "ward": ["Phường An Phú", "Xã An Phú"]})
    known = ward_names.gazetteer(wards)
    asked = ("Phường An Phú", "xã an phú", "An Phú")
    assert [ward_names.find(text, known) for text in asked] == ["1", "2", None]


def test_a_ward_called_with_its_district_is_found_by_its_tones_alone() -> None:
    wards = pd.DataFrame(
        {"ward_id": ["1", "2"], "ward": ["Tân Quý, Quận Tân Phú", "Tân Quy, Quận 7"]}
    )
    known = ward_names.gazetteer(wards)
    asked = ("Phường Tân Quý", "Tân Quy", "Tan Quy, Q.7", "Tan Quy")
    assert [ward_names.find(text, known) for text in asked][:3] == ["1", "2", "2"]
