"""The choice of actions under the cuts known so far, as an integer program."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

import numpy as np
from scipy.sparse import coo_array, csr_array

from spatial.siting import crowds, highs
from spatial.siting.answer import Floats
from spatial.siting.crowds import Crowds
from spatial.siting.effort import Run
from spatial.siting.model import Action, Aim, Deed, Mask, Model
from spatial.siting.seating import Cut

HALF = 0.5  # a switch is on above it
# Money is counted in billions and the walk in kilometres: numbers of the size of the others.
BILLION = 1e9
KILOMETRE_M = 1e3

Row = tuple[dict[int, float], float, float]


class Master:
    """
    What may be done together; grows by cuts.

    Parameters
    ----------
    model
        The planning model.

    Notes
    -----
    Variables: one switch per action, one per site newly built on, the shortage and the walk of
    every stage.
    """

    def __init__(self, model: Model) -> None:
        self._model = model
        self._actions = len(model.actions)
        built = {a.site_id for a in model.actions if opens(model, a)}
        self._sites = {site_id: self._actions + k for k, site_id in enumerate(sorted(built))}
        self._short = self._actions + len(self._sites)
        self._walk = self._short + len(model.stages)
        self._crowds = [crowds.gather(stage) for stage in model.stages]
        ends = np.cumsum([self._walk + len(model.stages), *map(_width, self._crowds)])
        self._flow, self._size = ends[:-1].tolist(), int(ends[-1])
        self._rules = [*self._exclusive(), *self._land(), *self._opened(), *self._apart()]
        self._cuts: list[Row] = []
        for k, crowd in enumerate(self._crowds):
            self._rules += self._sent(k, crowd)

    def add(self, cuts: Sequence[Cut]) -> None:
        """Add bounds that hold for every plan."""
        for cut in cuts:
            row = {int(k): float(cut.slope[k]) for k in np.flatnonzero(cut.slope)}
            constant = cut.constant
            if cut.outside_m is None:
                row[self._short + cut.stage] = 1.0
            else:
                row = {k: value / KILOMETRE_M for k, value in row.items()}
                constant /= KILOMETRE_M
                row[self._short + cut.stage] = cut.outside_m / KILOMETRE_M
                row[self._walk + cut.stage] = 1.0
            self._cuts.append((row, constant, np.inf))

    def solve(
        self,
        aim: Aim,
        caps: Mapping[Aim, float],
        run: Run,
        *,
        budget_vnd: float,
        time_limit_s: float | None = None,
    ) -> tuple[Mask | None, float]:
        """
        Find the actions that do best under the cuts.

        Parameters
        ----------
        aim
            What is made least.
        caps
            What earlier aims may not exceed, in their units.
        run
            The clock.
        budget_vnd
            Money in all [VND].
        time_limit_s
            Limit for this program [s].

        Returns
        -------
        chosen, bound
            Actions (``None`` where there is no plan or no time), and what no plan does better
            than, in the unit of `aim`.
        """
        goal, unit = self._goal(aim)
        rows = [*self._rules, *self._cuts]
        money, _ = self._goal(Aim.MONEY)
        if np.isfinite(budget_vnd):
            rows.append((_sparse(money), -np.inf, budget_vnd / BILLION + 1e-9))
        for capped, most in caps.items():
            line, scale = self._goal(capped)
            rows.append((_sparse(line), -np.inf, most / scale))
        solved = highs.solve(
            self._program(goal, rows), run, gap=run.effort.gap / 2, time_limit_s=time_limit_s
        )
        chosen = None if solved.x is None else solved.x[: self._actions] > HALF
        return chosen, solved.bound * unit

    def _goal(self, aim: Aim) -> tuple[Floats, float]:
        """Return what is added up for an aim, and the unit of the sum."""
        goal = np.zeros(self._size)
        if aim is Aim.SEATS:
            goal[self._short : self._walk] = 1.0
            return goal, 1.0
        if aim is Aim.METRES:
            goal[self._walk :] = 1.0
            return goal, KILOMETRE_M
        goal[: self._actions] = [action.cost_vnd / BILLION for action in self._model.actions]
        return goal, BILLION

    def _program(self, goal: Floats, rows: Sequence[Row]) -> highs.Program:
        """Write the matrices."""
        limits = self._model.limits
        low, high = np.zeros(self._size), np.full(self._size, np.inf)
        high[: self._short] = 1.0
        for k, action in enumerate(self._model.actions):
            if action.action_id in limits.forced:
                low[k] = 1.0
            if action.action_id in limits.forbidden:
                high[k] = 0.0
        whole = np.zeros(self._size, dtype=bool)
        whole[: self._actions] = True
        if not rows:
            rows = [({0: 0.0}, -np.inf, np.inf)]
        row = np.repeat(np.arange(len(rows)), [len(entries) for entries, _, _ in rows])
        column = np.concatenate([np.array(list(entries), dtype=np.int64) for entries, _, _ in rows])
        value = np.concatenate([np.array(list(entries.values())) for entries, _, _ in rows])
        table = coo_array((value, (row, column)), shape=(len(rows), self._size))
        return highs.Program(
            cost=goal,
            low=low,
            high=high,
            whole=whole,
            rows=csr_array(table.tocsr()),
            row_low=np.array([least for _, least, _ in rows]),
            row_high=np.array([most for _, _, most in rows]),
        )

    def _sent(self, k: int, crowd: Crowds) -> list[Row]:
        """Send the crowds of a stage: what each pair carries, then each crowd's shortage."""
        first = self._flow[k]
        short = first + len(crowd.crowd)
        at_crowd: list[dict[int, float]] = [{short + g: 1.0} for g in range(len(crowd.pupils))]
        at_place: dict[int, dict[int, float]] = {}
        links: list[Row] = []
        switches = self._switches(k)
        seats = self._model.stages[k].seats
        for e, (g, j) in enumerate(zip(crowd.crowd.tolist(), crowd.place.tolist(), strict=True)):
            at_crowd[g][first + e] = 1.0
            at_place.setdefault(j, {})[first + e] = 1.0
            if seats[j] <= 0:
                most = float(crowd.most[e])
                links.append(
                    ({first + e: 1.0, **{y: -most for y, _ in switches.get(j, [])}}, -np.inf, 0.0)
                )
        rows: list[Row] = [
            (row, float(people), np.inf) for row, people in zip(at_crowd, crowd.pupils, strict=True)
        ]
        for j, row in at_place.items():
            row.update({y: -gain for y, gain in switches.get(j, [])})
            rows.append((row, -np.inf, float(seats[j])))
        total = {self._short + k: 1.0, **{short + g: -1.0 for g in range(len(crowd.pupils))}}
        walk = {first + e: -float(m) / KILOMETRE_M for e, m in enumerate(crowd.least_m)}
        return [*rows, *links, (total, 0.0, np.inf), ({self._walk + k: 1.0, **walk}, 0.0, np.inf)]

    def _switches(self, k: int) -> dict[int, list[tuple[int, float]]]:
        """Return the actions at each place of a stage and the seats they add."""
        found: dict[int, list[tuple[int, float]]] = {}
        stage = self._model.stages[k]
        for y, action in enumerate(self._model.actions):
            if action.level == stage.level:
                gain = max(action.seats, -float(stage.seats[action.place]))
                found.setdefault(action.place, []).append((y, gain))
        return found

    def _exclusive(self) -> list[Row]:
        """At most one action of a level at a place."""
        places: dict[tuple[str, int], dict[int, float]] = {}
        for k, action in enumerate(self._model.actions):
            places.setdefault((action.level, action.place), {})[k] = 1.0
        return [(row, -np.inf, 1.0) for row in places.values() if len(row) > 1]

    def _land(self) -> list[Row]:
        """Let the levels of a site share its land."""
        sites: dict[str, dict[int, float]] = {}
        for k, action in enumerate(self._model.actions):
            if action.land_m2 > 0:
                sites.setdefault(action.site_id, {})[k] = action.land_m2
        return [
            (row, -np.inf, self._model.sites[site_id].land_m2) for site_id, row in sites.items()
        ]

    def _opened(self) -> list[Row]:
        """Open a site with its first action, and count the sites opened."""
        rows: list[Row] = []
        for k, action in enumerate(self._model.actions):
            if opens(self._model, action):
                rows.append(({k: 1.0, self._sites[action.site_id]: -1.0}, -np.inf, 0.0))
        most = self._model.limits.new_sites
        if most is not None and self._sites:
            rows.append((dict.fromkeys(self._sites.values(), 1.0), -np.inf, float(most)))
        return rows

    def _apart(self) -> list[Row]:
        """Keep new places of a level apart."""
        rows: list[Row] = []
        for stage in self._model.stages:
            mine = {
                action.site_id
                for action in self._model.actions
                if action.level == stage.level and opens(self._model, action)
            }
            for a, b in too_near(self._model, sorted(mine)):
                row = {
                    k: 1.0
                    for k, action in enumerate(self._model.actions)
                    if action.level == stage.level and action.site_id in (a, b)
                }
                rows.append((row, -np.inf, 1.0))
        return rows


def _width(crowd: Crowds) -> int:
    """Return the number of variables of a stage's crowds."""
    return len(crowd.crowd) + len(crowd.pupils)


def too_near(model: Model, site_ids: Sequence[str]) -> list[tuple[str, str]]:
    """Return the pairs of sites nearer to each other than the spacing allows."""
    spacing_m = model.limits.spacing_m
    if spacing_m <= 0:
        return []
    where = {s: (model.sites[s].x_m, model.sites[s].y_m) for s in site_ids}
    return [
        (a, b)
        for a, b in combinations(site_ids, 2)
        if np.hypot(where[a][0] - where[b][0], where[a][1] - where[b][1]) < spacing_m
    ]


def opens(model: Model, action: Action) -> bool:
    """Tell whether an action builds on a site where no school stands."""
    return action.deed is Deed.BUILD and not model.sites[action.site_id].existing


def _sparse(line: Floats) -> dict[int, float]:
    """Return the entries of a line that are not 0."""
    return {int(k): float(line[k]) for k in np.flatnonzero(line)} or {0: 0.0}
