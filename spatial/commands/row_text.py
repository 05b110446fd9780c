"""A row of a table as the blanks of a sentence."""

from __future__ import annotations

import pandas as pd

from spatial import words

_YEARS = frozenset({"year", "rooms_built_year"})  # written without a thousands sign


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
            number = float(value)
            decimals = 0 if number != number or number.is_integer() else 1  # noqa: PLR0124
            said[str(name)] = words.number(number, lang=lang, decimals=decimals)
    return said
