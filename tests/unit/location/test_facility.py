"""Where to open, and how large."""

from __future__ import annotations

import numpy as np
import pytest

from spatial.cancellation import cancelled_when
from spatial.errors import UserError
from spatial.location import facility_location
from spatial.solver.effort import Effort, End


def test_the_smaller_module_is_built_where_it_is_enough() -> None:
    found = facility_location(
        [[1.0, 1.0], [1.0, 1.0]], demand=[10, 10], modules=[[10, 30], [10, 30]],
        prices=[[5, 9], [5, 9]],
    )  # fmt: skip
    assert found.value == 9 + 1 + 1  # one of 30 is cheaper than two of 10
    assert sorted(found.module.tolist()) == [-1, 1]


def test_existing_room_is_used_before_building() -> None:
    found = facility_location(
        [[1.0, 0.0]], demand=[10], modules=[10, 10], prices=[5, 5], existing=[10, 0]
    )
    assert found.value == 1
    assert found.module.tolist() == [-1, -1]


def test_a_point_may_be_served_from_two_places() -> None:
    found = facility_location([[2.0, 4.0]], demand=[10], modules=[5, 5], prices=[1, 1])
    assert found.served.tolist() == [[0.5, 0.5]]
    assert found.value == 1 + 1 + 0.5 * 2 + 0.5 * 4
    assert (found.gap, found.end) == (0, End.PROVEN)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"demand": [99]}, "siting_no_room"),
        ({"cost": [[np.inf, 1.0]]}, "siting_matrix"),
        ({"prices": [1, 1, 1]}, "siting_matrix"),
        ({"demand": [1, 1]}, "siting_column"),
    ],
)
def test_data_that_make_no_sense_are_refused(change: dict[str, object], code: str) -> None:
    given = {"cost": [[1.0, 1.0]], "demand": [10], "modules": [10, 10], "prices": [1, 1]} | change
    with pytest.raises(UserError) as problem:
        facility_location(given.pop("cost"), **given)  # type: ignore[arg-type]
    assert problem.value.faults[0].code == code


def test_a_cancelled_search_builds_nothing_and_says_so() -> None:
    with cancelled_when(lambda: True):
        found = facility_location(
            [[1.0, 1.0]], demand=[10], modules=[10, 10], prices=[1, 1],
            effort=Effort(),
        )  # fmt: skip
        assert (found.module.tolist(), found.value, found.end) == ([-1, -1], np.inf, End.CANCELLED)
