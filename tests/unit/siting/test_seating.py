"""What a plan, also one of fractions, leaves without a seat."""

from __future__ import annotations

import numpy as np
from siting_towns import BN, stage, street

from spatial import catchment
from spatial.siting.max_flow import Flow
from spatial.siting.seating import Seating


def test_half_a_school_seats_half_of_those_near_it() -> None:
    flow = Flow(stage([60], [0], [[100]]))
    assert flow.siege(np.array([500.0]), np.array([0.5])).unseated == 30


def test_seats_nobody_can_fill_promise_nothing() -> None:
    model = street()  # W is near the west's 60 alone, 50 of all 100 are short
    seating = Seating(model, catchment.best)
    nothing = np.zeros(len(model.actions), dtype=bool)
    # W-2 and W-6 add 20 and 60 seats, E-2 and E-5 20 and 50; nobody can save more than 50
    assert np.minimum(seating.promise(nothing), 50).tolist() == [20, 50, 20, 50]


def test_a_plan_is_seated_with_its_walk_and_its_cost() -> None:
    seating = Seating(street(), catchment.best)
    found = seating.of(np.array([False, False, False, True]))  # E-5: a seat for everyone
    assert (found.unseated, found.cost_vnd) == (0, 5 * BN)
    # the east to E at 100 m, ten of the west too at 900 m, fifty of the west at 500 m
    assert found.walked_m == 40 * 100 + 10 * 900 + 50 * 500


def test_the_flow_counts_as_many_without_a_seat_as_the_exact_assignment() -> None:
    seating = Seating(street(), catchment.best)
    for bits in range(16):
        chosen = np.array([bits >> k & 1 for k in range(4)], dtype=bool)
        if not (chosen[0] and chosen[1]) and not (chosen[2] and chosen[3]):
            assert seating.unseated(chosen) == seating.of(chosen).unseated


def test_what_some_crowds_lack_is_what_they_are_more_than_the_seats_around_them() -> None:
    seating = Seating(street(), catchment.best)
    west = seating.flows[0].pupils == 60
    lacking, saved = seating.besieged(0, west)
    assert lacking == 60 - 50
    assert (saved >= 0).all()
    assert saved[0] == 20  # W-2 is near the west
