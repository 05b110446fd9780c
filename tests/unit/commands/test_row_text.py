"""Rows as the blanks of a sentence."""

from __future__ import annotations

import math

import pandas as pd

from spatial.commands import row_text


def test_figures_are_written_as_the_language_does_and_years_without_a_sign() -> None:
    row = pd.Series({"level": "thcs", "school": "A", "year": 2027, "rooms": 1234.0, "share": 2.5})
    assert row_text.written(row, "vi") == {
        "level": "THCS", "school": "A", "year": "2027", "rooms": "1.234", "share": "2,5",
    }  # fmt: skip


def test_what_is_missing_is_said_to_be() -> None:
    row = pd.Series({"rooms_built_year": math.nan, "rooms": math.nan})
    assert set(row_text.written(row, "en").values()) == {"not known yet"}


def test_people_are_whole_and_a_digit_that_is_0_is_not_written() -> None:
    """Sums of shares miss a whole number by a hair: 4782.0000001 is written 4.782."""
    row = pd.Series({"pupils": 6118.9, "residents_0_2": 4782.0000001, "rooms": 4782.0000001,
                     "entrants_forecast": 392.5, "percent": 48.44})  # fmt: skip
    assert row_text.written(row, "vi") == {
        "pupils": "6.119", "residents_0_2": "4.782", "rooms": "4.782",
        "entrants_forecast": "393", "percent": "48,4",
    }  # fmt: skip
