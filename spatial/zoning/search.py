"""
Better zones by moving neighbourhoods at the border, one or two at a time (simulated annealing).

A neighbourhood may move to a zone it touches when its old zone stays in one piece. Pupils beyond
the seats cost more and more as the search cools, so it may pass through overfull schools and ends
without.
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass, field

import numpy as np

from spatial.zoning.problem import Floats, Ints, Zoning
from spatial.zoning.start import Near

# What a usual neighbourhood may lose by a move, first and last.
_HOT_M, _COLD_M = 150.0, 10.0
_SOFT_M = 1000.0  # price of a pupil beyond the seats, above that of a seat, at first
_MARGIN = 0.125  # of a usual neighbourhood: how far below the seats to aim
_DRAIN_M = 60.0  # heat while pupils beyond the seats are passed on
_SWAP = 0.5  # share of moves that exchange two neighbourhoods


@dataclass
class Search:
    """
    A zoning being improved; the only thing here that changes.

    Attributes
    ----------
    near
        Neighbours of every neighbourhood.
    zone
        School by neighbourhood, shape (n,).
    price
        Price of a seat by school [m], shape (m,): a pupil beyond the seats pays more than that.
    seed
        The same seed makes the same moves.
    """

    asked: Zoning
    cost: Floats
    near: Near
    zone: Ints
    price: Floats
    seed: int = 0
    best: list[int] = field(init=False)
    best_cost: float = field(init=False)
    best_over: float = field(init=False)

    def __post_init__(self) -> None:
        """Put everything into plain lists: single numbers are read far faster from them."""
        self._draw = random.Random(self.seed)  # noqa: S311 - a search, not a secret
        self._zone: list[int] = self.zone.tolist()
        # single numbers are read from it as fast as from lists, at a quarter of the memory
        self._cost = np.ascontiguousarray(self.cost).data
        self._pupils: list[float] = self.asked.pupils.tolist()
        self._price: list[float] = self.price.tolist()
        self._seats: list[float] = self.asked.seats.tolist()
        # aiming a little below the seats leaves room for neighbourhoods that cannot be cut
        spare = (float(self.asked.seats.sum()) - float(self.asked.pupils.sum())) / max(
            1, len(self._seats)
        )
        usual = float(np.mean(self.asked.pupils)) if len(self._zone) else 0.0
        margin = max(0.0, min(_MARGIN * usual, spare / 4))
        self._aim: list[float] = [max(0.0, seats - margin) for seats in self._seats]
        load = np.bincount(
            self.zone[self.zone >= 0], self.asked.pupils[self.zone >= 0], max(1, len(self._seats))
        )
        self._load: list[float] = load.tolist()
        pinned = self.asked.pins >= 0 if len(self.asked.pins) else np.zeros(len(self.zone), bool)
        free = np.flatnonzero((self.zone >= 0) & ~pinned)
        self._movable: list[int] = free.tolist()
        self._fixed: list[bool] = (~np.isin(np.arange(len(self.zone)), free)).tolist()
        self._walked = sum(
            self._cost[cell, school] for cell, school in enumerate(self._zone) if school >= 0
        )
        self._beyond = self.asked.beyond
        self.best, self.best_cost = list(self._zone), self._full_cost()
        self.best_over = self.over

    def _full_cost(self) -> float:
        """Return the cost with every pupil beyond the seats at full price."""
        return float(self._walked + self._beyond * self.over)

    def run(self, moves: int, *, since: float, until: float) -> None:
        """
        Try a number of moves.

        Parameters
        ----------
        moves
            How many to try.
        since, until
            Shares of the whole search these moves span [0..1]; they set how cold it is.
        """
        usual = float(np.mean(self.asked.pupils)) or 1.0
        for step in range(moves if self._movable else 0):
            done = since + (until - since) * step / moves
            self._try(
                usual * _HOT_M * (_COLD_M / _HOT_M) ** done,
                _SOFT_M * (self._beyond / _SOFT_M) ** done,
            )

    def drain(self, moves: int) -> None:
        """
        Pass pupils beyond the seats on from zone to zone until some zone has room for them.

        Parameters
        ----------
        moves
            How many to try at most.
        """
        usual = float(np.mean(self.asked.pupils)) or 1.0
        for _ in range(moves if self._movable else 0):
            if not self.over:
                return
            self._try(usual * _DRAIN_M, self._beyond)

    @property
    def over(self) -> float:
        """Return the pupils beyond the seats now."""
        return sum(
            max(0.0, load - seats) for load, seats in zip(self._load, self._seats, strict=True)
        )

    def _try(self, heat: float, soft: float) -> None:
        """Draw a neighbourhood at random and move it, perhaps in exchange for another."""
        draw = self._draw
        cell = self._movable[int(draw.random() * len(self._movable))]
        school, around = self._zone[cell], self.near[cell]
        if not around:
            return
        to = self._zone[around[int(draw.random() * len(around))]]
        if to in (school, -1) or self._cost[cell, to] == math.inf:
            return
        back = self._partner(cell, school, to) if draw.random() < _SWAP else -1
        loss = self._loss(cell, back, school, to, soft)
        wanted = loss <= 0 or draw.random() < math.exp(-loss / heat)
        if wanted and self._stays_whole(cell, back, school, to):
            self._move(cell, back, school, to)

    def _partner(self, cell: int, school: int, to: int) -> int:
        """Find a neighbourhood of the other zone that touches this one, to come back for it."""
        draw, zone = self._draw, self._zone
        here = cell
        for _ in range(4):  # a few steps along the border
            around = self.near[here]
            other = around[int(draw.random() * len(around))]
            if zone[other] == to and not self._fixed[other]:
                touching = any(zone[near] == school and near != cell for near in self.near[other])
                if touching and self._cost[other, school] < math.inf:
                    return other
            if zone[other] in (school, to):
                here = other
        return -1

    def _loss(self, cell: int, back: int, school: int, to: int, soft: float) -> float:
        """Return what a move or an exchange costs."""
        cost, load, seats = self._cost, self._load, self._aim
        loss = cost[cell, to] - cost[cell, school]
        moved = self._pupils[cell]
        if back >= 0:
            loss += cost[back, school] - cost[back, to]
            moved -= self._pupils[back]
        more = max(0.0, load[to] + moved - seats[to]) - max(0.0, load[to] - seats[to])
        over = max(0.0, load[school] - seats[school])
        less = max(0.0, load[school] - moved - seats[school]) - over
        return loss + (self._price[to] + soft) * more + (self._price[school] + soft) * less

    def _stays_whole(self, cell: int, back: int, school: int, to: int) -> bool:
        """Tell whether both zones stay in as many pieces as they are in."""
        zone = self._zone
        if back < 0:
            return self._removable(cell, school)
        zone[cell], zone[back] = to, school
        whole = self._hangs(cell, to) and self._hangs(back, school)
        zone[cell], zone[back] = school, to
        return (
            whole
            and self._removable(cell, school, joined=back)
            and self._removable(back, to, joined=cell)
        )

    def _hangs(self, cell: int, school: int) -> bool:
        """Tell whether a neighbourhood touches its zone."""
        return any(self._zone[other] == school for other in self.near[cell])

    def _removable(self, cell: int, school: int, *, joined: int = -1) -> bool:
        """Tell whether a zone stays together without one neighbourhood, with another joined."""
        zone, near = self._zone, self.near
        sides = [other for other in near[cell] if zone[other] == school or other == joined]
        if not sides:
            return False  # the last one: a school keeps at least a neighbourhood
        want = set(sides[1:])
        if joined >= 0:
            want.add(joined)
            want.discard(sides[0])
        seen, todo = {cell, sides[0]}, [sides[0]]
        while todo and want:
            for other in near[todo.pop()]:
                if other not in seen and (zone[other] == school or other == joined):
                    seen.add(other)
                    want.discard(other)
                    todo.append(other)
        return not want

    def _move(self, cell: int, back: int, school: int, to: int) -> None:
        """Make a move or an exchange, and remember the best zoning met."""
        self._step(cell, school, to)
        if back >= 0:
            self._step(back, to, school)
        cost = self._full_cost()
        if cost < self.best_cost - 1e-6:
            self.best, self.best_cost, self.best_over = list(self._zone), cost, self.over

    def _step(self, cell: int, school: int, to: int) -> None:
        """Give one neighbourhood to another school."""
        self._walked += self._cost[cell, to] - self._cost[cell, school]
        self._load[school] -= self._pupils[cell]
        self._load[to] += self._pupils[cell]
        self._zone[cell] = to
