"""Mapped housing and industry are offered, and are developments only once accepted."""

from __future__ import annotations

import dataclasses

import geopandas as gpd
import pandas as pd
import shapely
from towns import lonlat, town

from spatial import development_candidates
from spatial.network import Network


def offering(**more: object) -> Network:
    """Map an estate of 4 ha, industry of 1 ha without a name, and one far outside."""
    place = town()
    west, south, *_ = place.wards(None).total_bounds
    shapes = [
        shapely.box(west + 100, south + 100, west + 300, south + 300),
        shapely.box(west + 400, south + 100, west + 500, south + 200),
        shapely.box(west - 90_000, south, west - 80_000, south + 9_000),
    ]
    layer = gpd.GeoDataFrame(
        {"name": ["Khu dân cư Mới", None, "Xa"], "sort": ["house", "industry", "house"]},
        index=pd.Index(["w1", "w2", "w3"], name="development_id"),
        geometry=shapes,
        crs=place.crs,
    )
    return dataclasses.replace(place, development_candidates=layer, **more)  # type: ignore[arg-type]


def test_those_inside_are_listed_the_largest_first_with_size_and_ward() -> None:
    place = offering()
    listed = development_candidates.of(place)
    assert [(one.development_id, one.name, one.sort) for one in listed] == [
        ("w1", "Khu dân cư Mới", "house"),
        ("w2", "", "industry"),
    ]
    assert [round(one.area_ha, 6) for one in listed] == [4.0, 1.0]
    assert {one.ward_id for one in listed} == {str(place.wards(None).index[0])}
    assert abs(listed[0].lon - lonlat(0.2, 0.2)[0]) < 0.02


def test_none_counts_until_it_is_accepted_and_then_it_is_offered_no_more() -> None:
    place = offering()
    assert place.developments == ()
    first = development_candidates.of(place)[0]
    accepted = first.accepted(units=1_200, first_year=2027, last_year=2030)
    assert (accepted.development_id, accepted.units, accepted.sort) == ("w1", 1_200, "house")
    later = offering(developments=(accepted,))
    assert [one.development_id for one in development_candidates.of(later)] == ["w2"]
    assert [one.development_id for one in development_candidates.of(place, without={"w1"})] == [
        "w2"
    ]


def test_a_locality_that_brings_none_is_offered_none() -> None:
    assert development_candidates.of(town()) == []
