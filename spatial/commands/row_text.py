"""A row of a table as the blanks of a sentence."""

from __future__ import annotations

import math

import pandas as pd

from spatial import rounding, words

_YEARS = frozenset({"year", "rooms_built_year"})  # written without a thousands sign
_PEOPLE = frozenset({
    "pupils", "children", "nursery_children", "kindergarten_children", "residents_0_2",
    "residents_3_5", "nursery_need", "entrants_forecast", "enrolled_less_forecast",
})  # fmt: skip


def written(row: pd.Series, lang: str) -> dict[str, object]:
    """Write the figures of a row as the language does."""
    said: dict[str, object] = {}
    for name, value in row.items():
        if name == "level":
            said["level"] = words.say(f"level.{value}", lang=lang)
        elif isinstance(value, str):
            said[str(name)] = value
        elif name in _YEARS and not pd.isna(value):
            said[str(name)] = str(int(value))
        else:
            said[str(name)] = figure(str(name), float(value), lang)
    return said


def figure(name: str, value: float, lang: str) -> str:
    """
    Write a figure of a table: people whole, others with one digit where that digit is not 0.

    Parameters
    ----------
    name
        Of its column.

    Examples
    --------
    >>> figure("pupils", 6118.9, "vi"), figure("percent", 48.44, "vi"), figure("rooms", 5.98, "vi")
    ('6.119', '48,4', '6')
    """
    is_whole = name in _PEOPLE or math.isnan(value) or rounding.half_up(value, 1).is_integer()
    return words.number(value, lang=lang, decimals=0 if is_whole else 1)
