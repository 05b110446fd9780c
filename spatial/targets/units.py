"""Figures and units of targets as a reader writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from spatial import rounding, words
from spatial.targets.pack import Target

PERCENT = "%"
_DIGITS = 4
_SIGNS = {">=": "≥ ", "<=": "≤ ", "~": "≈ "}
# Periods as the plans' compilers wrote them, and the sentence that says each.
_PERIODS = (
    (re.compile(r"annual"), "every_year"),
    (re.compile(r"annual to (?P<end>.+)"), "every_year_to"),
    (re.compile(r"c\.(?P<year>\d{4})"), "about"),
    (re.compile(r"to (?P<end>.+)"), "by"),
    (re.compile(r"(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])"), "month"),
    (re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})"), "day"),
)


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


def measured(value: float | None, unit: str, *, lang: str) -> str:
    """
    Write what is measured, two digits at most, a share with its sign.

    Examples
    --------
    >>> measured(71.426, "%", lang="vi"), measured(817.0, "rooms", lang="vi")
    ('71,43 %', '817')
    """
    if value is None:
        return number(value, lang=lang)
    written = number(rounding.half_up(value, 2), lang=lang)
    return f"{written} {PERCENT}" if unit == PERCENT else written


def difference(value: float, unit: str, *, lang: str) -> str:
    """
    Write a difference of two figures; of two shares in points of percent.

    Examples
    --------
    >>> difference(-3.5, "%", lang="en"), difference(-17.0, "rooms", lang="en")
    ('−3.5 percentage points', '−17')
    """
    written = number(rounding.half_up(value, 2), lang=lang)
    return f"{written} {words.say('target.points', lang=lang)}" if unit == PERCENT else written


def unit_name(target: Target, *, lang: str) -> str:
    """Name unit and denominator; a denominator the plan does not name is marked."""
    unit = words.say(f"target.unit.{target.unit}", lang=lang)
    if not target.of:
        return unit
    of = words.say(f"target.of.{target.of}", lang=lang)
    mark = "" if target.of_read else " " + words.say("target.of_meant", lang=lang)
    return words.say("target.unit_of", lang=lang, unit=unit, of=of) + mark


def figure(target: Target, *, lang: str) -> str:
    """Write a target's figure with its sign and unit; the plan's words where it gives no figure."""
    written = number(target.value, lang=lang)
    if target.value is None:
        quoted = words.say("target.worded", lang=lang, quote=target.quote)
        return quoted if target.quote else written
    return f"{_SIGNS.get(target.op, '')}{written} {unit_name(target, lang=lang)}".strip()


def period_name(period: str, *, lang: str) -> str:
    """
    Say a period in the reader's language; years and school years stand as they are.

    Examples
    --------
    >>> period_name("annual to 2030", lang="en"), period_name("2026-2030", lang="en")
    ('every year to 2030', '2026-2030')
    >>> period_name("2025-06", lang="vi")
    'tháng 6/2025'
    """
    for pattern, key in _PERIODS:
        if match := pattern.fullmatch(period):
            blanks: dict[str, object] = {
                name: part.lstrip("0") for name, part in match.groupdict().items()
            }
            return words.say(f"target.period.{key}", lang=lang, **blanks)
    return period


def place_name(place: str, *, lang: str) -> str:
    """Name the part of a locality a figure is for; empty for the whole."""
    return words.say(f"target.place.{place}", lang=lang) if place else ""


def with_years(told: Iterable[tuple[str, int | None]]) -> str:
    """
    Write texts that are told of several years, each once; of one alone without its year.

    Examples
    --------
    >>> with_years([("short", 2025), ("late", 2030), ("late", 2035), ("", 2040)])
    'short (2025); late (2030, 2035)'
    >>> with_years([("late", 2030)]), with_years([("late", None), ("late", 2030)])
    ('late', 'late (2030)')
    """
    listed = list(told)
    found: dict[str, dict[str, None]] = {}
    for text, year in listed:
        years = found.setdefault(text, {})
        if len(listed) > 1 and year is not None:
            years[str(year)] = None
    return "; ".join(
        f"{text} ({', '.join(years)})" if years else text for text, years in found.items() if text
    )
