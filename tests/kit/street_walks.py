"""Who goes where along streets drawn by hand."""

from __future__ import annotations

import numpy as np

from spatial.streets import Streets, Travel


def nearest(
    cells: list[tuple[float, float]], schools: list[tuple[float, float]], ways: Streets | None
) -> tuple[list[int], list[float]]:
    """Return the nearest school of each cell and the way there [m]."""
    travel = Travel(
        cells_xy=np.array(cells, dtype=float),
        schools_xy=np.array(schools, dtype=float).reshape(-1, 2),
        streets=ways,
    )
    school, distance_m = travel.nearest()
    return school.tolist(), distance_m.tolist()
