"""Residents by ward and age, and pupils of the whole district."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import pairwise

from recipe.apportion import largest_remainder
from recipe.files import Row
from recipe.sources import LEVELS, Sources
from recipe.wards import population_2025

BAND = 5  # years in a census band


def half_up(number: Fraction) -> int:
    """Round half up, as the published tables do."""
    exact = Decimal(number.numerator) / Decimal(number.denominator)
    return int(exact.quantize(Decimal(1), ROUND_HALF_UP))


def residents(sources: Sources) -> list[Row]:
    """Return residents by ward, year (2019 and 2025) and single age 0 to 19."""
    totals = {
        2019: {ward.ward_id: ward.population_2019 for ward in sources.wards},
        2025: population_2025(sources),
    }
    return [row for year, people in totals.items() for row in _year(sources, year, people)]


def _year(sources: Sources, year: int, people: dict[str, int]) -> list[Row]:
    """Split each band to wards by population, then each ward's band to single ages."""
    census = sources.published["census_2019"]
    bands = census["bands"]
    share = Fraction(sum(people.values()), census["population"])
    by_ward: dict[str, list[int]] = {ward_id: [] for ward_id in people}
    for first, slope in zip(bands, _slopes(list(bands.values())), strict=True):
        total = half_up(bands[first] * share)
        profile = [bands[first] / BAND + slope * (place - BAND // 2) for place in range(BAND)]
        split = largest_remainder(total, list(people.values()))
        for ward_id, count in zip(people, split, strict=True):
            by_ward[ward_id] += largest_remainder(count, profile)
    return [
        {
            "units": "wards_2024",
            "ward_id": ward_id,
            "year": year,
            "age": age,
            "people": count,
            "kind": "estimated",
        }
        for ward_id, counts in by_ward.items()
        for age, count in enumerate(counts)
    ]


def _slopes(totals: list[int]) -> list[float]:
    """Return the change per year of age inside each band: the mean step to its neighbours."""
    steps = [(right - left) / BAND**2 for left, right in pairwise(totals)]
    inner = [(left + right) / 2 for left, right in pairwise(steps)]
    return [steps[0], *inner, steps[-1]]


def children(rows: list[Row], *, year: int, first_age: int, last_age: int) -> dict[str, int]:
    """Return residents of these ages by ward."""
    counts: dict[str, int] = {}
    for row in rows:
        if row["year"] == year and first_age <= row["age"] <= last_age:
            counts[row["ward_id"]] = counts.get(row["ward_id"], 0) + row["people"]
    return counts


def pupils_2019(sources: Sources, rows: list[Row]) -> dict[str, int]:
    """Return the pupils of 2019 by level: children of its ages times assumed participation."""
    pupils = {}
    for level, rule in sources.published["participation"]["levels"].items():
        ages = children(rows, year=2019, first_age=rule["first_age"], last_age=rule["last_age"])
        pupils[level] = half_up(sum(ages.values()) * Fraction(str(rule["rate"])))
    return pupils


def pupils_2025(sources: Sources, rows: list[Row]) -> dict[str, int]:
    """Return the pupils of 2025 by level: on the straight line from 2019 to the published 2030."""
    base = pupils_2019(sources, rows)
    plan = sources.published["plan_2024"]["levels"]
    last = {level: Fraction(str(plan[level]["pupils_2030"])) for level in LEVELS}
    return {
        level: half_up(base[level] + (last[level] - base[level]) * Fraction(6, 11))
        for level in LEVELS
    }


def pupils(sources: Sources, rows: list[Row]) -> list[Row]:
    """Return the pupils of the whole district: 2019 estimated, 2030 as published."""
    base = pupils_2019(sources, rows)
    plan = sources.published["plan_2024"]
    blank = {"units": "", "ward_id": ""}
    estimated = [
        blank
        | {
            "level": level,
            "year": 2019,
            "pupils": base[level],
            "kind": "estimated",
            "source": "Dân số theo tuổi 2019 × tỷ lệ đi học giả định",
        }
        for level in LEVELS
    ]
    published = [
        blank
        | {
            "level": level,
            "year": 2030,
            "pupils": plan["levels"][level]["pupils_2030"],
            "kind": "published",
            "source": plan["source"],
        }
        for level in LEVELS
    ]
    return [*estimated, *published]
