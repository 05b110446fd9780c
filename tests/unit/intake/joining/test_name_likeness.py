"""How like two schools are, and what the witnesses make of it."""

from __future__ import annotations

import pytest

from spatial.intake.joining import name_likeness
from spatial.intake.joining.name_likeness import ListedSchool


def school(name: str, ward: str = "") -> ListedSchool:
    """Make a school that is nothing but a name and a ward."""
    return ListedSchool(school_id=name, name=name, ward_id=ward)


def pair(
    name: str, other: str, wards: tuple[str, str] = ("1", "1")
) -> name_likeness.LikelyPair | None:
    """Compare two schools."""
    judged = name_likeness.pairs([school(name, wards[0])], [school(other, wards[1])])
    return judged[0] if judged else None


@pytest.mark.parametrize(
    ("name", "other", "how"),
    [
        ("TH Nguyễn Trãi", "Trường Tiểu học Nguyễn Trãi", "same_name"),
        ("TH NGUYEN TRAI", "Trường Tiểu học Nguyễn Trãi", "same_name"),
        ("THCS Ng. Trãi", "THCS Nguyễn Trãi", "same_name"),
        ("TH N. T. Minh Khai", "TH Nguyễn Thị Minh Khai", "shortened"),
        ("TH Nguyễn Trãii", "TH Nguyễn Trãi", "slip"),
    ],
)
def test_one_school_written_two_ways_is_certain_with_ward_and_level(
    name: str, other: str, how: str
) -> None:
    likely = pair(name, other)
    assert likely is not None
    assert (likely.reasons[0], likely.certain) == (how, True)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("TH Nguyễn Trãi", "THCS Nguyễn Trãi"),  # two schools of one name
        ("MN Tân Thới A", "MN Tân Thới B"),  # two letters
        ("MN 19/5", "MN 19/8"),  # two numbers
        ("TH Nguyễn Trãi", "TH Võ Thị Sáu"),
    ],
)
def test_two_schools_are_no_pair(name: str, other: str) -> None:
    assert pair(name, other) is None


def test_another_ward_leaves_the_same_name_in_doubt_and_ends_a_mere_likeness() -> None:
    same = pair("TH Nguyễn Trãi", "TH Nguyễn Trãi", wards=("1", "2"))
    assert same is not None
    assert not same.certain
    assert "ward_differs" in same.reasons
    assert pair("TH Nguyễn Trãii", "TH Nguyễn Trãi", wards=("1", "2")) is None


def test_other_tones_and_another_site_are_asked() -> None:
    tones = pair("TH Lê Lai", "TH Lê Lài")
    site = pair("TH Lê Lai (CS2)", "TH Lê Lai")
    assert tones is not None
    assert site is not None
    assert (tones.certain, site.certain) == (False, False)
    assert "tones_differ" in tones.reasons
    assert "site_differs" in site.reasons


def test_a_likeness_of_two_good_names_is_never_certain() -> None:
    likely = pair("THPT Hoa Mi", "Trường THPT Hoa Mai")
    assert likely is not None
    assert (likely.reasons[0], likely.certain) == ("alike", False)
