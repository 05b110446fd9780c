"""Where the demonstration district lies that comes with the program."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import geopandas as gpd
import shapely

from spatial import crs


def folder() -> Path:
    """Return the folder of the embedded district."""
    package = Path(__file__).parents[2]
    packed = package / "_data"
    return packed if packed.is_dir() else package.parent / "data"


def schools() -> Path:
    """Return the file of its schools."""
    return folder() / "schools" / "schools.geojson"


@cache
def ward_sets() -> tuple[gpd.GeoDataFrame, ...]:
    """Return its sets of wards, before and after the merger, in degrees; none where unreadable."""
    sets = []
    for file in sorted((folder() / "wards").glob("wards_*.geojson")):
        try:
            features = json.loads(file.read_text(encoding="utf-8"))["features"]
        except OSError:
            continue
        sets.append(
            gpd.GeoDataFrame(
                {name: [each["properties"][name] for each in features] for name in _NAMES},
                geometry=[shapely.geometry.shape(each["geometry"]) for each in features],
                crs=crs.WGS84,
            )
        )
    return tuple(sets)


_NAMES = ("ward_id", "ward")
