"""Zones on a street a person can picture: whole, near the bound, pins honoured."""

from __future__ import annotations

import numpy as np
import pytest
from zoning_towns import grid, street

from spatial import zoning
from spatial.zoning.start import near_of, pieces


def test_the_street_is_cut_in_the_middle_and_that_is_proven() -> None:
    found = zoning.zones(street())
    assert found.school.tolist() == [0, 0, 0, 1, 1, 1]
    assert found.walked_m == 2 * 10 * (0 + 100 + 200)
    assert found.gap == pytest.approx(0)
    assert found.parts.tolist() == [1, 1]
    assert found.complete


def test_seats_shift_the_border() -> None:
    found = zoning.zones(street(seats=np.array([20.0, 40.0])))
    assert found.school.tolist() == [0, 0, 1, 1, 1, 1]
    assert found.over.tolist() == [0, 0]


def test_too_few_seats_leave_pupils_beyond_them_and_say_so() -> None:
    found = zoning.zones(street(seats=np.array([20.0, 30.0])))
    assert found.over.sum() == 10
    assert found.load.sum() == 60


def test_a_pin_is_honoured_even_against_the_street() -> None:
    pins = np.array([-1, -1, -1, -1, -1, 0])
    found = zoning.zones(street(pins=pins, seats=np.array([40.0, 40.0])))
    assert found.school[5] == 0
    assert found.parts[0] == 2


def test_a_pin_to_a_place_out_of_reach_still_counts() -> None:
    metres = street().metres.copy()
    metres[5, 0] = np.inf
    found = zoning.zones(street(pins=np.array([-1, -1, -1, -1, -1, 0]), metres=metres))
    assert found.school[5] == 0
    assert np.isfinite(found.cost)


def test_last_years_zones_stay_when_change_costs_more_than_it_saves() -> None:
    last = np.array([0, 0, 0, 0, 1, 1])
    roomy = {"seats": np.array([40.0, 40.0]), "last": last}
    assert zoning.zones(street(**roomy, change_m=150.0)).moved.tolist() == []
    # neighbourhood 3 stands 100 m nearer to school 1
    assert zoning.zones(street(**roomy, change_m=50.0)).moved.tolist() == [3]


def test_a_neighbourhood_without_a_school_in_reach_is_left_without() -> None:
    metres = street().metres.copy()
    metres[2] = np.inf
    found = zoning.zones(street(metres=metres))
    assert found.school[2] == -1
    assert found.load.sum() == 50


def test_a_zoning_made_by_hand_is_judged_the_same_way() -> None:
    answer = zoning.zones(street())
    moved = answer.school.copy()
    moved[3] = 0
    told = zoning.judge(street(), moved, floor=answer.floor)
    assert told.over.tolist() == [10, 0]
    assert told.walked_m == answer.walked_m + 10 * (300 - 200)
    assert told.cost > answer.cost
    assert zoning.judge(street(), answer.school).gap == 0


@pytest.mark.parametrize("seed", range(4))
def test_zones_are_whole_within_seats_and_near_the_bound(seed: int) -> None:
    asked = grid(seed=seed)
    found = zoning.zones(asked)
    assert found.parts.tolist() == [1, 1, 1]
    assert found.over.sum() == 0
    assert found.bound <= found.cost
    assert found.gap < 0.15  # 25 blocks are few: cutting none costs
    assert pieces(found.school, near_of(asked.edges, 25), 3).tolist() == [1, 1, 1]


def test_no_school_in_reach_anywhere_is_no_error() -> None:
    found = zoning.zones(street(metres=np.full((6, 2), np.inf)))
    assert (found.school == -1).all()
    assert (found.cost, found.gap) == (0, 0)


def test_neighbourhoods_on_one_spot_touch_each_other_and_the_first_touches_the_rest() -> None:
    xy = np.array([[100.0, 0], [0, 0], [100, 0], [200, 0]])
    assert zoning.neighbours(xy).tolist() == [[0, 1], [0, 2], [0, 3]]
