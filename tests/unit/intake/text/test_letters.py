"""Any Vietnamese text to Unicode, whatever code it was typed in."""

from __future__ import annotations

import unicodedata

import legacy_letters
import pytest

from spatial.intake.text import letters

NAMES = [
    "Phường Hiệp Thành", "Tân Thới Nhất", "Đông Hưng Thuận", "Trường Tiểu học Nguyễn Huệ",
    "Quận Gò Vấp", "Xã Bình Mỹ", "Thị trấn Hóc Môn", "đường Lê Văn Khương", "ỷ lại", "quẫy đuôi",
]  # fmt: skip


def typed(text: str, code: str) -> str:
    """Give a text as a reader sees it who does not know its code."""
    return legacy_letters.encode(text, code=code).decode("cp1252" if code == "vni" else "latin-1")


@pytest.mark.parametrize("code", ["vni", "cp1258"])
@pytest.mark.parametrize("name", NAMES)
def test_a_name_in_an_old_code_comes_back_as_it_was(code: str, name: str) -> None:
    assert letters.to_unicode(typed(name, code), code=code) == name


@pytest.mark.parametrize("name", NAMES)
def test_tcvn3_has_no_capitals_with_tones_and_loses_nothing_else(name: str) -> None:
    back = letters.to_unicode(typed(name, "tcvn3"), code="tcvn3")
    assert back.casefold() == name.casefold()


@pytest.mark.parametrize("code", list(letters.CODES))
def test_the_code_of_names_is_found(code: str) -> None:
    assert letters.code_of([typed(name, code) for name in NAMES]) == code


@pytest.mark.parametrize(
    "text",
    ["Phường Hiệp Thành", "Hiep Thanh", "", "12.345 m", "Café Gô"],
)
def test_unicode_and_plain_letters_are_in_no_old_code(text: str) -> None:
    assert letters.code_of([text]) is None


def test_a_name_in_another_script_is_in_no_old_code_and_spoils_none() -> None:
    """Each letter would be a question mark, and those look like plain letters."""
    russian = "Школа Сп Вьетсовпетро"
    assert letters.code_of([russian]) is None
    assert letters.code_of([russian, "Phöôøng Hieäp Thaønh", "Taân Thôùi Nhaát"]) == "vni"
    assert letters.to_unicode(russian, code="vni") == russian


def test_apart_written_marks_are_put_together() -> None:
    apart = unicodedata.normalize("NFD", "Hiệp Thành")
    assert letters.to_unicode(apart, code=None) == "Hiệp Thành"


@pytest.mark.parametrize(
    "word",
    ["Hiệp", "nghiêng", "khuỷu", "quyển", "gì", "ươm", "Đắk"[:2] + "c", "a", "ỷ", "xoong"],
)
def test_syllables_are_known_by_their_build(word: str) -> None:
    assert letters.syllable(word)


@pytest.mark.parametrize("word", ["HiÖp", "Ph­êng", "Nguyeãn", "bcd", "strong", "ngngh", "iệpp"])
def test_what_is_built_otherwise_is_no_syllable(word: str) -> None:
    assert not letters.syllable(word)


def test_a_syllable_bears_one_tone() -> None:
    assert letters.syllable("hiệp")
    assert not letters.syllable("hi\u0301e\u0323p")


@pytest.mark.parametrize(
    ("text", "share"),
    [("", 1.0), ("Hiep Thanh", 1.0), ("Hiệp Thành", 1.0), ("HiÖp Thành", 0.5), ("HiÖp", 0.0)],
)
def test_likeness_is_the_share_of_foreign_words_that_are_syllables(text: str, share: float) -> None:
    assert letters.likeness(text) == share


def test_letters_a_code_lacks_become_question_marks() -> None:
    assert legacy_letters.encode("Phường 日", code="cp1258").endswith(b"?")


def test_words_of_files_are_held_only_so_many() -> None:
    assert letters.syllable.cache_parameters()["maxsize"] == 1 << 15
