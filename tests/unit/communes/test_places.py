"""Every place has a name it is found by, whatever its tones."""

from __future__ import annotations

import pytest

from spatial.communes import pack, places


def test_every_commune_and_province_is_a_place() -> None:
    sorts = [entry.match.sort for entry in places.entries()]
    assert sorts.count(places.COMMUNE) == len(pack.communes())
    assert sorts.count(places.PROVINCE) == 34


def test_an_old_commune_that_kept_name_and_land_is_not_named_twice() -> None:
    alike = [
        entry.match
        for entry in places.entries()
        if entry.match.sort == places.FORMER and entry.match.today == (entry.match.name,)
    ]
    assert alike == []


@pytest.mark.parametrize(
    ("one", "other"), [("Hoà Hưng", "Hòa Hưng"), ("Thuỷ Nguyên", "Thủy Nguyên"), ("Quế", "quế")]
)
def test_a_tone_on_either_vowel_is_the_same_spelling(one: str, other: str) -> None:
    assert places.spelled(one) == places.spelled(other)


def test_different_tones_are_different_spellings() -> None:
    assert places.spelled("Hiệp Thành") != places.spelled("Hiệp Thạnh")


@pytest.mark.parametrize(
    ("folded", "bare"), [("phuong trung my tay", "trung my tay"), ("xa", "xa"), ("hue", "hue")]
)
def test_a_rank_is_taken_off_once(folded: str, bare: str) -> None:
    assert places.without_rank(folded) == bare


def test_a_label_tells_what_an_old_place_became() -> None:
    match = places.Match(
        sort=places.FORMER,
        name="Phường Cũ",
        codes=("00001", "00002"),
        province_code="79",
        province="Thành phố Hồ Chí Minh",
        today=("Phường A", "Phường B"),
    )
    assert match.label == "Phường Cũ → Phường A (00001), Phường B (00002), Thành phố Hồ Chí Minh"
