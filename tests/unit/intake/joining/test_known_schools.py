"""Lists as offices write them against the schools known: taken, asked, or left."""

from __future__ import annotations

import pytest

from spatial.intake.joining import known_schools
from spatial.intake.joining.known_schools import Matching
from spatial.intake.joining.name_likeness import ListedSchool
from spatial.records import Level


def listed(name: str, ward: str = "w1", code: str = "row", **more: object) -> ListedSchool:
    return ListedSchool(school_id=code, name=name, ward_id=ward, **more)  # type: ignore[arg-type]


KNOWN = (
    listed("Trường Tiểu học Nguyễn Trãi", code="k1", lon=106.60, lat=10.80),
    listed("Trường THCS Nguyễn Trãi", code="k2", lon=106.61, lat=10.80),
    listed("Trường Tiểu học Lê Lai", "w2", code="k3", lon=106.62, lat=10.80),
    listed("Trường Mầm non Hoa Mai", "w2", code="k4", lon=106.63, lat=10.80),
    listed("Trường Tiểu học Tân Thới A", "w2", code="k5", lon=106.64, lat=10.80),
    listed("Trường Tiểu học Nguyễn Thị Minh Khai", "w2", code="k6", lon=106.65, lat=10.80),
)


def taken(result: Matching) -> dict[str, str]:
    return {each.listed: each.known for each in result.certain}


def asked(result: Matching) -> dict[str, list[str]]:
    return {code: [each.known for each in options] for code, options in result.doubtful.items()}


@pytest.mark.parametrize(
    ("name", "ward", "code"),
    [
        ("TH Nguyễn Trãi", "w1", "k1"),
        ("TRƯỜNG TIỂU HỌC NGUYỄN TRÃI", "w1", "k1"),
        ("tieu hoc nguyen trai", "w1", "k1"),
        ("Trường TH Nguyễn Trải", "w1", "k1"),  # hỏi for ngã
        ("Tiểu học Nguyễn Trãi, P. Một, Q.12", "w1", "k1"),
        ("Tiểu học Nguyễn Trãi (CS1)", "w1", "k1"),
        ("TH Nguyễn Trãi", "", "k1"),  # the only one of its name and level
        ("Trường TH Nguyn Trãi", "w1", "k1"),  # a letter lost: no syllable
        ("THCS N. Trãi", "w1", "k2"),
        ("Tr. MN Hoa Mai", "w2", "k4"),
        ("TH Tân Thới A", "w2", "k5"),
    ],
)
def test_a_name_with_its_witnesses_is_taken(name: str, ward: str, code: str) -> None:
    result = known_schools.match([listed(name, ward)], KNOWN)
    assert taken(result) == {"row": code}
    assert result.doubtful == {}
    assert result.unmatched == ()


@pytest.mark.parametrize(
    ("name", "ward", "code", "reason"),
    [
        ("Tiểu học Nguyễn Trãi (CS2)", "w1", "k1", "site_differs"),
        ("TH Nguyễn Trãi", "w2", "k1", "ward_differs"),
        ("MN Hoa Mi", "w2", "k4", "alike"),  # two names kindergartens have
        ("TH NTMK", "w2", "k6", "initials"),
        ("TH-THCS Nguyễn Trãi", "w1", "k1", "level_part"),
        ("MN Hoa Mái", "w2", "k4", "tones_differ"),
    ],
)
def test_what_speaks_against_a_pair_is_asked_with_the_reason(
    name: str, ward: str, code: str, reason: str
) -> None:
    result = known_schools.match([listed(name, ward)], KNOWN)
    assert result.certain == ()
    assert asked(result)["row"][0] == code
    assert reason in result.doubtful["row"][0].reasons


@pytest.mark.parametrize(
    "name",
    ["TH Lê Lợi", "THPT Nguyễn Trãi", "TH Tân Thới B", "TH Tân Thới", "Mầm non 19/5", "TH", ""],
)
def test_another_school_resembles_none(name: str) -> None:
    result = known_schools.match([listed(name, "w2")], KNOWN)
    assert (taken(result), asked(result), result.unmatched) == ({}, {}, ("row",))


def test_each_known_school_is_taken_once_and_the_site_is_asked() -> None:
    rows = [listed("TH Nguyễn Trãi", code="main"), listed("TH Nguyễn Trãi (CS2)", code="site")]
    result = known_schools.match(rows, KNOWN[:1])
    assert taken(result) == {"main": "k1"}
    assert result.unmatched == ("site",)


def test_two_rows_of_one_name_are_both_asked() -> None:
    rows = [listed("TH Nguyễn Trãi", code="a"), listed("Tiểu học Nguyễn Trãi", code="b")]
    result = known_schools.match(rows, KNOWN[:1])
    assert taken(result) == {}
    assert set(asked(result)) == {"a", "b"}
    assert "rival" in result.doubtful["a"][0].reasons


def test_two_known_ones_of_a_name_are_asked_unless_they_stand_in_one_yard() -> None:
    far = listed("TH Nguyễn Trãi", code="far", lon=106.70, lat=10.90)
    near = listed("TH Nguyễn Trãi", code="near", lon=106.6001, lat=10.80)
    assert taken(known_schools.match([listed("TH Nguyễn Trãi")], [KNOWN[0], far])) == {}
    assert set(taken(known_schools.match([listed("TH Nguyễn Trãi")], [KNOWN[0], near]))) == {"row"}


def test_the_ward_tells_two_of_one_name_apart() -> None:
    other = listed("TH Nguyễn Trãi", "w2", code="other", lon=106.70, lat=10.90)
    rows = [listed("TH Nguyễn Trãi", "w2", code="a"), listed("TH Nguyễn Trãi", "w1", code="b")]
    assert taken(known_schools.match(rows, [KNOWN[0], other])) == {"a": "other", "b": "k1"}


def test_a_like_name_in_the_ward_does_not_cast_doubt_on_the_same_name() -> None:
    known = [
        listed("Trường THCS Nguyễn Văn Tám", code="k1"),
        listed("Trường THCS Nguyễn Văn Tâm", code="k2"),
        listed("Trường THCS Nguyễn Văn Tạo", code="k3"),
    ]
    result = known_schools.match(
        [listed("THCS Nguyễn Văn Tạo"), listed("THCS Lý Tự Trọng", code="b")], known
    )
    assert taken(result) == {"row": "k3"}
    assert result.unmatched == ("b",)


def test_an_answer_is_taken_by_code_or_name_and_none_of_them_stays_unasked() -> None:
    rows = [listed("Hoa Mi", "w2", code="a"), listed("TH Nguyễn Trãi (CS2)", code="b")]
    answers = {"Hoa Mi": "k4", "b": ""}
    result = known_schools.match(rows, KNOWN, answers=answers)
    assert taken(result) == {"a": "k4"}
    assert (asked(result), result.unmatched) == ({}, ())


def test_levels_beside_the_name_are_witnesses_too() -> None:
    rows = [listed("Nguyễn Trãi", levels=frozenset({Level.THCS}))]
    assert taken(known_schools.match(rows, KNOWN)) == {"row": "k2"}


def test_a_namesake_of_the_level_in_another_ward_is_in_doubt_for_its_ward_alone() -> None:
    rows = [listed("TH Nguyễn Trãi", "w2", code="a"), listed("Hoa Mi", "w2", code="b")]
    result = known_schools.match(rows, KNOWN)
    assert {code: pair.known for code, pair in result.elsewhere.items()} == {"a": "k1"}
