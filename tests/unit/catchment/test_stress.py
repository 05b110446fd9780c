"""The stress test: seats that are missing apart from seats misallocated."""

from __future__ import annotations

import sys

import numpy as np
import pandas as pd
import pytest
from catchment_towns import question

from spatial import catchment
from spatial.errors import UserError
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


def test_what_would_not_fit_the_memory_is_refused_before_the_work(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = question()
    assert asked.pairs.nnz == 6  # the walks are known; a model orders them
    monkeypatch.setenv("TRUONGLOP_MEMORY_GB", "0.0000001")  # 100 bytes
    module = sys.modules["spatial.catchment.seating"]  # its function has its name in the package
    monkeypatch.setattr(module, "nearest_first", lambda *_: pytest.fail("the work began"))
    with pytest.raises(UserError) as stop:
        catchment.stress(asked, norm_m=1e4)
    assert stop.value.faults[0].code == "memory_catchment"
