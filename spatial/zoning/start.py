"""A first zoning in one piece, grown from the relaxed one."""

from __future__ import annotations

import heapq
from dataclasses import dataclass

import numpy as np

from spatial.zoning.bound import Relaxed
from spatial.zoning.deadline import Deadline
from spatial.zoning.problem import FREE, Floats, Ints, Zoning

Near = list[list[int]]

_LOOK = 5000  # neighbourhoods between two looks at the clock


def near_of(edges: Ints, count: int) -> Near:
    """Return the neighbours of every neighbourhood."""
    near: Near = [[] for _ in range(count)]
    for a, b in edges.tolist():
        near[a].append(b)
        near[b].append(a)
    return near


@dataclass
class _Paid:
    """What each choice costs with the price of its seats, a neighbourhood at a time."""

    cost: Floats
    pupils: Floats
    price: Floats
    least: Floats

    def loss(self, cell: int, school: int) -> float:
        """Return how much dearer a school is than the cheapest."""
        if np.isnan(self.least[cell]):
            self.least[cell] = (self.cost[cell] + self.pupils[cell] * self.price).min()
        paid = self.cost[cell, school] + self.pupils[cell] * self.price[school]
        return float(paid - self.least[cell])


def grow(
    asked: Zoning, cost: Floats, relaxed: Relaxed, near: Near, deadline: Deadline | None = None
) -> Ints:
    """
    Keep the core of every relaxed zone and let the cores grow over what is left.

    Parameters
    ----------
    near
        Neighbours of every neighbourhood.
    deadline
        When it comes, what is left goes where the relaxed zoning has it.

    Returns
    -------
    numpy.ndarray
        School by neighbourhood, shape (n,); in one piece wherever the neighbours allow it.
    """
    wanted = relaxed.wanted
    zone = np.full(len(wanted), FREE, dtype=np.int64)
    for school in range(cost.shape[1]):
        members = np.flatnonzero(wanted == school)
        if len(members):
            core = members[np.argmin(asked.metres[members, school])]
            zone[_piece(int(core), wanted, near)] = school
    if len(asked.pins):
        pinned = asked.pins >= 0
        zone[pinned] = asked.pins[pinned]
    paid = _Paid(cost, asked.pupils, relaxed.price, np.full(len(cost), np.nan))
    front: list[tuple[float, int, int]] = []
    for cell in np.flatnonzero(zone >= 0).tolist():
        _spread(cell, zone, near, paid, front)
    popped = 0
    while front:
        _, cell, school = heapq.heappop(front)
        popped += 1
        if deadline is not None and popped % _LOOK == 0 and deadline.over():
            break
        if zone[cell] < 0:
            zone[cell] = school
            _spread(cell, zone, near, paid, front)
    return np.where(zone < 0, wanted, zone)


def _spread(
    cell: int, zone: Ints, near: Near, paid: _Paid, front: list[tuple[float, int, int]]
) -> None:
    """Offer a neighbourhood's school to its neighbours that have none yet."""
    school = int(zone[cell])
    for other in near[cell]:
        if zone[other] < 0 and np.isfinite(paid.cost[other, school]):
            heapq.heappush(front, (paid.loss(other, school), other, school))


def _piece(start: int, zone: Ints, near: Near) -> list[int]:
    """Return the neighbourhoods of the same zone that hang together with one."""
    school, seen, todo = zone[start], {start}, [start]
    while todo:
        for other in near[todo.pop()]:
            if other not in seen and zone[other] == school:
                seen.add(other)
                todo.append(other)
    return list(seen)


def pieces(zone: Ints, near: Near, schools: int) -> Ints:
    """
    Count the pieces of every zone.

    Parameters
    ----------
    zone
        School by neighbourhood, shape (n,).
    near
        Neighbours of every neighbourhood.
    schools
        Number of schools.
    """
    count = np.zeros(schools, dtype=np.int64)
    seen: set[int] = set()
    for cell in range(len(zone)):
        if cell not in seen and zone[cell] >= 0:
            seen.update(_piece(cell, zone, near))
            count[zone[cell]] += 1
    return count
