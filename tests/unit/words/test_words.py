"""Both languages say the same things, and numbers look as the office writes them."""

import string

import pytest

from spatial import words


def _blanks(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def test_both_languages_share_their_keys() -> None:
    assert words.texts("vi").keys() == words.texts("en").keys()


@pytest.mark.parametrize("key", sorted(words.texts("vi")))
def test_both_languages_share_their_blanks(key: str) -> None:
    vi, en = _blanks(words.texts("vi")[key]), _blanks(words.texts("en")[key])
    # what is said otherwise in each language ends in the language
    assert {one.removesuffix("_vi") for one in vi} == {one.removesuffix("_en") for one in en}


def test_numbers_in_vietnamese_have_dots_for_thousands_and_a_comma_for_decimals() -> None:
    assert words.number(1_234_567.85, lang="vi", decimals=1) == "1.234.567,9"


def test_numbers_in_english_have_commas_for_thousands() -> None:
    assert words.number(-1_234.5, lang="en") == "−1,235"


def test_a_figure_below_zero_has_a_minus_and_one_rounded_to_zero_has_none() -> None:
    assert words.number(-12.5, lang="vi", decimals=1) == "−12,5"
    assert words.number(-0.2, lang="vi") == "0"


def test_percent_is_whole_and_spaced() -> None:
    assert words.percent(0.705, lang="vi") == "71 %"


def test_an_unknown_sentence_is_refused() -> None:
    with pytest.raises(KeyError):
        words.say("no.such.sentence", lang="vi")
