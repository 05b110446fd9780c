"""Streets of communes, where the pack carries them: cut out with a kilometre around."""

from __future__ import annotations

from collections.abc import Iterable

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from spatial import crs
from spatial.communes import pack
from spatial.intake.text.csv_text import as_csv
from spatial.network import Network

AROUND_DEGREES = 0.01  # about 1.1 km: as far as a walk may leave the communes and come back
KIND = "surveyed"
_WRITTEN = 100_000  # steps of a degree a junction is written in: five places


def frame(codes: Iterable[str]) -> tuple[float, float, float, float]:
    """
    Return what communes lie in, with `AROUND_DEGREES` around them.

    Returns
    -------
    tuple of float
        West, south, east, north [degrees, WGS 84].
    """
    west, south, east, north = map(float, pack.outlines(codes).total_bounds)
    return (
        west - AROUND_DEGREES,
        south - AROUND_DEGREES,
        east + AROUND_DEGREES,
        north + AROUND_DEGREES,
    )


def known(codes: Iterable[str]) -> list[str]:
    """List the communes whose streets the pack carries wholly; elsewhere walks are estimates."""
    outlines = pack.outlines(codes)
    inside = shapely.covered_by(outlines.geometry.to_numpy(), shapely.box(*pack.STREETS_BOX))
    return list(map(str, outlines.index[inside]))


def carried(town: Network) -> bool:
    """
    Tell whether a locality walks on the streets of the pack: every junction is one of theirs.

    What its file says is not enough: a planner may have put his own streets in their place.
    """
    if town.streets is None or town.locality.streets_box != pack.STREETS_BOX:
        return False
    x, y = town.streets.xy.T
    places = gpd.GeoSeries.from_xy(x, y, crs=town.crs).to_crs(crs.WGS84)
    ours = pack.street_nodes()
    return bool(_written(places.x, places.y).isin(_written(ours["lon"], ours["lat"])).all())


def _written(lon: pd.Series, lat: pd.Series) -> pd.MultiIndex:
    """Return places as their files write them."""
    steps: list[NDArray[np.int64]] = [
        np.rint(one.to_numpy() * _WRITTEN).astype(np.int64) for one in (lon, lat)
    ]
    return pd.MultiIndex.from_arrays(steps)


def files(codes: Iterable[str]) -> dict[str, bytes]:
    """
    Write the streets of communes as intake reads them.

    Returns
    -------
    dict of bytes
        ``street_nodes.csv`` and ``street_edges.csv`` of the communes that are `known`, the largest
        connected part; empty where none is.
    """
    asked = known(codes)
    if not asked:
        return {}
    west, south, east, north = frame(asked)
    nodes, edges = pack.street_nodes(), pack.street_edges()
    lon, lat = nodes["lon"].to_numpy(), nodes["lat"].to_numpy()
    inside = (lon >= west) & (lon <= east) & (lat >= south) & (lat <= north)
    u, v = edges["u"].to_numpy(), edges["v"].to_numpy()
    kept = inside[u] & inside[v]
    u, v, metres = u[kept], v[kept], edges["length_dm"].to_numpy()[kept] / 10
    links = coo_array((np.ones(len(u)), (u, v)), shape=(len(nodes), len(nodes)))
    _, part = connected_components(links, directed=False)
    largest = np.bincount(part[inside]).argmax()
    whole = part[u] == largest
    u, v, metres = u[whole], v[whole], metres[whole]
    used = np.unique(np.r_[u, v])
    return {
        "street_nodes.csv": as_csv(
            ["node_id", "lon", "lat"],
            [(f"d{at}", round(lon[at], 5), round(lat[at], 5)) for at in used.tolist()],
        ),
        "street_edges.csv": as_csv(
            ["from_node", "to_node", "length_m", "kind"],
            [
                (f"d{one}", f"d{other}", length, KIND)
                for one, other, length in zip(u.tolist(), v.tolist(), metres.tolist(), strict=True)
            ],
        ),
    }
