"""Plans beside the best one as a file, and in a line."""

from __future__ import annotations

from typing import Any

from spatial import rounding, words
from spatial.export import table
from spatial.norms import BILLION
from spatial.siting.model import Aim
from spatial.siting.near_best import NearBest, shared
from spatial.siting.plan import Plan
from spatial.siting.plan_search import A_PUPIL
from spatial.solver.effort import End


def rows(near: NearBest, *, lang: str) -> list[dict[str, Any]]:
    """
    List the best plan (0) and those beside it.

    Returns
    -------
    list of dict
        Figures of each; ``over_percent`` is how far the worse of seats and money is from what no
        plan beats, ``shared_percent`` the largest share of another plan's places it uses too.
    """
    every = (near.best, *near.plans)
    return [
        {
            "plan": at,
            "unseated": rounding.whole(plan.outcome.unseated),
            "cost_billion_vnd": float(rounding.half_up(plan.outcome.cost_vnd / BILLION, 2)),
            "walk_km": rounding.whole(plan.outcome.walked_m / 1000),
            "over_percent": float(rounding.half_up(100 * over(near, plan), 2)),
            "shared_percent": rounding.whole(100 * shared(plan, every[:at])),
            "rooms": sum(action.rooms for action in plan.actions),
            "projects": "; ".join(projects(plan, lang=lang)),
        }
        for at, plan in enumerate(every)
    ]


def over(near: NearBest, plan: Plan) -> float:
    """
    Return how far the worse of seats and money is from what no plan beats [0..1].

    Shortages nearer than half a pupil are the same, as for the plan itself.
    """
    bounds = {one.aim: one.bound for one in near.best.reached}
    parts = [
        (one.value - bounds[one.aim] - (A_PUPIL if one.aim is Aim.SEATS else 0.0)) / bounds[one.aim]
        for one in plan.reached
        if one.aim in bounds and bounds[one.aim] > 0 and one.aim is not Aim.METRES
    ]
    return max([0.0, *parts])


def projects(plan: Plan, *, lang: str) -> list[str]:
    """Name what a plan does: where, at which level, how many rooms."""
    return [
        words.say(
            "siting.near.project",
            lang=lang,
            deed=words.say(f"siting.deed.{action.deed}", lang=lang),
            site=plan.model.sites[action.site_id].name,
            level=words.say(f"level.{action.level}", lang=lang),
            rooms=action.rooms,
        )
        for action in plan.actions
    ]


def bundle(near: NearBest, *, lang: str) -> dict[str, bytes]:
    """Make ``near.csv``: a row a plan."""
    return {"near.csv": table.rows(rows(near, lang=lang))}


def line(near: NearBest, *, lang: str) -> str:
    """Say how many plans stand beside the best, and whether there are more."""
    key = {End.PROVEN: "all", End.ROUNDS: "more"}.get(near.end, "time")
    percent = words.number(100 * near.within, lang=lang, decimals=0)
    told = words.say("siting.near.line", lang=lang, count=len(near.plans), percent=percent)
    return f"{told} {words.say(f'siting.near.{key}', lang=lang)}"
