"""What may be done together: place, land, new sites, spacing, written as rows over the switches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

import numpy as np

from spatial.siting.model import Action, ActionKind, Mask, Model

Row = tuple[dict[int, float], float, float]  # coefficients by variable, least, most


def rows(model: Model, sites: Mapping[str, int]) -> list[Row]:
    """
    Write the rules that do not depend on money or pupils.

    Parameters
    ----------
    sites
        Variable of every site that can be newly built on.
    """
    return [*_exclusive(model), *_land(model), *_opened(model, sites), *_apart(model)]


def _exclusive(model: Model) -> list[Row]:
    """At most one action of a level at a place."""
    places: dict[tuple[str, int], dict[int, float]] = {}
    for k, action in enumerate(model.actions):
        places.setdefault((action.level, action.place), {})[k] = 1.0
    return [(row, -np.inf, 1.0) for row in places.values() if len(row) > 1]


def _land(model: Model) -> list[Row]:
    """Let the levels of a site share its land."""
    sites: dict[str, dict[int, float]] = {}
    for k, action in enumerate(model.actions):
        if action.land_m2 > 0:
            sites.setdefault(action.site_id, {})[k] = action.land_m2
    return [(row, -np.inf, model.sites[site_id].land_m2) for site_id, row in sites.items()]


def _opened(model: Model, sites: Mapping[str, int]) -> list[Row]:
    """Open a site with its first action, and count the sites opened."""
    levels: dict[tuple[str, str], dict[int, float]] = {}
    for k, action in enumerate(model.actions):
        if opens(model, action):
            # of the sizes of a level one is built: together they open the site no more than once
            row = levels.setdefault((action.site_id, action.level), {sites[action.site_id]: -1.0})
            row[k] = 1.0
    rows: list[Row] = [(row, -np.inf, 0.0) for row in levels.values()]
    most = model.limits.new_sites
    if most is not None and sites:
        rows.append((dict.fromkeys(sites.values(), 1.0), -np.inf, float(most)))
    return rows


def _apart(model: Model) -> list[Row]:
    """Keep new places of a level apart."""
    rows: list[Row] = []
    for stage in model.stages:
        mine = {
            action.site_id
            for action in model.actions
            if action.level == stage.level and opens(model, action)
        }
        for a, b in too_near(model, sorted(mine)):
            row = {
                k: 1.0
                for k, action in enumerate(model.actions)
                if action.level == stage.level and action.site_id in (a, b)
            }
            rows.append((row, -np.inf, 1.0))
    return rows


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
    return action.deed is ActionKind.BUILD and not model.sites[action.site_id].existing


def outdone(model: Model) -> Mask:
    """
    Mark the actions a larger one of the same place outdoes where money does not count.

    Returns
    -------
    numpy.ndarray
        Shape (actions,). An action on land several levels share, or that somebody forces, is never
        outdone; nor is one whose larger ones are forbidden or need more land than there is.
    """
    sharing: dict[str, set[str]] = {}
    for action in model.actions:
        sharing.setdefault(action.site_id, set()).add(action.level)
    best: dict[tuple[str, int], float] = {}
    for action in model.actions:
        fits = action.land_m2 <= model.sites[action.site_id].land_m2
        if fits and action.action_id not in model.limits.forbidden:
            key = (action.level, action.place)
            best[key] = max(best.get(key, 0.0), action.seats)
    return np.array(
        [
            len(sharing[action.site_id]) == 1
            and action.action_id not in model.limits.forced
            and action.seats < best.get((action.level, action.place), 0.0)
            for action in model.actions
        ],
        dtype=bool,
    )
