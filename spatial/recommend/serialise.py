"""A recommendation as plain values to be stored, and made again from them without a search."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from spatial.recommend.request import Request, RoomCount
from spatial.records import Kind, Level
from spatial.siting.model import Aim, Model, Site
from spatial.siting.plan import Plan, Reached
from spatial.siting.robust import named
from spatial.siting.seating import Seating
from spatial.solver.effort import End

Tree = dict[str, Any]
_AS_THEY_ARE: tuple[str, ...] = ("budget_vnd", "walk_factor", "new_sites", "spacing_m")
_AS_THEY_ARE += ("module_rooms", "build_years", "cost_per_room_vnd", "extend", "half_day")
_AS_THEY_ARE += ("seed", "time_limit_s", "gap", "points", "coverage")


def of_request(request: Request) -> Tree:
    """Write a question as values JSON can carry."""
    return {
        **{name: getattr(request, name) for name in _AS_THEY_ARE},
        "levels": [level.value for level in request.levels],
        "years": list(request.years),
        "yearly_vnd": None
        if request.yearly_vnd is None
        else {str(year): money for year, money in request.yearly_vnd.items()},
        "aims": [aim.value for aim in request.aims],
        "count": request.count.value,
        "walk_limit_m": {level.value: metres for level, metres in request.walk_limit_m.items()},
        "close": list(request.close),
        "sites": [_of_site(site) for site in request.sites],
        "masked": [[_of_site(site), why] for site, why in request.masked],
        "forced": sorted(request.forced),
        "forbidden": sorted(request.forbidden),
        "left_out": sorted(request.left_out),
    }


def to_request(tree: Mapping[str, Any]) -> Request:
    """Read a question back from what `of_request` wrote."""
    yearly = tree["yearly_vnd"]
    return Request(
        **{name: tree[name] for name in _AS_THEY_ARE},
        levels=tuple(Level(level) for level in tree["levels"]),
        years=(int(tree["years"][0]), int(tree["years"][1])),
        yearly_vnd=None if yearly is None else {int(year): yearly[year] for year in yearly},
        aims=tuple(Aim(aim) for aim in tree["aims"]),
        count=RoomCount(tree["count"]),
        walk_limit_m={Level(level): metres for level, metres in tree["walk_limit_m"].items()},
        close=tuple(tree["close"]),
        sites=tuple(_to_site(site) for site in tree["sites"]),
        masked=tuple((_to_site(site), str(why)) for site, why in tree["masked"]),
        forced=frozenset(tree["forced"]),
        forbidden=frozenset(tree["forbidden"]),
        left_out=frozenset(tree["left_out"]),
    )


def _of_site(site: Site) -> Tree:
    return dataclasses.asdict(site) | {"kind": site.kind.value}


def _to_site(tree: Tree) -> Site:
    """Read a site back."""
    return Site(**(tree | {"kind": Kind(tree["kind"])}))


def of_plan(plan: Plan) -> Tree:
    """Write a plan: what is done, and how far each aim was taken."""
    return {
        "actions": [action.action_id for action in plan.actions],
        "reached": [
            {**dataclasses.asdict(one), "aim": one.aim.value, "end": one.end.value}
            for one in plan.reached
        ],
    }


def to_plan(model: Model, seating: Seating, tree: Mapping[str, Any]) -> Plan | None:
    """
    Make a plan again: its actions found by name, everyone seated anew.

    Returns
    -------
    Plan or None
        ``None`` where the model no longer offers one of the actions.
    """
    known = {action.action_id for action in model.actions}
    if not set(tree["actions"]) <= known:
        return None
    chosen = named(model.actions, tree["actions"])
    reached = tuple(
        Reached(**(dict(one) | {"aim": Aim(one["aim"]), "end": End(one["end"])}))
        for one in tree["reached"]
    )
    return Plan(model=model, outcome=seating.of(chosen), reached=reached)
