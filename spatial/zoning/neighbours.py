"""Which neighbourhoods touch."""

from __future__ import annotations

import numpy as np
from scipy.spatial import Delaunay, QhullError

from spatial.zoning.problem import Floats, Ints


def neighbours(xy: Floats, *, reach: float = 3.0) -> Ints:
    """
    Find the neighbourhoods that touch when only their middles are known.

    Parameters
    ----------
    xy
        Middles [m], shape (n, 2); those on one spot touch each other, the first stands for them.
    reach
        Touching middles lie no farther apart than this many times the farther one's usual step (the
        lower quartile of its own edges): a river or an empty field parts neighbourhoods.

    Returns
    -------
    numpy.ndarray
        Pairs of positions, shape (e, 2), the smaller first.

    Notes
    -----
    Edges of the Delaunay triangulation: cells of the Voronoi diagram that share a side.
    """
    spots, first, spot = np.unique(xy, axis=0, return_index=True, return_inverse=True)
    if len(spots) < len(xy):
        own: Ints = np.sort(first[neighbours(spots, reach=reach)], axis=1).astype(np.int64)
        stands = first[spot.ravel()]
        doubles = np.flatnonzero(stands != np.arange(len(xy)))
        both = np.concatenate([own, np.column_stack([stands[doubles], doubles])])
        pairs: Ints = np.unique(both, axis=0).astype(np.int64)
        return pairs
    try:
        corners = Delaunay(xy).simplices if len(xy) > 2 else np.zeros((0, 3), dtype=np.int64)  # noqa: PLR2004 - a triangle
    except QhullError:  # all in one line: neighbours are the next along it
        order = np.lexsort((xy[:, 1], xy[:, 0]))
        corners = np.column_stack([order[:-1], order[1:], order[1:]])
    if len(xy) == 2:  # noqa: PLR2004 - two touch
        corners = np.array([[0, 1, 1]])
    sides = np.concatenate([corners[:, [0, 1]], corners[:, [1, 2]], corners[:, [0, 2]]])
    sides = np.unique(np.sort(sides, axis=1), axis=0)
    indices: Ints = sides[sides[:, 0] != sides[:, 1]].astype(np.int64)
    if not len(indices):
        return indices
    long_m = np.hypot(*(xy[indices[:, 0]] - xy[indices[:, 1]]).T)
    ends = np.r_[indices[:, 0], indices[:, 1]]
    usual = np.zeros(len(xy))
    order = np.lexsort((np.r_[long_m, long_m], ends))
    heads = np.flatnonzero(np.diff(ends[order], prepend=-1))
    count = np.diff(np.r_[heads, len(ends)])
    usual[ends[order][heads]] = np.r_[long_m, long_m][order][heads + count // 4]
    near = long_m <= reach * np.maximum(usual[indices[:, 0]], usual[indices[:, 1]])
    touching: Ints = indices[near]
    return touching
