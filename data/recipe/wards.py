"""The 11 wards until 30 June 2025 and the 5 they became, from the same edges."""

from __future__ import annotations

import shapely
from shapely.geometry.base import BaseGeometry

from recipe.apportion import largest_remainder
from recipe.files import Row
from recipe.sources import Sources, Ward

Layer = list[tuple[BaseGeometry, Row]]

AREA_CLASS = "do_thi_dac_biet"
VALID_FROM_2024 = "2019-04-01"  # census day: the first day the outlines are attested
VALID_TO_2024 = "2025-06-30"


def population_2025(sources: Sources) -> dict[str, int]:
    """Split the 2025 people of each successor ward to the old wards by the 2019 census."""
    people: dict[str, int] = {}
    for successor, total in sorted(sources.published["dossier_2025"]["population"].items()):
        parts = [ward for ward in sources.wards if ward.successor_id == str(successor)]
        split = largest_remainder(total, [ward.population_2019 for ward in parts])
        people |= {ward.ward_id: count for ward, count in zip(parts, split, strict=True)}
    return people


def wards_2024(sources: Sources) -> Layer:
    """Return the 11 wards as they stood until 30 June 2025."""
    people = population_2025(sources)
    return [(ward.outline, _old(ward, people[ward.ward_id])) for ward in sources.wards]


def _old(ward: Ward, population: int) -> Row:
    return {
        "ward_id": ward.ward_id,
        "ward": ward.ward,
        "area_class": AREA_CLASS,
        "valid_from": VALID_FROM_2024,
        "valid_to": VALID_TO_2024,
        "successor_id": ward.successor_id,
        "population_2009": ward.population_2009,
        "population_2019": ward.population_2019,
        "population_2025": population,
        "kind": "estimated",
    }


def wards_2025(sources: Sources) -> Layer:
    """Return the 5 wards in force from 1 July 2025, dissolved from the edges of the old ones."""
    dossier = sources.published["dossier_2025"]
    layer: Layer = []
    for ward_id in sorted({ward.successor_id for ward in sources.wards}):
        parts = [ward for ward in sources.wards if ward.successor_id == ward_id]
        whole = _whole(parts)
        row: Row = {
            "ward_id": ward_id,
            "ward": parts[0].successor,
            "area_class": AREA_CLASS,
            "valid_from": dossier["valid_from"].isoformat(),
            "valid_to": None,
            "area_official_km2": dossier["area_official_km2"][int(ward_id)],
            "population_2009": sum(ward.population_2009 for ward in parts),
            "population_2019": sum(ward.population_2019 for ward in parts),
            "population_2025": dossier["population"][int(ward_id)],
            "kind": "published",
        }
        layer.append((whole, row))
    return layer


def _whole(parts: list[Ward]) -> BaseGeometry:
    """Dissolve wards that share their edges; the outcome is one polygon."""
    whole = shapely.get_geometry(shapely.coverage_union_all([ward.outline for ward in parts]), 0)
    if whole is None:
        msg = f"wards {[ward.ward_id for ward in parts]} dissolve to nothing"
        raise ValueError(msg)
    return whole
