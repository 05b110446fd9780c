"""Land told by a point and an area: a square of that area stands for the outline nobody drew."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from spatial import crs

SQUARE = "square"  # marks rows whose outline is a square
_EAST, _NORTH = 180.0, 80.0  # degrees; beyond them a point is a fault of its row


def squared(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """
    Draw squares for points that have an area.

    Parameters
    ----------
    frame
        Land as checked so far; reads ``area_m2`` [m2].

    Returns
    -------
    geopandas.GeoDataFrame
        Same index and system, with `SQUARE`. A point without an area stays a point, which is a
        fault of its row.

    Notes
    -----
    The square lies north up about the point, ``sqrt(area_m2)`` to a side, drawn in metres.
    """
    points = (frame.geometry.geom_type == "Point").to_numpy() & ~frame.geometry.is_empty.to_numpy()
    area_m2 = pd.to_numeric(frame["area_m2"], errors="coerce").to_numpy(dtype=float)
    reach = np.abs(frame.to_crs(crs.WGS84).geometry.bounds.to_numpy()[:, :2])
    drawn = points & (area_m2 > 0) & (reach <= (_EAST, _NORTH)).all(axis=1)
    shapes = frame.geometry.to_numpy().copy()
    if drawn.any():
        there = gpd.GeoDataFrame(geometry=frame.geometry[drawn], crs=frame.crs)
        metres = there.to_crs(crs.working_crs(there))
        half_m = np.sqrt(area_m2[drawn]) / 2
        x, y = metres.geometry.x.to_numpy(), metres.geometry.y.to_numpy()
        boxes = shapely.box(x - half_m, y - half_m, x + half_m, y + half_m)
        shapes[drawn] = gpd.GeoSeries(boxes, crs=metres.crs).to_crs(frame.crs).to_numpy()
    squares = frame.assign(**{SQUARE: drawn})
    return gpd.GeoDataFrame(squares, geometry=shapes, crs=frame.crs)
