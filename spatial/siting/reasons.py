"""Why an action is in the plan: whom it serves, what is lost without it, what came next."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from spatial.siting.model import Action
from spatial.siting.plan import Plan
from spatial.siting.seating import Seating


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Reason:
    """
    What speaks for one action.

    Attributes
    ----------
    served
        Pupils who go to its place, by ward, most first [pupils].
    closes
        Pupils of each ward who have a seat with it and would have none without it [pupils]; wards
        that lose nothing are left out. All pupils are seated anew for it.
    without
        Pupils without a seat if it is left out, the rest of the plan kept [pupils, all levels].
    instead
        The best action not in the plan in its stead, and the shortage with that [pupils]; ``None``
        where no other fits.
    """

    action: Action
    served: pd.Series
    closes: pd.Series
    without: float
    instead: tuple[Action, float] | None


TRIED = 5  # actions tried in the stead of one, most promising first


def reasons(seating: Seating, plan: Plan, wards: pd.Index) -> list[Reason]:
    """
    Explain every action of a plan.

    Parameters
    ----------
    wards
        Ward of every cell, shape (n,).

    Returns
    -------
    list of Reason
        In the order of the plan's actions.
    """
    return [_reason(seating, plan, int(k), wards) for k in np.flatnonzero(plan.outcome.chosen)]


def _reason(seating: Seating, plan: Plan, k: int, wards: pd.Index) -> Reason:
    """Explain one action."""
    model, outcome = plan.model, plan.outcome
    action, stage = model.actions[k], model.stage_of(model.actions[k])
    flows = outcome.assigned[stage]
    here = flows.school == action.place
    served = pd.Series(flows.pupils[here]).groupby(np.asarray(wards)[flows.cell[here]]).sum()
    bare = outcome.chosen.copy()
    bare[k] = False
    without = seating.of(bare)
    lost = without.assigned[stage].unserved - flows.unserved
    closes = pd.Series(lost).groupby(np.asarray(wards)).sum()
    return Reason(
        action=action,
        served=served.sort_values(ascending=False, kind="stable"),
        closes=closes[closes > 0.5].sort_values(ascending=False, kind="stable"),  # noqa: PLR2004 - half a pupil
        without=without.unseated,
        instead=_instead(seating, plan, k, bare),
    )


def _instead(seating: Seating, plan: Plan, k: int, bare: np.ndarray) -> tuple[Action, float] | None:
    """Try the most promising other actions of the level that fit in the place of one."""
    model = plan.model
    own = model.actions[k]
    taken = {(a.level, a.place) for a, done in zip(model.actions, bare, strict=True) if done}
    slope = seating.promise(bare)
    fits = [
        j
        for j, other in enumerate(model.actions)
        if other.level == own.level
        and other.place != own.place
        and (other.level, other.place) not in taken
        and other.cost_vnd <= own.cost_vnd
        and other.action_id not in model.limits.forbidden
        and slope[j] > 0
        and _land_left(plan, bare, other)
    ]
    ranked = sorted(fits, key=lambda j: (-slope[j], model.actions[j].cost_vnd, j))[:TRIED]
    tried = []
    for j in ranked:
        swapped = bare.copy()
        swapped[j] = True
        tried.append((seating.unseated(swapped), j))
    if not tried:
        return None
    short, j = min(tried)
    return model.actions[j], short


def _land_left(plan: Plan, bare: np.ndarray, other: Action) -> bool:
    """Tell whether an action still fits on its site."""
    pairs = zip(plan.model.actions, bare, strict=True)
    used = sum(a.land_m2 for a, done in pairs if done and a.site_id == other.site_id)
    return used + other.land_m2 <= plan.model.sites[other.site_id].land_m2 + 1e-6
