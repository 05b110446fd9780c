"""
Streets from what others draw: an OSMnx graph, a line layer.

Nothing is read here; whoever opened the file hands over the graph or the layer. Where no edge
crosses a river there is no way across: barriers need no rule of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import numpy as np
import shapely
from pyproj import CRS, Transformer
from scipy.sparse import coo_array

from spatial import crs as systems
from spatial.records import Kind
from spatial.streets.graph import Floats, Ints, Streets, along_curve, connect, largest_part

if TYPE_CHECKING:  # a second to import; only what it made is looked at here
    import networkx as nx

# Kinds of way, as OpenStreetMap names them, that are closed to a mode.
WALK_BANNED = frozenset({"motorway", "motorway_link"})
MOTORBIKE_BANNED = WALK_BANNED | {"footway", "pedestrian", "steps", "corridor", "cycleway"}
BANNED: Mapping[str, frozenset[str]] = {"walk": WALK_BANNED, "motorbike": MOTORBIKE_BANNED}
TOUCH_M = 0.5  # ends of lines nearer than this are one junction: drawing precision of street layers


def from_graph(
    graph: nx.Graph, *, crs: CRS, mode: str = "walk", kind: Kind = Kind.SURVEYED
) -> Streets:
    """
    Make streets from an OSMnx graph (or its GraphML).

    Parameters
    ----------
    graph
        Nodes with ``x`` and ``y`` in the system ``graph.graph["crs"]`` (WGS 84 without one); edges
        with ``length`` [m] and, where known, ``highway`` and ``oneway``. Numbers may be text.
    crs
        Projected system of the locality, in metres.
    mode
        ``"walk"`` (both ways along every street) or ``"motorbike"`` (one-way streets one way).
    kind
        How the streets came to be known.

    Returns
    -------
    Streets
        Their largest connected part. An edge without a length counts its chord.
    """
    place = {node: position for position, node in enumerate(graph.nodes)}
    raw = np.array([[float(at["x"]), float(at["y"])] for _, at in graph.nodes(data=True)])
    given = CRS(graph.graph.get("crs", systems.WGS84))
    move = Transformer.from_crs(given, crs, always_xy=True)
    xy = np.column_stack(move.transform(*raw.reshape(-1, 2).T))
    ways = [
        (place[a], place[b], data.get("length"))
        for a, b, data in graph.edges(data=True)
        if not _kinds(data) & BANNED[mode]
    ]
    start = np.array([way[0] for way in ways], dtype=np.int64)
    end = np.array([way[1] for way in ways], dtype=np.int64)
    chord = np.hypot(*(xy[start] - xy[end]).T)
    told = np.array([np.nan if way[2] is None else float(way[2]) for way in ways])
    length_m = np.maximum(np.where(np.isfinite(told), told, chord), 1e-3)
    if mode == "walk":
        streets = connect(xy, start, end, length_m, kind=kind)
    else:
        streets = _one_way(xy, start, end, length_m, kind=kind)
    return along_curve(largest_part(streets))


def from_lines(
    lines: gpd.GeoDataFrame | gpd.GeoSeries, *, kind: Kind, touch_m: float = TOUCH_M
) -> Streets:
    """
    Make walkable streets from a line layer.

    Parameters
    ----------
    lines
        Lines in metres; other geometries are ignored.
    kind
        How the streets came to be known.
    touch_m
        Vertices nearer than this become one junction [m].

    Returns
    -------
    Streets
        Their largest connected part. Lines meet where they share a vertex; lines that merely cross
        do not meet, so a bridge stays a bridge.
    """
    systems.require_metres(lines, name="streets")
    parts = shapely.get_parts(lines.geometry.to_numpy())
    parts = parts[shapely.get_type_id(parts) == shapely.GeometryType.LINESTRING]
    at, line = shapely.get_coordinates(parts, return_index=True)
    grid = np.floor(at / touch_m + 0.5).astype(np.int64)
    _, first, vertex = np.unique(grid, axis=0, return_index=True, return_inverse=True)
    vertex = vertex.ravel()
    follows = (line[1:] == line[:-1]) & (vertex[1:] != vertex[:-1])
    start, end = vertex[:-1][follows], vertex[1:][follows]
    length_m = np.hypot(*(at[1:] - at[:-1])[follows].T)
    streets = connect(at[first], start, end, np.maximum(length_m, 1e-3), kind=kind)
    return along_curve(largest_part(streets))


def _kinds(data: Mapping[str, Any]) -> set[str]:
    """Return what kinds of way an edge is; merged edges are several."""
    found = data.get("highway", ())
    if isinstance(found, str):
        return set(found.strip("[]").replace("'", "").split(", "))
    return set(found) if isinstance(found, Iterable) else set()


def _one_way(xy: Floats, start: Ints, end: Ints, length_m: Floats, *, kind: Kind) -> Streets:
    """Make a graph of directed edges; row i, column j leads from j to i."""
    order = np.argsort(length_m, kind="stable")
    key = end[order] * len(xy) + start[order]
    _, first = np.unique(key, return_index=True)
    kept = order[first]
    kept = kept[start[kept] != end[kept]]
    graph = coo_array((length_m[kept], (end[kept], start[kept])), shape=(len(xy), len(xy)))
    return Streets(xy=xy, graph=graph.tocsr(), kind=kind)
