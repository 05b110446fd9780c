"""
Who covers whom, as sparse tables read both ways.

Demand points covered by exactly the same facilities are one point for every covering problem, so
they are merged first; points nobody covers are set aside and never counted as covered.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.sparse import coo_array, csr_array, issparse

from spatial.errors import Fault, UserError
from spatial.solver.answer import Floats, Ints

Mask = NDArray[np.bool_]


def estimate_bytes(pairs: int) -> int:
    """
    Estimate what a covering problem takes at most, the table it is asked of given aside [bytes].

    Parameters
    ----------
    pairs
        Of point and facility that cover each other.

    Notes
    -----
    ``28 p``: a copy of the points somebody lives at, and the merged table by rows and by columns.
    """
    return 28 * pairs


@dataclass(frozen=True, kw_only=True, eq=False)
class Reach:
    """
    Merged covering table.

    Attributes
    ----------
    by_point, by_facility
        The same table by rows: merged points to facilities, shape (g, m), and back, shape (m, g).
    weight
        Weight of the merged points, shape (g,).
    group
        Merged point each point belongs to, -1 where nobody covers it, shape (n,).
    """

    by_point: csr_array
    by_facility: csr_array
    weight: Floats
    group: Ints

    @property
    def facilities(self) -> int:
        """Number of facilities."""
        return int(self.by_facility.shape[0])

    def of(self, facility: int) -> Ints:
        """Return the merged points a facility covers."""
        start, end = self.by_facility.indptr[facility : facility + 2]
        return np.asarray(self.by_facility.indices[start:end])

    def covered_by(self, chosen: Ints) -> Mask:
        """Tell which merged points some facilities cover, shape (g,)."""
        near = np.zeros(len(self.weight), dtype=np.bool_)
        points, _ = self.points_of(chosen)
        near[points] = True
        return near

    def weigh(self, chosen: Ints) -> float:
        """Return the weight a choice covers, counted from nothing."""
        return float(self.weight[self.covered_by(chosen)].sum())

    def points_of(self, facilities: Ints) -> tuple[Ints, Ints]:
        """
        Return the merged points some facilities cover.

        Returns
        -------
        points, lengths
            The points of every facility one after another, and how many each facility has.
        """
        return _rows(self.by_facility, facilities)

    def around(self, points: Ints) -> tuple[Ints, Ints]:
        """
        Return the facilities that cover some merged points.

        Returns
        -------
        facilities, lengths
            The facilities of every point one after another, and how many each point has.
        """
        return _rows(self.by_point, points)


def _rows(sparse: csr_array, rows: Ints) -> tuple[Ints, Ints]:
    """Return the columns of some rows one after another, and how many each row has."""
    if len(rows) == 0:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    starts = sparse.indptr[rows]
    lengths = sparse.indptr[rows + 1] - starts
    shift = np.repeat(starts - np.r_[0, np.cumsum(lengths)[:-1]], lengths)
    return np.asarray(sparse.indices[shift + np.arange(len(shift))]), lengths


def table(cover: ArrayLike | csr_array) -> csr_array:
    """
    Check a covering table at the door.

    Parameters
    ----------
    cover
        Which facility covers which demand point: truth values or a sparse table, shape (n, m).

    Returns
    -------
    scipy.sparse.csr_array
        True entries only, shape (n, m), columns of each row ascending.

    Raises
    ------
    UserError
        If it is not two-dimensional or has no facility.
    """
    sparse = csr_array(cover) if issparse(cover) else None
    if sparse is None:
        dense = np.asarray(cover)
        if dense.ndim != 2:  # noqa: PLR2004 - rows and columns
            raise UserError(Fault(code="siting_matrix", value="cover"))
        sparse = csr_array(dense.astype(bool))
    if sparse.shape[1] == 0:
        raise UserError(Fault(code="siting_matrix", value="cover"))
    if (sparse.data == 0).any():
        sparse = sparse.copy()
        sparse.eliminate_zeros()
    sparse.sum_duplicates()
    return sparse


def merge(cover: csr_array, weight: Floats) -> Reach:
    """
    Merge the points that the same facilities cover.

    Parameters
    ----------
    cover
        As `table` returns it, shape (n, m).
    weight
        Weight of each point, shape (n,).

    Notes
    -----
    Rows are told apart by the sum of one random 64-bit number per facility; that two different
    rows out of a million agree has a chance below 1e-7.
    """
    points, facilities = cover.shape
    codes = np.random.default_rng(20_240_601).integers(
        0, np.iinfo(np.int64).max, facilities, dtype=np.uint64
    )
    sums = np.zeros(points, dtype=np.uint64)
    filled = np.flatnonzero(np.diff(cover.indptr) > 0)
    if len(filled):
        sums[filled] = np.add.reduceat(codes[cover.indices], cover.indptr[filled])
    _, first, inverse = np.unique(sums[filled], return_index=True, return_inverse=True)
    group = np.full(points, -1, dtype=np.int64)
    group[filled] = inverse
    kept = cover[filled[first]] if len(filled) else csr_array((0, facilities), dtype=bool)
    turned = csr_array(kept.T.tocsr())
    ones = np.ones(kept.nnz)  # one array of entries serves both tables
    kept = csr_array((ones, kept.indices, kept.indptr), shape=kept.shape)
    turned = csr_array((ones, turned.indices, turned.indptr), shape=turned.shape)
    return Reach(
        by_point=kept,
        by_facility=turned,
        weight=np.bincount(inverse, weight[filled], len(first)).astype(np.float64),
        group=group,
    )


def undominated(by_facility: csr_array) -> Ints:
    """
    Return the facilities no other one does all the work of.

    Parameters
    ----------
    by_facility
        Which points each facility covers, shape (m, g).

    Returns
    -------
    numpy.ndarray
        Positions, ascending; of facilities that cover the same points the first.
    """
    shared = coo_array(by_facility @ by_facility.T)
    of, by = shared.coords
    size = np.diff(by_facility.indptr)
    inside = (shared.data == size[of]) & (of != by)
    inside &= (size[by] > size[of]) | (by < of)
    return np.setdiff1d(np.flatnonzero(size), of[inside])
