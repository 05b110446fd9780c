"""Names as people spell them, found by what they mean."""

from __future__ import annotations

import unicodedata

import pytest

from spatial.intake.text import names
from spatial.records import LEVELS
from spatial.tables import schema


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tân Chánh Hiệp", "tan chanh hiep"),
        ("TÂN  CHÁNH-HIỆP", "tan chanh hiep"),
        ("Đông Hưng Thuận", "dong hung thuan"),
        (unicodedata.normalize("NFD", "Hiệp Thành"), "hiep thanh"),
        ("TenTruong", "ten truong"),
        ("ten_truong", "ten truong"),
        ("số phòng (*)", "so phong"),
        ("", ""),
        ("--", ""),
    ],
)
def test_names_are_the_same_without_tones_case_and_signs(text: str, expected: str) -> None:
    assert names.fold(text) == expected
    assert names.fold(names.fold(text)) == names.fold(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Phường Hiệp Thành", "Hiệp Thành"),
        ("P. Hiệp Thành", "Hiệp Thành"),
        ("p.5", "5"),
        ("Phường 05", "5"),
        ("XÃ Bình Mỹ", "Bình Mỹ"),
        ("TT. Hóc Môn", "Hóc Môn"),
        ("Đặc khu Côn Đảo", "Côn Đảo"),
        ("Hiệp  Thành,", "Hiệp Thành"),
        ("Phước Long", "Phước Long"),  # a P that begins a name is no rank
        ("", ""),
    ],
)
def test_a_ward_is_named_without_its_rank(text: str, expected: str) -> None:
    assert names.ward_name(text) == expected


@pytest.mark.parametrize(
    ("word", "level"),
    [
        ("Mầm non", "mam_non"),
        ("cấp 1", "tieu_hoc"),
        ("TIỂU HỌC", "tieu_hoc"),
        ("THCS", "thcs"),
        ("trung học phổ thông", "thpt"),
        ("đại học", None),
        ("", None),
    ],
)
def test_a_level_is_known_by_the_words_offices_use(word: str, level: str | None) -> None:
    assert names.level(word) == level


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("Trường Mầm non Sơn Ca", "mam_non"),
        ("MN Hoa Mai", "mam_non"),
        ("TH Nguyễn Du", "tieu_hoc"),
        ("Trường THCS Lê Lợi", "thcs"),
        ("THPT Trường Chinh", "thpt"),
        ("Trường Mẫu giáo - Nhà trẻ Hoa Sen", "mam_non"),  # two words of one level
        ("TH - THCS Nguyễn Huệ", None),
        ("Trường Nguyễn Huệ", None),
        ("Trường Thanh Đa", None),  # th inside a word is no level
    ],
)
def test_a_schools_name_tells_one_level_or_none(name: str, level: str | None) -> None:
    assert names.level_in(name) == level


def test_every_alias_names_a_table_a_column_or_a_level_there_is() -> None:
    tables = schema()
    assert set(names.lookup("tables").values()) <= set(tables)
    assert set(names.lookup("levels").values()) == {level.value for level in LEVELS}


def test_an_alias_may_be_written_as_the_name_itself() -> None:
    found = names.lookup("levels")
    for level in LEVELS:
        assert found[names.fold(level.value)] == level.value


def test_an_unknown_group_of_names_is_a_defect() -> None:
    with pytest.raises(KeyError):
        names.lookup("no such group")
