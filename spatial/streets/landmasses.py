"""
Landmasses: which places the straight line may join where no street is known.

A straight line times a detour knows no water. Two places on different landmasses are not joined by
it: only a street, or the planner's word that there is a way, leads across.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from scipy.spatial import KDTree

from spatial.streets.graph import NOBODY, Floats, Ints, Streets

# Assumed: outlines drawn along both banks of a river lie as far apart, and a bridge is never far.
STRAIT_M = 500.0
MAIN = 0  # the largest landmass


@dataclass(frozen=True, eq=False, kw_only=True)
class Landmasses:
    """
    The landmasses of a locality of more than one, by the outlines of its wards.

    Attributes
    ----------
    parts
        Pieces of outlines, shape (p,).
    mass
        Landmass of each piece, `MAIN` the largest, shape (p,).
    cells
        Landmass of each cell, shape (n,).
    nodes
        Landmass of each node of the streets, in their order; none where no streets are known.
    """

    parts: NDArray[np.object_]
    mass: Ints
    cells: Ints
    nodes: Ints

    def at(self, xy: Floats) -> Ints:
        """
        Tell on which landmass places lie; off every piece, on that of the nearest.

        Parameters
        ----------
        xy
            Places [m], shape (m, 2).
        """
        return self.mass[_piece(self.parts, xy)]

    def snap(self, streets: Streets, xy: Floats, mass: Ints | None = None) -> tuple[Ints, Floats]:
        """
        Hang places on the nearest nodes of their own landmass, never across the water.

        Parameters
        ----------
        streets
            Those the landmasses were found with.
        xy
            Places [m], shape (m, 2).
        mass
            Landmass of each, shape (m,), where it is known already.

        Returns
        -------
        node, snap_m
            As `Streets.snap`; `NOBODY` and inf where the landmass has no street.
        """
        standing = self.at(xy) if mass is None else mass
        node, snap_m = np.full(len(xy), NOBODY, dtype=np.int64), np.full(len(xy), np.inf)
        for one in np.unique(standing):
            here, nodes = np.flatnonzero(standing == one), np.flatnonzero(self.nodes == one)
            if len(nodes):
                snap_m[here], at = KDTree(streets.xy[nodes]).query(xy[here])
                node[here] = nodes[at]
        return node, snap_m

    def some(self, cells: Ints) -> Landmasses:
        """Return the same land for some of the cells, by position."""
        return dataclasses.replace(self, cells=self.cells[cells])

    def around(self, xy: Floats, nodes: Ints | None = None) -> Landmasses:
        """
        Return the same land with only the pieces some places lie on: they are told the same.

        Parameters
        ----------
        xy
            Places [m], shape (m, 2).
        nodes
            Nodes of the streets that are kept, by position; all where not said.
        """
        pieces = np.unique(_piece(self.parts, xy))
        kept = self.nodes if nodes is None else self.nodes[nodes]
        return dataclasses.replace(
            self, parts=self.parts[pieces], mass=self.mass[pieces], nodes=kept
        )


def find(
    wards: gpd.GeoDataFrame,
    cells_xy: Floats,
    *,
    streets: Streets | None = None,
    joined: Collection[Collection[str]] = (),
) -> Landmasses | None:
    """
    Find the landmasses of a locality.

    Parameters
    ----------
    wards
        Outlines indexed by ``ward_id``, in metres.
    cells_xy
        Middles of the cells [m], shape (n, 2).
    streets
        Pieces of land they lead between are one landmass.
    joined
        Groups of wards that are one landmass by the planner's word: a bridge or land lies between.

    Returns
    -------
    Landmasses or None
        ``None`` where all is one.

    Notes
    -----
    Pieces of outlines within `STRAIT_M` of each other are one landmass, and so on from piece to
    piece. A bay or an estuary inside an outline is land here.
    """
    pieces = wards.geometry.explode()
    shapes = pieces.to_numpy()
    ties = list(_near(shapes))
    ward = pieces.index.astype(str)
    for group in joined:
        (those,) = np.nonzero(ward.isin([str(each) for each in group]))
        ties.append((those[:1].repeat(len(those)), those))
    if not _numbered(shapes, ties).any():
        return None
    shapely.prepare(shapes)
    node = np.empty(0, dtype=np.int64)
    if streets is not None and len(streets.xy):
        node = _piece(shapes, streets.xy)
        start, end = streets.graph.nonzero()
        ties.append((node[start], node[end]))
    mass = _numbered(shapes, ties)
    if not mass.any():
        return None
    return Landmasses(
        parts=shapes, mass=mass, cells=mass[_piece(shapes, cells_xy)], nodes=mass[node]
    )


def numbered(shapes: NDArray[np.object_]) -> Ints:
    """
    Give the landmass of pieces of outlines, numbered by size, `MAIN` the largest.

    Parameters
    ----------
    shapes
        Polygons [m], shape (p,).
    """
    return _numbered(shapes, list(_near(shapes)))


def _near(shapes: NDArray[np.object_]) -> list[tuple[Ints, Ints]]:
    """Tie the pieces that lie within a strait of each other."""
    one, other = shapely.STRtree(shapes).query(shapes, predicate="dwithin", distance=STRAIT_M)
    return [(one, other)]


def _numbered(shapes: NDArray[np.object_], ties: list[tuple[Ints, Ints]]) -> Ints:
    """Give a number to what ties hold together, the largest area first."""
    one, other = (np.concatenate(side) for side in zip(*ties, strict=True))
    links = coo_array((np.ones(len(one)), (one, other)), shape=(len(shapes), len(shapes)))
    _, part = connected_components(links, directed=False)
    area = np.bincount(part, shapely.area(shapes))
    rank = np.empty(len(area), dtype=np.int64)
    rank[np.argsort(-area, kind="stable")] = np.arange(len(area))
    return np.asarray(rank[part])


def _piece(shapes: NDArray[np.object_], xy: Floats) -> Ints:
    """Find the piece each place lies in, else the nearest; each outline is asked once for all."""
    points = np.asarray(shapely.points(xy), dtype=object)
    found = np.full(len(points), -1, dtype=np.int64)
    piece, at = shapely.STRtree(points).query(shapes, predicate="intersects")
    found[at] = piece
    lost = np.flatnonzero(found < 0)
    found[lost] = shapely.STRtree(shapes).nearest(points[lost])
    return found
