"""The p-median: p facilities that make the total walk shortest."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from spatial.location import interchange, median_bound, median_proof, median_tree
from spatial.location.interchange import Interchange
from spatial.solver import answer
from spatial.solver.answer import NOBODY, Answer, Floats, Ints
from spatial.solver.effort import Effort, End, Run

RESTARTS = 12
ELITE = 6  # good choices kept apart, to walk between
BOUND_ROUNDS = 400
FEW = 12  # up to so many undecided facilities branching is quicker than one linear program


def p_median(
    cost: ArrayLike,
    p: int,
    *,
    weights: ArrayLike | None = None,
    fixed: ArrayLike = (),
    effort: Effort | None = None,
) -> Answer:
    """
    Choose p facilities so that the weighted cost of serving everyone from the nearest is least.

    Parameters
    ----------
    cost
        Cost or distance from demand points to facilities, >= 0, shape (n, m); inf where a facility
        cannot be reached.

    Returns
    -------
    Answer
        Choice, cost, lower bound, who serves whom. ``end`` is `End.PROVEN` where value and bound
        meet.

    Raises
    ------
    UserError
        If the table, p or the fixed positions make no sense, or no choice reaches everyone.

    Notes
    -----
    ``min sum_i w_i min_{j open} c_ij`` with ``|open| = p`` (Hakimi 1964; ReVelle & Swain 1970).
    Greedy and random starts, each improved by vertex substitution, then path relinking between the
    best; a Lagrangian bound; facilities the bound cannot
    settle go to branch and bound, or to HiGHS in the radius formulation where p is large.

    References
    ----------
    .. [1] Resende & Werneck 2004, doi:10.1023/B:HEUR.0000019986.96257.50.
    .. [2] Beasley 1985, European Journal of Operational Research 21.

    Examples
    --------
    >>> p_median([[0, 4], [3, 0], [4, 1]], 1).chosen.tolist()
    [1]
    """
    table = answer.matrix(cost, name="cost")
    weight = answer.column(weights, len(table), name="weights")
    keep = answer.positions(fixed, table.shape[1])
    p = answer.count(p, keep, table.shape[1])
    effort = effort or Effort()
    run = effort.begin()
    weighted, wall = _finite(table, weight)
    whole = bool((weighted == np.floor(weighted)).all())
    chosen, value, bound = _search(weighted, p, keep, run, whole=whole)
    if value >= wall:
        answer.refuse_unreached()
    return _answer(table, weight, chosen, bound, run, whole=whole, tolerance=effort.gap)


def _finite(table: Floats, weight: Floats) -> tuple[Floats, float]:
    """Weigh the costs; what cannot be reached costs more than any choice that reaches everyone."""
    reached = np.where(np.isfinite(table), table, 0.0) * weight[:, None]
    wall = float(reached.max(axis=1).sum()) + 1.0
    lost = ~np.isfinite(table) & (weight > 0)[:, None]
    return np.where(lost, wall, reached), wall


def _search(
    cost: Floats, p: int, fixed: Ints, run: Run, *, whole: bool
) -> tuple[Ints, float, float]:
    """Take turns at a better choice and a better bound until they meet or the rounds are made."""
    reach = 1.0 - 1e-6 if whole else 0.0
    pool = _Pool(cost, p, fixed, run)
    pool.start()
    bound = median_bound.lagrange(
        cost, p, fixed, best=pool.value, rounds=BOUND_ROUNDS, run=run, reach=reach
    )
    restarts = RESTARTS if run.effort.rounds is None else run.effort.rounds
    for done in range(restarts):
        low = np.ceil(bound.value - 1e-6) if whole else bound.value
        run.tell("search", done / restarts, value=pool.value, bound=low)
        if pool.value - bound.value <= reach or run.over():
            break
        pool.restart()
    if pool.value - bound.value > max(reach, run.effort.gap * pool.value) and not run.over():
        bound = median_bound.lagrange(
            cost, p, fixed, best=pool.value, rounds=3 * BOUND_ROUNDS, run=run, reach=reach
        )
    best, low = pool.value, bound.value
    chosen = pool.chosen
    if best - low > max(reach, run.effort.gap * best) and not run.over():
        chosen, best, low = _prove(cost, p, fixed, bound, chosen, best, run, whole=whole)
    return chosen, best, low


def _prove(  # noqa: PLR0913, PLR0917 - the state of one search, used once
    cost: Floats, p: int, fixed: Ints, bound: median_bound.MedianBound, chosen: Ints, best: float,
    run: Run, *, whole: bool,
) -> tuple[Ints, float, float]:  # fmt: skip
    """Search what the bound left open."""
    target = best - (1.0 - 1e-6) if whole else best * (1 - 1e-9)
    out, kept = bound.settled(p, fixed, target)
    may = np.flatnonzero(~out)
    if len(may) < p or len(kept) > p:
        return chosen, best, best  # nothing better is possible
    if p - len(kept) > FEW:
        low, indices = median_proof.prove(cost, p, kept, may, run, most=best)
        value = float(cost[:, indices].min(axis=1).sum()) if len(indices) == p else np.inf
        chosen, best = (indices, value) if value < best else (chosen, best)
        return chosen, best, max(bound.value, min(low, best))
    tree = median_tree.Tree(cost=cost, p=p, best=best, chosen=chosen, whole=whole)
    low = tree.solve(kept, may, bound, run)
    return tree.chosen, tree.best, max(bound.value, low)


class _Pool:
    """Good choices, far apart, and the walks between them."""

    def __init__(self, cost: Floats, p: int, fixed: Ints, run: Run) -> None:
        self._cost, self._p, self._fixed, self._run = cost, p, fixed, run
        self._random = np.random.default_rng(run.effort.seed)
        self._elite: list[tuple[float, Ints]] = []

    @property
    def value(self) -> float:
        """Cost of the best choice."""
        return self._elite[0][0]

    @property
    def chosen(self) -> Ints:
        """The best choice, ascending."""
        return self._elite[0][1]

    def start(self) -> None:
        """Begin from the greedy choice."""
        self._keep(self._descend(_greedy(self._cost, self._p, self._fixed)))

    def restart(self) -> None:
        """Begin from a random choice, then walk to and from one of the best."""
        others = np.setdiff1d(np.arange(self._cost.shape[1]), self._fixed)
        drawn = self._random.choice(others, self._p - len(self._fixed), replace=False)
        new = self._descend(np.r_[self._fixed, drawn])
        _, partner = self._elite[int(self._random.integers(len(self._elite)))]
        self._keep(new)
        if self._run.over():
            return
        state = Interchange(self._cost, new[1], self._fixed)
        _, between = interchange.relink(state, partner)
        self._keep(self._descend(between))

    def _descend(self, chosen: Ints) -> tuple[float, Ints]:
        """Exchange while an exchange saves."""
        state = Interchange(self._cost, chosen, self._fixed)
        state.descend()
        final = np.sort(state.chosen)
        return float(self._cost[:, final].min(axis=1).sum()), final

    def _keep(self, new: tuple[float, Ints]) -> None:
        """Keep a choice among the best unless it is there already."""
        if any(np.array_equal(new[1], chosen) for _, chosen in self._elite):
            return
        ranked = sorted([*self._elite, new], key=lambda one: (one[0], one[1].tolist()))
        self._elite = ranked[:ELITE]


def _greedy(cost: Floats, p: int, fixed: Ints) -> Ints:
    """Open one facility after another, each the one that saves most."""
    chosen = list(fixed)
    near = cost[:, fixed].min(axis=1) if len(fixed) else np.full(len(cost), np.inf)
    while len(chosen) < p:
        after = np.minimum(cost, near[:, None]).sum(axis=0)
        after[chosen] = np.inf
        best = int(after.argmin())
        chosen.append(best)
        near = np.minimum(near, cost[:, best])
    return np.array(chosen, dtype=np.int64)


def _answer(  # noqa: PLR0913 - puts the parts together
    table: Floats, weight: Floats, chosen: Ints, bound: float, run: Run, *, whole: bool, tolerance:
    float
) -> Answer:  # fmt: skip
    """Recompute the value from the choice itself and set the bound beside it."""
    chosen = np.sort(chosen)
    near = table[:, chosen]
    served = chosen[near.argmin(axis=1)]
    walk = near.min(axis=1)
    served = np.where(np.isfinite(walk), served, NOBODY)
    value = float(np.where(weight > 0, walk, 0.0) @ weight)
    low = min(float(np.ceil(bound - 1e-6)) if whole else bound, value)
    proven = answer.meets(value, low, tolerance)
    return Answer(
        chosen=chosen,
        value=value,
        bound=low,
        assigned=served,
        end=End.PROVEN if proven else run.end,
    )
