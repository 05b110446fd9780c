"""What a school's name tells."""

from __future__ import annotations

import pytest

from spatial.intake.text.school_names import parse
from spatial.records import Level


@pytest.mark.parametrize(
    "name",
    ["Trường Tiểu học Nguyễn Trãi", "TH NGUYEN TRAI", "Th. Nguyễn Trãi", "Trường TH Nguyễn Trãi"],
)
def test_kind_rank_tones_and_case_are_no_part_of_the_own_name(name: str) -> None:
    assert parse(name).own == "nguyen trai"
    assert parse(name).levels == {Level.TIEU_HOC}


@pytest.mark.parametrize(
    ("name", "levels"),
    [
        ("TH&THCS Kim Đồng", {Level.TIEU_HOC, Level.THCS}),
        ("TH - THCS - THPT Đông Á", {Level.TIEU_HOC, Level.THCS, Level.THPT}),
        ("PTCS Thạnh An", {Level.TIEU_HOC, Level.THCS}),
        ("Nhóm trẻ Bé Ngoan", {Level.MAM_NON}),
        ("Trường Thực nghiệm", set()),
    ],
)
def test_levels_are_those_the_words_tell(name: str, levels: set[Level]) -> None:
    assert parse(name).levels == levels


def test_numbers_and_a_last_letter_tell_schools_of_one_name_apart() -> None:
    assert parse("Mầm non 19/5").marks == ("19", "5")
    assert parse("MN Tân Thới A").marks == ("a",)
    assert parse("MN Bông Sen II").marks == parse("MN Bông Sen 2").marks == ("2",)


def test_ward_and_district_behind_the_name_are_left_out() -> None:
    assert parse("MN Sơn Ca, P.5, Q.12").own == "son ca"
    assert parse("MN Sơn Ca (xã Trung Mỹ Tây)").own == "son ca"


def test_a_site_is_told_and_the_first_is_the_school_itself() -> None:
    assert parse("TH Lê Lai - cơ sở 2").site == "2"
    assert parse("TH Lê Lai (điểm lẻ)").site == "?"
    assert parse("TH Lê Lai CS1").site == ""


def test_tones_stand_where_they_were_typed_and_are_none_in_plain_letters() -> None:
    assert parse("TH Hoà Bình").tones == parse("TH Hòa Bình").tones
    assert parse("TH Hoa Binh").tones == ()
