"""Six neighbourhoods along a street with a school at each end."""

from __future__ import annotations

import numpy as np

from spatial import zoning

STREET = np.array([[0, 1], [1, 2], [2, 3], [3, 4], [4, 5]])


def street(**change: object) -> zoning.Zoning:
    """
    Hold one valid question: six neighbourhoods of 10 pupils along a street, 100 m apart.

    School 0 stands at the first, school 1 at the last; 30 seats each.
    """
    at = np.arange(6) * 100.0
    given = {
        "pupils": np.full(6, 10.0),
        "seats": np.array([30.0, 30.0]),
        "metres": np.column_stack([at, at[::-1]]),
        "edges": STREET,
    }
    return zoning.Zoning(**{**given, **change})  # type: ignore[arg-type]
