"""What a plan, also one of fractions, leaves without a seat."""

from __future__ import annotations

import numpy as np
from siting_towns import stage, street

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
