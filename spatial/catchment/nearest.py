"""
Catchments: which pupils a school draws.

Every model takes the pupils by cell and the walking distances, and returns the same thing: flows
from cells to schools. Whoever reaches no school is kept in the flows without one; nobody is
dropped.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from spatial.streets import NOBODY, Travel


def nearest(pupils: pd.Series, schools: pd.Index, travel: Travel) -> pd.DataFrame:
    """
    Send everyone to the nearest school, full or not.

    Parameters
    ----------
    pupils
        Pupils by ``cell_id`` [pupils], in the order of the cells of `travel`.
    schools
        ``school_id`` in the order of the schools of `travel`.

    Returns
    -------
    pandas.DataFrame
        One row per cell: ``cell_id``, ``school_id`` (missing where none can be reached),
        ``pupils``, ``distance_m`` (inf there). ``pupils`` sums to what came in.
    """
    position, distance_m = travel.nearest()
    ids = np.r_[schools.to_numpy(dtype=object), np.array([None], dtype=object)]
    return pd.DataFrame(
        {
            "cell_id": pupils.index,
            "school_id": ids[np.where(position == NOBODY, len(schools), position)],
            "pupils": pupils.to_numpy(dtype=float),
            "distance_m": distance_m,
        }
    )
