"""The walkable streets as OpenStreetMap had them at the end of 2017, in the planner's tables."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import ceil

import numpy as np
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import dijkstra
from scipy.spatial import KDTree

from recipe.files import Row
from recipe.sources import Floats, Sources, to_metres

KIND = "surveyed"  # mapped, as the places of the schools are; few alleys, nothing newer


STEP_M = 120.0  # a straight segment is split into parts no longer, so that places lie near a node
STRAIGHT = 1.05  # a segment this much longer than its chord bends: where it runs is not known


@dataclass(frozen=True, slots=True, kw_only=True)
class Streets:
    """Nodes in degrees and metres, segments as pairs of their places, and lengths in metres."""

    degrees: Floats
    metres: Floats
    edges: list[tuple[int, int]]
    length_m: list[float]


def streets(sources: Sources) -> Streets:
    """Return the carried street layer; of parallel segments the shortest, of loops none."""
    place = {row["node"]: number for number, row in enumerate(sources.street_nodes)}
    shortest: dict[tuple[int, int], float] = {}
    for row in sources.street_edges:
        start, end = sorted((place[row["u"]], place[row["v"]]))
        length_m = float(row["length_m"])
        if start != end:
            shortest[start, end] = min(length_m, shortest.get((start, end), length_m))
    degrees = np.array([[float(row["lon"]), float(row["lat"])] for row in sources.street_nodes])
    return _split(degrees, shortest)


def _split(degrees: Floats, segments: dict[tuple[int, int], float]) -> Streets:
    """Put nodes along the straight segments; lengths of parts add up to the segment's."""
    metres = to_metres(degrees)
    points = [degrees]
    count = len(degrees)
    edges: list[tuple[int, int]] = []
    lengths: list[float] = []
    for (start, end), length_m in sorted(segments.items()):
        chord = float(np.hypot(*(metres[start] - metres[end])))
        parts = ceil(length_m / STEP_M) if length_m <= STRAIGHT * chord else 1
        share = np.arange(1, parts)[:, None] / parts
        points.append(np.round(degrees[start] + share * (degrees[end] - degrees[start]), 6))
        line = [start, *range(count, count + parts - 1), end]
        count += parts - 1
        edges += pairwise(line)
        marks = [round(length_m * part / parts, 1) for part in range(parts + 1)]
        lengths += [round(after - before, 1) for before, after in pairwise(marks)]
    every = np.vstack(points)
    return Streets(degrees=every, metres=to_metres(every), edges=edges, length_m=lengths)


def detour(
    layer: Streets, points: Floats, *, near_m: float = 500.0, far_m: float = 3000.0
) -> float:
    """
    Return the mean of street over straight distance between pairs of ``points`` this far apart.

    Parameters
    ----------
    layer
        The street layer.
    points
        Places in metres, shape (n, 2); each enters at its nearest crossing.
    near_m, far_m
        Straight distances the pairs lie between [m].

    Returns
    -------
    float
        Mean detour factor, at least 1.
    """
    _, at = KDTree(layer.metres).query(points)
    start = np.unique(at)
    walk = dijkstra(_graph(layer), directed=False, indices=start)[:, start]
    straight = np.hypot(
        *(layer.metres[start][:, None, :] - layer.metres[start][None, :, :]).transpose(2, 0, 1)
    )
    pairs = (straight >= near_m) & (straight <= far_m)
    return float((walk[pairs] / straight[pairs]).mean())


def _graph(layer: Streets) -> csr_array:
    ends = np.array(layer.edges)
    size = len(layer.metres)
    return coo_array((layer.length_m, (ends[:, 0], ends[:, 1])), shape=(size, size)).tocsr()


def _name(place: int) -> str:
    return f"d{place + 1:05d}"


def node_rows(layer: Streets) -> list[Row]:
    """Return the nodes as rows of street_nodes.csv."""
    return [
        {"node_id": _name(place), "lon": f"{lon:.6f}", "lat": f"{lat:.6f}"}
        for place, (lon, lat) in enumerate(layer.degrees)
    ]


def edge_rows(layer: Streets) -> list[Row]:
    """Return the segments as rows of street_edges.csv."""
    return [
        {"from_node": _name(start), "to_node": _name(end), "length_m": length, "kind": KIND}
        for (start, end), length in zip(layer.edges, layer.length_m, strict=True)
    ]
