"""The question every catchment model answers: one level's pupils, seats and ways to school."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.sparse import csr_array

from spatial.catchment.assignment import Assignment
from spatial.streets import Travel

Objects = NDArray[np.object_]


@dataclass(frozen=True, kw_only=True)
class Question:
    """
    One level's pupils, seats and ways to school.

    Attributes
    ----------
    pupils
        Pupils by ``cell_id`` [pupils], in the order of the cells of `travel`.
    seats
        Seats by ``school_id``, in the order of the schools of `travel`; a multi-level school brings
        the seats it declares for this level.
    cell_ward, school_ward
        Ward of every cell and every school, shapes (n,) and (m,); for models that know borders.
    limit_m
        Longest walk anybody is asked to make [m].
    cell_told
        Cells of wards whose rooms are known, shape (n,); the others bring no pupils here. None
        where all are known.
    """

    pupils: pd.Series
    seats: pd.Series
    travel: Travel
    cell_ward: Objects | None = None
    school_ward: Objects | None = None
    limit_m: float = np.inf
    cell_told: NDArray[np.bool_] | None = None

    @property
    def told(self) -> NDArray[np.bool_]:
        """Return which cells the answer speaks of, shape (n,)."""
        return np.ones(len(self.pupils), dtype=bool) if self.cell_told is None else self.cell_told

    @cached_property
    def pairs(self) -> csr_array:
        """Return all walks within the limit [m], shape (n, m)."""
        return self.travel.within(self.limit_m)

    @cached_property
    def pairs_at_home(self) -> csr_array:
        """Return the walks inside the pupil's own ward [m]; all where no wards are known."""
        if self.cell_ward is None or self.school_ward is None:
            return self.pairs
        pairs = self.pairs.tocoo()
        wards = np.r_[self.cell_ward, self.school_ward].astype(np.str_)
        _, code = np.unique(wards, return_inverse=True)
        here = code[pairs.row] == code[len(self.pupils) + pairs.col]
        kept = (pairs.data[here], (pairs.row[here], pairs.col[here]))
        return csr_array(kept, shape=self.pairs.shape)

    def frame(self, assignment: Assignment) -> pd.DataFrame:
        """
        Put an assignment into the table every model returns.

        Parameters
        ----------
        assignment
            Pairs by position, and pupils without a seat.

        Returns
        -------
        pandas.DataFrame
            ``cell_id``, ``school_id``, ``pupils``, ``distance_m``; pupils without a seat have no
            school and an infinite distance. ``pupils`` sums, cell by cell, to what came in.
        """
        without = np.flatnonzero(assignment.unserved > 0)
        schools = np.r_[
            self.seats.index.to_numpy(dtype=object)[assignment.school],
            np.full(len(without), None, dtype=object),
        ]
        flows = pd.DataFrame(
            {
                "cell_id": self.pupils.index[np.r_[assignment.cell, without]],
                "school_id": schools,
                "pupils": np.r_[assignment.pupils, assignment.unserved[without]],
                "distance_m": np.r_[assignment.distance_m, np.full(len(without), np.inf)],
            }
        )
        order = np.argsort(np.r_[assignment.cell, without], kind="stable")
        return flows.iloc[order].reset_index(drop=True)
