"""
Chains of moves between schools, compiled: the exact solver of the transportation problem.

Every cell first goes where its walk plus the price of a seat is least. That fills some schools too
much and others too little. Pupils then move on along the cheapest chain of moves from a school too
full to one with seats to fill, until none is left: successive shortest paths (Ahuja, Magnanti and
Orlin 1993, chapter 9.7), in the small graph of schools rather than in that of all cells. Moving one
pupil from school j to school k costs ``min (c_ik - c_ij)`` over the cells i now at j, over all
allowed pairs; the cell that gives the least is kept for every j and k and looked up again only when
a chain asks for one that has left. Prices rise along the way and prove the outcome. Two places are
no schools: `schools` is staying without a seat, the one after it the seats that stay free.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from spatial.catchment.arrays import Floats, Ints
from spatial.catchment.walks import Walks, compiled, cost_of


class Moves(NamedTuple):
    """
    Who is where, and what moving on costs.

    Attributes
    ----------
    cell, at, pupils, cost
        Entries: a cell, the place its pupils are at, how many, their walk [cm]; room for more.
    beside, other
        Next entry of the same place, of the same cell; -1 after the last.
    head, head_of_cell
        First entry of a place, of a cell.
    step, mover
        Least cost of moving one pupil from a place to another [cm] and the entry it moves.
    near, many
        Places that moves out of a place lead to, in the order they were found; how many.
    seats, filled, excess
        By place [pupils]: seats; those taken or held free at no gain; pupils too many (negative:
        too few).
    price
        By place [cm].
    far, before, seen
        Of the search: cost of the cheapest chain, the place before, places reached: the final ones
        first, in order.
    used
        How many entries are in use, shape (1,).
    """

    cell: Ints
    at: Ints
    pupils: Ints
    cost: Floats
    beside: Ints
    other: Ints
    head: Ints
    head_of_cell: Ints
    step: Floats
    mover: Ints
    near: Ints
    many: Ints
    seats: Ints
    filled: Ints
    excess: Ints
    price: Floats
    far: Floats
    before: Ints
    seen: Ints
    used: Ints


@compiled
def lead(moves: Moves, at: int, to: int, step: float, entry: int) -> None:
    """Let an entry stand for the move between two places."""
    if moves.mover[at, to] < 0:
        moves.near[at, moves.many[at]] = to
        moves.many[at] += 1
    moves.step[at, to] = step
    moves.mover[at, to] = entry


@compiled
def offer(walks: Walks, moves: Moves, entry: int) -> None:
    """Let an entry stand for every move out of its place that it makes cheapest."""
    cell, at, cost = moves.cell[entry], moves.at[entry], moves.cost[entry]
    every = walks.first.size == 0
    begin = cell * walks.schools if every else walks.first[cell]
    end = begin + walks.schools if every else walks.first[cell + 1]
    for pair in range(begin, end):
        to = pair - begin if every else walks.school[pair]
        step = np.rint(np.float64(walks.length[pair]) * walks.steps) - cost
        if step < moves.step[at, to] and moves.seats[to] > 0:
            lead(moves, at, to, step, entry)
    step = walks.outside - cost
    if step < moves.step[at, walks.schools]:
        lead(moves, at, walks.schools, step, entry)


@compiled
def look_again(walks: Walks, moves: Moves, at: int, to: int) -> None:
    """Find the cheapest move between two places anew; entries that have left drop out."""
    least, best, last = np.inf, -1, -1
    entry = moves.head[at]
    while entry >= 0:
        beside = moves.beside[entry]
        if moves.pupils[entry] > 0:
            step = cost_of(walks, moves.cell[entry], to) - moves.cost[entry]
            if step < least:
                least, best = step, entry
            last = entry
        elif last < 0:
            moves.head[at] = beside
        else:
            moves.beside[last] = beside
        entry = beside
    moves.step[at, to] = least
    if best >= 0:
        moves.mover[at, to] = best


@compiled
def enter(walks: Walks, moves: Moves, entry: int) -> None:
    """Put a new entry into the lists of its place and its cell."""
    at, cell = moves.at[entry], moves.cell[entry]
    moves.beside[entry] = moves.head[at]
    moves.head[at] = entry
    moves.other[entry] = moves.head_of_cell[cell]
    moves.head_of_cell[cell] = entry
    offer(walks, moves, entry)


@compiled
def reach(moves: Moves, to: int, before: int, far: float, reached: int) -> int:
    """Note a cheaper chain to a place; return how many places are reached."""
    if moves.far[to] == np.inf:
        moves.seen[reached] = to
        reached += 1
    moves.far[to] = far
    moves.before[to] = before
    return reached


@compiled
def from_free(moves: Moves, free: int, reached: int) -> int:
    """Look on from the free seats: a seat taken may be freed."""
    here = moves.far[free] - moves.price[free]
    for place in range(free):
        there = here + moves.price[place]
        if moves.filled[place] > 0 and there < moves.far[place]:
            reached = reach(moves, place, free, there, reached)
    return reached


@compiled
def from_school(
    walks: Walks, moves: Moves, at: int, reached: int, limit: float
) -> tuple[int, float]:
    """Look on from a place; return how many places are reached and the cheapest whole chain."""
    free, many = walks.schools + 1, moves.many[at]
    here = moves.far[at] - moves.price[at]
    every, near, step = many == free, moves.near[at], moves.step[at]
    for index in range(many):
        to = index if every else near[index]
        there = here + step[to] + moves.price[to]
        if there < limit and there < moves.far[to]:
            if moves.pupils[moves.mover[at, to]] == 0:
                look_again(walks, moves, at, to)
                there = here + step[to] + moves.price[to]
            if there < limit and there < moves.far[to]:
                reached = reach(moves, to, at, there, reached)
                if moves.excess[to] < 0:
                    limit = there
                elif moves.excess[free] < 0 and moves.filled[to] < moves.seats[to]:
                    limit = min(limit, there - moves.price[to] + moves.price[free])
    there = here + moves.price[free]
    if moves.filled[at] < moves.seats[at] and there < moves.far[free]:
        reached = reach(moves, free, at, there, reached)
    return reached, limit


@compiled
def nearest(moves: Moves, final: int, reached: int, limit: float) -> int:
    """Put the nearest place that is not final behind those that are; return how many are left."""
    least, best, at = np.inf, final, final
    while at < reached:
        place = moves.seen[at]
        far = moves.far[place]
        if far > limit:  # no chain through here is cheaper than one known
            moves.far[place] = np.inf
            reached -= 1
            moves.seen[at] = moves.seen[reached]
        else:
            if far < least:
                least, best = far, at
            at += 1
    place = moves.seen[best]
    moves.seen[best] = moves.seen[final]
    moves.seen[final] = place
    return reached


@compiled
def search(walks: Walks, moves: Moves, start: int) -> int:
    """Find the cheapest chain from a place too full to one too empty; raise prices along it."""
    free = walks.schools + 1
    moves.far[:] = np.inf
    moves.far[start] = 0.0
    moves.seen[0] = start
    at, final, reached, limit = start, 0, 1, np.inf
    while moves.excess[at] >= 0:
        final += 1
        if at == free:
            reached = from_free(moves, free, reached)
        else:
            reached, limit = from_school(walks, moves, at, reached, limit)
        reached = nearest(moves, final, reached, limit)
        at = int(moves.seen[final])
    for place in moves.seen[:final]:
        moves.price[place] += moves.far[at] - moves.far[place]
    return int(at)


@compiled
def most(walks: Walks, moves: Moves, start: int, end: int) -> int:
    """Return how many pupils can move along the chain found."""
    free = walks.schools + 1
    pupils = min(moves.excess[start], -moves.excess[end])
    to = end
    while to != start:
        at = moves.before[to]
        if at == free:
            pupils = min(pupils, moves.filled[to])
        elif to == free:
            pupils = min(pupils, moves.seats[at] - moves.filled[at])
        else:
            pupils = min(pupils, moves.pupils[moves.mover[at, to]])
        to = at
    return int(pupils)


@compiled
def move(walks: Walks, moves: Moves, entry: int, to: int, pupils: int) -> None:
    """Move pupils of an entry to another place."""
    moves.pupils[entry] -= pupils
    cell = moves.cell[entry]
    known = moves.head_of_cell[cell]
    while known >= 0 and (moves.at[known] != to or moves.pupils[known] == 0):
        known = moves.other[known]
    if known >= 0:
        moves.pupils[known] += pupils
        return
    new = moves.used[0]
    moves.used[0] += 1
    moves.cell[new], moves.at[new], moves.pupils[new] = cell, to, pupils
    moves.cost[new] = cost_of(walks, cell, to)
    enter(walks, moves, new)


@compiled
def push(walks: Walks, moves: Moves, start: int, end: int) -> None:
    """Move as many pupils as can along the chain found."""
    free = walks.schools + 1
    pupils = most(walks, moves, start, end)
    to = end
    while to != start:
        at = moves.before[to]
        if at == free:
            moves.filled[to] -= pupils
        elif to == free:
            moves.filled[at] += pupils
        else:
            move(walks, moves, moves.mover[at, to], to, pupils)
        to = at
    moves.excess[start] -= pupils
    moves.excess[end] += pupils


@compiled
def settle(walks: Walks, moves: Moves) -> bool:
    """
    Move pupils until no place is too full.

    Returns
    -------
    bool
        Whether all is settled; otherwise the entries need more room.
    """
    for entry in range(moves.used[0]):
        enter(walks, moves, entry)
    places = walks.schools + 2
    for start in range(-1, places - 1):  # what stays free first, then school by school
        while moves.excess[start % places] > 0:
            if moves.used[0] + places > moves.cell.size:
                return False
            end = search(walks, moves, start % places)
            push(walks, moves, start % places, end)
    return True
