"""Clusters of demand points around facilities with limited room."""

from __future__ import annotations

import numpy as np
from scipy.sparse import coo_array, csr_array

from spatial.solver import highs
from spatial.solver.answer import SLACK, Floats, Ints
from spatial.solver.effort import Run

HALF = 0.5  # a switch is on above it
PART_POINTS = 45  # points solved together: a second or so for HiGHS
PART_TIME_S = 4.0
PART_FACILITIES = 28
SETTLES = 12


class Clusters:
    """
    The data of the problem, and moves that keep within the room.

    Parameters
    ----------
    cost
        Shape (n, m).
    size, room
        Shape (n,), (m,).
    """

    def __init__(self, cost: Floats, size: Floats, room: Floats) -> None:
        self.cost, self.size, self.room = cost, size, room

    def value(self, assigned: Ints) -> float:
        """Return the cost of an assignment."""
        return float(self.cost[np.arange(len(self.cost)), assigned].sum())

    def settle(self, chosen: Ints, fixed: Ints) -> tuple[float, Ints, Ints]:
        """
        Fill facilities, then in turn improve who goes where and move each facility in its cluster.

        Returns
        -------
        value, chosen, assigned
            Cost (inf where not everyone found room), facilities, facility of each point.
        """
        slots = self._fill(chosen)
        if slots is None:
            return np.inf, chosen, np.zeros(0, dtype=np.int64)
        chosen = chosen.copy()
        for _ in range(SETTLES):
            slots = self._exchange(chosen, slots)
            if not self._recentre(chosen, slots, fixed):
                break
        assigned = chosen[slots]
        return self.value(assigned), chosen, assigned

    def _fill(self, chosen: Ints) -> Ints | None:
        """Give room first to the points that would lose most by waiting."""
        cost = self.cost[:, chosen]
        left = self.room[chosen].copy()
        slots = np.full(len(cost), -1, dtype=np.int64)
        waiting = np.arange(len(cost))
        while len(waiting):
            open_cost = np.where(self.size[waiting, None] <= left[None, :], cost[waiting], np.inf)
            two = np.partition(open_cost, min(1, len(chosen) - 1), axis=1)
            if np.isinf(two[:, 0]).any():
                return self._pack(chosen)
            regret = two[:, min(1, len(chosen) - 1)] - two[:, 0]
            # as many at once as surely do not compete: the most regretful of each facility
            order = np.lexsort((waiting, -self.size[waiting], -regret))
            wish = open_cost.argmin(axis=1)
            _, first = np.unique(wish[order], return_index=True)
            now = order[first]
            slots[waiting[now]] = wish[now]
            np.subtract.at(left, wish[now], self.size[waiting[now]])
            waiting = np.delete(waiting, now)
        return slots

    def _pack(self, chosen: Ints) -> Ints | None:
        """Fill by size when regret ran out of room: largest first, nearest with room."""
        left = self.room[chosen].copy()
        slots = np.full(len(self.cost), -1, dtype=np.int64)
        for point in np.argsort(-self.size, kind="stable"):
            cost = np.where(left >= self.size[point], self.cost[point, chosen], np.inf)
            slot = int(cost.argmin())
            if np.isinf(cost[slot]):
                return None
            slots[point] = slot
            left[slot] -= self.size[point]
        return slots

    def _exchange(self, chosen: Ints, slots: Ints) -> Ints:
        """Move single points and exchange pairs while that saves."""
        cost = self.cost[:, chosen]
        everyone = np.arange(len(cost))
        slots = slots.copy()
        left = self.room[chosen] - np.bincount(slots, self.size, len(chosen))
        least = SLACK * max(float(cost[everyone, slots].sum()), 1.0) * 1e-3
        for _ in range(4 * len(cost)):
            here = cost[everyone, slots]
            move = cost - here[:, None]
            move[self.size[:, None] > left[None, :]] = np.inf
            point, slot = divmod(int(move.argmin()), len(chosen))
            saved = float(move[point, slot])
            there = cost[:, slots] - here[:, None]  # i to where j is
            swap = there + there.T
            extra = self.size[:, None] - self.size[None, :]
            swap[(extra > left[slots][None, :]) | (-extra > left[slots][:, None])] = np.inf
            a, b = divmod(int(swap.argmin()), len(cost))
            if min(saved, float(swap[a, b])) >= -least:
                return slots
            if saved <= swap[a, b]:
                left[slots[point]] += self.size[point]
                left[slot] -= self.size[point]
                slots[point] = slot
            else:
                change = self.size[a] - self.size[b]
                left[slots[a]] += change
                left[slots[b]] -= change
                slots[a], slots[b] = slots[b], slots[a]
        return slots

    def _recentre(self, chosen: Ints, slots: Ints, fixed: Ints) -> bool:
        """Move each facility to the best place for its cluster; tell whether any moved."""
        load = np.bincount(slots, self.size, len(chosen))
        sums = np.zeros((len(chosen), self.cost.shape[1]))
        np.add.at(sums, slots, self.cost)
        moved = False
        for slot in range(len(chosen)):
            if chosen[slot] in fixed:
                continue
            cost = np.where(self.room >= load[slot], sums[slot], np.inf)
            cost[np.delete(chosen, slot)] = np.inf
            best = int(cost.argmin())
            if cost[best] < cost[chosen[slot]] * (1 - SLACK):
                chosen[slot] = best
                moved = True
        return moved


