"""Mapped schools, estimated clusters for the gaps, and what is known of them as a whole."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np

from recipe.apportion import largest_remainder
from recipe.cells import Cells
from recipe.files import Row
from recipe.sources import Sources, noise, to_degrees, to_metres

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
