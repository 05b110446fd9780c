"""Squares for land told by a point and an area."""

from __future__ import annotations

import geopandas as gpd
import pytest
import shapely

from spatial import crs
from spatial.intake.checking import parcel_squares


def squared(*shapes: shapely.Geometry, area_m2: tuple[float | None, ...]) -> gpd.GeoDataFrame:
    frame = gpd.GeoDataFrame({"area_m2": [*area_m2]}, geometry=[*shapes], crs=4326)
    return parcel_squares.squared(frame)


def test_a_hectare_becomes_a_square_of_a_hundred_metres_about_its_point() -> None:
    found = squared(shapely.Point(106.65, 10.85), area_m2=(10_000.0,))
    (one,) = found.to_crs(crs.working_crs(found)).geometry
    west, south, east, north = one.bounds
    assert one.area == pytest.approx(10_000, rel=1e-6)
    assert (east - west, north - south) == pytest.approx((100, 100), rel=1e-6)


def test_a_drawn_outline_stays_and_a_point_without_an_area_stays_a_point() -> None:
    outline = shapely.box(106.65, 10.85, 106.66, 10.86)
    found = squared(outline, shapely.Point(106.65, 10.85), area_m2=(5.0, None))
    assert found["square"].tolist() == [False, False]
    assert found.geometry.iloc[0].equals(outline)
    assert found.geometry.geom_type.iloc[1] == "Point"


def test_a_point_off_the_earth_is_left_to_its_fault() -> None:
    found = squared(shapely.Point(181.0, 10.85), area_m2=(10_000.0,))
    assert found["square"].tolist() == [False]