def solve_part(
    data: Clusters, chosen: Ints, assigned: Ints, centre: int, fixed: Ints, run: Run
) -> tuple[Ints, Ints] | None:
    """
    Solve a facility's cluster and its neighbours together by HiGHS.

    Returns
    -------
    chosen, assigned
        A better choice of the whole, or ``None`` where the part is as good as it gets or time ran
        out.
    """
    reach = data.cost[assigned == centre].sum(axis=0)[chosen]
    part: list[int] = []
    points = 0
    for facility in chosen[np.argsort(reach, kind="stable")]:
        more = int(np.count_nonzero(assigned == facility))
        if part and points + more > PART_POINTS and len(part) > 1:
            break
        part.append(int(facility))
        points += more
    inside = np.flatnonzero(np.isin(assigned, part))
    outside = np.setdiff1d(chosen, part)
    middle = data.cost[inside].sum(axis=0)
    near = np.array([data.cost[inside][assigned[inside] == one].sum(axis=0) for one in part])
    rank = np.argsort(np.minimum(near.min(axis=0), middle), kind="stable")
    rank = rank[~np.isin(rank, outside)][:PART_FACILITIES]
    facilities = np.union1d(rank, np.array(part))
    program = _program(data, inside, facilities, len(part), np.isin(facilities, fixed))
    old = data.value(assigned)
    solved = highs.solve(program, run, time_limit_s=PART_TIME_S)
    if solved.x is None or solved.value >= float(
        data.cost[inside, assigned[inside]].sum()
    ) - SLACK * abs(old):
        return None
    x = solved.x[len(facilities) :].reshape(len(inside), len(facilities))
    new: Ints = assigned.copy()
    new[inside] = facilities[x.argmax(axis=1)]
    opened = facilities[solved.x[: len(facilities)] > HALF]
    return np.r_[outside, opened], new


def _program(
    data: Clusters, points: Ints, facilities: Ints, p: int, must: np.ndarray
) -> highs.Program:
    """Write the capacitated p-median of some points and facilities."""
    n, m = len(points), len(facilities)
    cost = data.cost[np.ix_(points, facilities)]
    x = m + np.arange(n * m)
    row_once = np.repeat(np.arange(n), m)
    row_room = n + np.tile(np.arange(m), n)
    row_link = n + m + np.arange(n * m)
    count = n + m + n * m + 1
    entries = [
        (row_once, x, np.ones(n * m)),
        (row_room, x, np.repeat(data.size[points], m)),
        (n + np.arange(m), np.arange(m), -data.room[facilities]),
        (row_link, x, np.ones(n * m)),
        (row_link, np.tile(np.arange(m), n), -np.ones(n * m)),
        (np.full(m, count - 1), np.arange(m), np.ones(m)),
    ]
    row, column, factor = (np.concatenate(part) for part in zip(*entries, strict=True))
    rows = csr_array(coo_array((factor, (row, column)), shape=(count, m + n * m)).tocsr())
    low = np.full(count, -np.inf)
    low[:n], low[-1] = 1.0, float(p)
    high = np.zeros(count)
    high[:n], high[-1] = 1.0, float(p)
    return highs.Program(
        cost=np.r_[np.zeros(m), cost.ravel()],
        low=np.r_[must.astype(np.float64), np.zeros(n * m)],
        high=np.ones(m + n * m),
        whole=np.ones(m + n * m, dtype=bool),
        rows=rows,
        row_low=low,
        row_high=high,
    )
