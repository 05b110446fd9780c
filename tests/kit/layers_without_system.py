"""Layers in metres that do not tell their system, for the tests of what is asked about them."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd

VN2000 = 9210  # VN-2000 / TM-3 105°45′


def schools(folder: Path, shift: float, *, turned: bool) -> Path:
    """Write three schools in VN-2000 / TM-3 105°45′ as points without a system."""
    east, north = [594_000.0, 596_100.0, 596_700.0], [1_195_500.0, 1_195_500.0, 1_196_000.0]
    east = [x + shift for x in east]
    points = gpd.points_from_xy(north, east) if turned else gpd.points_from_xy(east, north)
    rows = {"school_id": ["a", "b", "c"], "name": ["A", "B", "C"]}
    path = folder / "schools.shp"
    gpd.GeoDataFrame(rows, geometry=points, crs=VN2000).to_file(path)
    path.with_suffix(".prj").unlink()
    return path
