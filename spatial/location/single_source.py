"""
The capacitated p-median in which every demand point goes to one facility as a whole.

Searched by moving and exchanging points between facilities with room, moving each facility inside
its cluster, and starting again from a shaken choice; neighbouring clusters are solved together by
HiGHS.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from spatial.errors import Fault, UserError
from spatial.location import clusters, single_source_bound
from spatial.location.clusters import Clusters
from spatial.solver import answer
from spatial.solver.answer import Answer, Ints
from spatial.solver.effort import Effort, End, Run

SHAKES = 600
PARTS = 40  # rounds of neighbouring clusters solved together


def capacitated_p_median(
    cost: ArrayLike,
    p: int,
    *,
    demand: ArrayLike,
    capacity: ArrayLike,
    fixed: ArrayLike = (),
    effort: Effort | None = None,
) -> Answer:
    """
    Choose p facilities and send every demand point, whole, to one with room for it.

    Parameters
    ----------
    cost
        Cost of serving a point from a facility, finite, >= 0, shape (n, m). Not multiplied by
        demand.
    demand
        Size of each point, shape (n,).
    capacity
        Room of each facility, shape (m,).

    Returns
    -------
    Answer
        Choice, cost, lower bound, who serves whom.

    Raises
    ------
    UserError
        If the data make no sense, or no choice with enough room was found.

    Notes
    -----
    ``min sum c_ij x_ij ; sum_j x_ij = 1 ; sum_i d_i x_ij <= Q_j y_j ; sum_j y_j = p`` with x and y
    in {0, 1} (Mulvey & Beck 1984, doi:10.1016/0377-2217(84)90155-3). The bound prices "served once"
    (Lagrange) and fills each facility by a fractional knapsack.

    References
    ----------
    .. [1] Stefanello, de Araújo & Müller 2015, doi:10.1111/itor.12103 (parts solved together).

    Examples
    --------
    >>> capacitated_p_median([[0, 3], [3, 0]], 2, demand=[1, 1], capacity=[1, 1]).value
    0.0
    """
    table = answer.matrix(cost, name="cost")
    if not np.isfinite(table).all():
        raise UserError(Fault(code="siting_matrix", value="cost"))
    size = answer.column(demand, len(table), name="demand")
    room = answer.column(capacity, table.shape[1], name="capacity")
    keep = answer.positions(fixed, table.shape[1])
    p = answer.count(p, keep, table.shape[1])
    run = (effort or Effort()).begin()
    search = _Search(Clusters(table, size, room), p, keep, run)
    search.start()
    bound = single_source_bound.lagrange(table, size, room, p, keep, best=search.value, run=run)
    search.shake(bound.value)
    whole = bool((table == np.floor(table)).all())
    if not answer.meets(search.value, bound.value) and not run.over():
        search.parts(bound.value)
    low = min(float(np.ceil(bound.value - 1e-6)) if whole else bound.value, search.value)
    chosen, assigned = search.best
    proven = answer.meets(search.value, low, run.effort.gap)
    return Answer(
        chosen=np.sort(chosen),
        value=float(table[np.arange(len(table)), assigned].sum()),
        bound=low,
        assigned=assigned,
        end=End.PROVEN if proven else run.end,
    )


class _Search:
    """Shaken starts around the best choice so far."""

    def __init__(self, data: Clusters, p: int, fixed: Ints, run: Run) -> None:
        self._data, self._p, self._fixed, self._run = data, p, fixed, run
        self._random = np.random.default_rng(run.effort.seed)
        self.value = np.inf
        self.best: tuple[Ints, Ints] = (fixed, np.zeros(0, dtype=np.int64))

    def start(self) -> None:
        """Find a first choice with room for everyone, or refuse."""
        for _ in range(50):
            self._try(self._spread())
            if np.isfinite(self.value):
                return
        room = np.sort(self._data.room)[::-1][: self._p].sum()
        raise UserError(
            Fault(code="siting_no_room", value=str(self._data.size.sum()), blanks={"room": room})
        )

    def _spread(self) -> Ints:
        """Draw facilities far from one another, each with a chance by its distance."""
        cost = self._data.cost
        chosen = list(self._fixed)
        near = cost[:, chosen].min(axis=1) if chosen else cost.mean(axis=1)
        while len(chosen) < self._p:
            saved = np.maximum(near[:, None] - cost, 0.0).sum(axis=0) * (self._data.room > 0)
            saved[chosen] = 0.0
            if saved.sum() <= 0:
                saved = np.ones(len(saved))
                saved[chosen] = 0.0
            chance = saved**3
            new = int(self._random.choice(len(saved), p=chance / chance.sum()))
            chosen.append(new)
            near = np.minimum(near, cost[:, new])
        return np.array(chosen, dtype=np.int64)

    def _try(self, chosen: Ints) -> float:
        """Fill a choice, improve it, keep it if it is the best."""
        value, chosen, assigned = self._data.settle(chosen, self._fixed)
        if value < self.value - answer.SLACK * abs(value):
            self.value, self.best = value, (chosen, assigned)
        return value

    def shake(self, bound: float) -> None:
        """Move one or two facilities of the best choice elsewhere and settle again."""
        shakes = SHAKES if self._run.effort.rounds is None else self._run.effort.rounds
        for done in range(shakes):
            if self._run.over() or answer.meets(self.value, bound):
                return
            if done % 20 == 0:
                self._run.tell("search", done / shakes, value=self.value, bound=bound)
            chosen = self.best[0].copy() if done % 8 else self._spread()
            moves = int(self._random.integers(1, 4))
            free = np.flatnonzero(~np.isin(chosen, self._fixed))
            for slot in self._random.permutation(free)[:moves]:
                others = np.setdiff1d(np.arange(self._data.cost.shape[1]), chosen)
                near = self._data.cost[self.best[1] == chosen[slot]].sum(axis=0)[others]
                pool = others if self._random.random() < 0.4 else others[np.argsort(near)[:8]]  # noqa: PLR2004 - a coin
                if len(pool):
                    chosen[slot] = self._random.choice(pool)
            self._try(chosen)

    def parts(self, bound: float) -> None:
        """Solve neighbouring clusters together, around each facility in turn."""
        stale = 0
        rounds = PARTS if self._run.effort.rounds is None else self._run.effort.rounds
        for done in range(rounds):
            chosen, assigned = self.best
            if self._run.over() or stale >= len(chosen):
                return
            self._run.tell("parts", done / rounds, value=self.value, bound=bound)
            centre = chosen[done % len(chosen)]
            better = clusters.solve_part(
                self._data, chosen, assigned, int(centre), self._fixed, self._run
            )
            if better is None:
                stale += 1
                continue
            stale = 0
            self.best = better
            self.value = self._data.value(better[1])
            self._try(better[0])
