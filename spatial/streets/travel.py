"""Walking distances: the nearest school of every cell, and all pairs within a limit."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_array, csr_array, vstack
from scipy.sparse.csgraph import dijkstra
from scipy.spatial import KDTree

from spatial import budget
from spatial.streets.graph import NOBODY, Floats, Ints, Streets, stacked
from spatial.streets.landmasses import Landmasses

DETOUR = 1.3  # street metres per straight metre, assumed where there are no streets
MILLIMETRE_M = 0.001  # a walk of exactly the limit is within it, whatever its last float digit

_CHUNK = 16  # schools searched in one go: 19 MB of node distances for 150,000 nodes
_BLOCK = 1 << 20  # pairs measured in one go by the straight line
# Bytes of a pair while pairs are gathered: twice a walk and its school, by street its cell as well.
_BY_LINE, _BY_STREET = 20, 32


@dataclass(frozen=True)
class Travel:
    """
    Walking distances between the cells of a locality and some schools.

    Attributes
    ----------
    cells_xy, schools_xy
        Places [m], shapes (n, 2) and (k, 2).
    streets
        The graph, or ``None`` for the straight line times `DETOUR`. Where it does not cover the
        whole locality, a walk that begins or ends outside is that line too.
    cell_node, cell_snap_m
        Where the cells hang on the streets; a cell at `NOBODY` hangs on none.
    land
        Landmasses no straight line leads between; ``None`` where all is one.
    school_node, school_snap_m
        Where the schools hang; on their nearest nodes if not given.
    """

    cells_xy: Floats
    schools_xy: Floats
    streets: Streets | None = None
    cell_node: Ints | None = None
    cell_snap_m: Floats | None = None
    land: Landmasses | None = None
    school_node: Ints | None = None
    school_snap_m: Floats | None = None

    def nearest(self) -> tuple[Ints, Floats]:
        """
        Find the nearest school of every cell.

        Returns
        -------
        school, distance_m
            Position of the school (`NOBODY` where none can be reached) and the walk [m] (inf
            there), shape (n,) each.

        Notes
        -----
        One Dijkstra from all schools at once gives the exact network Voronoi partition. Each school
        is a node of its own, joined to its nearest street node by its straight walk, so that
        schools set back from the street are not favoured. Ties go to the school listed first.
        """
        count = len(self.cells_xy)
        if len(self.schools_xy) == 0:
            return np.full(count, NOBODY, dtype=np.int64), np.full(count, np.inf)
        if self.streets is None:
            return self._nearest_by_line()
        if self.streets.cover is not None or self.land is not None:
            return self._nearest_of_parts()
        return self._nearest_by_street(self.streets)

    def within(self, limit_m: float = np.inf) -> csr_array:
        """
        Find every pair of cell and school within a limit.

        Parameters
        ----------
        limit_m
            Longest walk [m], snaps included, itself within; all reachable pairs without one.

        Returns
        -------
        scipy.sparse.csr_array
            Walks [m], float32, shape (n, k); a pair that is not stored is too far or out of reach.

        Notes
        -----
        One bounded Dijkstra per school, a few at a time: memory follows the pairs, not nodes times
        schools. A walk of no length is stored as zero.
        """
        widest_m = limit_m + MILLIMETRE_M
        if self.streets is None or len(self.schools_xy) == 0:
            lands = None if self.land is None else (self.land.cells, self.land.at(self.schools_xy))
            return _by_line(self.cells_xy, self.schools_xy, widest_m, lands)
        if self.streets.cover is not None or self.land is not None:
            return self._within_parts(limit_m)
        return self._within_by_street(self.streets, widest_m)

    def _parts(self) -> list[tuple[Ints, Ints, Travel]]:
        """Part the walks in those along streets and by line: cells, schools, their travel."""
        if self.streets is None:
            return []
        whole = dataclasses.replace(self.streets, cover=None)
        cell_node, cell_snap_m = self.hung(whole)
        node, snap_m = self.schools_hung(whole)
        hung = self.streets.covers(self.cells_xy) & (cell_node != NOBODY)
        near = self.streets.covers(self.schools_xy) & (node != NOBODY)
        cells, line = np.flatnonzero(hung), np.flatnonzero(~hung)
        schools, beyond = np.flatnonzero(near), np.flatnonzero(~near)
        along = Travel(
            cells_xy=self.cells_xy[cells],
            schools_xy=self.schools_xy[schools],
            streets=whole,
            cell_node=cell_node[cells],
            cell_snap_m=cell_snap_m[cells],
            school_node=node[schools],
            school_snap_m=snap_m[schools],
        )
        every = np.arange(len(self.schools_xy))
        return [
            (cells, schools, along),
            (cells, beyond, self._by_line(cells, beyond)),
            (line, every, self._by_line(line, every)),
        ]

    def _by_line(self, cells: Ints, schools: Ints) -> Travel:
        """Return the walks of some cells to some schools by the straight line."""
        return Travel(
            self.cells_xy[cells],
            self.schools_xy[schools],
            land=None if self.land is None else self.land.some(cells),
        )

    def _nearest_by_line(self) -> tuple[Ints, Floats]:
        """Ask each landmass for the nearest of its own schools."""
        if self.land is None:
            straight_m, at = KDTree(self.schools_xy).query(self.cells_xy)
            return np.asarray(at, dtype=np.int64), np.asarray(straight_m) * DETOUR
        count = len(self.cells_xy)
        school, distance_m = np.full(count, NOBODY, dtype=np.int64), np.full(count, np.inf)
        standing = self.land.at(self.schools_xy)
        for mass in np.unique(standing):
            here, cells = np.flatnonzero(standing == mass), np.flatnonzero(self.land.cells == mass)
            straight_m, at = KDTree(self.schools_xy[here]).query(self.cells_xy[cells])
            school[cells], distance_m[cells] = here[at], np.asarray(straight_m) * DETOUR
        return school, distance_m

    def _nearest_of_parts(self) -> tuple[Ints, Floats]:
        """Take for each cell the shorter of its walks along streets and by line."""
        count = len(self.cells_xy)
        school, distance_m = np.full(count, NOBODY, dtype=np.int64), np.full(count, np.inf)
        for cells, schools, travel in self._parts():
            at, metres = travel.nearest()
            shorter = metres < distance_m[cells]
            distance_m[cells[shorter]] = metres[shorter]
            school[cells[shorter]] = schools[at[shorter]]
        return school, distance_m

    def _within_parts(self, limit_m: float) -> csr_array:
        """Put the walks along streets and by line into one table."""
        metres, cells, schools = [], [], []
        for some, to, travel in self._parts():
            pairs = travel.within(limit_m).tocoo()
            metres.append(pairs.data)
            cells.append(some[pairs.row].astype(np.int32))
            schools.append(to[pairs.col].astype(np.int32))
        place = (np.concatenate(cells), np.concatenate(schools))
        shape = (len(self.cells_xy), len(self.schools_xy))
        return csr_array(coo_array((np.concatenate(metres), place), shape=shape).tocsr())

    def hung(self, streets: Streets) -> tuple[Ints, Floats]:
        """Return where the cells hang on the streets."""
        if self.cell_node is not None and self.cell_snap_m is not None:
            return self.cell_node, self.cell_snap_m
        if self.land is not None:
            return self.land.snap(streets, self.cells_xy, self.land.cells)
        return streets.snap(self.cells_xy)

    def schools_hung(self, streets: Streets) -> tuple[Ints, Floats]:
        """Return where the schools hang on the streets."""
        if self.school_node is not None and self.school_snap_m is not None:
            return self.school_node, self.school_snap_m
        if self.land is not None:
            return self.land.snap(streets, self.schools_xy)
        return streets.snap(self.schools_xy)

    def _within_by_street(self, streets: Streets, limit_m: float) -> csr_array:
        """Search from a few schools at a time and keep what is near enough."""
        cell_node, cell_snap_m = self.hung(streets)
        node, snap_m = self.schools_hung(streets)
        size = streets.graph.shape[0]
        by_node = np.argsort(cell_node, kind="stable")
        count = np.bincount(cell_node, minlength=size)
        start = np.cumsum(count) - count
        shape = (len(self.cells_xy), len(node))
        if limit_m == np.inf:  # nearly every pair: known before the first search
            needed = estimate_bytes(shape[0] * shape[1], nodes=size)
            budget.require("walks", needed, cells=shape[0], schools=shape[1])
        parts, pairs = [], 0
        for first in range(0, len(node), _CHUNK):
            chunk = slice(first, first + _CHUNK)
            walked = dijkstra(streets.graph, indices=node[chunk], limit=limit_m)
            near = np.flatnonzero(walked.ravel() < np.inf)
            row, at = np.divmod(near, size)
            many = count[at]
            offset = np.arange(int(many.sum())) - np.repeat(np.cumsum(many) - many, many)
            cell = by_node[np.repeat(start[at], many) + offset]
            metres = np.repeat(walked.ravel()[near] + snap_m[chunk][row], many)
            metres += cell_snap_m[cell]
            kept = metres <= limit_m
            school = np.repeat(row + first, many)[kept]
            pairs += len(school)
            taken = estimate_bytes(pairs, nodes=size)
            budget.require("walks", taken, cells=shape[0], schools=shape[1])
            parts.append(
                (
                    metres[kept].astype(np.float32),
                    cell[kept].astype(np.int32),
                    school.astype(np.int32),
                )
            )
        metres, cells, schools = (np.concatenate(column) for column in zip(*parts, strict=True))
        pairs = coo_array((metres, (cells, schools)), shape=shape)
        return pairs.tocsr()

    def _nearest_by_street(self, streets: Streets) -> tuple[Ints, Floats]:
        """Run the search over the graph with one extra node per school."""
        node, snap_m = self.schools_hung(streets)
        size, extra = streets.graph.shape[0], len(node)
        ramps = coo_array((np.maximum(snap_m, 1e-6), (np.arange(extra), node)), shape=(extra, size))
        graph = stacked(streets.graph, ramps.tocsr())
        reached_m, _, source = dijkstra(
            graph, indices=np.arange(size, size + extra), min_only=True, return_predecessors=True
        )
        cell_node, cell_snap_m = self.hung(streets)
        distance_m = reached_m[cell_node] + cell_snap_m
        school = np.where(np.isfinite(distance_m), source[cell_node] - size, NOBODY)
        return school.astype(np.int64), distance_m


def estimate_bytes(pairs: int, *, nodes: int = 0) -> int:
    """
    Estimate what all walks between cells and schools take at most [bytes].

    Parameters
    ----------
    pairs
        Of cell and school within the limit; all of them without one.
    nodes
        Of the streets.

    Notes
    -----
    ``20 p + 32 min(p, 2**20)`` by the straight line: walks are held twice while blocks of a million
    pairs are joined; ``32 p + 256 N`` by street: their cells too, and sixteen searches over the
    nodes.
    """
    if nodes:
        return _BY_STREET * pairs + 16 * _CHUNK * nodes
    return _BY_LINE * pairs + 32 * min(pairs, _BLOCK)


def _by_line(
    cells_xy: Floats, schools_xy: Floats, limit_m: float, lands: tuple[Ints, Ints] | None = None
) -> csr_array:
    """Find all pairs by the straight line times the detour; on one landmass, where told by both."""
    shape = (len(cells_xy), len(schools_xy))
    if 0 in shape:
        return csr_array(shape, dtype=np.float32)
    span = float(np.hypot(*np.ptp(np.vstack([cells_xy, schools_xy]), axis=0))) + 1.0
    reach_m = min(limit_m / DETOUR, span)
    schools = KDTree(schools_xy)
    pairs = shape[0] * shape[1]
    if reach_m < span and pairs > _BLOCK:
        pairs = int(KDTree(cells_xy).count_neighbors(schools, reach_m))
    budget.require("walks", estimate_bytes(pairs), cells=shape[0], schools=shape[1])
    step = max(1, _BLOCK // shape[1])
    parts = []
    for first in range(0, shape[0], step):
        some = cells_xy[first : first + step]
        found = KDTree(some).sparse_distance_matrix(schools, reach_m, output_type="ndarray")
        if lands is not None:
            found = found[lands[0][first + found["i"]] == lands[1][found["j"]]]
        metres = (found["v"] * DETOUR).astype(np.float32)
        place = (found["i"].astype(np.int32), found["j"].astype(np.int32))
        parts.append(coo_array((metres, place), shape=(len(some), shape[1])).tocsr())
    return parts[0] if len(parts) == 1 else csr_array(vstack(parts, format="csr"))
