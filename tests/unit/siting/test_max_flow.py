"""The largest flow and the crowds it leaves besieged."""

from __future__ import annotations

import numpy as np
from siting_towns import stage

from spatial.siting.max_flow import Flow


def test_the_largest_flow_leaves_those_whose_places_are_all_full() -> None:
    # 60 reach the first place alone, 40 both; 50 and 20 seats: 30 stay outside
    flow = Flow(stage([60, 40], [50, 20], [[100, 0], [100, 100]]))
    assert flow.unseated(np.array([50.0, 20.0])) == 30
    found = flow.siege(np.array([50.0, 20.0]), np.ones(2))
    assert found.unseated == 30
    assert found.crowds.all()


def test_a_crowd_with_a_free_seat_near_is_not_besieged() -> None:
    flow = Flow(stage([60, 40], [50, 90], [[100, 0], [100, 100]]))
    found = flow.siege(np.array([50.0, 90.0]), np.ones(2))
    assert found.unseated == 10
    assert flow.pupils[found.crowds].tolist() == [60]


def test_crowds_without_a_place_in_common_are_told_apart() -> None:
    flow = Flow(stage([60, 40], [50, 30], [[100, 0], [0, 100]]))
    found = flow.siege(np.array([50.0, 30.0]), np.ones(2))
    assert found.unseated == 20
    assert sorted(flow.pupils[part].tolist() for part in found.parts) == [[40], [60]]
