"""
Streets from what others draw: an OSMnx graph.

Nothing is read here; whoever opened the file hands over the graph. Where no edge
crosses a river there is no way across: barriers need no rule of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
from pyproj import CRS, Transformer

from spatial import crs as systems
from spatial.records import Kind
from spatial.streets.graph import Streets, along_curve, connect, largest_part

if TYPE_CHECKING:  # a second to import; only what it made is looked at here
    import networkx as nx

# Kinds of way, as OpenStreetMap names them, that are closed to walkers.
WALK_BANNED = frozenset({"motorway", "motorway_link"})


def from_graph(graph: nx.Graph, *, crs: CRS, kind: Kind = Kind.SURVEYED) -> Streets:
    """
    Make walkable streets from an OSMnx graph (or its GraphML), both ways along every street.

    Parameters
    ----------
    graph
        Nodes with ``x`` and ``y`` in the system ``graph.graph["crs"]`` (WGS 84 without one); edges
        with ``length`` [m] and, where known, ``highway``. Numbers may be text.
    crs
        Projected system of the locality, in metres.
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
        if not _kinds(data) & WALK_BANNED
    ]
    start = np.array([way[0] for way in ways], dtype=np.int64)
    end = np.array([way[1] for way in ways], dtype=np.int64)
    chord = np.hypot(*(xy[start] - xy[end]).T)
    told = np.array([np.nan if way[2] is None else float(way[2]) for way in ways])
    length_m = np.maximum(np.where(np.isfinite(told), told, chord), 1e-3)
    return along_curve(largest_part(connect(xy, start, end, length_m, kind=kind)))


def _kinds(data: Mapping[str, Any]) -> set[str]:
    """Return what kinds of way an edge is; merged edges are several."""
    highway = data.get("highway", ())
    if isinstance(highway, str):
        return set(highway.strip("[]").replace("'", "").split(", "))
    return set(highway) if isinstance(highway, Iterable) else set()
