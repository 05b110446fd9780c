"""
Who finds a seat when some walks change: only the regions they touch are solved again.

What no changed walk joins keeps its seats, pupil for pupil. A region is touched if a walk in it
changed, or if it was one with such a region before.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from spatial.catchment import regions
from spatial.catchment.arrays import Ints
from spatial.catchment.assignment import Assignment, units
from spatial.catchment.best import SolutionScale, best, read, units_of
from spatial.catchment.models import fits
from spatial.catchment.question import Question


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedSeats:
    """
    The optimum before and after some walks changed.

    Attributes
    ----------
    before, after
        Over the same cells and schools.
    solved
        Cells whose seats were asked for again, shape (n,).
    """

    before: Assignment
    after: Assignment
    solved: NDArray[np.bool_]


def changed(asked: Question, found: Assignment, then: Question) -> ChangedSeats:
    """
    Solve a question again after some of its walks changed.

    Parameters
    ----------
    asked, found
        The question and its optimum, as `best` finds it.
    then
        The same cells, pupils, schools and seats with other walks.

    Returns
    -------
    ChangedSeats
        As solving all of it again comes to; where several ways are equally short, pupils outside
        `solved` stay where they are.

    Raises
    ------
    UserError
        If it takes more memory than a model may.
    """
    fits("best", then)
    pupils = then.pupils.to_numpy(dtype=np.float64)
    seats = then.seats.to_numpy(dtype=np.float64)
    scale = SolutionScale(
        units=units_of(pupils, seats),
        dearest_cm=max(read(asked.pairs).top, read(then.pairs).top),
        reached_cm=0.0,
    )
    lived = units(pupils, scale.units) > 0
    cells, schools = _touched(asked.pairs, then.pairs, lived)
    if not cells.any():
        return ChangedSeats(before=found, after=found, solved=cells)
    at, to = np.flatnonzero(cells), np.flatnonzero(schools)
    some = csr_array(csr_array(csr_array(then.pairs)[at])[:, to])
    again = best(pupils[at], seats[to], some, scale=scale)
    return ChangedSeats(before=found, after=_with(found, again, at, to), solved=cells)


def _touched(
    before: csr_array, after: csr_array, lived: NDArray[np.bool_]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Tell the cells with pupils and the schools of the regions that changed walks touch."""
    count = before.shape[0]
    other = _other_rows(before, after) & lived
    cells, schools = other.copy(), np.zeros(before.shape[1], dtype=np.bool_)
    labels = [regions.labels(pairs, lived.astype(np.int64))[0] for pairs in (before, after)]
    grown = True
    while grown:  # a region after may take in cells of several before, and the other way round
        had = int(cells.sum()), int(schools.sum())
        for label in labels:
            hit = np.unique(np.r_[label[:count][cells], label[count:][schools]])
            cells |= np.isin(label[:count], hit) & lived
            schools |= np.isin(label[count:], hit)
        grown = had != (int(cells.sum()), int(schools.sum()))
    return cells, schools


def _other_rows(before: csr_array, after: csr_array) -> NDArray[np.bool_]:
    """Tell the rows whose walks are not the same."""
    one, other = (
        pairs if pairs.has_sorted_indices else pairs.sorted_indices() for pairs in (before, after)
    )
    sizes, others = np.diff(one.indptr), np.diff(other.indptr)
    found: NDArray[np.bool_] = sizes != others
    row = np.repeat(np.arange(len(sizes)), sizes)
    row_of_other = np.repeat(np.arange(len(others)), others)
    ours, theirs = ~found[row], ~found[row_of_other]
    unlike = (one.indices[ours] != other.indices[theirs]) | (one.data[ours] != other.data[theirs])
    found[row[ours][unlike]] = True
    return found


def _with(found: Assignment, again: Assignment, cells: Ints, schools: Ints) -> Assignment:
    """Put what was solved again into the answer before."""
    stay = ~np.isin(found.cell, cells)
    cell = np.r_[found.cell[stay], cells[again.cell]]
    school = np.r_[found.school[stay], schools[again.school]]
    order = np.lexsort((school, cell))
    unserved, prices = found.unserved.copy(), found.prices_cm.copy()
    unserved[cells], prices[schools] = again.unserved, again.prices_cm
    return dataclasses.replace(
        found,
        cell=cell[order],
        school=school[order],
        pupils=np.r_[found.pupils[stay], again.pupils][order],
        distance_m=np.r_[found.distance_m[stay], again.distance_m][order],
        unserved=unserved,
        prices_cm=prices,
        outside_cm=max(found.outside_cm, again.outside_cm),
    )
