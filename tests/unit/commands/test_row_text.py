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
