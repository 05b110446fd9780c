"""One question in whole numbers."""

from __future__ import annotations

import numpy as np

from spatial.catchment.case import Case
from spatial.catchment.costs_dense import DenseCosts


def test_nobody_pays_the_price_of_a_school_without_seats() -> None:
    case = Case(
        costs=DenseCosts(np.ones((1, 2))),
        pupils=np.array([1]),
        seats=np.array([5, 0]),
        outside=100.0,
    )
    known = np.array([7.0, 7.0])
    assert case.closed(known).tolist() == [7.0, 400.0]
    assert known.tolist() == [7.0, 7.0]
