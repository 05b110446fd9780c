"""Mapped schools, estimated clusters for the gaps, and rooms, land and pupils apportioned."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from recipe.apportion import largest_remainder
from recipe.cells import Cells
from recipe.files import Row
from recipe.people import children, pupils_2025
from recipe.sources import LEVELS, Sources, noise, to_degrees, to_metres

GUESSED = {"MN": "mam_non", "TH": "tieu_hoc", "THCS": "thcs", "THPT": "thpt"}
SHORT = {"mam_non": "mn", "tieu_hoc": "th"}
CLUSTER_NAME = {"mam_non": "Cụm mầm non ước tính", "tieu_hoc": "Cụm tiểu học ước tính"}
PRESCHOOLS = 64  # mapped and estimated together: about 20 rooms each
APART_M = 150.0  # least distance of a cluster from any school it can still keep
ENOUGH_M = 450.0  # farther from the nearest school than this makes a place no better
PRIVATE_MARKS = (
    "Pathway",
    "Tuệ Đức",
    "Trung học cơ sở&Trung học phổ thông",
    "Trung học cơ sở-Trung học phổ thông",
)
PUBLIC_LEVELS = ({"tieu_hoc"}, {"thcs"})
PUBLIC_PRIMARIES = 24  # the plan: 12.5 % of them reach the national standard, 3 of 24
PUBLIC_PRESCHOOLS = 20  # the plan: 55 % of them, 11 of 20
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

# One campus mapped twice: its primary pupils are counted once, on the other entry.
SET_ASIDE = {("n4666520390", "tieu_hoc"): "w1229205482"}


@dataclass(frozen=True, slots=True, kw_only=True)
class School:
    """One school of the layer: mapped, or an estimated cluster."""

    school_id: str
    name: str
    ownership: str
    ward_id: str
    lon: float
    lat: float
    levels: tuple[str, ...]
    mapped: bool


def schools(sources: Sources, layer: list[Cells]) -> list[School]:
    """Return the mapped schools, then the clusters that fill the gaps of the map."""
    mapped = [_mapped(row) for row in sources.schools]
    public = _public_preschools(sources)
    wanted = _missing_preschools(sources, mapped)
    preschools = _clusters(sources, layer, mapped, "mam_non", wanted, public)
    known = [*mapped, *preschools]
    return [
        *known,
        *_clusters(sources, layer, known, "tieu_hoc", *[_missing_primaries(sources, mapped)] * 2),
    ]


def _mapped(row: dict[str, str]) -> School:
    levels = tuple(GUESSED[mark] for mark in row["level_guess"].split("+"))
    return School(
        school_id=row["osm_id"],
        name=row["name"],
        ownership=ownership(row["name"], levels),
        ward_id=row["ward_code"],
        lon=float(row["lon"]),
        lat=float(row["lat"]),
        levels=tuple(level for level in levels if (row["osm_id"], level) not in SET_ASIDE),
        mapped=True,
    )


def ownership(name: str, levels: tuple[str, ...]) -> str:
    """
    Read from a name whether a school is public, as far as the name tells.

    Examples
    --------
    >>> ownership("Trường Tiểu học Kim Đồng", ("tieu_hoc",))
    'cong_lap'
    """
    if any(mark in name for mark in PRIVATE_MARKS):
        return "ngoai_cong_lap"
    return "cong_lap" if set(levels) in PUBLIC_LEVELS else "chua_ro"


def _missing_preschools(sources: Sources, mapped: list[School]) -> dict[str, int]:
    """Return the preschool clusters of each ward: its share by the 2009 census, less the mapped."""
    have = Counter(school.ward_id for school in mapped if "mam_non" in school.levels)
    shares = largest_remainder(PRESCHOOLS, [ward.population_2009 for ward in sources.wards])
    return {
        ward.ward_id: share - have[ward.ward_id]
        for ward, share in zip(sources.wards, shares, strict=True)
    }


def _public_preschools(sources: Sources) -> dict[str, int]:
    """Share the public preschools of the plan to the wards by the 2009 census."""
    people = [ward.population_2009 for ward in sources.wards]
    shares = largest_remainder(PUBLIC_PRESCHOOLS, people)
    return {ward.ward_id: share for ward, share in zip(sources.wards, shares, strict=True)}


def _missing_primaries(sources: Sources, mapped: list[School]) -> dict[str, int]:
    """Put the public primaries nobody mapped, one by one, where most people share one."""
    have = Counter(
        school.ward_id
        for school in mapped
        if "tieu_hoc" in school.levels and school.ownership == "cong_lap"
    )
    people = {ward.ward_id: ward.population_2019 for ward in sources.wards}
    wanted: Counter[str] = Counter()
    for _ in range(PUBLIC_PRIMARIES - have.total()):
        ward_id = max(people, key=lambda one: (people[one] / (1 + have[one] + wanted[one]), one))
        wanted[ward_id] += 1
    return dict(wanted)


def _clusters(
    sources: Sources,
    layer: list[Cells],
    known: list[School],
    level: str,
    wanted: dict[str, int],
    public: dict[str, int],
) -> list[School]:
    """Place clusters one by one where many live far from any school; the first are public."""
    names = {ward.ward_id: ward.ward for ward in sources.wards}
    taken = [(school.lon, school.lat) for school in known]
    made: list[School] = []
    for cells in layer:
        for number in range(1, wanted.get(cells.ward_id, 0) + 1):
            lon, lat = roomiest(cells, taken)
            taken.append((lon, lat))
            made.append(
                School(
                    school_id=f"uoc-{SHORT[level]}-{cells.ward_id}-{number}",
                    name=f"{CLUSTER_NAME[level]} – {names[cells.ward_id]} {number}",
                    ownership="cong_lap" if number <= public[cells.ward_id] else "chua_ro",
                    ward_id=cells.ward_id,
                    lon=lon,
                    lat=lat,
                    levels=(level,),
                    mapped=False,
                )
            )
    return made


def roomiest(cells: Cells, taken: list[tuple[float, float]]) -> tuple[float, float]:
    """Return the cell of greatest weight times squared distance to the taken, a little moved."""
    others = to_metres(np.array(taken))
    near = np.sqrt(((cells.metres[:, None, :] - others[None, :, :]) ** 2).sum(axis=2)).min(axis=1)
    score = cells.weights * np.minimum(near, ENOUGH_M) ** 2 * (near >= min(APART_M, near.max()))
    best = int(score.argmax())
    shift = [8.0 * (2 * noise("shift", cells.ward_id, best, axis) - 1) for axis in "xy"]
    lon, lat = to_degrees((cells.metres[best] + np.array(shift))[None, :], decimals=5)[0].tolist()
    return lon, lat


def school_rows(layer: list[School]) -> list[Row]:
    """Return the properties of schools.geojson, in the order of ``layer``."""
    return [
        {
            "school_id": school.school_id,
            "name": school.name,
            "ownership": school.ownership,
            "ward_id": school.ward_id,
            "kind": "surveyed" if school.mapped else "estimated",
            "source": "© OpenStreetMap contributors, ODbL 1.0"
            if school.mapped
            else "Ước tính, xem data/README.md",
        }
        for school in layer
    ]


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


def stock_rows(sources: Sources) -> list[Row]:
    """Return the published totals that the schools add up to."""
    plan = sources.published["plan_2024"]
    return [
        {
            "level": level,
            "rooms": figures["rooms"],
            "land_m2": figures["land_m2"],
            "kind": plan["kind"],
            "source": plan["source"],
        }
        for level, figures in plan["levels"].items()
    ]


def set_aside_rows(sources: Sources) -> list[Row]:
    """Return the mapped levels left out of school_levels.csv, with the reason."""
    names = {row["osm_id"]: row["name"] for row in sources.schools}
    return [
        {
            "school_id": school_id,
            "name": names[school_id],
            "level": level,
            "reason_vi": f"Cùng một cơ sở đã ghi tiểu học ở {other}; chỉ tính một lần",
            "reason_en": f"Same campus as {other}, which already carries this level; counted once",
        }
        for (school_id, level), other in SET_ASIDE.items()
    ]
