"""The models by name on one street of four places."""

from __future__ import annotations

import pandas as pd
from catchment_towns import flows


def test_nearest_takes_no_notice_of_seats() -> None:
    assert flows("nearest") == {("a", "N"): 60, ("b", "N"): 60, ("c", "F"): 10}


def test_best_sends_the_overflow_where_it_costs_least() -> None:
    assert flows("best") == {("a", "N"): 60, ("b", "N"): 40, ("b", "F"): 20, ("c", "F"): 10}


def test_ward_bound_pupils_never_cross_the_border() -> None:
    assert flows("ward_bound") == {("a", "N"): 60, ("b", "F"): 60, ("c", "F"): 10}


def test_ward_bound_pupils_without_a_seat_at_home_are_kept_without_one() -> None:
    found = flows("ward_bound", seats=pd.Series([50, 50], index=["N", "F"]))
    assert found[("a", None)] == 10
    assert found[("b", None)] == 20


def test_without_known_wards_nobody_is_bound() -> None:
    assert flows("ward_bound", cell_ward=None) == flows("best")


def test_a_limit_on_the_walk_leaves_the_far_without() -> None:
    assert flows("best", limit_m=1500.0)[("b", None)] == 20
