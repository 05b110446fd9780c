"""The plan with the least regret over several demands, and which sites every good plan has."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from spatial.siting.model import Action, Aim, Model
from spatial.siting.plan import Plan
from spatial.siting.plan_search import DEFAULT_AIMS, Chooser
from spatial.siting.seating import Assign, Seating
from spatial.solver.answer import Floats
from spatial.solver.effort import Effort


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Robust:
    """
    Plans made for each demand, judged under every demand.

    Attributes
    ----------
    names
        Demands, e.g. ``low``, ``base``, ``high``.
    plans
        The best plan found for each.
    unseated
        Pupils without a seat: plans by demands, shape (s, s).
    regret
        What a plan leaves unseated beyond the best plan of that demand, shape (s, s), >= 0.
    least
        Position of the plan whose worst regret is least.
    always
        Site and level that every one of the plans builds on.
    """

    names: tuple[str, ...]
    plans: tuple[Plan, ...]
    unseated: Floats
    regret: Floats
    least: int
    always: tuple[tuple[str, str], ...]


def least_regret(
    model: Model,
    demands: Mapping[str, Sequence[Floats]],
    assign: Assign,
    *,
    aims: Sequence[Aim] = DEFAULT_AIMS,
    effort: Effort | None = None,
) -> Robust:
    """
    Plan for each demand and judge every plan under all of them.

    Parameters
    ----------
    demands
        Pupils by cell of every stage, by name of the demand.
    aims, effort
        As for `Chooser.choose`; the time limit is for each demand.

    Returns
    -------
    Robust
        Plans, shortages, regrets. The least regret is among these plans; a compromise between them
        that is best for no single demand is not searched for.
    """
    models = [_under(model, pupils) for pupils in demands.values()]
    plans = [Chooser(problem, assign).choose(aims=aims, effort=effort) for problem in models]
    seatings = [Seating(problem, assign) for problem in models]
    table = np.array([[s.unseated(plan.outcome.chosen) for s in seatings] for plan in plans])
    regret = table - table.min(axis=0)
    built = [{(a.site_id, a.level.value) for a in plan.actions} for plan in plans]
    return Robust(
        names=tuple(demands),
        plans=tuple(plans),
        unseated=table,
        regret=regret,
        least=int(regret.max(axis=1).argmin()),
        always=tuple(sorted(set.intersection(*built))) if built else (),
    )


def _under(model: Model, pupils: Sequence[Floats]) -> Model:
    """Put other pupils into a model."""
    stages = [
        dataclasses.replace(stage, pupils=people)
        for stage, people in zip(model.stages, pupils, strict=True)
    ]
    return dataclasses.replace(model, stages=tuple(stages))


def named(actions: Sequence[Action], names: Sequence[str]) -> np.ndarray:
    """Return the mask of the actions with some names: a planner's own plan."""
    wanted = set(names)
    return np.array([action.action_id in wanted for action in actions], dtype=bool)
