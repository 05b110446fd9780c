"""What the prices of one plan's seats say about the walk under every other."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from siting_towns import street

from spatial import catchment
from spatial.siting.seating import Seating
from spatial.siting.walk_cuts import Fill, cuts

PLANS = [
    np.array([w == 1, w == 2, e == 1, e == 2]) for w, e in product(range(3), range(3))
]  # no, the small or the large school on each of both sites


@pytest.mark.parametrize("made_at", range(len(PLANS)))
def test_a_cut_holds_for_every_plan_and_is_met_where_it_was_made(made_at: int) -> None:
    seating = Seating(street(), catchment.best)
    (cut,) = cuts(seating, seating.of(PLANS[made_at]))
    for number, chosen in enumerate(PLANS):
        found = seating.of(chosen)
        has = found.walked_m + cut.outside_m * found.unseated
        least = cut.constant - float(cut.slope @ chosen)
        assert has >= least - 1e-6
        if number == made_at:
            assert has == pytest.approx(least)


def test_a_place_takes_those_who_pay_best_up_to_its_seats() -> None:
    fill = Fill(np.array([0, 0, 2]), np.array([5.0, 10.0, 1.0]), np.array([4.0, 3.0, 9.0]), 3)
    place = np.zeros(4, dtype=np.int64)
    assert fill.worth(place, np.array([0.0, 3.0, 5.0, 99.0])).tolist() == [0, 30, 40, 50]
    assert fill.worth(np.array([1, 2]), np.array([9.0, 9.0])).tolist() == [0, 9]


def test_where_nobody_pays_no_seat_is_worth_a_thing() -> None:
    nobody = np.zeros(0)
    fill = Fill(nobody.astype(np.int64), nobody, nobody, 2)
    assert fill.worth(np.array([0, 1]), np.array([5.0, 5.0])).tolist() == [0, 0]
