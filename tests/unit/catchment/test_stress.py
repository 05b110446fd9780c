"""The stress test: seats that are missing apart from seats misallocated."""

from __future__ import annotations

import numpy as np
import pandas as pd

from spatial import catchment
from spatial.streets import Travel


def question(**change: object) -> catchment.Question:
    """
    Hold one valid question: a street of four places 1 km apart.

    Cells a, b, c at 0, 1 and 2 km; schools N at 0 km and F at 3 km. Wards: a and N in west, the
    rest in east. Distances are straight times the detour.
    """
    given = {
        "pupils": pd.Series([60.0, 60.0, 10.0], index=["a", "b", "c"]),
        "seats": pd.Series([100, 100], index=["N", "F"]),
        "travel": Travel(
            np.array([[0, 0], [1000, 0], [2000, 0.0]]), np.array([[0, 0], [3000, 0.0]])
        ),
        "cell_ward": np.array(["west", "east", "east"], dtype=object),
        "school_ward": np.array(["west", "east"], dtype=object),
    }
    return catchment.Question(**{**given, **change})  # type: ignore[arg-type]


def test_the_stress_test_parts_missing_seats_from_misallocated_ones() -> None:
    # x has 10 seats; b (nearer) fills it under the rule and a is stranded; b could go to y
    asked = question(
        pupils=pd.Series([10.0, 10.0, 5.0], index=["a", "b", "c"]),
        seats=pd.Series([10, 10], index=["N", "F"]),
        travel=Travel(
            np.array([[-1000, 0], [500, 0], [9000, 0.0]]), np.array([[0, 0], [2000, 0.0]])
        ),
        limit_m=2000.0,
    )
    told = catchment.stress(asked, norm_m=1000.0)
    assert (told.missing, told.misallocated) == (5, 10)
    assert told.wards["unserved_best"].to_dict() == {"east": 5, "west": 0}
    assert told.wards["misallocated"].to_dict() == {"east": 0, "west": 10}
