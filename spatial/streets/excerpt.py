"""Part of the walks of a locality, with no more streets and land than they take."""

from __future__ import annotations

import dataclasses

import numpy as np
from scipy.sparse.csgraph import dijkstra

from spatial.streets.graph import NOBODY, Ints
from spatial.streets.travel import MILLIMETRE_M, Travel


def to_schools(travel: Travel, schools: Ints) -> Travel:
    """Return the same walks to some of the schools, by position."""
    xy = travel.schools_xy[schools]
    if travel.streets is None:
        return dataclasses.replace(travel, schools_xy=xy)
    node, snap_m = travel.schools_hung(travel.streets)
    return dataclasses.replace(
        travel, schools_xy=xy, school_node=node[schools], school_snap_m=snap_m[schools]
    )


def between(travel: Travel, cells: Ints, schools: Ints, *, limit_m: float) -> Travel:
    """
    Return the walks between some cells and schools.

    Parameters
    ----------
    cells, schools
        By position.
    limit_m
        Longest walk that is asked for [m].

    Notes
    -----
    Of the streets what lies within the limit of a school stays: every junction of a walk that is
    short enough does. So each such walk is the same, to the byte.
    """
    land = None if travel.land is None else travel.land.some(cells)
    xy = travel.schools_xy[schools]
    if travel.streets is None:
        near = None if land is None else land.around(xy)
        return Travel(travel.cells_xy[cells], xy, land=near)
    nodes_of, ramps_m = travel.hung(travel.streets)
    cell_node, cell_snap_m = nodes_of[cells], ramps_m[cells]
    nodes_of, ramps_m = travel.schools_hung(travel.streets)
    node, snap_m = nodes_of[schools], ramps_m[schools]
    held = np.r_[cell_node, node]
    kept = np.zeros(travel.streets.graph.shape[0], dtype=np.bool_)
    kept[held[held != NOBODY]] = True
    starts = np.unique(node[node != NOBODY])
    if len(starts):
        longest_m = limit_m + MILLIMETRE_M
        graph = travel.streets.graph
        kept |= np.isfinite(dijkstra(graph, indices=starts, limit=longest_m, min_only=True))
    nodes = np.flatnonzero(kept)
    at = np.append(np.cumsum(kept) - 1, NOBODY)  # the last for who hangs on none
    return Travel(
        cells_xy=travel.cells_xy[cells],
        schools_xy=xy,
        streets=travel.streets.some(nodes),
        cell_node=at[cell_node],
        cell_snap_m=cell_snap_m,
        land=None if land is None else land.around(xy, nodes),
        school_node=at[node],
        school_snap_m=snap_m,
    )
