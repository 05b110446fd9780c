"""The four ways to count a shortage, and the figures each of them reads from an assessment."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from spatial import defaults, deficit, rounding, words
from spatial.network import Network
from spatial.norms import M2_PER_HA, Norm, Rules
from spatial.norms.comparison import behind
from spatial.records import Level, Status
from spatial.ui.text import say


class Method(StrEnum):
    """A way of counting; the names are those of the columns of an assessment."""

    PUPILS = "per_10k_pupils"
    RESIDENTS = "per_10k_residents"
    CLASS = "class"
    LAND = deficit.LAND


_FOLLOWS = {
    Method.PUPILS: "rooms_short_per_10k",
    Method.RESIDENTS: "rooms_short_per_10k",
    Method.CLASS: "rooms_short_class",
    Method.LAND: "land_short_m2",
}


@dataclass(frozen=True, slots=True)
class MethodColumns:
    """Names of the columns a method reads: need, stock, gross shortage and surplus."""

    need: str
    have: str
    short: str
    surplus: str


def columns(method: Method) -> MethodColumns:
    """Return the columns of a method."""
    if method is Method.LAND:
        return MethodColumns("land_need_m2", "land_have_m2", "land_short_m2", "land_surplus_m2")
    need, short, surplus = (f"rooms_{part}_{method}" for part in ("need", "short", "surplus"))
    return MethodColumns(need, "rooms_have", short, surplus)


def of_profile(rules: Rules) -> Method:
    """Return the method a profile itself counts rooms by."""
    return Method(f"per_10k_{rules.rooms_denominator}")


def default_method(rules: Rules, network: Network) -> Method:
    """
    Return the method a locality is shown by until the planner chooses.

    The same the files grade by where nothing was chosen: `spatial.defaults.counting` says which.
    """
    return Method(defaults.counting(network, rules))


def for_rooms(method: Method, rules: Rules) -> Method:
    """Return the method for figures of rooms: the chosen one, the profile's own beside land."""
    return of_profile(rules) if method is Method.LAND else method


def norm(method: Method, rules: Rules, level: Level) -> Norm:
    """Return the norm a method rests on at a level."""
    if method is Method.LAND:
        return rules.land_per_pupil_m2[level]
    return rules.class_size[level] if method is Method.CLASS else rules.rooms_per_10k


def marked(method: Method, rules: Rules, level: Level, share: float | None) -> bool:
    """Tell whether a norm a method rests on at a level was read by nobody."""
    return unread(_FOLLOWS[method], rules, level, share)


def unread(column: str, rules: Rules, level: Level, share: float | None) -> bool:
    """Tell whether a norm behind a column of an assessment was read by nobody."""
    return any(one.unverified for one in behind(rules, column, level, share=share))


def label(method: Method, rules: Rules, *, lang: str) -> str:
    """Name a method, with the yardstick the profile gives it."""
    per = words.number(rules.rooms_per_10k.value, lang=lang)
    return say(f"method.{method}", lang=lang, norm=per)


def short_label(method: Method, rules: Rules, *, lang: str) -> str:
    """Name a method where there is little room."""
    per = words.number(rules.rooms_per_10k.value, lang=lang)
    return say(f"method.short.{method}", lang=lang, norm=per)


def decimals(method: Method) -> int:
    """Return the digits shown after the decimal sign: hectares have one, rooms none."""
    return 1 if method is Method.LAND else 0


def shown(value: float, method: Method) -> float:
    """
    Round a figure to what the screen shows.

    Parameters
    ----------
    value
        Unrounded, in rooms or m2.
    method
        Rooms by class size round up, because part of a class needs a room; other rooms half-up;
        land becomes hectares with one decimal, half-up. What nobody told stays missing.

    Examples
    --------
    >>> shown(842.3, Method.CLASS), shown(925.67, Method.PUPILS), shown(289_097.0, Method.LAND)
    (843, 926, 28.9)
    """
    if math.isnan(value):
        return value
    if method is Method.LAND:
        return rounding.half_up(value / M2_PER_HA, decimals(method))
    return rounding.up(value) if method is Method.CLASS else rounding.whole(value)


def missing(table: pd.DataFrame, method: Method) -> pd.Series:
    """
    Return the share of a method's need that is missing, row by row.

    It is 0 where none is needed, and missing where the rooms are not known.
    """
    names = columns(method)
    need = table[names.need].where(table[names.need] > 0)
    return (table[names.short] / need).fillna(0.0).where(table[names.short].notna())


def status(row: pd.Series, method: Method) -> Status:
    """Return how a ward stands by a way of counting: its word goes with its colour on the map."""
    return Status(deficit.status_of(row, method))


def status_word(row: pd.Series, method: Method, *, lang: str) -> str:
    """Name how a ward stands by a way of counting."""
    return say(deficit.status_key(status(row, method), method), lang=lang)


def spare(value: float, method: Method) -> float:
    """
    Round a surplus to what the screen shows: of rooms by class size only whole ones are spare.

    Examples
    --------
    >>> spare(8.7, Method.CLASS), spare(8.7, Method.PUPILS)
    (8, 9)
    """
    if math.isnan(value):
        return value
    return math.floor(round(value, 6)) if method is Method.CLASS else shown(value, method)


def write(value: float, method: Method, *, lang: str) -> str:
    """Write a figure already rounded by `shown`, without its unit; nothing is a plain 0."""
    return words.number(value, lang=lang, decimals=decimals(method) if value else 0)


def unit(method: Method, *, lang: str) -> str:
    """Name the unit the screen shows a method in."""
    return "ha" if method is Method.LAND else words.say("unit.rooms", lang=lang)


def worst(wards: pd.DataFrame, method: Method, level: Level) -> str:
    """
    Name the ward that misses most.

    Parameters
    ----------
    wards
        `Assessment.wards`.
    method, level
        Which shortage.

    Returns
    -------
    str
        ``ward_id``; the first of equals; the one that needs most where no shortage is known.
    """
    names, rows = columns(method), wards.xs(level, level="level")
    return deficit.worst(rows[names.short], rows[names.need])
