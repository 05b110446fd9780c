"""
Branch and bound for the p-median over the facilities a bound could not settle.

Each node is one Lagrangian bound from its parent's prices over the few facilities still open to
doubt: a hundred times cheaper than the same node as a linear program, and no weaker.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass, field

import numpy as np

from spatial.location import median_bound
from spatial.solver.answer import Floats, Ints
from spatial.solver.effort import Run

NODE_ROUNDS = 60
NODES = 20_000


@dataclass(order=True)
class _Node:
    """Facilities that must and may be open, and the bound of the parent."""

    bound: float
    number: int
    must: Ints = field(compare=False)
    may: Ints = field(compare=False)
    prices: Floats = field(compare=False)


@dataclass
class Tree:
    """
    A search that knows at any time the best choice and what nothing beats.

    Attributes
    ----------
    cost
        Weighted costs, shape (n, m).
    p
        Facilities open in all.
    best, chosen
        Cost and positions of the best choice so far.
    whole
        Whether every cost is a whole number, so that better means better by one.
    """

    cost: Floats
    p: int
    best: float
    chosen: Ints
    whole: bool
    _heap: list[_Node] = field(default_factory=list)
    _made: int = 0

    @property
    def _target(self) -> float:
        """What a bound must reach for its node to be dropped."""
        return self.best - (1.0 - 1e-6) if self.whole else self.best * (1 - 1e-9)

    def solve(self, must: Ints, may: Ints, root: median_bound.MedianBound, run: Run) -> float:
        """
        Search below a root.

        Parameters
        ----------
        must, may
            Positions that must be open; positions that may be, those among them.
        root
            Bound whose prices the search starts from.

        Returns
        -------
        float
            What no choice beats; `best` once the search is complete.
        """
        self._push(root.value, must, may, root.prices)
        while self._heap and self._made < NODES and not run.over():
            node = heapq.heappop(self._heap)
            if node.bound >= self._target:
                self._heap = []
                break
            if self._made % 50 == 1:
                run.tell("proof", 0.5, value=self.best, bound=node.bound)
            self._branch(node, run)
            if run.over():
                heapq.heappush(self._heap, node)
        return min([self.best, *(node.bound for node in self._heap)])

    def _push(self, bound: float, must: Ints, may: Ints, prices: Floats) -> None:
        """Put a node in line."""
        self._made += 1
        heapq.heappush(self._heap, _Node(bound, self._made, must, may, prices))

    def _branch(self, node: _Node, run: Run) -> None:
        """Bound a node; if it may hold something better, split it at its surest facility."""
        if len(node.may) <= self.p:
            self._offer(node.may)
            return
        table = self.cost[:, node.may]
        must = np.flatnonzero(np.isin(node.may, node.must))
        relaxed = median_bound.lagrange(
            table, self.p, must, best=self.best, rounds=NODE_ROUNDS, run=run,
            reach=self.best - self._target, prices=node.prices,
        )  # fmt: skip
        bound = max(relaxed.value, node.bound)
        rank = relaxed.earned.copy()
        rank[must] = -np.inf
        order = np.argsort(rank, kind="stable")
        self._offer(node.may[order[: self.p]])
        if bound >= self._target:
            return
        out, kept = relaxed.settled(self.p, must, self._target)
        if np.count_nonzero(~out) < self.p or len(kept) > self.p:
            return
        must_ids, may_ids = node.may[kept], node.may[~out]
        undecided = [one for one in node.may[order] if one in may_ids and one not in must_ids]
        if len(must_ids) == self.p or not undecided:
            self._offer(must_ids if len(must_ids) == self.p else may_ids[: self.p])
            return
        pivot = undecided[0]
        self._push(bound, np.sort(np.r_[must_ids, pivot]), may_ids, relaxed.prices)
        self._push(bound, must_ids, may_ids[may_ids != pivot], relaxed.prices)

    def _offer(self, chosen: Ints) -> None:
        """Keep a choice if it is better."""
        if len(chosen) == self.p:
            value = float(self.cost[:, chosen].min(axis=1).sum())
            if value < self.best:
                self.best, self.chosen = value, np.sort(chosen)
