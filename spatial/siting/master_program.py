"""The choice of actions under what is known so far, as a linear program, whole or relaxed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_array, csr_array, hstack, vstack

from spatial.norms import BILLION
from spatial.siting import cell_groups, rules
from spatial.siting.model import Aim, Model
from spatial.siting.rules import Row
from spatial.siting.shortage_cuts import CutTable, Sieges
from spatial.siting.walk_cuts import Cut
from spatial.solver import highs
from spatial.solver.answer import Floats
from spatial.solver.effort import Run

# Money is counted in billions and the walk in kilometres: numbers of the size of the others.
KILOMETRE_M = 1e3
UNIT = {Aim.SEATS: 1.0, Aim.MONEY: BILLION, Aim.METRES: KILOMETRE_M}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacesApart:
    """Of some actions, by their positions, at most so many may be done."""

    actions: tuple[int, ...]
    most: float


@dataclass(frozen=True, slots=True, kw_only=True)
class MasterQuestion:
    """
    What is asked of the program.

    Attributes
    ----------
    aim
        What is made least.
    caps
        What earlier aims may not exceed, in their units.
    budget_vnd
        Money in all [VND].
    apart
        Which plans it must be unlike.
    """

    aim: Aim
    caps: Mapping[Aim, float]
    budget_vnd: float
    apart: tuple[PlacesApart, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Chosen:
    """
    What the program says.

    Attributes
    ----------
    actions
        How much of each action is done [0..1], shape (actions,); ``None`` without a plan or time.
    short
        Shortage of the groups of `table` [pupils], shape (g,).
    slack
        How far each bound of the table is from binding [pupils], shape (b,).
    bound
        What no plan does better than, in the unit of the aim.
    table
        The bounds it kept.
    """

    actions: Floats | None
    short: Floats
    slack: Floats
    bound: float
    table: CutTable


class Master:
    """
    What may be done together, and what is known of what it leaves.

    Parameters
    ----------
    sieges
        Bounds on the shortage.

    Notes
    -----
    Variables: a switch an action, one a site newly built on, shortage and walk of every stage, the
    shortage of every group of the sieges; for the walk also what the crowds send where.
    """

    def __init__(self, model: Model, sieges: Sieges) -> None:
        self._model, self._sieges = model, sieges
        self._actions = len(model.actions)
        built = {a.site_id for a in model.actions if rules.opens(model, a)}
        sites = {site_id: self._actions + k for k, site_id in enumerate(sorted(built))}
        self._short = self._actions + len(sites)
        self._walk = self._short + len(model.stages)
        self._own = self._walk + len(model.stages)
        self._rules = rules.rows(model, sites)
        self._cost = np.array([action.cost_vnd / BILLION for action in model.actions])
        self._cuts: list[Row] = []
        self._sent: tuple[list[Row], int] | None = None

    def add(self, cuts: Sequence[Cut]) -> None:
        """Add bounds on the walk that hold for every plan."""
        for cut in cuts:
            row = {int(k): float(cut.slope[k]) / KILOMETRE_M for k in np.flatnonzero(cut.slope)}
            row[self._short + cut.stage] = cut.outside_m / KILOMETRE_M
            row[self._walk + cut.stage] = 1.0
            self._cuts.append((row, cut.constant / KILOMETRE_M, np.inf))

    def solve(
        self,
        asked: MasterQuestion,
        run: Run,
        *,
        whole: bool = True,
        time_limit_s: float | None = None,
    ) -> Chosen:
        """
        Find the actions that do best under what is known.

        Parameters
        ----------
        asked
            Aim, caps and money.
        whole
            Whether actions are done wholly or not at all; else also by parts.
        time_limit_s
            Limit for this program [s].
        """
        table = self._sieges.table()
        rows = [*self._rules, *self._cuts, *self._limits(asked)]
        crowded, width = self._crowds() if asked.aim is Aim.METRES else ([], 0)
        size = self._own + width + len(table.pupils)
        written = self._with(table, _matrix([*rows, *crowded], size), size)
        program = self._program(asked, size, written, table, whole=whole)
        solved = highs.solve(program, run, gap=run.effort.gap / 2, time_limit_s=time_limit_s)
        groups = np.zeros(len(table.pupils)) if solved.x is None else solved.x[self._own + width :]
        actions = None if solved.x is None else solved.x[: self._actions]
        slack = np.zeros(len(table.constant))
        if actions is not None:
            slack = table.inside @ groups + table.slope @ actions - table.constant
        return Chosen(
            actions=np.round(actions) if whole and actions is not None else actions,
            short=groups,
            slack=slack,
            bound=solved.bound * UNIT[asked.aim],
            table=table,
        )

    def _limits(self, asked: MasterQuestion) -> list[Row]:
        """Write the budget, what earlier aims allow, and the plans it must be unlike."""
        most = {Aim.MONEY: asked.budget_vnd}
        most |= {aim: min(cap, most.get(aim, np.inf)) for aim, cap in asked.caps.items()}
        unlike = [(dict.fromkeys(one.actions, 1.0), -np.inf, one.most) for one in asked.apart]
        return unlike + [
            (self._goal(aim), -np.inf, cap / UNIT[aim] + 1e-9)
            for aim, cap in most.items()
            if np.isfinite(cap)
        ]

    def _goal(self, aim: Aim) -> dict[int, float]:
        """Return what is added up for an aim."""
        if aim is Aim.SEATS:
            return dict.fromkeys(range(self._short, self._walk), 1.0)
        if aim is Aim.METRES:
            return dict.fromkeys(range(self._walk, self._own), 1.0)
        return dict(enumerate(self._cost.tolist())) or {0: 0.0}

    def _crowds(self) -> tuple[list[Row], int]:
        """Send the crowds of every stage, roughly: it tells of walks before any cut does."""
        if self._sent is None:
            rows: list[Row] = []
            first = self._own
            for k, stage in enumerate(self._model.stages):
                gathered = cell_groups.gather(stage)
                columns = cell_groups.GroupColumns(
                    first=first, short=self._short + k, walk=self._walk + k, per_m=1 / KILOMETRE_M
                )
                rows += cell_groups.rows(self._model, k, gathered, columns)
                first += len(gathered.crowd) + len(gathered.pupils)
            self._sent = rows, first - self._own
        return self._sent

    def _with(self, table: CutTable, rows: _Rows, size: int) -> _Rows:
        """Put the sieges under the rows: what every bound adds up, and the sum of every stage."""
        groups = len(table.pupils)
        between = csr_array((len(table.constant), size - groups - self._actions))
        bounds = hstack([csr_array(table.slope), between, table.inside])
        stages = len(self._model.stages)
        column = np.r_[self._short + np.arange(stages), size - groups + np.arange(groups)]
        value = np.r_[np.ones(stages), -np.ones(groups)]
        row = np.r_[np.arange(stages), table.stage]
        sums = coo_array((value, (row, column)), shape=(stages, size))
        return _Rows(
            table=csr_array(vstack([rows.table, bounds, sums]).tocsr()),
            least=np.r_[rows.least, table.constant, np.zeros(stages)],
            most=np.r_[rows.most, np.full(len(table.constant) + stages, np.inf)],
        )

    def _program(
        self, asked: MasterQuestion, size: int, rows: _Rows, table: CutTable, *, whole: bool
    ) -> highs.Program:
        """Put bounds and rows together."""
        limits = self._model.limits
        low, high = np.zeros(size), np.full(size, np.inf)
        high[: self._short] = 1.0
        high[size - len(table.pupils) :] = table.pupils
        for k, action in enumerate(self._model.actions):
            if action.action_id in limits.forced:
                low[k] = 1.0
            if action.action_id in limits.forbidden:
                high[k] = 0.0
        if asked.aim is Aim.SEATS and not self._limits(asked):
            high[: self._actions][rules.outdone(self._model)] = 0.0
        cost, integer = np.zeros(size), np.zeros(size, dtype=bool)
        goal = self._goal(asked.aim)
        cost[list(goal)] = list(goal.values())
        integer[: self._actions] = whole
        return highs.Program(
            cost=cost,
            low=low,
            high=high,
            whole=integer,
            rows=rows.table,
            row_low=rows.least,
            row_high=rows.most,
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Rows:
    """Rows as a matrix, with the least and the most of each."""

    table: csr_array
    least: Floats
    most: Floats


def _matrix(rows: Sequence[Row], size: int) -> _Rows:
    row = np.repeat(np.arange(len(rows)), [len(entries) for entries, _, _ in rows])
    column = np.array([k for entries, _, _ in rows for k in entries], dtype=np.int64)
    value = np.array([v for entries, _, _ in rows for v in entries.values()], dtype=np.float64)
    table = coo_array((value, (row, column)), shape=(len(rows), size))
    return _Rows(
        table=csr_array(table.tocsr()),
        least=np.array([least for _, least, _ in rows], dtype=np.float64),
        most=np.array([most for _, _, most in rows], dtype=np.float64),
    )
