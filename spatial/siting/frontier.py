"""The curve of money against children seated: plans nothing dominates, from one set of cuts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from spatial.siting.model import Aim
from spatial.siting.plan import Plan
from spatial.siting.plan_search import DEFAULT_AIMS, Chooser
from spatial.solver.effort import Effort, Run

POINTS = 8


def frontier(
    chooser: Chooser,
    *,
    aims: Sequence[Aim] = DEFAULT_AIMS,
    points: int = POINTS,
    effort: Effort | None = None,
    on_plans: Callable[[Sequence[Plan]], None] | None = None,
) -> list[Plan]:
    """
    Find plans for budgets from nothing to what the fullest plan costs.

    Parameters
    ----------
    chooser
        What it learns for one budget serves the next.
    aims
        Aims in the order in which they count.
    points
        Budgets tried [count], >= 2.
    effort
        Time limit for all of them, progress, cancel.
    on_plans
        Called with the curve so far whenever a plan is found.

    Returns
    -------
    list of Plan
        By cost, rising; each seats more than the one before.
    """
    run = (effort or Effort()).begin()
    budget_vnd = chooser.model.limits.budget_vnd
    fullest = chooser.choose(aims=aims, run=_part(run, 0.5))
    plans = [fullest]
    tell = on_plans or (lambda _: None)
    tell(plans)
    top = min(fullest.outcome.cost_vnd, budget_vnd)
    limits = chooser.model.limits
    forced = [a.cost_vnd for a in chooser.model.actions if a.action_id in limits.forced]
    least = min(sum(forced), top)  # no plan costs less than what is forced
    for share in np.linspace(0, 1, points)[:-1][::-1]:
        if run.over():
            break
        left = max(int(share * points), 1)
        budget = least + share * (top - least)
        plans.append(chooser.choose(aims=aims, run=_part(run, 1 / (left + 1)), budget_vnd=budget))
        tell(undominated(plans))
    return undominated(plans)


def undominated(plans: Sequence[Plan]) -> list[Plan]:
    """Drop plans that cost no less and seat no more than another; order by cost."""
    ordered = sorted(plans, key=lambda plan: (plan.outcome.cost_vnd, plan.outcome.unseated))
    candidates: list[Plan] = []
    for plan in ordered:
        if not candidates or plan.outcome.unseated < candidates[-1].outcome.unseated - 0.5:
            candidates.append(plan)
    return candidates


def _part(run: Run, share: float) -> Run:
    """Give a part of the time left, on the same clock and cancel flag."""
    return Run(effort=run.effort, ends_at=run.ends_at - run.left_s * (1 - share))
