"""What of a plan can be taken over as proposals: each in the year it would open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import geopandas as gpd
import pandas as pd

from spatial import crs
from spatial.assessment import Assessment
from spatial.network import Network
from spatial.records import Level, Proposal, ProposedAction
from spatial.siting.model import Action, ActionKind, Site
from spatial.siting.phasing import Phase
from spatial.siting.plan import Plan

_ACTIONS = {
    ActionKind.BUILD: ProposedAction.BUILD,
    ActionKind.EXTEND: ProposedAction.EXTEND,
    ActionKind.HALF_DAY: ProposedAction.HALF_DAY,
    ActionKind.TWO_SESSION: ProposedAction.TWO_SESSIONS,
    ActionKind.CLOSE: ProposedAction.CLOSE,
}
_SIZED = frozenset({ActionKind.BUILD, ActionKind.EXTEND})  # the id of such an action ends in rooms


def proposal_id(action: Action) -> str:
    """Return what the proposal of an action is known by: without the rooms, so one a place."""
    return action.action_id.rpartition(":")[0]


def is_taken(proposal: Proposal) -> bool:
    """
    Tell by its id whether a proposal was taken over from a plan, whichever search found it.

    Examples
    --------
    >>> from spatial.records import Level
    >>> made = {"name": "A", "level": Level.THCS, "rooms": 1, "land_m2": 1.0, "lon": 0, "lat": 0}
    >>> [is_taken(Proposal(proposal_id=one, **made)) for one in ("build:khu-3:thcs", "de-xuat-1f")]
    [True, False]
    """
    return proposal.proposal_id.partition(":")[0] in set(ActionKind)


def proposals(before: Assessment, shown: Plan, turns: Sequence[Phase]) -> tuple[Proposal, ...]:
    """
    Return a plan as proposals, one a site and level.

    Parameters
    ----------
    before
        The locality the plan is for.
    turns
        Its actions by year; one that finds no year within the money and the time has none.

    Returns
    -------
    tuple of Proposal
        New schools, and changes of those that stand. A school is closed whole: where the plan
        closes one of its levels alone there is no such proposal.
    """
    opens = {turn.action.action_id: turn.finish for turn in turns}
    shut = _closed(before, shown.actions)
    made = []
    for action in shown.actions:
        site, told = shown.model.sites[action.site_id], shut.get(_school(action))
        if action.deed is ActionKind.CLOSE and told is not action:
            continue
        lon, lat = _lonlat(before.network, site)
        made.append(
            Proposal(
                proposal_id=proposal_id(action),
                name=site.name,
                level=action.level,
                rooms=action.rooms if action.deed in _SIZED else 0,
                # an extension stands on land that is counted already
                land_m2=action.land_m2 if action.deed is ActionKind.BUILD else 0.0,
                lon=lon,
                lat=lat,
                parcel_id=None if site.existing else site.site_id,
                action=_ACTIONS[action.deed],
                school_id=_school(action) if site.existing else "",
                open_year=opens.get(action.action_id),
            )
        )
    return tuple(made)


def _school(action: Action) -> str:
    """Return the code of the school an action changes; the site of a school names its level too."""
    return action.site_id.removesuffix(f".{action.level}")


def _closed(before: Assessment, actions: Iterable[Action]) -> dict[str, Action]:
    """Return the schools a plan closes at every level they teach, each with its first action."""
    levels: dict[str, set[Level]] = {}
    first: dict[str, Action] = {}
    for action in actions:
        if action.deed is ActionKind.CLOSE:
            levels.setdefault(_school(action), set()).add(action.level)
            first.setdefault(_school(action), action)
    told = [before.network.school_levels, before.network.roomless]  # also what nobody counted
    rows = pd.concat([table[["school_id", "level"]] for table in told])
    taught = rows.groupby("school_id")["level"].agg(set).to_dict()
    return {one: first[one] for one, at in levels.items() if taught.get(one, set()) <= at}


def _lonlat(town: Network, site: Site) -> tuple[float, float]:
    """Return a site in degrees."""
    point = gpd.GeoDataFrame(geometry=gpd.points_from_xy([site.x_m], [site.y_m]), crs=town.crs)
    there = crs.to_lonlat(point).geometry.iloc[0]
    return round(float(there.x), 6), round(float(there.y), 6)
