"""Where to open, and how large."""

from __future__ import annotations

from spatial.location import facility_location


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
