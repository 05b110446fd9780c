"""Assessments whose layers are looked at: a small town, and one whose names are attacks."""

from __future__ import annotations

import dataclasses
from functools import cache

import geopandas as gpd
from towns import proposal, town

from spatial import buildings, plan
from spatial.assessment import Assessment
from spatial.network import Network
from spatial.records import Options

ATTACKS = (
    '=HYPERLINK("http://evil.example","x")',
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "\u202eyấl \u200f\u2066",
    "'; DROP TABLE wards; --",
    "N" * 300,
    "]]>&amp;<!-- %{x} [% 1+1 %]",
)


@cache
def plain() -> Assessment:
    """Assess two wards with a proposed primary school in the second."""
    return plan.assess(buildings.apply(town(), [proposal()]), Options())


@cache
def hostile() -> Assessment:
    """Assess the same town with names nobody should have let in."""
    return plan.assess(attacked(), Options())


def attacked() -> Network:
    """Return the town with attacks for names of wards, schools and of itself."""
    calm = town(columns=3, rows=2)
    sets = {name: _named(wards, "ward", len(ATTACKS)) for name, wards in calm.ward_sets.items()}
    locality = dataclasses.replace(
        calm.locality,
        name={"vi": ATTACKS[1] + "\x00", "en": ATTACKS[1]},
        attribution=(ATTACKS[1],),
    )
    schools = calm.schools.assign(name=ATTACKS[1])
    return dataclasses.replace(calm, ward_sets=sets, locality=locality, schools=schools)


def _named(layer: gpd.GeoDataFrame, column: str, most: int) -> gpd.GeoDataFrame:
    return layer.assign(**{column: [ATTACKS[at % most] for at in range(len(layer))]})
