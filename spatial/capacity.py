"""
Capacity: how many seats a school's rooms make.

Seats are counted from rooms alone. Land is judged on its own (`spatial.deficit`), so that one
cramped school is not counted as two shortages (ADR 0005).
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from spatial.records import Level


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
