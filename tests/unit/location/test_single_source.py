"""The median with limited room."""

from __future__ import annotations

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
