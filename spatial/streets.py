"""
Streets: who can walk where, and how far.

Distances run over a walkable graph in metres. Places (cells, schools) hang on the graph by a straight
walk to their nearest node, and that walk is part of every distance. Without streets the straight line
times a stated detour factor stands in, and whatever it reaches is labelled estimated.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import dijkstra
from scipy.spatial import KDTree

from spatial.records import Kind

DETOUR = 1.3  # street metres per straight metre, assumed where there are no streets
NOBODY = -1  # position of "no school can be reached"

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Streets:
    """
    A walkable street graph.

    Attributes
    ----------
    xy
        Node coordinates [m] in the locality's CRS, shape (n, 2).
    graph
        Symmetric lengths [m], shape (n, n).
    kind
        How the streets came to be known.
    """

    xy: Floats
    graph: csr_array
    kind: Kind

    @cached_property
    def tree(self) -> KDTree:
        """Return the search tree over the nodes."""
        return KDTree(self.xy)

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


@dataclass(frozen=True)
class Travel:
    """
    Walking distances between the cells of a locality and some schools.

    Attributes
    ----------
    cells_xy, schools_xy
        Places [m], shapes (n, 2) and (k, 2).
    streets
        The graph, or ``None`` for the straight line times `DETOUR`.
    """

    cells_xy: Floats
    schools_xy: Floats
    streets: Streets | None = None
    cell_node: Ints | None = None
    cell_snap_m: Floats | None = None

    def nearest(self) -> tuple[Ints, Floats]:
        """
        Find the nearest school of every cell.

        Returns
        -------
        school, distance_m
            Position of the school (`NOBODY` where none can be reached) and the walk [m] (inf there),
            shape (n,) each.

        Notes
        -----
        One Dijkstra from all schools at once gives the exact network Voronoi partition. Each school is
        a node of its own, joined to its nearest street node by its straight walk, so that schools set
        back from the street are not favoured. Ties go to the school listed first.
        """
        count = len(self.cells_xy)
        if len(self.schools_xy) == 0:
            return np.full(count, NOBODY, dtype=np.int64), np.full(count, np.inf)
        if self.streets is None:
            straight_m, school = KDTree(self.schools_xy).query(self.cells_xy)
            return np.asarray(school, dtype=np.int64), np.asarray(straight_m) * DETOUR
        return self._nearest_by_street(self.streets)

    def _nearest_by_street(self, streets: Streets) -> tuple[Ints, Floats]:
        """Run the search over the graph with one extra node per school."""
        node, snap_m = streets.snap(self.schools_xy)
        size, extra = streets.graph.shape[0], len(node)
        ramps = coo_array((np.maximum(snap_m, 1e-6), (np.arange(extra), node)), shape=(extra, size))
        graph = _stack(streets.graph, ramps.tocsr())
        reached_m, _, source = dijkstra(
            graph, indices=np.arange(size, size + extra), min_only=True, return_predecessors=True
        )
        if self.cell_node is None or self.cell_snap_m is None:
            cell_node, cell_snap_m = streets.snap(self.cells_xy)
        else:
            cell_node, cell_snap_m = self.cell_node, self.cell_snap_m
        distance_m = reached_m[cell_node] + cell_snap_m
        school = np.where(np.isfinite(distance_m), source[cell_node] - size, NOBODY)
        return school.astype(np.int64), distance_m


def _stack(graph: csr_array, ramps: csr_array) -> csr_array:
    """Append rows that lead from extra nodes into a graph; nothing leads back to them."""
    size = graph.shape[0] + ramps.shape[0]
    return csr_array(
        (
            np.r_[graph.data, ramps.data],
            np.r_[graph.indices, ramps.indices],
            np.r_[graph.indptr, ramps.indptr[1:] + graph.indptr[-1]],
        ),
        shape=(size, size),
    )
