"""Streets of communes, where the pack carries them: cut out with a kilometre around."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import shapely
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from spatial.communes import pack
from spatial.intake.text.csv_text import as_csv

AROUND_DEGREES = 0.01  # about 1.1 km: as far as a walk may leave the communes and come back
KIND = "surveyed"


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
