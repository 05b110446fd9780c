"""
Capacity: which rooms and land count, and how many seats the rooms make.

What a plan counts is a choice the planner must be able to see: all schools or public ones only,
rooms of nursery groups in or out. Each is named in `Options`, none is made in silence.

Seats are counted from rooms alone. Land is judged on its own (`spatial.deficit`), so that one
cramped school is not counted as two shortages (ADR 0005).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

import numpy as np
import pandas as pd

from spatial.network import PRIVATE, Network
from spatial.norms import Rules, land
from spatial.records import LEVELS, Level, Options
from spatial.school_changes import TWO_SESSIONS

PUBLISHED = "published"  # the scenario that knows preschool as one total


def left_out(town: Network, options: Options) -> pd.Index:
    """Return the codes of the schools that do not count: private ones where only public do."""
    private = town.schools["ownership"] == PRIVATE
    out: pd.Index = town.schools.index[private & options.public_only]
    return out


def public(town: Network, options: Options) -> Network:
    """
    Leave out what private schools hold, told or to come, where only public ones count.

    Parameters
    ----------
    options
        Reads `public_only`.

    Returns
    -------
    Network
        The same schools; `school_levels` and `roomless` are of those that count; `town` itself
        where all do.
    """
    if not options.public_only:
        return town
    private = left_out(town, options)
    levels, roomless = (
        table[~table["school_id"].isin(private)] for table in (town.school_levels, town.roomless)
    )
    return dataclasses.replace(town, school_levels=levels, roomless=roomless)


def offer(town: Network, rules: Rules, options: Options) -> pd.DataFrame:
    """
    List every school and level that counts, with its seats and its ward.

    Parameters
    ----------
    town
        The locality; projects that count are schools of it already.
    rules
        Class sizes and rooms per class.
    options
        `public_only` leaves out schools known to be private; without `nursery_rooms`, and in every
        projecting `scenario`, the rooms of nursery groups are left out where they are known;
        `units` names the wards.

    Returns
    -------
    pandas.DataFrame
        Indexed by (``school_id``, ``level``): ``rooms`` [count], ``land_m2``, ``pupils``, ``seats``
        [pupils], ``land_boarders_m2`` and ``land_from_floor_m2`` [m2] as the profile counts them,
        ``ward_id``, ``kind``, ``proposed``.
    """
    counted = public(town, options).school_levels.copy()
    # a projection tells nursery children apart: its preschool line is of three to five alone
    apart = not options.nursery_rooms or options.scenario != PUBLISHED
    if apart and "nursery_rooms" in counted:
        fewer = counted["rooms"] - counted["nursery_rooms"].fillna(0)
        counted["rooms"] = fewer.clip(lower=0).astype("int64")
    counted["seats"] = seats(
        counted,
        class_size={level: rules.class_size[level].value for level in LEVELS},
        rooms_per_class={
            level: rules.rooms_per_class(level, options.two_session_share) for level in LEVELS
        },
    )
    counted["seats"] = _as_taught(counted, rules)
    counted["land_boarders_m2"] = land.for_boarders(counted, rules)
    counted["land_from_floor_m2"] = land.from_floor(counted, rules)
    counted["ward_id"] = town.schools[options.units].reindex(counted["school_id"]).to_numpy()
    return counted.set_index(["school_id", "level"])


def _as_taught(counted: pd.DataFrame, rules: Rules) -> pd.Series:
    """Return the seats; of a school said to teach all day or in shifts as it then teaches."""
    if TWO_SESSIONS not in counted:
        return counted["seats"]
    size = {level: rules.class_size[level].value for level in LEVELS}
    for share in (0.0, 1.0):
        per_class = {level: rules.rooms_per_class(level, share) for level in LEVELS}
        taught = seats(counted, class_size=size, rooms_per_class=per_class)
        counted = counted.assign(
            seats=taught.where(counted[TWO_SESSIONS] == share, counted["seats"])
        )
    return counted["seats"]


def seats(
    school_levels: pd.DataFrame,
    *,
    class_size: Mapping[Level, float],
    rooms_per_class: Mapping[Level, float],
) -> pd.Series:
    """
    Count the seats of every school and level.

    Parameters
    ----------
    school_levels
        Reads ``level`` and ``rooms`` [count].
    class_size
        Largest class by level [pupils/class].
    rooms_per_class
        Rooms a class takes by level [rooms/class]: 1 taught two sessions a day, 0.6 where half-day
        teaching lets classes share rooms.

    Returns
    -------
    pandas.Series
        Whole seats [pupils], same index as `school_levels`, int64.

    Notes
    -----
    ``floor(rooms / rooms_per_class * class_size)``; a room not shared seats one class.
    """
    per_room = {level: class_size[level] / rooms_per_class[level] for level in class_size}
    exact = school_levels["rooms"] * school_levels["level"].map(per_room).astype(float)
    whole = np.floor(exact.to_numpy().round(6)).astype("int64")
    return pd.Series(whole, index=school_levels.index, name="seats")
