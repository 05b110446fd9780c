"""The ground that comes with the program: what it holds, whom it serves, how much it weighs."""

from __future__ import annotations

import dataclasses
import gzip
from itertools import pairwise

import geopandas as gpd
import numpy as np
import pytest
import shapely
import towns

from spatial.ground import Frame, GroundKind
from spatial.intake.reading import carried_ground, demonstration

DISTRICT: Frame = (106.604, 10.815, 106.715, 10.90)


@pytest.fixture(scope="module")
def wards() -> gpd.GeoDataFrame:
    """Return the outlines of the embedded district in degrees."""
    return gpd.read_file(demonstration.folder() / "wards" / "wards_2024.geojson")


def test_the_embedded_district_lies_on_the_carried_ground(wards: gpd.GeoDataFrame) -> None:
    west, south, east, north = map(float, wards.total_bounds)
    assert carried_ground.ground_of((west, south, east, north))


def test_a_town_elsewhere_gets_an_empty_ground_and_so_does_one_that_sticks_out() -> None:
    assert not carried_ground.ground_of((105.80, 21.00, 105.86, 21.05))  # Hà Nội
    west, south, east, _ = DISTRICT
    assert not carried_ground.ground_of((west, south, east, 11.2))


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (GroundKind.NATIONAL_ROAD, "Quốc lộ 22"),
        (GroundKind.MAIN_ROAD, "Trường Chinh"),
        (GroundKind.MAIN_ROAD, "Lê Văn Khương"),
        (GroundKind.STREAM, "Kênh Tham Lương"),
        (GroundKind.RIVER, "Sông Sài Gòn"),
        (GroundKind.INDUSTRY, "Khu Công nghiệp Tân Thới Hiệp"),
    ],
)
def test_what_everybody_there_knows_has_its_name(kind: GroundKind, name: str) -> None:
    assert (kind, name) in {
        (one.kind, one.name) for one in carried_ground.ground_of(DISTRICT).shapes
    }


def test_the_streets_are_those_that_pupils_walk() -> None:
    """401 km lie inside the district (data/README.md); chords of bends are a little shorter."""
    ground = carried_ground.ground_of(DISTRICT)
    lines = [
        shapely.LineString(ground.degrees(part))
        for one in ground.shapes
        if one.kind.is_street
        for part in one.parts
    ]
    layer = gpd.GeoSeries(lines, crs="EPSG:4326").to_crs("EPSG:9210")
    assert float(layer.length.sum()) / 1000 == pytest.approx(767, rel=0.05)


def test_no_street_is_drawn_twice() -> None:
    seen: set[tuple[tuple[int, int], tuple[int, int]]] = set()
    for one in carried_ground.ground_of(DISTRICT).shapes:
        if not one.kind.is_street:
            continue
        for part in one.parts:
            steps = np.asarray(part).reshape(-1, 2).cumsum(axis=0).tolist()
            for start, end in pairwise(map(tuple, steps)):
                segment = (min(start, end), max(start, end), one.kind, one.name)
                assert segment not in seen
                seen.add(segment)


def test_areas_close() -> None:
    ground = carried_ground.ground_of(DISTRICT)
    rings = [part for one in ground.shapes if one.kind.is_area for part in one.parts]
    assert rings
    assert all(np.array_equal(ring[0], ring[-1]) for ring in map(ground.degrees, rings))


def test_it_is_light_enough_for_a_first_map() -> None:
    text = carried_ground.ground_of(DISTRICT).text
    assert len(gzip.compress(text.encode())) < 60_000


def test_a_city_around_the_district_gets_its_water_parks_and_industry_and_no_street() -> None:
    """A map half with streets and half without would look as if there were none in the other."""
    whole = carried_ground.ground_of(DISTRICT)
    land = carried_ground.land_of((106.3, 10.3, 107.3, 11.5))
    assert list(land.shapes) == [one for one in whole.shapes if not one.kind.is_street]
    assert land.origin == whole.origin
    assert land.attribution == whole.attribution


def test_a_neighbour_gets_what_reaches_into_it_and_a_town_far_off_nothing() -> None:
    north = (106.60, 10.895, 106.72, 11.0)  # Sông Sài Gòn comes down from there
    names = {one.name for one in carried_ground.land_of(north).shapes}
    assert "Sông Sài Gòn" in names
    assert "Kênh Tham Lương" not in names  # the district's other side
    assert not carried_ground.land_of((105.80, 21.00, 105.86, 21.05))  # Hà Nội


def test_its_makers_are_named() -> None:
    assert carried_ground.ground_of(DISTRICT).attribution == (
        "© OpenStreetMap contributors (ODbL 1.0)",
    )


def test_what_of_the_land_is_not_drawn_is_told_unless_the_locality_brings_its_own() -> None:
    bare = towns.town()
    own = dataclasses.replace(bare, land_use=bare.wards(None).assign(use="park"))
    city, far = (106.3, 10.3, 107.3, 11.5), (105.80, 21.00, 105.86, 21.05)
    assert carried_ground.land_lacking(bare, DISTRICT) == ""
    assert carried_ground.land_lacking(bare, city) == "land_partly"
    assert carried_ground.land_lacking(bare, far) == "no_land"
    assert carried_ground.land_lacking(own, city) == carried_ground.land_lacking(own, far) == ""
