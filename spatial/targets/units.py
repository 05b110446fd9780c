"""Figures and units of targets as a reader writes them."""

from __future__ import annotations

from spatial import words
from spatial.targets.pack import Target

_DIGITS = 4


def number(value: float | str | tuple[float, float] | None, *, lang: str) -> str:
    """
    Write a figure with the digits it has; "no data" for none.

    Examples
    --------
    >>> number(12.5, lang="vi"), number((2.0, 3.0), lang="en"), number(None, lang="en")
    ('12,5', '2-3', 'no data')
    """
    if value is None:
        return words.say("target.no_data", lang=lang)
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        dash = "–" if lang == "vi" else "-"
        return dash.join(number(end, lang=lang) for end in value)
    digits = next((at for at in range(_DIGITS) if round(value, at) == value), 2)
    return words.number(value, lang=lang, decimals=digits)


def unit_name(target: Target, *, lang: str) -> str:
    """Name unit and denominator; a denominator the plan does not name is marked."""
    unit = words.say(f"target.unit.{target.unit}", lang=lang)
    if not target.of:
        return unit
    of = words.say(f"target.of.{target.of}", lang=lang)
    mark = "" if target.of_read else " " + words.say("target.of_meant", lang=lang)
    return words.say("target.unit_of", lang=lang, unit=unit, of=of) + mark
