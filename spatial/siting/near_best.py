"""
Plans nearly as good as the best one and unlike it: what else would do, proven on the same model.

The best plan and every plan found so far are cut off together with whatever shares too many of
their places; the program is then asked for the cheapest plan that stays within a share of what no
plan beats.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from spatial.siting.master_program import MasterQuestion, PlacesApart
from spatial.siting.model import Aim, Model
from spatial.siting.plan import Plan, Reached
from spatial.siting.plan_search import CRUMB, Chooser
from spatial.solver.effort import Effort, End

COUNT = 5  # plans beside the best
WITHIN = 0.01  # of what no plan beats
UNLIKE = 0.2  # of the places of any other plan are left out
CAPPED = (Aim.SEATS, Aim.MONEY)  # of the walk nothing is asked: it is told


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class NearBest:
    """
    Plans beside the best.

    Attributes
    ----------
    best
        What they stand beside.
    plans
        The plans, in the order they were found: the cheapest first.
    within, unlike
        How near and how unlike they are [0..1].
    end
        `End.PROVEN` where there is no further one, `End.ROUNDS` where as many as asked were found;
        else what ended the search.
    """

    best: Plan
    plans: tuple[Plan, ...]
    within: float
    unlike: float
    end: End


def near_best(
    chooser: Chooser,
    best: Plan,
    *,
    count: int = COUNT,
    within: float = WITHIN,
    unlike: float = UNLIKE,
    effort: Effort | None = None,
) -> NearBest:
    """
    Find plans beside the best.

    Parameters
    ----------
    chooser
        That found it: what it knows serves here too.
    best
        The plan.
    count
        How many at most.
    within
        How far each may be from what no plan beats [0..1], in seats and in money where these were
        aims.
    unlike
        Least share of the places of every other plan (the best, and those before) that each leaves
        out [0..1]; one place at least.
    effort
        Time limit, progress, cancel.

    Notes
    -----
    With B_a the bound of aim a and P the places of a plan shown before: ``min cost`` subject to
    ``value_a <= (1 + within) B_a`` and ``sum of x over P <= |P| - max(1, ceil(unlike |P|))`` for
    every P. The program knows the shortage from below only; a plan that leaves more when it is
    seated teaches it, and it is asked again.
    """
    run = (effort or Effort()).begin()
    caps = {
        step.aim: (1 + within) * step.bound + (CRUMB if step.aim is Aim.SEATS else 1.0)
        for step in best.reached
        if step.aim in CAPPED
    }
    known, found = [best], list[Plan]()
    end = End.ROUNDS
    while caps and len(found) < count:
        run.tell("near", len(found) / count)
        asked = MasterQuestion(
            aim=Aim.MONEY,
            caps=caps,
            budget_vnd=chooser.model.limits.budget_vnd,
            apart=tuple(_apart(chooser.model, one, unlike) for one in known),
        )
        outcome = chooser.within(asked, run)
        if outcome is None:
            end = run.end if run.over() else End.PROVEN
            break
        values = {Aim.SEATS: outcome.unseated, Aim.MONEY: outcome.cost_vnd}
        reached = tuple(
            Reached(aim=one.aim, value=values[one.aim], bound=one.bound, end=one.end)
            for one in best.reached
            if one.aim in CAPPED
        )
        plan = Plan(model=chooser.model, outcome=outcome, reached=reached)
        known.append(plan)
        found.append(plan)
    return NearBest(best=best, plans=tuple(found), within=within, unlike=unlike, end=end)


def places(plan: Plan) -> frozenset[tuple[str, str]]:
    """Return where a plan does something: site and level."""
    return frozenset((action.site_id, action.level.value) for action in plan.actions)


def shared(plan: Plan, others: Sequence[Plan]) -> float:
    """Return the largest share of the places of another plan that a plan uses too [0..1]."""
    own = places(plan)
    shares = [len(own & places(one)) / max(len(places(one)), 1) for one in others]
    return max(shares, default=0.0)


def _apart(model: Model, plan: Plan, unlike: float) -> PlacesApart:
    """Let a plan share only so many of the places of another."""
    used = places(plan)
    here = [
        at
        for at, action in enumerate(model.actions)
        if (action.site_id, action.level.value) in used
    ]
    most = len(used) - max(1, math.ceil(unlike * len(used) - 1e-9))
    return PlacesApart(actions=tuple(here), most=float(most))
