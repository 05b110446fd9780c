"""Outlines of the communes: their area, and land two of them claim."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

EQUAL_AREA = "+proj=aea +lat_1=10 +lat_2=21 +lat_0=16 +lon_0=106"
WIDE_M = 50.0  # an overlap wider than the outlines are simplified is a mistake of the source
_DEGREE_M = 110_000.0
AREA_FITS = 0.15  # off the outline by more, an official area is not of this commune


def areas_km2(layer: gpd.GeoDataFrame) -> NDArray[np.float64]:
    """Measure the outlines."""
    return layer.to_crs(EQUAL_AREA).area.to_numpy() / 1e6


def parted(layer: gpd.GeoDataFrame, official: pd.Series) -> gpd.GeoDataFrame:
    """
    Give land that several outlines claim to the one whose official area needs it.

    Parameters
    ----------
    official
        Official area by position [km2].

    Returns
    -------
    geopandas.GeoDataFrame
        The same outlines but for overlaps wider than `WIDE_M`; narrower ones stay.
    """
    shapes = layer.geometry.to_numpy().copy()
    first, second = shapely.STRtree(shapes).query(shapes, predicate="overlaps")
    pairs = [(a, b) for a, b in zip(first, second, strict=True) if a < b]
    excess = areas_km2(layer) - official.to_numpy()
    for a, b in sorted(pairs):
        piece = shapely.intersection(shapes[a], shapes[b])
        if 2 * piece.area < WIDE_M / _DEGREE_M * piece.length:
            continue
        loser = max((a, b), key=lambda at: excess[at])
        km2 = gpd.GeoSeries([piece], crs=layer.crs).to_crs(EQUAL_AREA).area.iloc[0] / 1e6
        excess[loser] -= km2
        shapes[loser] = _polygons(shapely.difference(shapes[loser], piece))
    return layer.assign(geometry=shapes)


def _polygons(shape: shapely.Geometry) -> shapely.MultiPolygon:
    """Keep what of a difference has an area."""
    parts = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]
    return shapely.MultiPolygon(parts)
