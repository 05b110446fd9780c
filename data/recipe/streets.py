"""A simulated walkable street layer: a warped, jittered lattice with some blocks left whole."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin

import numpy as np
import shapely
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import connected_components, dijkstra
from scipy.spatial import KDTree
from shapely.geometry.base import BaseGeometry

from recipe.files import Row
from recipe.sources import Floats, Sources, noise, outline_m, to_degrees, to_metres

STEP_M = 112.0  # mean block
TURN = 0.35  # turn of the lattice [rad]
JITTER = 0.22  # share of a block a crossing may move
WARP_M, WAVE_M = 130.0, 2600.0  # slow bends of the streets
ARTERIAL = 8  # every eighth line is a street without gaps
LEFT_OUT = 0.22  # share of the other segments left out
BEND = 0.05  # a segment is up to this share longer than its chord
EDGE_M = 10.0  # least distance of a crossing from the district's edge

Place = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Streets:
    """Crossings in degrees and metres, segments as pairs of their places, and lengths in metres."""

    degrees: Floats
    metres: Floats
    edges: list[tuple[int, int]]
    length_m: list[float]


def streets(sources: Sources) -> Streets:
    """Return the connected street layer of the district."""
    district = shapely.union_all([outline_m(ward) for ward in sources.wards])
    crossings = _crossings(district)
    pairs = _segments(crossings, district)
    order = _largest_component(list(crossings), pairs)
    place = {key: number for number, key in enumerate(order)}
    degrees = to_degrees(np.array([crossings[key] for key in order]))
    metres = to_metres(degrees)
    edges = [(place[a], place[b]) for a, b in pairs if a in place and b in place]
    lengths = [_length(metres, edge) for edge in edges]
    return Streets(degrees=degrees, metres=metres, edges=edges, length_m=lengths)


def _crossings(district: BaseGeometry) -> dict[Place, tuple[float, float]]:
    """Return the crossings inside the district by their row and column."""
    west, south, east, north = district.bounds
    reach = int(max(east - west, north - south) / STEP_M) + 2
    places = [(i, j) for i in range(-reach, reach + 1) for j in range(-reach, reach + 1)]
    points = np.array([_bent(place) for place in places])
    inside = shapely.contains_xy(district.buffer(-EDGE_M), points[:, 0], points[:, 1])
    return {
        place: (x, y)
        for place, (x, y), keep in zip(places, points.tolist(), inside, strict=True)
        if keep
    }


def _bent(place: Place) -> tuple[float, float]:
    """Return where a crossing lies: jittered on the lattice, turned, bent by two slow waves."""
    i, j = (
        number + JITTER * (2 * noise("street", axis, *place) - 1)
        for axis, number in enumerate(place)
    )
    x = (i * cos(TURN) - j * sin(TURN)) * STEP_M
    y = (i * sin(TURN) + j * cos(TURN)) * STEP_M
    wave = 2 * pi / WAVE_M
    return x + WARP_M * sin(wave * y + 0.6), y + WARP_M * sin(wave * x + 2.1)


def _segments(
    crossings: dict[Place, tuple[float, float]], district: BaseGeometry
) -> list[tuple[Place, Place]]:
    """Return the segments kept: all of an arterial, most others, none outside the district."""
    pairs = [
        (place, other)
        for place in crossings
        for axis, other in enumerate(((place[0] + 1, place[1]), (place[0], place[1] + 1)))
        if other in crossings
        and (place[1 - axis] % ARTERIAL == 0 or noise("gap", axis, *place) >= LEFT_OUT)
    ]
    lines = shapely.linestrings([[crossings[a], crossings[b]] for a, b in pairs])
    return [
        pair for pair, keep in zip(pairs, shapely.covered_by(lines, district), strict=True) if keep
    ]


def _largest_component(keys: list[Place], pairs: list[tuple[Place, Place]]) -> list[Place]:
    """Return the crossings of the largest connected part, in order."""
    number = {key: place for place, key in enumerate(keys)}
    ends = np.array([(number[a], number[b]) for a, b in pairs])
    graph = coo_array((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), shape=(len(keys), len(keys)))
    _, label = connected_components(graph, directed=False)
    largest = int(np.bincount(label).argmax())
    return [key for key, part in zip(keys, label, strict=True) if part == largest]


def _length(metres: Floats, edge: tuple[int, int]) -> float:
    start, end = edge
    chord = float(np.hypot(*(metres[start] - metres[end])))
    return round(chord * (1.002 + BEND * noise("bend", start, end)), 1)


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
    return f"d{place + 1:04d}"


def node_rows(layer: Streets) -> list[Row]:
    """Return the crossings as rows of street_nodes.csv."""
    return [
        {"node_id": _name(place), "lon": f"{lon:.6f}", "lat": f"{lat:.6f}"}
        for place, (lon, lat) in enumerate(layer.degrees)
    ]


def edge_rows(layer: Streets) -> list[Row]:
    """Return the segments as rows of street_edges.csv."""
    return [
        {"from_node": _name(start), "to_node": _name(end), "length_m": length, "kind": "assumed"}
        for (start, end), length in zip(layer.edges, layer.length_m, strict=True)
    ]
