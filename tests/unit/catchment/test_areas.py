"""Shapes for the map."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
import shapely
from pyproj import CRS

from spatial import streets
from spatial.catchment import areas
from spatial.records import Kind

METRES = CRS.from_epsg(9210)


def test_areas_of_two_schools_part_the_town_half_way() -> None:
    xy = np.array([[100, 100], [300, 100], [500, 100], [700, 100.0]])
    outline = shapely.box(0, 0, 800, 200)
    found = areas.drawn(xy, ["A", "A", "B", "B"], outline=outline, crs=METRES)
    assert found.index.tolist() == ["A", "B"]
    assert found.geometry["A"].area == pytest.approx(400 * 200)
    assert found.geometry.area.sum() == pytest.approx(outline.area)


def test_a_cell_without_a_school_belongs_to_no_area() -> None:
    xy = np.array([[100, 100], [300, 100], [500, 100.0]])
    found = areas.drawn(xy, ["A", None, "A"], outline=shapely.box(0, 0, 600, 200), crs=METRES)
    assert found.geometry["A"].area == pytest.approx(400 * 200)


def test_cells_on_one_spot_share_its_tile_and_move_nobody_elses() -> None:
    xy = np.array([[500, 100], [300, 100], [300, 100], [100, 100.0]])
    found = areas.drawn(xy, ["B", None, "A", "C"], outline=shapely.box(0, 0, 600, 200), crs=METRES)
    assert found.geometry["A"].bounds == pytest.approx((200, 0, 400, 200))
    assert found.geometry["B"].bounds == pytest.approx((400, 0, 600, 200))
    assert found.geometry["C"].bounds == pytest.approx((0, 0, 200, 200))


def test_all_cells_on_one_spot_make_the_whole_town_one_area() -> None:
    town = shapely.box(0, 0, 600, 200)
    found = areas.drawn(np.full((3, 2), 100.0), ["A", "A", "B"], outline=town, crs=METRES)
    assert found.index.tolist() == ["A"]
    assert found.geometry["A"].equals(town)


def test_where_an_area_only_touches_the_outline_it_has_no_line_there() -> None:
    west, north_east = shapely.box(0, 0, 200, 200), shapely.box(200, 300, 400, 400)
    town = shapely.MultiPolygon([west, north_east])
    xy = np.array([[100, 100], [300, 100.0]])  # half way between them, x = 200, both pieces end
    found = areas.drawn(xy, ["A", "B"], outline=town, crs=METRES)
    assert found.geometry["A"].equals(west)
    assert found.geometry["B"].equals(north_east)
    found = areas.drawn(xy, ["A", "B"], outline=west, crs=METRES)
    assert found.index.tolist() == ["A"]


def test_isochrones_grow_along_the_street_and_stop_at_their_ring() -> None:
    at = np.arange(31)
    xy = np.column_stack([at * 100.0, np.zeros(31)])
    street = streets.connect(xy, at[:-1], at[1:], np.full(30, 100.0), kind=Kind.SURVEYED)
    found = areas.isochrones(street, np.array([[0.0, 0.0]]), pd.Index(["A"]), crs=METRES)
    assert found["metres"].tolist() == [500, 1000, 2000]
    reach = found.geometry.bounds["maxx"].to_numpy()
    np.testing.assert_allclose(reach, [540, 1040, 2040], atol=1)
