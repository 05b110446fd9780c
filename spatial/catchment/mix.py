"""Mixes with fixed shares: part of the pupils follow one rule, part another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.sparse import csr_array

from spatial.catchment.arrays import Floats
from spatial.catchment.assignment import Assignment, TravelMethod
from spatial.catchment.best import best
from spatial.errors import Fault, UserError

_DUST = 1e-9  # what adding shares up may be off
Rule = Callable[[Floats, Floats, csr_array], Assignment]


@dataclass(frozen=True, slots=True, kw_only=True)
class MixShare:
    """
    A share of every cell's pupils and where it may go.

    Attributes
    ----------
    share
        Share of the pupils of every cell [0..1].
    schools
        Which schools take this part, shape (m,).
    pairs
        Allowed walks [m], shape (n, m), e.g. inside the own ward.
    rule
        How it is seated.
    """

    share: float
    schools: NDArray[np.bool_]
    pairs: csr_array
    rule: Rule = best


def mix(pupils: ArrayLike, seats: ArrayLike, parts: Sequence[MixShare]) -> Assignment:
    """
    Seat several parts of the pupils, one after another, over the same seats.

    Parameters
    ----------
    pupils
        Pupils by cell, shape (n,).
    seats
        Seats by school, shape (m,).
    parts
        In the order they are seated; their shares sum to one. Private schools are a part of their
        own schools; crossing borders is a part with all pairs beside one with the ward's own.

    Returns
    -------
    Assignment
        All parts together; nobody changes part, whoever finds no seat in it goes without.

    Raises
    ------
    UserError
        If the shares do not sum to one.
    """
    total = sum(part.share for part in parts)
    if any(part.share < 0 for part in parts) or abs(total - 1.0) > _DUST:
        raise UserError(Fault(code="shares_not_one", value=f"{total:g}"))
    people = np.asarray(pupils, dtype=np.float64)
    free = np.asarray(seats, dtype=np.float64).copy()
    seated = []
    for part in parts:
        assignment = part.rule(people * part.share, np.where(part.schools, free, 0.0), part.pairs)
        free = np.maximum(free - assignment.load, 0.0)
        seated.append(assignment)
    return _together(seated, np.asarray(seats, dtype=np.float64))


def _together(assignments: Sequence[Assignment], seats: Floats) -> Assignment:
    """Add assignments up; a pair met twice becomes one."""
    last = assignments[-1]
    cell, school, people, walked = (
        np.concatenate([getattr(one, name) for one in assignments])
        for name in ("cell", "school", "pupils", "distance_m")
    )
    key, first, place = np.unique(
        cell * max(1, len(seats)) + school, return_index=True, return_inverse=True
    )
    return replace(
        last,
        cell=cell[first],
        school=school[first],
        pupils=np.bincount(place, people, len(key)).astype(np.float64),
        distance_m=walked[first],
        unserved=np.sum([one.unserved for one in assignments], axis=0),
        seats=seats,
        prices_cm=np.zeros(len(seats)),
        road=TravelMethod.RULE,
    )
