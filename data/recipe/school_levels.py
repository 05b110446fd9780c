"""Rooms, land and pupils apportioned to the schools of a level; they add up as published."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable

from recipe.apportion import largest_remainder
from recipe.files import Row
from recipe.people import children, pupils_2025
from recipe.schools import School
from recipe.sources import LEVELS, Sources, noise

CALIBRATED = "tieu_hoc"  # the level whose pupils a public room are published for some wards
YEARS_KNOWN = (2019, 2025)  # of the residents
SIZE = {"cong_lap": 1.0, "chua_ro": 0.8, "ngoai_cong_lap": 0.5}  # rooms, against a public school
SITE = {
    "cong_lap": 1.0,
    "chua_ro": 0.9,
    "ngoai_cong_lap": 0.8,
}  # land a room, against a public school
WARD_PULL = (
    0.35  # how far the size of a school follows the people of 2009 for each school of the ward
)
CROWDING = 0.3  # how far pupils per room follow the children per room of the ward


def level_rows(sources: Sources, layer: list[School], residents: list[Row]) -> list[Row]:
    """Return rooms, land and pupils of each school by level; levels add up as published."""
    pupils = pupils_2025(sources, residents)
    return [
        row for level in LEVELS for row in _level(sources, layer, residents, level, pupils[level])
    ]


def _level(
    sources: Sources, layer: list[School], residents: list[Row], level: str, pupils: int
) -> list[Row]:
    plan = sources.published["plan_2024"]["levels"][level]
    ages = sources.published["participation"]["levels"][level]
    size = sources.published["class_size"]["levels"][level]
    here = [school for school in layer if level in school.levels]
    rooms = _rooms(sources, here, residents, level)
    site = _by_school(here, lambda school: SITE[school.ownership] * _vary("land", school, level))
    land = largest_remainder(plan["land_m2"], [a * b for a, b in zip(rooms, site, strict=True)])
    child = children(residents, year=2025, first_age=ages["first_age"], last_age=ages["last_age"])
    stock: Counter[str] = Counter()
    for school, count in zip(here, rooms, strict=True):
        stock[school.ward_id] += count
    crowd = _by_school(
        here, lambda school: (child[school.ward_id] / stock[school.ward_id]) ** CROWDING
    )
    enrolled = largest_remainder(pupils, [a * b for a, b in zip(rooms, crowd, strict=True)])
    return [
        {
            "school_id": school.school_id,
            "level": level,
            "rooms": rooms[place],
            "land_m2": land[place],
            "pupils": enrolled[place],
            "classes": math.ceil(enrolled[place] / size) if school.mapped else "",
            "kind": "estimated",
        }
        for place, school in enumerate(here)
    ]


def _rooms(sources: Sources, here: list[School], residents: list[Row], level: str) -> list[int]:
    """Split a level's rooms to its schools; where pupils a public room are published, by them."""
    total = sources.published["plan_2024"]["levels"][level]["rooms"]
    weights = _room_weights(sources, here, level)
    rooms = dict.fromkeys(range(len(here)), 0)
    fixed = calibrated(sources, residents) if level == CALIBRATED else {}
    for ward_id, count in fixed.items():
        held = [
            place
            for place, school in enumerate(here)
            if school.ward_id == ward_id and school.ownership == "cong_lap"
        ]
        shares = largest_remainder(count, [weights[place] for place in held], least=1)
        rooms.update(zip(held, shares, strict=True))
    rest = [place for place, count in rooms.items() if count == 0]
    left = total - sum(rooms.values())
    shares = largest_remainder(left, [weights[place] for place in rest], least=1)
    rooms.update(zip(rest, shares, strict=True))
    return [rooms[place] for place in range(len(here))]


def calibrated(sources: Sources, residents: list[Row]) -> dict[str, int]:
    """Return the public primary rooms of the wards whose pupils a public room are published."""
    known = sources.published["primary_ratio"]
    ages = sources.published["participation"]["levels"][CALIBRATED]
    first, last = (
        children(residents, year=year, first_age=ages["first_age"], last_age=ages["last_age"])
        for year in YEARS_KNOWN
    )
    toward = (known["year"] - YEARS_KNOWN[0]) / (YEARS_KNOWN[1] - YEARS_KNOWN[0])
    return {
        str(ward_id): round(
            (first[str(ward_id)] + toward * (last[str(ward_id)] - first[str(ward_id)])) / ratio
        )
        for ward_id, ratio in known["pupils_a_room"].items()
    }


def _by_school(layer: list[School], rule: Callable[[School], float]) -> list[float]:
    return [rule(school) for school in layer]


def _room_weights(sources: Sources, here: list[School], level: str) -> list[float]:
    """Weigh schools: rooms stand where people lived in 2009, shared by the schools of the ward."""
    people = {ward.ward_id: float(ward.population_2009) for ward in sources.wards}
    count = Counter(school.ward_id for school in here)

    def weight(school: School) -> float:
        share = people[school.ward_id] / count[school.ward_id]
        return SIZE[school.ownership] * math.pow(share, WARD_PULL) * _vary("rooms", school, level)

    return _by_school(here, weight)


def _vary(what: str, school: School, level: str) -> float:
    """Return a factor between 0.85 and 1.15, fixed for the school."""
    return 0.85 + 0.3 * noise(what, school.school_id, level)
