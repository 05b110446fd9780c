"""A first plan, grown a few actions at a time by what the present prices promise."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from spatial.siting.effort import Run
from spatial.siting.master import opens, too_near
from spatial.siting.model import Mask, Model
from spatial.siting.seating import Outcome, Seating

BATCHES = 10  # exact assignments spent on growing
LEAST_GAIN = 0.5  # pupils; actions that promise less are left


def grow(
    seating: Seating,
    found: Outcome,
    learn: Callable[[Mask], Outcome],
    *,
    budget_vnd: float,
    run: Run,
) -> Outcome:
    """
    Add the actions that promise most seats (for their money, where money is short).

    Parameters
    ----------
    seating
        The stages and the actions.
    found
        The plan to start from.
    learn
        Seats a plan and keeps what it teaches.
    budget_vnd
        Money in all [VND].
    run
        The clock.

    Returns
    -------
    Outcome
        The plan grown, within every limit.
    """
    model = seating.model
    most = model.limits.new_sites
    batch = max(1, int(np.ceil((most or len(model.sites)) / BATCHES)))
    best = found
    for _ in range(4 * BATCHES):
        if run.over():
            return best
        slope = np.sum([cut.slope for cut in seating.shortage_cuts(best)], axis=0)
        cost = np.array([action.cost_vnd for action in model.actions])
        worth = slope / np.maximum(cost, 1.0) if np.isfinite(budget_vnd) else slope
        chosen, taken = best.chosen.copy(), 0
        for k in np.lexsort((cost, -worth)):
            if taken >= batch or slope[k] < LEAST_GAIN:
                break
            if not chosen[k] and fits(model, chosen, int(k), budget_vnd):
                chosen[k] = True
                taken += 1
        if taken == 0:
            return best
        grown = learn(chosen)
        if grown.unseated > best.unseated - LEAST_GAIN:
            return best
        best = grown
    return best


def fits(model: Model, chosen: Mask, k: int, budget_vnd: float) -> bool:
    """Tell whether one more action keeps within place, land, money, sites and spacing."""
    new = model.actions[k]
    if new.action_id in model.limits.forbidden:
        return False
    done = [model.actions[j] for j in np.flatnonzero(chosen)]
    if any(a.level == new.level and a.place == new.place for a in done):
        return False
    land = sum(a.land_m2 for a in done if a.site_id == new.site_id) + new.land_m2
    if land > model.sites[new.site_id].land_m2:
        return False
    if sum(a.cost_vnd for a in done) + new.cost_vnd > budget_vnd:
        return False
    if not opens(model, new):
        return True
    sites = {a.site_id for a in done if opens(model, a)} | {new.site_id}
    same = {a.site_id for a in done if opens(model, a) and a.level == new.level} | {new.site_id}
    most = model.limits.new_sites
    return (most is None or len(sites) <= most) and not too_near(model, sorted(same))
