"""
Changes of schools that stand: each makes another `Network`, and the same `assess` judges it.

A change is a proposal of another action than building. They are applied in the order they were put:
a school that one closes or merges is not there for the next.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection, Mapping

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from spatial import crs, network
from spatial.errors import Fault
from spatial.network import Network
from spatial.records import LEVELS, Kind, Level, Proposal, ProposedAction

TWO_SESSIONS = "two_sessions"  # column of the school levels: 1 all day, 0 in shifts, missing: norm


def apply(town: Network, change: Proposal) -> Network:
    """
    Make the locality as it would stand with one change; the caller asked `fault_of` before.

    Parameters
    ----------
    town
        The locality with the changes before; not changed.
    change
        Of any action but building.

    Notes
    -----
    Move: place and wards of the school. Resize: rooms and land of a level as given. Extend: more by
    what is given. Close: the school is gone at every level. Merge: the school, and each of its own
    sites, is a site of the other; rooms and land stay where they are. Two sessions, half day:
    ``seats = rooms / rooms per class * class size`` with the rooms per class of all such classes.
    Open: one more level, with the rooms and land given. Reserve: land of a ward and level, no room.
    """
    changed = _ACTIONS[change.action](town, change)
    changes = (*town.changes, change)
    return dataclasses.replace(changed, changes=changes, before=town.before or town)


def fault_of(town: Network, change: Proposal) -> Fault | None:
    """
    Tell why a change cannot be made to a locality, ``None`` where it can.

    Parameters
    ----------
    town
        The locality with the changes before.
    """
    known = set(town.schools.index)
    if change.action is not ProposedAction.RESERVE and change.school_id not in known:
        return _fault("change_no_school", change, school=change.school_id or "–")
    if change.action is ProposedAction.MERGE and not _are_two(town, change):
        return _fault("change_no_other", change, school=change.into_id or "–")
    taught = bool(_here(town, change).any())
    if change.action in _AT_LEVEL and not taught:
        return _fault("change_no_level", change, school=_name(town, change), level=change.level)
    if change.action is ProposedAction.OPEN and taught:
        return _fault("change_has_level", change, school=_name(town, change), level=change.level)
    if change.action is ProposedAction.HALF_DAY and change.level is Level.MAM_NON:
        return _fault("change_all_day", change)
    return None


def reserved_m2(town: Network, units: str) -> NDArray[np.float64]:
    """
    Add the land reserved up to wards and levels.

    Returns
    -------
    numpy.ndarray
        [m2], shape (wards, levels), in the order of the set of wards and of `LEVELS`.
    """
    wards = town.wards(units)
    total = np.zeros((len(wards), len(LEVELS)))
    for one in town.changes:
        if one.action is ProposedAction.RESERVE:
            ward = wards.index.get_loc(_ward_at(town, one, units))
            total[ward, LEVELS.index(one.level)] += one.land_m2
    return total


def without(town: Network, closed: Collection[str]) -> Network:
    """
    Make the locality as it would stand with schools closed at every level they teach.

    Parameters
    ----------
    town
        The locality; not changed.
    closed
        Codes of schools; one the locality does not have closes nothing.

    Returns
    -------
    Network
        The same locality without them; `town` itself if there is none to close.
    """
    shut = set(closed) & set(town.schools.index)
    if not shut:
        return town
    parts = {
        "school_levels": town.school_levels,
        "groups": town.groups,
        "roomless": town.roomless,
    }
    kept = {
        name: table[~table["school_id"].isin(shut)] if "school_id" in table else table
        for name, table in parts.items()
    }
    return dataclasses.replace(
        town,
        schools=town.schools.drop(index=sorted(shut)),
        school_levels=kept["school_levels"].reset_index(drop=True),
        groups=kept["groups"],
        roomless=kept["roomless"],
        before=town.before or town,
        proposals=tuple(one for one in town.proposals if school_id(one) not in shut),
    )


def school_id(proposal: Proposal) -> str:
    """Return the id a proposal's school carries in the network."""
    return f"proposal:{proposal.proposal_id}"


def _fault(code: str, change: Proposal, **blanks: object) -> Fault:
    return Fault(code=code, value=change.name, blanks=blanks)


def _name(town: Network, change: Proposal) -> str:
    return str(town.schools.loc[change.school_id, "name"])


def _here(town: Network, change: Proposal) -> pd.Series:
    """Mark the row of the school and level."""
    rows = town.school_levels
    return (rows["school_id"] == change.school_id) & (rows["level"] == change.level.value)


