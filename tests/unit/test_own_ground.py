"""The ground made of a locality's own streets and land, no more than a map can take."""

from __future__ import annotations

import dataclasses
import json

import geopandas as gpd
import numpy as np
import pytest
import shapely
from towns import town

from spatial import crs, ground, own_ground


def test_land_that_is_brought_is_drawn_in_order_with_its_name() -> None:
    lake = shapely.Polygon(
        [(106.6, 10.8), (106.61, 10.8), (106.61, 10.81), (106.6, 10.81)],
        [[(106.603, 10.803), (106.606, 10.803), (106.606, 10.806)]],
    )
    canal = shapely.LineString([(106.6, 10.82), (106.62, 10.82)])
    park = shapely.box(106.62, 10.8, 106.63, 10.81)
    land = own_ground.of_land(
        [("water", "Hồ", lake), ("water", "Kênh", canal), ("park", "", park)],
        attribution=("© OSM",),
    )
    assert [(one.kind.value, one.name) for one in land.shapes] == [
        ("park", ""),
        ("water", "Hồ"),
        ("stream", "Kênh"),
    ]
    water = land.shapes[1]
    assert len(water.parts) == 2  # the outer ring, then the island
    assert land.degrees(water.parts[0]).min(axis=0) == pytest.approx([106.6, 10.8])
    assert land.frame == pytest.approx((106.6, 10.8, 106.63, 10.82))
    assert land.attribution == ("© OSM",)
    assert ground.of_json(json.loads(land.text)) == land


def test_of_a_city_s_land_the_small_and_the_fine_give_way_before_nothing_is_drawn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A shore of 400 corners in steps of 30 m around a lake of 20 km, and 300 ponds of 10 m."""
    along = 106.6 + np.linspace(0, 0.2, 200)
    jag = np.where(np.arange(200) % 2, 3e-4, 0.0)
    shore = [*zip(along, 10.6 + jag, strict=True), *zip(along[::-1], 10.8 + jag, strict=True)]
    lake = ("water", "Hồ", shapely.Polygon(shore))
    ponds = [
        ("water", "Ao", shapely.box(106 + at / 1e3, 10, 106 + at / 1e3 + 1e-4, 10.0001))
        for at in range(300)
    ]
    assert len(own_ground.of_land([lake, *ponds]).shapes) == 301
    monkeypatch.setattr(own_ground, "MOST_CORNERS", 500)
    (shape,) = own_ground.of_land([lake, *ponds]).shapes  # the ponds are 1,500 corners
    assert shape.name == "Hồ"
    assert 2 * 390 < len(shape.parts[0]) <= 2 * 401  # all but some where shores meet
    monkeypatch.setattr(own_ground, "MOST_CORNERS", 100)
    (shape,) = own_ground.of_land([lake, *ponds]).shapes
    assert 2 * 4 < len(shape.parts[0]) <= 2 * 100


def test_a_line_of_anything_but_water_is_not_drawn_and_too_much_land_is_none() -> None:
    line = shapely.LineString([(106.6, 10.82), (106.62, 10.82)])
    assert not own_ground.of_land([("park", "", line)])
    assert not own_ground.of_land([])
    jagged = shapely.LineString([(106 + at / 1000, 10 + at % 2) for at in range(40_000)])
    assert not own_ground.of_land([("water", "", jagged)])


# Three meetings in a row 10 m apart, and one of no street in the west.
MEETINGS = np.array([[106.0, 10.0], [106.0001, 10.0], [106.0002, 10.0], [105.9999, 10.0]])
LINKS = np.array([[0, 1], [1, 2]])


def test_two_streets_that_meet_are_one_line_from_end_to_end() -> None:
    drawn = own_ground.of_streets(MEETINGS, LINKS, attribution=("© OSM",))
    (shape,) = drawn.shapes
    (line,) = shape.parts
    assert drawn.degrees(line) == pytest.approx(MEETINGS[:3])
    assert shape.kind is ground.GroundKind.LOCAL_STREET
    assert drawn.frame == pytest.approx((105.9999, 10.0, 106.0002, 10.0))
    assert drawn.attribution == ("© OSM",)


def test_no_street_and_more_than_a_map_takes_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not own_ground.of_streets(MEETINGS, LINKS[:0])
    monkeypatch.setattr(own_ground, "MOST_LINKS", 1)
    assert own_ground.of_streets(MEETINGS, LINKS[:1])
    assert not own_ground.of_streets(MEETINGS, LINKS)


def test_land_a_locality_brings_is_drawn_where_it_lies_with_or_without_names() -> None:
    place = town()
    west, south, *_ = place.wards(None).total_bounds
    ponds = gpd.GeoDataFrame(
        {"use": ["water", "water"], "name": ["Hồ", None]},
        geometry=[shapely.box(west + at, south, west + at + 300, south + 300) for at in (0, 500)],
        crs=place.crs,
    )
    drawn = own_ground.land_of(dataclasses.replace(place, land_use=ponds))
    assert [shape.name for shape in drawn.shapes] == ["Hồ", ""]
    assert drawn.frame == pytest.approx(crs.to_lonlat(ponds).total_bounds, abs=1e-5)
    plain = own_ground.land_of(dataclasses.replace(place, land_use=ponds.drop(columns="name")))
    assert [shape.parts for shape in plain.shapes] == [shape.parts for shape in drawn.shapes]
    for none in (None, ponds.iloc[:0]):
        assert not own_ground.land_of(dataclasses.replace(place, land_use=none))
