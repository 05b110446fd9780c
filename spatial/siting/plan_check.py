"""Checking a plan without the solver that made it: seats, land, money, spacing, what was asked."""

from __future__ import annotations

from collections import Counter, defaultdict

import numpy as np

from spatial.siting.model import Action, Model
from spatial.siting.rules import opens, too_near
from spatial.siting.seating import Outcome

CRUMB = 1e-3  # pupils, m2: the noise of sums


def broken(model: Model, outcome: Outcome, *, budget_vnd: float | None = None) -> list[str]:
    """
    Name every limit a plan breaks.

    Parameters
    ----------
    model
        What it was made from.
    outcome
        The plan, seated.
    budget_vnd
        Money in all [VND]; the limit of the model if not given.

    Returns
    -------
    list of str
        Names of limits (``budget``, ``land``, ``place``, ``sites``, ``spacing``, ``forced``,
        ``forbidden``, ``seats``, ``pupils``, ``walk``), empty for a sound plan.
    """
    actions = [a for a, done in zip(model.actions, outcome.chosen, strict=True) if done]
    budget = model.limits.budget_vnd if budget_vnd is None else budget_vnd
    names = {action.action_id for action in actions}
    opened = [a for a in actions if opens(model, a)]
    new = {a.site_id for a in opened}
    checks = {
        "budget": sum(a.cost_vnd for a in actions) <= budget * (1 + 1e-9) + 1.0,
        "land": _land_fits(model, actions),
        "place": max(Counter((a.level, a.place) for a in actions).values(), default=0) <= 1,
        "sites": model.limits.new_sites is None or len(new) <= model.limits.new_sites,
        "spacing": not any(
            too_near(model, sorted({a.site_id for a in opened if a.level == s.level}))
            for s in model.stages
        ),
        "forced": model.limits.forced <= names,
        "forbidden": not (model.limits.forbidden & names),
        "seats": all(_seated_once(model, k, outcome) for k in range(len(model.stages))),
        "pupils": all(_all_counted(model, k, outcome) for k in range(len(model.stages))),
        "walk": all(_walks_allowed(model, k, outcome) for k in range(len(model.stages))),
    }
    return [name for name, kept in checks.items() if not kept]


def _land_fits(model: Model, actions: list[Action]) -> bool:
    """Tell whether the actions of every site fit on its land."""
    used: dict[str, float] = defaultdict(float)
    for action in actions:
        used[action.site_id] += action.land_m2
    return all(land <= model.sites[site].land_m2 + CRUMB for site, land in used.items())


def _seated_once(model: Model, k: int, outcome: Outcome) -> bool:
    """Tell whether no place has more pupils than seats."""
    seats = model.seats(outcome.chosen)[k]
    flows = outcome.assigned[k]
    return bool((np.bincount(flows.school, flows.pupils, len(seats)) <= seats + CRUMB).all())


def _all_counted(model: Model, k: int, outcome: Outcome) -> bool:
    """Tell whether seated and not seated add up to the pupils of every cell."""
    people, flows = model.stages[k].pupils, outcome.assigned[k]
    counted = np.bincount(flows.cell, flows.pupils, len(people)) + flows.unserved
    return bool(np.allclose(counted, people, atol=CRUMB))


def _walks_allowed(model: Model, k: int, outcome: Outcome) -> bool:
    """Tell whether everyone seated walks an allowed way."""
    walk, flows = model.stages[k].walk_m, outcome.assigned[k]
    cell = np.repeat(np.arange(walk.shape[0]), np.diff(walk.indptr))
    allowed = set(zip(cell.tolist(), walk.indices.tolist(), strict=True))
    return all(
        pair in allowed for pair in zip(flows.cell.tolist(), flows.school.tolist(), strict=True)
    )
