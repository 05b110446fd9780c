"""Grade progression: where class registers exist, this year's grade 3 is next year's grade 4."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Floats = NDArray[np.float64]

GRADES = 12
ENTRY_AGE = 6  # age at which a child is expected in grade 1: grade = age - 5
FEW = 50.0  # a ward's grade smaller than this borrows from the locality [pupils]


def read(registers: pd.DataFrame, wards: pd.Index) -> tuple[int, Floats]:
    """
    Put class registers into one array.

    Parameters
    ----------
    registers
        ``ward_id``, ``year``, ``grade`` (1-12), ``pupils``.
    wards
        Wards in their order.

    Returns
    -------
    first, pupils
        First year; pupils by year, ward and grade, shape (years, wards, 12).
    """
    first, last = int(registers["year"].min()), int(registers["year"].max())
    pupils = np.zeros((last - first + 1, len(wards), GRADES))
    place = (
        registers["year"].to_numpy(dtype=np.int64) - first,
        wards.get_indexer(pd.Index(registers["ward_id"])),
        registers["grade"].to_numpy(dtype=np.int64) - 1,
    )
    np.add.at(pupils, place, registers["pupils"].to_numpy(dtype=float))
    return first, pupils


def survival(pupils: Floats) -> Floats:
    """
    Measure how many of a grade are in the next grade a year later.

    Parameters
    ----------
    pupils
        Pupils by year, ward and grade, shape (years, wards, 12), at least two years.

    Returns
    -------
    numpy.ndarray
        Shape (wards, 11).

    Notes
    -----
    ``r(g) = sum w(t) E(g+1, t+1) / sum w(t) E(g, t)``, recent years weighing more (w = 1, 2, 3
    ...); a ward leans on the locality by `FEW` pupils.
    """
    weight = np.arange(1.0, len(pupils))[:, None, None]
    next_grade = (weight * pupils[1:, :, 1:]).sum(axis=0)
    grade = (weight * pupils[:-1, :, :-1]).sum(axis=0)
    whole = next_grade.sum(axis=0) / np.maximum(grade.sum(axis=0), 1.0)
    return np.asarray((next_grade + FEW * whole) / (grade + FEW))


def run(pupils: Floats, *, children: Floats, future: Floats) -> Floats:
    """
    Project the registers year by year.

    Parameters
    ----------
    pupils
        Pupils by year, ward and grade, shape (years, wards, 12).
    children
        Children of `ENTRY_AGE` in the same years [people], shape (years, wards).
    future
        Children of `ENTRY_AGE` in the years to come [people], shape (count, wards).

    Returns
    -------
    numpy.ndarray
        Shape (count, wards, 12).

    Notes
    -----
    ``E(1, t+1) = k B(t+1)``, ``E(g+1, t+1) = r(g) E(g, t)``, with k the pupils of grade 1 to a
    child of the age, recent years weighing more.
    """
    weight = np.arange(1.0, len(pupils) + 1)[:, None]
    entered = (weight * pupils[:, :, 0]).sum(axis=0)
    there = (weight * children).sum(axis=0)
    share = (entered + FEW * entered.sum() / there.sum()) / (there + FEW)
    keep = survival(pupils)
    grades = np.empty((len(future), *pupils.shape[1:]))
    last = pupils[-1]
    for step, born in enumerate(future):
        grades[step, :, 0] = share * born
        grades[step, :, 1:] = keep * last[:, :-1]
        last = grades[step]
    return grades
