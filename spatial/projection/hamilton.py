"""Hamilton-Perry: two censuses by age are enough; what happened to each cohort happens again."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from spatial.projection.rates import AGES, OPEN

Floats = NDArray[np.float64]

PARENTS = (20, 44)  # adults the number of young children is measured against
FEW = 50.0  # a ward's cohort smaller than this borrows from the locality [people]


def ratios(then: Floats, now: Floats, years: int) -> tuple[Floats, Floats]:
    """
    Measure how cohorts changed and how many young children there are to an adult.

    Parameters
    ----------
    then, now
        People by ward and age in two years [people], shape (wards, 86).
    years
        Years between them, 1 to 20.

    Returns
    -------
    change, children
        ``change[w, x]`` = now(x) / then(x - years), shape (wards, 86), ones below `years`, the last
        for the open age; ``children[w, a]`` = now(a) / now(adults 20-44), shape (wards, years).

    Notes
    -----
    A ward's ratio leans on the locality's by `FEW` people:
    ``(now + FEW r) / (then + FEW)`` with the locality's r.

    References
    ----------
    .. [1] Hamilton and Perry (1962), A short method for projecting population by age.
    """
    before = _older(then, years)
    all_before, all_now = before.sum(axis=0), now.sum(axis=0)
    whole = np.divide(all_now, all_before, out=np.ones(AGES), where=all_before > 0)
    change = (now + FEW * whole) / (before + FEW)
    change[:, :years] = 1.0
    adults = now[:, PARENTS[0] : PARENTS[1] + 1].sum(axis=1, keepdims=True)
    shared = now[:, :years].sum(axis=0) / adults.sum()
    return change, (now[:, :years] + FEW * shared) / (adults + FEW)


def _older(people: Floats, years: int) -> Floats:
    """Move everyone up by some years; the open age gathers all who reach it."""
    moved = np.zeros_like(people)
    moved[..., years:] = people[..., :-years]
    moved[..., OPEN] = people[..., OPEN - years :].sum(axis=-1)
    return moved


def run(then: Floats, now: Floats, *, years: int, count: int) -> Floats:
    """
    Project people year by year.

    Parameters
    ----------
    then, now
        People by ward and age in two years [people], shape (wards, 86); the later is the base.
    years
        Years between them.

    Returns
    -------
    numpy.ndarray
        Shape (count + 1, wards, 86), the base first.

    Notes
    -----
    Every `years` years ``P(x + years) = change(x + years) P(x)``; in between a cohort moves by the
    k-th part of its change in logarithms. Children born since are `children` to an adult.
    """
    change, children = ratios(then, now, years)
    course = np.empty((count + 1, *now.shape))
    course[0] = start = now
    for step in range(1, count + 1):
        part = (step - 1) % years + 1
        moved = _older(start, part)
        # the change belongs to the age a cohort reaches at the end of the round
        rest = years - part
        end = np.repeat(change[:, -1:], rest, axis=1)
        reached = np.concatenate([change[:, rest:], end], axis=1)
        people = moved * reached ** (part / years)
        adults = people[:, PARENTS[0] : PARENTS[1] + 1].sum(axis=1, keepdims=True)
        people[:, :part] = children[:, :part] * adults
        course[step] = people
        if part == years:
            start = people
    return course
