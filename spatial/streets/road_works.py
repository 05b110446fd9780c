"""
Changes of streets: a road or bridge that is not there yet, a street that is closed.

A new road joins the streets where it begins and ends, as cells and schools hang on them: by the
straight walk to the nearest junction. What it passes over in between it does not join: one cannot
step off a bridge. No junction is added, so that whatever hangs on the streets hangs where it did.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import connected_components, dijkstra

from spatial.streets.convert import WALK_BANNED
from spatial.streets.graph import Floats, Ints, Streets

TOUCH_M = 100.0  # an end of a road joins a junction this near
ALONG_M = 15.0  # a closed line runs along a street whose two ends are this near
NEAR_M = 30.0  # a closed point stands on the street this near
_SAME_M = 0.1  # ends of two roads this near are one
# Kinds of road, as OpenStreetMap names them; on those of `WALK_BANNED` nobody walks.
ROAD_CLASSES = (
    *("trunk", "trunk_link", "primary", "primary_link", "secondary", "secondary_link"),
    *("tertiary", "tertiary_link", "unclassified", "residential", "living_street", "service"),
    *("pedestrian", "footway", "path", "steps", "cycleway", "track", "road"),
    *sorted(WALK_BANNED),
)


class RoadChange(StrEnum):
    """What becomes of a street."""

    OPEN = "open"
    CLOSE = "close"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadWork:
    """
    One line or point of a planner's file.

    Attributes
    ----------
    row
        Its place in the file, from 1.
    change
        Whether a road is opened, or the streets it crosses or runs along are closed.
    name, road_class
        What it is called; its kind, one of `ROAD_CLASSES`, empty for what is closed.
    lonlat
        Places [degrees, WGS 84]; one alone is a point.
    """

    row: int
    change: RoadChange
    name: str
    road_class: str
    lonlat: tuple[tuple[float, float], ...]


def opened(streets: Streets, lines: Sequence[Floats]) -> tuple[Streets, tuple[int, ...]]:
    """
    Join new roads to the streets.

    Parameters
    ----------
    lines
        Places along each road [m], shape (k, 2), k >= 2, both ways walkable.

    Returns
    -------
    streets, loose
        The streets with them; positions of the roads of which an end joins neither a junction
        within `TOUCH_M` nor another of the roads, or that lead back to where they begin.

    Notes
    -----
    From junction to junction: ramp + length of the roads between + ramp. Of two ways between the
    same junctions the shorter counts.
    """
    if not lines:
        return streets, ()
    ends = np.vstack([line[[0, -1]] for line in lines])
    _, first, at = np.unique(
        np.rint(ends / _SAME_M), axis=0, return_index=True, return_inverse=True
    )
    pair = at.reshape(-1, 2)
    metres = np.array([float(np.hypot(*np.diff(line, axis=0).T).sum()) for line in lines])
    node, ramp_m = streets.snap(ends[first])
    touching = ramp_m <= TOUCH_M
    shared = np.bincount(pair.ravel(), minlength=len(first)) > 1
    roads = _shortest(np.r_[pair[:, 0], pair[:, 1]], np.r_[pair[:, 1], pair[:, 0]],
                      np.r_[metres, metres], len(first))  # fmt: skip
    walks = dijkstra(roads, indices=np.flatnonzero(touching))[:, touching]
    hung, ramp = node[touching], ramp_m[touching]
    a, b = np.nonzero(np.isfinite(walks) & (hung[:, None] != hung[None, :]))
    _, group = connected_components(roads, directed=False)
    leads = np.isin(group, group[np.flatnonzero(touching)[a]])  # from one junction to another
    loose = np.flatnonzero(~((touching | shared) & leads)[pair].all(axis=1))
    old = streets.graph.tocoo()
    row, col = np.r_[old.row, hung[a]], np.r_[old.col, hung[b]]
    added = np.r_[old.data, ramp[a] + walks[a, b] + ramp[b]]
    graph = _shortest(row, col, added, streets.graph.shape[0])
    return dataclasses.replace(streets, graph=graph), tuple(loose.tolist())


def closed(
    streets: Streets, shapes: Sequence[Floats]
) -> tuple[Streets, tuple[NDArray[np.float64], ...]]:
    """
    Take links out of the streets.

    Parameters
    ----------
    shapes
        Places of each closing [m], shape (k, 2). A point closes the nearest link within `NEAR_M`; a
        line those it crosses, and those it runs along.

    Returns
    -------
    streets, links
        The streets without them; of each closing the ends of the links it closes, shape (l, 4).

    Notes
    -----
    A link is the straight line between its junctions. A line runs along one whose ends both lie
    within `ALONG_M`; it crosses one if it meets it farther from each of its ends than `ALONG_M` or
    a quarter of its length, so that a line along one street does not close those it passes.
    """
    start, end = (half.astype(np.int64) for half in _upper(streets.graph))
    lines = shapely.linestrings(np.stack([streets.xy[start], streets.xy[end]], axis=1))
    chords = np.asarray(lines, dtype=object)
    tree = shapely.STRtree(chords)
    gone = np.zeros(len(chords), dtype=np.bool_)
    found = []
    for shape in shapes:
        hit = _met(chords, tree, shape)
        gone[hit] = True
        found.append(np.hstack([streets.xy[start[hit]], streets.xy[end[hit]]]))
    left = np.r_[start[~gone], end[~gone]], np.r_[end[~gone], start[~gone]]
    graph = csr_array(streets.graph)
    metres = np.asarray(graph[left[0], left[1]]).ravel()
    made = coo_array((metres, left), shape=graph.shape).tocsr()
    return dataclasses.replace(streets, graph=csr_array(made)), tuple(found)


def _met(chords: NDArray[np.object_], tree: shapely.STRtree, shape: Floats) -> Ints:
    """Find the links a closing meets."""
    if len(shape) == 1:
        point = shapely.points(shape[0])
        hit = tree.query_nearest(point, max_distance=NEAR_M, all_matches=False)
        return np.asarray(hit, dtype=np.int64).ravel()[:1]
    line = shapely.linestrings(shape)
    near = np.asarray(tree.query(line, predicate="dwithin", distance=ALONG_M), dtype=np.int64)
    some = chords[near]
    ends = shapely.get_coordinates(some).reshape(-1, 2, 2)
    far = np.asarray(shapely.distance(shapely.points(ends), line)).reshape(-1, 2)
    along = (far <= ALONG_M).all(axis=1)
    margin = np.minimum(ALONG_M, shapely.length(some) / 4)
    middle = np.stack([margin, shapely.length(some) - margin], axis=1)
    inner = shapely.linestrings(
        np.stack([shapely.get_coordinates(shapely.line_interpolate_point(some, middle[:, at]))
                  for at in (0, 1)], axis=1)
    )  # fmt: skip
    return near[along | shapely.intersects(inner, line)]


def _shortest(row: Ints, col: Ints, metres: Floats, size: int) -> csr_array:
    """Make a graph of links; of those between the same junctions the shortest counts."""
    order = np.lexsort((metres, col, row))
    row, col, metres = row[order], col[order], metres[order]
    first = np.r_[True, (np.diff(row) != 0) | (np.diff(col) != 0)]
    kept = (metres[first], (row[first], col[first]))
    return csr_array(coo_array(kept, shape=(size, size)).tocsr())


def _upper(graph: csr_array) -> tuple[Ints, Ints]:
    """Return each link once, the lower junction first."""
    pairs = graph.tocoo()
    once = pairs.row < pairs.col
    return pairs.row[once], pairs.col[once]
