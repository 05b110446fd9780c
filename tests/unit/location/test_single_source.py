"""The median with limited room."""

from __future__ import annotations

import numpy as np
import pytest

from spatial.errors import UserError
from spatial.location import capacitated_p_median


def test_room_forces_the_dearer_way() -> None:
    found = capacitated_p_median([[0, 5], [1, 5], [2, 5]], 2, demand=[1, 1, 1], capacity=[2, 2])
    assert found.value == 0 + 1 + 5
    assert found.assigned.tolist() == [0, 0, 1]


def test_a_capacitated_median_without_room_is_refused() -> None:
    with pytest.raises(UserError) as problem:
        capacitated_p_median([[0.0, 1.0]], 1, demand=[5], capacity=[1, 1])
    assert problem.value.faults[0].code == "siting_no_room"


def test_a_point_goes_whole_to_one_facility() -> None:
    # 3 and 3 do not fit beside one another in 5: one of them walks
    found = capacitated_p_median([[0, 9], [0, 9]], 2, demand=[3, 3], capacity=[5, 5])
    assert sorted(found.assigned.tolist()) == [0, 1]
    assert found.value == 9
    assert found.bound <= 9


def test_what_stands_stays_open() -> None:
    walk = np.abs(np.arange(5.0)[:, None] - np.arange(5.0)[None, :])
    found = capacitated_p_median(walk, 1, demand=np.ones(5), capacity=np.full(5, 5), fixed=[0])
    assert (found.chosen.tolist(), found.value) == ([0], 10)


def test_a_way_without_end_is_no_cost() -> None:
    with pytest.raises(UserError) as problem:
        capacitated_p_median([[np.inf]], 1, demand=[1], capacity=[1])
    assert problem.value.faults[0].code == "siting_matrix"
