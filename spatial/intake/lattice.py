"""Stand-in cells for a locality that has none: an even lattice, every cell of a ward alike."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from spatial.records import Kind

SPACING_M = 250.0


def cells(wards: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """
    Spread a ward's people evenly over its area.

    Parameters
    ----------
    wards
        Polygons indexed by ``ward_id``, metres.

    Returns
    -------
    geopandas.GeoDataFrame
        Points `SPACING_M` apart inside each ward (its inner point where none falls inside),
        indexed by ``cell_id``, with ``ward_id``, ``weight`` 1 and ``kind`` assumed.
    """
    ids, owners, points = [], [], []
    for ward_id, ward in wards.geometry.items():
        inside = _inside(ward)
        points.append(inside)
        owners += [ward_id] * len(inside)
        ids += [f"{ward_id}-{number}" for number in range(1, len(inside) + 1)]
    return gpd.GeoDataFrame(
        {"ward_id": owners, "weight": 1.0, "kind": Kind.ASSUMED.value},
        index=pd.Index(ids, name="cell_id"),
        geometry=np.concatenate(points),
        crs=wards.crs,
    )


def _inside(ward: shapely.Geometry) -> np.ndarray:
    """Return the lattice points inside one ward."""
    west, south, east, north = shapely.bounds(ward)
    xs = np.arange(np.ceil(west / SPACING_M), np.floor(east / SPACING_M) + 1) * SPACING_M
    ys = np.arange(np.ceil(south / SPACING_M), np.floor(north / SPACING_M) + 1) * SPACING_M
    across, up = np.meshgrid(xs, ys)
    grid = np.asarray(shapely.points(across.ravel(), up.ravel()), dtype=object)
    shapely.prepare(ward)
    kept = grid[shapely.contains_properly(ward, grid)]
    return kept if len(kept) else np.array([shapely.point_on_surface(ward)])
