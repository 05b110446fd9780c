"""How far two schools lie apart on foot: what the guidance on merging asks for."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse.csgraph import dijkstra
from scipy.spatial.distance import cdist

from spatial.streets import DETOUR, NOBODY, Floats, Ints, Landmasses, Streets


def between(
    xy: NDArray[np.float64], streets: Streets | None, land: Landmasses | None = None
) -> NDArray[np.float64]:
    """
    Measure the walk between every two places.

    Parameters
    ----------
    xy
        Places [m], shape (n, 2).
    streets
        The walkable graph; ``None`` for the straight line times `spatial.streets.DETOUR`, which
        also stands where the graph does not cover both places.
    land
        Landmasses that line does not lead between; ``None`` where all is one.

    Returns
    -------
    numpy.ndarray
        Metres, shape (n, n), symmetric, zero on the diagonal; inf where no street leads.

    Notes
    -----
    The straight walks from both places to the nearest nodes of their land are part of the way, as
    in `spatial.streets.Travel`.
    """
    if streets is None or len(xy) == 0:
        return _by_line(xy, land)
    node, snap_m = streets.snap(xy) if land is None else land.snap(streets, xy)
    known = np.flatnonzero(streets.covers(xy) & (node != NOBODY))
    if len(known) == len(xy):
        return _along(streets, node, snap_m)
    walk_m = _by_line(xy, land)
    if len(known):
        walk_m[np.ix_(known, known)] = _along(streets, node[known], snap_m[known])
    return walk_m


def _along(streets: Streets, node: Ints, snap_m: Floats) -> NDArray[np.float64]:
    """Measure the streets between every two of some nodes, and the walks to them."""
    along_m = dijkstra(streets.graph, directed=False, indices=np.unique(node))[:, node]
    walk_m = along_m[np.searchsorted(np.unique(node), node)] + snap_m[:, None] + snap_m[None, :]
    np.fill_diagonal(walk_m, 0.0)
    return np.asarray(walk_m, dtype=np.float64)


def _by_line(xy: NDArray[np.float64], land: Landmasses | None) -> NDArray[np.float64]:
    """Measure the straight line times the detour, endless from one landmass to another."""
    walk_m = np.asarray(cdist(xy, xy) * DETOUR, dtype=np.float64)
    if land is not None and len(xy):
        mass = land.at(xy)
        walk_m[mass[:, None] != mass[None, :]] = np.inf
    return walk_m
