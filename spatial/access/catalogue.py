"""The measures by name, as the screen and the command line offer them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import ArrayLike
from scipy.sparse import csr_array

from spatial import budget
from spatial.access import measures
from spatial.access.decay import Floats, bands, gaussian, weigh
from spatial.access.rational import rational_agent

RAAM = "raam"  # the one measure that is a cost: what crowding and walking come to
Named = Callable[[Floats, Floats, csr_array, float], Floats]
_WEIGHTS = (1.0, 0.68, 0.22)  # of the thirds of the radius, after Luo & Qi (2009)


def _thirds(pairs: csr_array, radius_m: float) -> csr_array:
    """Weigh by the thirds of the radius."""
    return weigh(pairs, bands([radius_m / 3, 2 * radius_m / 3, radius_m], _WEIGHTS))


def _bell(pairs: csr_array, radius_m: float) -> csr_array:
    """Let the weight fall to 0.61 at the radius and end at twice the radius."""
    return weigh(pairs, gaussian(radius_m, 2.0 * radius_m))


MEASURES: Mapping[str, Named] = {
    "balanced": lambda a, k, d, r: measures.balanced(a, k, _bell(d, r)),
    "2sfca": lambda a, k, d, r: measures.two_step(a, k, d, limit_m=r),
    "e2sfca": lambda a, k, d, r: measures.enhanced(a, k, _thirds(d, r)),
    "gaussian": lambda a, k, d, r: measures.enhanced(a, k, _bell(d, r)),
    "3sfca": lambda a, k, d, r: measures.three_step(a, k, _thirds(d, r)),
    "coverage": lambda _a, _k, d, r: measures.coverage(d, limit_m=r),
}


def as_good(value: Floats) -> Floats:
    """
    Turn what RAAM costs into something better the more of it; out of reach is worst.

    Parameters
    ----------
    value
        Cost by cell, not a number out of reach, shape (n,).
    """
    known = value[np.isfinite(value)]
    worst = float(known.max()) + 1.0 if len(known) else 1.0
    return -np.where(np.isfinite(value), value, worst)


def measure(
    name: str, pupils: ArrayLike, seats: ArrayLike, metres: csr_array, *, radius_m: float
) -> Floats:
    """
    Measure access by one of the named ways.

    Parameters
    ----------
    name
        One of `MEASURES`.
    pupils, seats
        By cell, shape (n,), and by school, shape (m,).
    metres
        Walks up to twice the radius [m], shape (n, m).
    radius_m
        Service radius [m].

    Returns
    -------
    numpy.ndarray
        Seats per pupil (``coverage``: 1 or 0), shape (n,).
    """
    _fits(name, metres)
    people, places = np.asarray(pupils, np.float64), np.asarray(seats, np.float64)
    return MEASURES[name](people, places, metres, radius_m)


def values(
    name: str, pupils: ArrayLike, seats: ArrayLike, metres: csr_array, *, radius_m: float
) -> tuple[Floats, Floats]:
    """
    Measure access by any name, `RAAM` too, and put the same values so that more is better.

    Parameters
    ----------
    name
        One of `MEASURES`, or `RAAM`.
    pupils, seats, metres, radius_m
        As for `measure`.

    Returns
    -------
    value, good
        As it is told, and as cells are ranked by it; the same but for `RAAM`, shape (n,) each.
    """
    if name != RAAM:
        value = measure(name, pupils, seats, metres, radius_m=radius_m)
        return value, value
    _fits(name, metres)
    cost = rational_agent(pupils, seats, metres, tau_m=radius_m)
    return cost, as_good(cost)


def estimate_bytes(name: str, cells: int, pairs: int) -> int:
    """
    Estimate what a measure takes at most, the walks given aside [bytes].

    Parameters
    ----------
    name
        One of `MEASURES`, or `RAAM`.
    cells, pairs
        Sizes of the walks.

    Notes
    -----
    ``25 p + 80 n``: three columns of figures beside the pairs while they become weights; ``120 p``
    for `RAAM`, whose pairs keep their cell, school, walk, share and cost.
    """
    return (120 if name == RAAM else 25) * pairs + 80 * cells


def _fits(name: str, metres: csr_array) -> None:
    """Refuse a measure that would take more memory than a model may."""
    cells, schools = metres.shape
    needed = estimate_bytes(name, cells, int(metres.nnz))
    budget.require("access", needed, cells=cells, schools=schools)
