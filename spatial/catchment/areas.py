"""
Service areas for eyes: who goes where, and how far one walks, as shapes on a map.

Never used to compute: cells decide, shapes only show.
"""

from __future__ import annotations

from collections.abc import Sequence

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray
from pyproj import CRS
from scipy.sparse.csgraph import dijkstra

from spatial.catchment.arrays import Floats
from spatial.placement.zones import polygons
from spatial.streets import Streets

RINGS_M = (500.0, 1000.0, 2000.0)
_WIDTH_M = 40.0  # half the width a walked street is drawn with
_SIMPLE_M = 15.0  # how far a drawn line may lie off


def drawn(
    xy: Floats, names: Sequence[object], *, outline: shapely.Geometry, crs: CRS
) -> gpd.GeoDataFrame:
    """
    Dissolve cells by the school most of their pupils go to.

    Parameters
    ----------
    xy
        Middles of the cells [m], shape (n, 2).
    names
        School of every cell; a missing one is left out. Of cells on one spot the first that has
        one names the tile they share.
    outline
        The locality; shapes end at it.
    crs
        System of `xy` and `outline`.

    Returns
    -------
    geopandas.GeoDataFrame
        One simplified shape per school, indexed by ``school_id``: Voronoi cells that share it.
    """
    spots, spot = np.unique(xy, axis=0, return_inverse=True)
    named = pd.Series(list(names), dtype=object).groupby(spot).first().reindex(range(len(spots)))
    tiles = _tiles(spots, outline)
    layer = gpd.GeoDataFrame({"school_id": named.to_numpy()}, geometry=tiles, crs=crs)
    merged = layer[layer["school_id"].notna()].dissolve("school_id")
    merged["geometry"] = polygons(shapely.intersection(merged.geometry.to_numpy(), outline))
    merged = merged[~merged.geometry.is_empty]
    return merged.assign(geometry=merged.geometry.simplify_coverage(_SIMPLE_M))


def _tiles(spots: Floats, outline: shapely.Geometry) -> NDArray[np.object_]:
    """Cut the plane into what lies nearest to each of different spots, in their order."""
    if len(spots) == 1:
        return np.array([outline], dtype=object)
    cut = shapely.voronoi_polygons(shapely.MultiPoint(spots), extend_to=outline, ordered=True)
    return np.asarray(shapely.get_parts(cut), dtype=object)


def isochrones(
    streets: Streets, xy: Floats, ids: pd.Index, *, crs: CRS, rings_m: Sequence[float] = RINGS_M
) -> gpd.GeoDataFrame:
    """
    Draw how far one walks from each school.

    Parameters
    ----------
    xy
        Schools [m], shape (k, 2).
    crs
        System of `xy`.

    Returns
    -------
    geopandas.GeoDataFrame
        ``school_id``, ``metres`` and a shape around the streets reached within them: both ends of a
        street have to be.
    """
    node, snap_m = streets.snap(xy)
    reached = dijkstra(streets.graph, indices=node, limit=max(rings_m)) + snap_m[:, None]
    edges = streets.graph.tocoo()
    once = edges.row < edges.col
    start, end = edges.row[once], edges.col[once]
    drawn = shapely.linestrings(np.stack([streets.xy[start], streets.xy[end]], axis=1))
    lines = np.asarray(drawn, dtype=object)
    rows = []
    for school, walked in zip(ids, reached, strict=True):
        for metres in rings_m:
            inside = (walked[start] <= metres) & (walked[end] <= metres)
            shape = shapely.union_all(shapely.buffer(lines[inside], _WIDTH_M, quad_segs=2))
            rows.append((school, metres, shapely.simplify(shape, _SIMPLE_M)))
    table = pd.DataFrame(rows, columns=["school_id", "metres", "geometry"])
    return gpd.GeoDataFrame(table, geometry="geometry", crs=crs)
