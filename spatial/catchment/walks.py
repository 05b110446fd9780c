"""
All allowed pairs as compiled code reads them, and what it asks of them alone.

Compiled by numba on first use and kept beside the file, or in the user's home.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, ParamSpec, TypeVar, cast

import numpy as np
from numba import njit
from numpy.typing import NDArray

from spatial.catchment.arrays import PER_M, Floats, Ints

_EXACT = 2.0**24  # whole numbers that single precision holds
P = ParamSpec("P")
R = TypeVar("R")


def compiled(function: Callable[P, R]) -> Callable[P, R]:
    """Compile a function, once for the machine where its cache can be written."""
    try:
        made = njit(cache=True, nogil=True)(function)
    except RuntimeError:  # nowhere to keep it: neither beside the file nor in the user's home
        made = njit(nogil=True)(function)
    return cast("Callable[P, R]", made)


class Walks(NamedTuple):
    """
    All allowed pairs of cell and school.

    Attributes
    ----------
    length
        Of every pair, shape (pairs,): of all cells and schools in turn, or of the allowed ones.
    school, first
        Where not all are allowed the school of each pair, ascending within its cell, and where the
        pairs of a cell begin, shape (cells + 1,); empty otherwise.
    schools
        Number of schools.
    steps
        Centimetres in a unit of `length`.
    outside
        What staying without a seat costs [cm].
    """

    length: NDArray[np.floating[Any]]
    school: NDArray[np.int32]
    first: Ints
    schools: int
    steps: float
    outside: float


def read(
    metres: NDArray[np.floating[Any]],
    school: NDArray[np.integer[Any]],
    first: NDArray[np.integer[Any]],
    *,
    schools: int,
    outside: float,
) -> Walks:
    """
    Set pairs out for compiled code.

    Parameters
    ----------
    metres
        Of every pair [m], shape (pairs,).
    school, first, schools, outside
        As `Walks` has them.

    Notes
    -----
    Single precision is read as it is. Double precision becomes whole centimetres, which single
    precision holds exactly up to 2**24; so everybody runs the same code.
    """
    length, steps = metres, float(PER_M)
    if metres.dtype != np.float32:
        whole = np.rint(metres.astype(np.float64) * PER_M)
        exact = whole.max(initial=0.0, where=np.isfinite(whole)) < _EXACT
        length, steps = (whole.astype(np.float32) if exact else whole), 1.0
    return Walks(
        length=np.ascontiguousarray(length),
        school=school.astype(np.int32, copy=False),
        first=first.astype(np.int64, copy=False),
        schools=schools,
        steps=steps,
        outside=float(outside),
    )


@compiled
def cost_of(walks: Walks, cell: int, place: int) -> float:
    """Return what a pair costs [cm], inf where it is not allowed."""
    if place == walks.schools:
        return walks.outside
    if walks.first.size == 0:
        return float(np.rint(np.float64(walks.length[cell * walks.schools + place]) * walks.steps))
    low, high = walks.first[cell], walks.first[cell + 1]
    end = high
    while low < high:
        middle = (low + high) >> 1
        if walks.school[middle] < place:
            low = middle + 1
        else:
            high = middle
    if low < end and walks.school[low] == place:
        return float(np.rint(np.float64(walks.length[low]) * walks.steps))
    return float(np.inf)


@compiled
def costs_of(walks: Walks, cell: Ints, place: Ints, cost: Floats) -> None:
    """Fill in what some pairs cost [cm]."""
    for at in range(cell.size):
        cost[at] = cost_of(walks, cell[at], place[at])


@compiled
def choose(walks: Walks, price: Floats, place: Ints, paid: Floats) -> None:
    """Fill in where the cost plus price of every cell is least, and that sum [cm]."""
    every = walks.first.size == 0
    for cell in range(place.size):
        least, best = walks.outside, walks.schools
        begin = cell * walks.schools if every else walks.first[cell]
        end = begin + walks.schools if every else walks.first[cell + 1]
        for pair in range(begin, end):
            school = pair - begin if every else walks.school[pair]
            pays = np.rint(np.float64(walks.length[pair]) * walks.steps) + price[school]
            if pays < least:
                least, best = pays, school
        place[cell], paid[cell] = best, least


@compiled
def two_nearest(walks: Walks, one: Ints, two: Ints) -> None:
    """Fill in the nearest and the second nearest school of every cell; `schools` for none."""
    every = walks.first.size == 0
    for cell in range(one.size):
        begin = cell * walks.schools if every else walks.first[cell]
        end = begin + walks.schools if every else walks.first[cell + 1]
        least = after = np.float64(np.inf)
        one[cell] = two[cell] = walks.schools
        for pair in range(begin, end):
            length = np.float64(walks.length[pair])
            if length < after:
                school = pair - begin if every else walks.school[pair]
                if length < least:
                    after, two[cell] = least, one[cell]
                    least, one[cell] = length, school
                else:
                    after, two[cell] = length, school


@compiled
def dearest(walks: Walks) -> float:
    """Return the dearest allowed pair [cm], 0 without any."""
    longest = 0.0
    for length in walks.length:
        if longest < length < np.inf:
            longest = np.float64(length)
    return float(np.rint(longest * walks.steps))
