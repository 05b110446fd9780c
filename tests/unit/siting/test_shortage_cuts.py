"""Who is besieged, and what a siege says about whole schools, worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest
from siting_towns import build, site, stage, street

from spatial import catchment
from spatial.siting import rules
from spatial.siting.master_program import Asked, Master
from spatial.siting.max_flow import Flow
from spatial.siting.model import Aim, Limits, Model
from spatial.siting.seating import Seating
from spatial.siting.shortage_cuts import Bound, Sieges, _rounded
from spatial.solver.effort import Effort


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


def test_half_a_school_seats_half_of_those_near_it() -> None:
    flow = Flow(stage([60], [0], [[100]]))
    assert flow.siege(np.array([500.0]), np.array([0.5])).unseated == 30


def test_seats_nobody_can_fill_promise_nothing() -> None:
    model = street()  # W is near the west's 60 alone, 50 of all 100 are short
    seating = Seating(model, catchment.best)
    nothing = np.zeros(len(model.actions), dtype=bool)
    # W-2 and W-6 add 20 and 60 seats, E-2 and E-5 20 and 50; nobody can save more than 50
    assert np.minimum(seating.promise(nothing), 50).tolist() == [20, 50, 20, 50]


def test_rounding_sees_that_a_school_and_a_half_are_two() -> None:
    # 150 short, schools of 100: by fractions 1.5 of them leave nobody, whole ones leave 50 or none
    bound = Bound(siege=0, constant=150.0, slope=np.array([100.0, 100.0, 100.0]))
    half = np.array([0.5, 0.5, 0.5])
    best = max(_rounded(bound, half), key=lambda one: one.constant - one.slope @ half)
    assert best.constant - best.slope @ half == pytest.approx(25)  # 50 x (2 - 1.5)
    for whole, left in (([0, 0, 0], 100), ([1, 0, 0], 50), ([1, 1, 0], 0)):
        assert best.constant - best.slope @ np.array(whole) == pytest.approx(left)


def test_two_sizes_together_open_a_site_once() -> None:
    model = street(Limits(new_sites=1))
    seating = Seating(model, catchment.best)
    master = Master(model, Sieges(seating))
    asked = Asked(aim=Aim.SEATS, caps={}, budget_vnd=np.inf)
    found = master.solve(asked, Effort().begin(), whole=False)
    assert found.actions is not None
    assert found.actions.sum() <= 1 + 1e-9


def test_a_smaller_school_is_outdone_unless_levels_share_its_land() -> None:
    assert rules.outdone(street()).tolist() == [True, False, True, False]
    small = street(land_m2=250.0)  # six rooms take 600 m2
    assert rules.outdone(small).tolist() == [False, False, False, False]
    forced = street(Limits(forced=frozenset({"W-2"}), forbidden=frozenset({"E-5"})))
    assert rules.outdone(forced).tolist() == [False, False, False, False]


def test_where_everyone_has_a_seat_nothing_is_known_and_nothing_is_built() -> None:
    model = Model(
        stages=(stage([50], [50, 0], [[100, 100]]),),
        sites={"W": site("W")},
        actions=(build("W", 1, 2),),
    )
    table = Sieges(Seating(model, catchment.best)).table()
    assert table.inside.shape == (0, 0)
