"""What a zoning asks and what it answers."""

from __future__ import annotations

import dataclasses

import numpy as np

from spatial.zoning.problem import FREE, Floor, Zones, Zoning

ASKED = Zoning(
    pupils=np.array([10.0, 20.0]),
    seats=np.array([30.0, 30.0]),
    metres=np.array([[100.0, 300.0], [200.0, np.inf]]),
    edges=np.array([[0, 1]]),
)
FOUND = Zones(
    school=np.array([0, 0]),
    load=np.array([34.0, 0.0]),
    over=np.array([4.0, 0.0]),
    walked_m=1000.0,
    cost=1000.0,
    floor=Floor(over=1.0, total=1000.0, price=50.0),
    parts=np.array([1, 0]),
    moved=np.zeros(0, dtype=np.int64),
    complete=True,
)


def test_a_choice_costs_the_walk_of_all_its_pupils() -> None:
    assert ASKED.cost.tolist() == [[1000, 3000], [4000, np.inf]]


def test_another_school_than_last_year_costs_the_change_too() -> None:
    changed = dataclasses.replace(ASKED, last=np.array([0, FREE]), change_m=50.0)
    assert changed.cost.tolist() == [[1000, 3500], [4000, np.inf]]


def test_a_pin_leaves_one_choice_also_where_nobody_could_walk_it() -> None:
    pinned = dataclasses.replace(ASKED, pins=np.array([1, 1]))
    assert pinned.cost.tolist() == [[np.inf, 3000], [np.inf, 0]]
    assert np.isfinite(ASKED.metres[0]).all()  # the walks stay as they were


def test_a_neighbourhood_without_pupils_costs_nothing_where_it_may_go() -> None:
    empty = dataclasses.replace(ASKED, pupils=np.zeros(2))
    assert empty.cost.tolist() == [[0, 0], [0, np.inf]]


def test_a_pupil_beyond_the_seats_counts_more_than_any_walk_and_back() -> None:
    assert ASKED.beyond == 601
    assert dataclasses.replace(ASKED, change_m=-50.0).beyond == 701


def test_the_gap_is_told_at_the_pupils_beyond_the_seats_there_are() -> None:
    assert FOUND.bound == 1000 - 50 * 4
    assert FOUND.gap == 0.25
    assert FOUND.spare == 3


def test_a_floor_never_falls_below_nothing() -> None:
    assert Floor(over=0.0, total=100.0, price=50.0).metres(9.0) == 0


def test_without_a_floor_nothing_is_claimed() -> None:
    bare = dataclasses.replace(FOUND, floor=None)
    assert (bare.bound, bare.gap, bare.spare) == (0, 0, 0)
