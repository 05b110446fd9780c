"""Areas as steps: read back they are the same, and neighbours still touch."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
import shapely

from spatial.ui.map import shape_steps


def geojson(shape: shapely.Geometry) -> dict[str, Any]:
    """Write a shape as GeoJSON."""
    record: dict[str, Any] = json.loads(shapely.to_geojson(shape))
    return record


def read(polygons: list[list[list[int]]], step: float) -> shapely.MultiPolygon:
    """Read an area as the browser does."""
    rings = [
        [np.asarray(ring).reshape(-1, 2).cumsum(axis=0) * step for ring in polygon]
        for polygon in polygons
    ]
    return shapely.MultiPolygon([shapely.Polygon(one[0], one[1:]) for one in rings])


def test_an_area_with_a_hole_and_an_island_comes_back_as_it_was() -> None:
    mainland = shapely.box(106.6, 10.8, 106.7, 10.9) - shapely.box(106.63, 10.83, 106.65, 10.85)
    both = shapely.MultiPolygon([mainland, shapely.box(106.72, 10.81, 106.73, 10.82)])
    sent = shape_steps.packed([geojson(both)])
    assert sent["step"] == 1e-5  # 0.13° are 13,000 steps of it, fewer than 24,000
    assert read(sent["shapes"][0], sent["step"]).equals_exact(both, 1e-9, normalize=True)


def test_neighbours_of_a_wide_city_share_their_border_on_a_coarser_grid() -> None:
    """1.5° are 24,000 steps of 0.0000625°: the next finer of 1, 2, 5 is 0.00005°."""
    west, east = shapely.box(106, 10, 106.712348, 11), shapely.box(106.712348, 10, 107.5, 11)
    sent = shape_steps.packed([geojson(west), geojson(east)])
    assert sent["step"] == 5e-5
    one, other = (read(each, sent["step"]) for each in sent["shapes"])
    # 106.712348 lies between 106.7123 and 106.71235: it falls on the nearer one, for both
    assert one.bounds[2] == other.bounds[0] == pytest.approx(106.71235)
    assert one.touches(other)


def test_what_is_no_area_stays_as_it_is() -> None:
    line = {"type": "LineString", "coordinates": [[106.6, 10.8], [106.7, 10.9]]}
    assert shape_steps.packed([line]) == {"step": 1e-5, "shapes": [line]}
