"""
Nursery: children under three, a line of their own beside the four levels.

They sit in groups of 15, 20 and 25 by age, not in classes of 30; the rooms-per-10,000 yardstick
starts at three and leaves them out. So their demand, rooms and shortage are counted here and
nowhere else.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

import numpy as np
import pandas as pd

from spatial.network import Network
from spatial.norms import Norm, Rules, read
from spatial.records import Level

GROUPS = {0: "m3_12", 1: "m13_24", 2: "m25_36"}
"""The norm's group of every age: a child between its first and second birthday is 13-24 months."""
COLUMNS = ("pupils", "rooms_need", "rooms_have", "rooms_short", "land_need_m2")


def group_sizes(day: date) -> dict[int, Norm]:
    """Return the most children of a group by age, of the ages a text gives on a day."""
    sizes = {
        age: read().find("group_size", day, level=Level.MAM_NON, series=series)
        for age, series in GROUPS.items()
    }
    return {age: norm for age, norm in sizes.items() if norm is not None}


def rooms_by_ward(
    town: Network, units: str | None, untold: Collection[tuple[str, str]] = ()
) -> pd.Series:
    """
    Count the rooms of nursery groups by ward.

    Parameters
    ----------
    town
        The locality, with the schools that count.
    units
        Name of the set of wards; ``None`` for the base set.
    untold
        Wards and levels whose rooms are not known.

    Returns
    -------
    pandas.Series
        Indexed by ``ward_id`` [rooms]: none in a ward without a preschool, missing where a
        preschool of the ward does not tell them or the rooms of the ward are not known.
    """
    rooms = town.school_levels[town.school_levels["level"] == Level.MAM_NON.value]
    ward = town.schools[units or town.base_units].reindex(rooms["school_id"]).to_numpy()
    told = rooms.get("nursery_rooms", pd.Series(np.nan, index=rooms.index)).astype(float)
    by_ward = told.groupby(ward).agg(lambda one: one.sum(skipna=False))
    rooms_by_ward = by_ward.reindex(town.wards(units).index, fill_value=0.0)
    gaps = [ward for ward, at in untold if at == Level.MAM_NON]
    return rooms_by_ward.mask(rooms_by_ward.index.isin(gaps))


def line(
    children: pd.DataFrame, rooms_have: pd.Series, *, sizes: Mapping[int, Norm], rules: Rules
) -> pd.DataFrame:
    """
    Count the need and the shortage of nursery by ward.

    Parameters
    ----------
    children
        Children who attend, indexed by ``ward_id``, one column per age from 0 [pupils].
    rooms_have
        Rooms of nursery groups by ward [rooms]; missing where nobody told them.
    sizes
        Most children of a group by age.
    rules
        Land per child of a preschool, the same at any age.

    Returns
    -------
    pandas.DataFrame
        Columns `COLUMNS`, unrounded; ``rooms_short`` is missing where the rooms are.

    Notes
    -----
    ``rooms = sum over ages of children / group size``, one room a group.
    """
    pupils = children.sum(axis=1)
    need = sum(
        (children[age] / norm.value for age, norm in sizes.items()),
        pd.Series(0.0, index=children.index),
    )
    have = rooms_have.reindex(children.index).astype(float)
    return pd.DataFrame(
        {
            "pupils": pupils,
            "rooms_need": need,
            "rooms_have": have,
            "rooms_short": (need - have).clip(lower=0),
            "land_need_m2": pupils * rules.land_per_pupil_m2[Level.MAM_NON].value,
        },
        index=children.index,
    )
