"""Children below the first preschool age who attend, beside the pupils of the levels."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from spatial.projection import crossings
from spatial.records import LEVELS, Crossing, Level

Floats = NDArray[np.float64]


def children(people: Floats, share: Floats, moves: tuple[Crossing, ...], wards: pd.Index) -> Floats:
    """
    Count nursery children where they attend.

    Parameters
    ----------
    people
        People by year, ward and age [people], shape (years, wards, ages).
    share
        Share who attend, shape (years, ages below preschool), as `participation.nursery` gives it.
    moves
        Who goes where; those of preschool hold for nursery too.
    wards
        ``ward_id`` in order.

    Returns
    -------
    numpy.ndarray
        Children by year, ward and age [pupils], shape (years, wards, ages below preschool).
    """
    at = LEVELS.index(Level.MAM_NON)
    by_level = np.zeros((*people.shape[:2], len(LEVELS), share.shape[1]))
    by_level[:, :, at] = people[:, :, : share.shape[1]] * share[:, None]
    return crossings.cross(by_level, moves, wards)[:, :, at]
