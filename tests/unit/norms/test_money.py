"""What a room costs by the published case."""

from __future__ import annotations

from spatial import norms
from spatial.norms import money


def test_a_room_costs_32_000_billion_over_5_900_rooms() -> None:
    assert money.room_cost_vnd() == 5.42e9
    assert money.room_cost().source == norms.read()["cost_per_room.cases.programme"].source
