"""A planner's names are one line of letters that show."""

import pytest

from spatial import own_names, words


@pytest.mark.parametrize(
    "name",
    ["Trường Tiểu học Hiệp Thành 2", "{{7*7}}", "<b>", "=1", "3\N{NO-BREAK SPACE}m", "Ă" * 60],
)
def test_any_line_of_letters_is_a_name(name: str) -> None:
    assert own_names.fault_of(name) is None


@pytest.mark.parametrize(
    "name",
    [
        "",
        " \N{NO-BREAK SPACE}",
        "x" * 61,
        "a\nb",
        "a\x00b",
        "a\x1b[2J",
        "a\N{LINE SEPARATOR}b",
        "a\N{RIGHT-TO-LEFT OVERRIDE}b",
        "a\ud800",
    ],
)
def test_what_nobody_could_read_is_refused_in_words_that_can_be_shown(name: str) -> None:
    fault = own_names.fault_of(name)
    assert fault is not None
    for lang in words.LANGUAGES:
        said = fault.say(lang=lang)
        assert said.isprintable()
        assert "60" in said


def test_a_site_may_have_a_longer_name() -> None:
    assert own_names.fault_of("x" * 200, longest=own_names.LONGEST_SITE) is None
    assert own_names.fault_of("x" * 201, longest=own_names.LONGEST_SITE) is not None
