"""A first zoning in one piece, grown from the relaxed one."""

from __future__ import annotations

import heapq

import numpy as np

from spatial.zoning.problem import FREE, Floats, Ints, Zoning

Near = list[list[int]]


def near_of(edges: Ints, count: int) -> Near:
    """Return the neighbours of every neighbourhood."""
    near: Near = [[] for _ in range(count)]
    for a, b in edges.tolist():
        near[a].append(b)
        near[b].append(a)
    return near


def grow(asked: Zoning, cost: Floats, share: Floats, price: Floats, near: Near) -> Ints:
    """
    Keep the core of every relaxed zone and let the cores grow over what is left.

    Parameters
    ----------
    asked, cost
        The question and ``asked.cost``.
    share, price
        The relaxed zoning.
    near
        Neighbours of every neighbourhood.

    Returns
    -------
    numpy.ndarray
        School by neighbourhood, shape (n,); in one piece wherever the neighbours allow it.
    """
    may = np.isfinite(cost)
    wanted = np.where(may.any(axis=1), np.where(may, share, -1.0).argmax(axis=1), FREE)
    zone = np.full(len(wanted), FREE, dtype=np.int64)
    for school in range(cost.shape[1]):
        members = np.flatnonzero(wanted == school)
        if len(members):
            core = members[np.argmin(asked.metres[members, school])]
            zone[_piece(int(core), wanted, near)] = school
    if len(asked.pins):
        pinned = asked.pins >= 0
        zone[pinned] = asked.pins[pinned]
    paid = cost + asked.pupils[:, None] * price
    front: list[tuple[float, int, int]] = []
    for cell in np.flatnonzero(zone >= 0).tolist():
        _spread(cell, zone, near, paid, front)
    while front:
        _, cell, school = heapq.heappop(front)
        if zone[cell] < 0:
            zone[cell] = school
            _spread(cell, zone, near, paid, front)
    return np.where(zone < 0, wanted, zone)


def _spread(
    cell: int, zone: Ints, near: Near, paid: Floats, front: list[tuple[float, int, int]]
) -> None:
    """Offer a neighbourhood's school to its neighbours that have none yet."""
    school = int(zone[cell])
    for other in near[cell]:
        if zone[other] < 0 and np.isfinite(paid[other, school]):
            loss = float(paid[other, school] - paid[other].min())
            heapq.heappush(front, (loss, other, school))


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
