"""What a zoning asks and what it answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Progress = Callable[[float, float], bool]
"""Called with the share done [0..1] and the gap so far; answers whether to go on."""

FREE = -1  # a neighbourhood nobody pinned, or that had no school last year


@dataclass(frozen=True, kw_only=True)
class Zoning:
    """
    Neighbourhoods to be given to schools.

    Attributes
    ----------
    pupils
        Pupils by neighbourhood, shape (n,), >= 0.
    seats
        Seats by school, shape (m,), >= 0.
    metres
        Walks [m], shape (n, m); inf where a neighbourhood may not go.
    edges
        Pairs of neighbourhoods that touch, shape (e, 2).
    last
        School of last year by position, `FREE` for none, shape (n,).
    pins
        School a neighbourhood must go to, `FREE` for none, shape (n,).
    change_m
        What giving a pupil another school than last year counts [m]; 0 lets everything change.
    """

    pupils: Floats
    seats: Floats
    metres: Floats
    edges: Ints
    last: Ints = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    pins: Ints = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    change_m: float = 0.0

    @property
    def cost(self) -> Floats:
        """Return what each choice costs: walk, and change where it is one [pupil-metres]."""
        per_pupil = self.metres.copy()
        if len(self.last):
            had = np.flatnonzero(self.last >= 0)
            per_pupil[had] += self.change_m
            per_pupil[had, self.last[had]] -= self.change_m
        if len(self.pins):
            pinned = np.flatnonzero(self.pins >= 0)
            kept = per_pupil[pinned, self.pins[pinned]]
            per_pupil[pinned] = np.inf
            # a pin counts even where nobody could walk it: the planner said so
            per_pupil[pinned, self.pins[pinned]] = np.where(np.isfinite(kept), kept, 0.0)
        return np.where(np.isfinite(per_pupil), self.pupils[:, None] * per_pupil, np.inf)

    @property
    def beyond(self) -> float:
        """Return what a pupil beyond the seats counts [m]: more than any walk."""
        finite = self.metres[np.isfinite(self.metres)]
        return 2.0 * (float(finite.max(initial=0.0)) + abs(self.change_m)) + 1.0


@dataclass(frozen=True, kw_only=True)
class Zones:
    """
    A zoning and how good it is.

    Attributes
    ----------
    school
        School of every neighbourhood by position, shape (n,); `FREE` where none may be reached.
    load
        Pupils by school, shape (m,).
    over
        Pupils beyond the seats, by school, shape (m,).
    walked_m
        Walks of all pupils together [pupil-metres].
    cost, bound
        What is minimised (walks, changes, pupils beyond the seats) and below what no zoning of
        these neighbourhoods can go, in one piece or not [pupil-metres]. Without a bound it is 0.
    parts
        Pieces of every zone, shape (m,); 1 is contiguous, 0 empty.
    moved
        Neighbourhoods with another school than last year, positions.
    complete
        Whether the search ran its course; ``False`` after a time limit or cancel.
    """

    school: Ints
    load: Floats
    over: Floats
    walked_m: float
    cost: float
    bound: float
    parts: Ints
    moved: Ints
    complete: bool

    @property
    def gap(self) -> float:
        """Return by how much the cost may exceed the best there is, as a share of the bound."""
        return (self.cost - self.bound) / self.bound if self.bound > 0 else 0.0
