"""What a zoning asks and what it answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Progress = Callable[[float, float], object]
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
        may = np.isfinite(per_pupil)
        per_pupil[~may] = np.inf
        np.multiply(per_pupil, self.pupils[:, None], out=per_pupil, where=may)
        return per_pupil

    @property
    def beyond(self) -> float:
        """Return what a pupil beyond the seats counts [m]: more than any walk."""
        longest = float(np.max(self.metres, initial=0.0, where=np.isfinite(self.metres)))
        return 2.0 * (longest + abs(self.change_m)) + 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """
    Below what no zoning of the same neighbourhoods can go, in one piece or not.

    Attributes
    ----------
    over
        Pupils beyond the seats that no zoning avoids.
    total, price
        Least of metres and ``price`` times the pupils beyond the seats [pupil-metres]; the price of
        one of them [m].
    """

    over: float
    total: float
    price: float

    def metres(self, over: float) -> float:
        """
        Return the least metres of any zoning with as many pupils beyond the seats [pupil-metres].

        Notes
        -----
        ``total - price * over``: the least metres are convex in the pupils beyond the seats, and
        this is a line below them that touches where the search ended.

        Examples
        --------
        >>> Floor(over=0.0, total=1000.0, price=50.0).metres(4.0)
        800.0
        """
        return max(0.0, self.total - self.price * over)


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
    cost
        Metres that are made least after the pupils beyond the seats: walks and changes
        [pupil-metres].
    floor
        Below what no zoning can go; ``None`` where nothing is known.
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
    floor: Floor | None
    parts: Ints
    moved: Ints
    complete: bool

    @property
    def pupils(self) -> float:
        """Return the pupils who have a school."""
        return float(self.load.sum())

    @property
    def beyond(self) -> float:
        """Return the pupils beyond the seats of their schools."""
        return float(self.over.sum())

    @property
    def mean_m(self) -> float:
        """Return the mean walk [m], 0 without pupils."""
        return self.walked_m / self.pupils if self.pupils else 0.0

    @property
    def bound(self) -> float:
        """Return the least metres with as many pupils beyond the seats, 0 where unknown."""
        return self.floor.metres(self.beyond) if self.floor else 0.0

    @property
    def gap(self) -> float:
        """Return by how much the metres may exceed the least there are, as a share of those."""
        return max(0.0, self.cost - self.bound) / self.bound if self.bound > 0 else 0.0

    @property
    def spare(self) -> float:
        """Return how many fewer pupils beyond the seats there may be at best; 0 is proven least."""
        return max(0.0, self.beyond - self.floor.over) if self.floor else 0.0