def _are_two(town: Network, change: Proposal) -> bool:
    """Tell whether both schools to be merged are there, and not one already with its site."""
    both = [change.school_id, change.into_id]
    if not set(both) <= set(town.schools.index):
        return False
    if "parent_id" not in town.schools:
        return change.school_id != change.into_id
    parents = town.schools["parent_id"].reindex(both).fillna("").astype(str)
    return len({parent or one for one, parent in parents.items()}) > 1


def _place(town: Network, change: Proposal) -> shapely.Point:
    """Return where a change points to, in the metres of the locality."""
    x, y = crs.project(np.array([change.lon]), np.array([change.lat]), crs=town.crs)[0]
    return shapely.Point(x, y)


def _ward_at(town: Network, change: Proposal, units: str) -> str:
    """Return the ward a change points to."""
    point = np.array([_place(town, change)], dtype=object)
    return str(network.ward_of(point, town.wards(units)).iloc[0])


def _move(town: Network, change: Proposal) -> Network:
    schools = town.schools.copy()
    at = schools.index.get_loc(change.school_id)
    places = schools.geometry.to_numpy().copy()
    places[at] = _place(town, change)
    schools = schools.set_geometry(places, crs=town.crs)
    schools.loc[change.school_id, "kind"] = Kind.ASSUMED.value
    for units in town.ward_sets:
        schools.loc[change.school_id, units] = _ward_at(town, change, units)
    return dataclasses.replace(town, schools=schools)


def _row(town: Network, change: Proposal, told: Mapping[str, float | int]) -> Network:
    """Write figures of the school's level, which are assumed then."""
    rows, here = town.school_levels.copy(), _here(town, change)
    for name, value in told.items():
        rows.loc[here, name] = value
    rows.loc[here, "kind"] = Kind.ASSUMED.value
    return dataclasses.replace(town, school_levels=rows)


def _resize(town: Network, change: Proposal) -> Network:
    land_m2 = float(change.land_m2)
    if not land_m2 and town.school_levels.loc[_here(town, change), "land_m2"].isna().all():
        land_m2 = np.nan  # a size told without land leaves unknown what was
    return _row(town, change, {"rooms": change.rooms, "land_m2": land_m2})


def _extend(town: Network, change: Proposal) -> Network:
    now = town.school_levels[_here(town, change)].iloc[0]
    land_m2 = float(now["land_m2"]) + change.land_m2  # more than nobody knows is not known
    return _row(town, change, {"rooms": int(now["rooms"]) + change.rooms, "land_m2": land_m2})


def _close(town: Network, change: Proposal) -> Network:
    return without(town, (change.school_id,))


def _merge(town: Network, change: Proposal) -> Network:
    schools = town.schools.copy()
    if "parent_id" not in schools:
        schools["parent_id"] = ""
    parent = schools["parent_id"].fillna("").astype(str)
    sites = (schools.index == change.school_id) | (parent == change.school_id).to_numpy()
    head = str(parent[change.into_id]) or change.into_id  # a site has no sites of its own
    schools["parent_id"] = parent.mask(sites & (schools.index != head), head)
    schools.loc[head, "parent_id"] = ""
    return dataclasses.replace(town, schools=schools)


def _sessions(town: Network, change: Proposal) -> Network:
    return _row(town, change, {TWO_SESSIONS: float(change.action is ProposedAction.TWO_SESSIONS)})


def _open(town: Network, change: Proposal) -> Network:
    row = {
        "school_id": change.school_id,
        "level": change.level.value,
        "rooms": change.rooms,
        "land_m2": float(change.land_m2),
        "pupils": np.nan,
        "kind": Kind.ASSUMED.value,
        "proposed": False,
    }
    rows = pd.concat([town.school_levels, pd.DataFrame([row])], ignore_index=True)
    gap = (town.roomless["school_id"] == change.school_id) & (
        town.roomless["level"] == change.level.value
    )
    return dataclasses.replace(town, school_levels=rows, roomless=town.roomless[~gap])


def _reserve(town: Network, _change: Proposal) -> Network:
    return town  # counted from the changes (`reserved_m2`)


_AT_LEVEL = frozenset(
    {
        ProposedAction.RESIZE,
        ProposedAction.EXTEND,
        ProposedAction.TWO_SESSIONS,
        ProposedAction.HALF_DAY,
    }
)
_ACTIONS: Mapping[ProposedAction, Callable[[Network, Proposal], Network]] = {
    ProposedAction.MOVE: _move,
    ProposedAction.RESIZE: _resize,
    ProposedAction.EXTEND: _extend,
    ProposedAction.CLOSE: _close,
    ProposedAction.MERGE: _merge,
    ProposedAction.TWO_SESSIONS: _sessions,
    ProposedAction.HALF_DAY: _sessions,
    ProposedAction.OPEN: _open,
    ProposedAction.RESERVE: _reserve,
}
