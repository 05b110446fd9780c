"""Walkable streets of the core of Hồ Chí Minh City, as of 31 December 2017: ends and lengths."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

LONGEST_M = 120.0  # a straight street is split, so that a walk begins at it and not at its end
STEP = 100_000  # of a degree: about 1 m


def tables(source: Path) -> tuple[pd.DataFrame, pd.DataFrame]:
    """
    Give the nodes and the edges.

    Parameters
    ----------
    source
        GeoParquet with an edge a row: ``u``, ``v``, ``length_m``, its line in degrees.

    Returns
    -------
    nodes, edges
        ``lon`` and ``lat`` [1/100,000 degree], along a curve that keeps near ones together; ``u``
        and ``v`` [row of a node], ``length_dm``. Of parallel edges the shortest is kept.
    """
    given = gpd.read_parquet(source).reset_index(drop=True)
    lines = given.geometry.to_numpy()
    parts = np.maximum(np.ceil(given["length_m"].to_numpy() / LONGEST_M).astype(int), 1)
    edge = np.repeat(np.arange(len(given)), parts)
    step = np.arange(len(edge)) - np.repeat(np.cumsum(parts) - parts, parts)
    ends = []
    for at in (step, step + 1):
        points = shapely.line_interpolate_point(lines[edge], at / parts[edge], normalized=True)
        ends.append(np.round(shapely.get_coordinates(points) * STEP).astype(np.int32))
    places, index = np.unique(np.vstack(ends), axis=0, return_inverse=True)
    index = index.ravel()
    curve = gpd.GeoSeries(shapely.points(places)).hilbert_distance(level=16).to_numpy()
    order = np.argsort(curve, kind="stable")
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    u, v = np.sort(rank[index].reshape(2, -1), axis=0)
    edges = pd.DataFrame(
        {
            "u": u.astype(np.int32),
            "v": v.astype(np.int32),
            "length_dm": np.round(10 * given["length_m"].to_numpy()[edge] / parts[edge]).astype(
                np.int32
            ),
        }
    )
    edges = edges[edges["u"] != edges["v"]].sort_values(["u", "v", "length_dm"])
    edges = edges.drop_duplicates(["u", "v"]).reset_index(drop=True)
    nodes = pd.DataFrame(places[order], columns=["lon", "lat"])
    return nodes, edges
