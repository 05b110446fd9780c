"""
The street graph: nodes in metres, lengths between them.

Nodes may be put in the order of a Hilbert curve (`along_curve`), so that neighbours in town are
neighbours in memory: searches over large graphs run about twice as fast.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from functools import cached_property

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import connected_components
from scipy.spatial import KDTree

from spatial.records import Kind

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

NOBODY = -1  # position of "no school can be reached" and of "no street to hang on"


@dataclass(frozen=True)
class Streets:
    """
    A street graph.

    Attributes
    ----------
    xy
        Node coordinates [m] in the locality's CRS, shape (n, 2).
    graph
        Lengths [m], shape (n, n): row i, column j leads from j to i, towards the school a search
        starts from. Symmetric on foot.
    kind
        How the streets came to be known.
    cover
        Where the streets are known, in the locality's CRS; ``None`` for the whole locality.
    """

    xy: Floats
    graph: csr_array
    kind: Kind
    cover: shapely.Geometry | None = None

    def covers(self, xy: Floats) -> NDArray[np.bool_]:
        """
        Tell which places lie where the streets are known.

        Parameters
        ----------
        xy
            Places [m], shape (m, 2).
        """
        if self.cover is None:
            return np.ones(len(xy), dtype=bool)
        shapely.prepare(self.cover)
        return np.asarray(shapely.intersects_xy(self.cover, xy[:, 0], xy[:, 1]), dtype=bool)

    @cached_property
    def tree(self) -> KDTree:
        """Return the search tree over the nodes."""
        return KDTree(self.xy)

    def some(self, nodes: Ints) -> Streets:
        """Return the streets between some of the nodes, by position, ascending."""
        graph = csr_array(csr_array(self.graph[nodes])[:, nodes])
        return dataclasses.replace(self, xy=self.xy[nodes], graph=graph)

    def snap(self, xy: Floats) -> tuple[Ints, Floats]:
        """
        Hang places on their nearest nodes.

        Parameters
        ----------
        xy
            Places [m], shape (m, 2).

        Returns
        -------
        node, snap_m
            Position of the nearest node and the straight walk to it [m], shape (m,) each.
        """
        snap_m, node = self.tree.query(xy)
        return np.asarray(node, dtype=np.int64), np.asarray(snap_m, dtype=np.float64)


def connect(xy: Floats, start: Ints, end: Ints, length_m: Floats, *, kind: Kind) -> Streets:
    """
    Make a street graph from its edges, each walkable both ways.

    Parameters
    ----------
    xy
        Node coordinates [m], shape (n, 2).
    start, end
        Positions of the nodes an edge joins, shape (e,).
    length_m
        Lengths [m], shape (e,), > 0.
    kind
        How the streets came to be known.
    """
    size = len(xy)
    order = np.argsort(length_m, kind="stable")  # of parallel edges the shortest comes first
    pair = np.sort(np.column_stack([start, end])[order], axis=1)
    _, first = np.unique(pair, axis=0, return_index=True)
    a, b = pair[first].T
    metres = length_m[order][first]
    graph = coo_array(
        (np.r_[metres, metres], (np.r_[a, b], np.r_[b, a])), shape=(size, size)
    ).tocsr()
    return Streets(xy=xy, graph=graph, kind=kind)


def largest_part(streets: Streets) -> Streets:
    """
    Keep the largest part in which every node reaches every other.

    Parameters
    ----------
    streets
        Any graph; islands in it would leave whoever hangs on them without a school.
    """
    _, part = connected_components(streets.graph, directed=True, connection="strong")
    kept = np.flatnonzero(part == np.bincount(part).argmax())
    return _picked(streets, kept)


def along_curve(streets: Streets) -> Streets:
    """
    Put the nodes in the order of a Hilbert curve.

    Parameters
    ----------
    streets
        Any graph. Positions of its nodes change: hang places on the result.
    """
    points = gpd.GeoSeries(shapely.points(streets.xy))
    return _picked(streets, np.argsort(points.hilbert_distance().to_numpy(), kind="stable"))


def stacked(graph: csr_array, ramps: csr_array) -> csr_array:
    """
    Append rows that lead from extra nodes into a graph; nothing leads back to them.

    Parameters
    ----------
    graph
        Lengths between the nodes [m], shape (n, n).
    ramps
        Lengths from the extra nodes [m], shape (k, n).
    """
    size = graph.shape[0] + ramps.shape[0]
    return csr_array(
        (
            np.r_[graph.data, ramps.data],
            np.r_[graph.indices, ramps.indices],
            np.r_[graph.indptr, ramps.indptr[1:] + graph.indptr[-1]],
        ),
        shape=(size, size),
    )


def _picked(streets: Streets, nodes: Ints) -> Streets:
    """Return some nodes in a given order, and the edges between them."""
    graph = csr_array(csr_array(streets.graph[nodes])[:, nodes])
    graph.sort_indices()
    return dataclasses.replace(streets, xy=streets.xy[nodes], graph=graph)
