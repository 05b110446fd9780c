"""A value of a link is what it stands for, or refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from spatial.ui.session import link_values

YEARS = (2025, 2030)


@pytest.mark.parametrize(
    ("read", "given", "value"),
    [
        (lambda given: link_values.among(given, ("a", "b")), "a", "a"),
        (lambda given: link_values.among(given, {"a": 1}), "a", "a"),
        (lambda given: link_values.year(given, YEARS), "2030", 2030),
        (lambda given: link_values.year(given, YEARS), " 2025 ", 2025),
        (link_values.share, "0", 0.0),
        (link_values.share, "30", 0.3),
        (link_values.share, "100", 1.0),
        (link_values.share, "12.5", 0.125),
        (link_values.switch, "1", True),
        (link_values.switch, "0", False),
    ],
)
def test_a_value_in_its_limits_is_read(
    read: Callable[[str], object], given: str, value: object
) -> None:
    assert read(given) == value
    assert type(read(given)) is type(value)


@pytest.mark.parametrize(
    ("read", "given"),
    [
        (lambda given: link_values.among(given, ("a", "b")), "c"),
        (lambda given: link_values.among(given, ("a", "b")), ""),
        (lambda given: link_values.year(given, YEARS), "2027"),
        (lambda given: link_values.year(given, YEARS), "2030.0"),
        (lambda given: link_values.year(given, YEARS), "hai nghìn"),
        (link_values.share, "-1"),
        (link_values.share, "100.01"),
        (link_values.share, "nan"),
        (link_values.share, "inf"),
        (link_values.share, ""),
        (link_values.switch, "true"),
        (link_values.switch, "2"),
        (link_values.switch, ""),
    ],
)
def test_any_other_is_refused(read: Callable[[str], object], given: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the reader words it, and he gets the value
        read(given)


@pytest.mark.parametrize("given_lang", ["", "fr", "EN", "<b>"])
def test_an_unknown_language_is_vietnamese(given_lang: str) -> None:
    assert link_values.language({"lang": given_lang}) == "vi"
