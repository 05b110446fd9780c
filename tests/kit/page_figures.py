"""Figures of a page by quantity, place, level and year, so that files and pages can be compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import shown_figures
from streamlit.testing.v1 import AppTest

from spatial import quantities, read_network, rounding
from spatial.records import LEVELS
from spatial.ui.text import say

SHOWN = {"share": 100.0, "m2": 1e-4}  # shares in percent, land in hectares
ROUNDED_UP = ("rooms_need_class", "rooms_short_class")
BETWEEN = "pupils_of_a_school_and_ward"  # has two places, a row of a table only one
ENROLLED = "pupils_enrolled"  # land of a school is checked in m2


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a page and a command are both asked."""

    level: str
    year: str
    units: str
    lang: str


@cache
def places(units: str, lang: str) -> dict[str, str]:
    """Give the code of every ward and school by its name, where one has that name alone."""
    town = read_network()
    found: dict[str, set[str]] = defaultdict(set)
    for names in (town.schools["name"], town.wards(units)["ward"]):
        for code, name in names.items():
            found[str(name)].add(str(code))
    whole = {say("flow.stress.total", lang=lang): "", "": ""}
    return {name: codes.pop() for name, codes in found.items() if len(codes) == 1} | whole


def on_screen(quantity: quantities.Quantity, value: float) -> float:
    """Write a figure of a file as pages do: whole, hectares with one decimal, whole percent."""
    if quantity.key in ROUNDED_UP:
        return rounding.up(value)
    decimals = 1 if quantity.unit == "m2" else 0
    return rounding.half_up(value * SHOWN.get(quantity.unit, 1.0), decimals)


def shown(page: str, at: AppTest, question: Question) -> Iterator[tuple[str, str, str, str, float]]:
    """Give quantity, place, level, year and value of the figures that stand in one place."""
    known = places(question.units, question.lang)
    codes = set(known.values())
    level_of = {say(f"level.{level}", lang=question.lang): level.value for level in LEVELS}
    for key, row, column, value in shown_figures.figures(at, lang=question.lang):
        quantity = quantities.on_screen(key)
        if quantity is None or (page == "norms" and quantity.key != ENROLLED):
            continue  # another profile's figure is another figure
        label = next((name for name in level_of if column.startswith(name)), "")
        level, year = level_of.get(label, question.level), question.year
        place = known.get(row, row if row in codes else None)
        if key == "forecast.table":
            place, year, level = "", row.split()[0], level_of.get(label, "all")
        if key == "forecast.story.table" or quantity.key == BETWEEN or place is None:
            continue  # steps on the way to a figure; a row that is no ward or school alone
        decimals = 1 if quantity.unit == "m2" else 0
        condition = page if quantity.condition else ""
        yield quantity.key + condition, place, level, year, rounding.half_up(value, decimals)
