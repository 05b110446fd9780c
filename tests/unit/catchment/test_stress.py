"""The stress test: seats that are missing apart from seats misallocated."""

from __future__ import annotations

import numpy as np
import pandas as pd
from catchment_towns import question

from spatial import catchment
from spatial.streets import Travel


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


def test_where_everyone_has_a_seat_nothing_is_missing() -> None:
    told = catchment.stress(question(), norm_m=1e4)
    assert (told.missing, told.misallocated) == (0, 0)
    assert told.wards["pupils"].to_dict() == {"east": 70, "west": 60}


def test_without_wards_one_nameless_ward_holds_everybody() -> None:
    told = catchment.stress(question(cell_ward=None, school_ward=None), norm_m=1e4)
    assert told.wards["pupils"].to_dict() == {"-": 130}


def test_seats_that_are_not_there_are_missing_by_both_ways() -> None:
    told = catchment.stress(question(seats=pd.Series([60, 20], index=["N", "F"])), norm_m=1e4)
    assert (told.missing, told.misallocated) == (50, 0)
    assert told.rule.seated == told.best.seated == 80
