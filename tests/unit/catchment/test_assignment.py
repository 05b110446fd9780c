"""What an assignment says: loads, walks, and the way from whole units to pupils and back."""

from __future__ import annotations

import dataclasses

import numpy as np

from spatial.catchment import assignment
from spatial.catchment.assignment import Assignment, TravelMethod
from spatial.catchment.case import Case, Settled
from spatial.catchment.costs_dense import DenseCosts

FOUND = Assignment(
    cell=np.array([0, 1, 1]),
    school=np.array([0, 0, 1]),
    pupils=np.array([3.0, 2.0, 4.0]),
    distance_m=np.array([100.0, 200.0, 50.0]),
    unserved=np.array([0.0, 1.0]),
    seats=np.array([5.0, 9.0, 7.0]),
    prices_cm=np.zeros(3),
    outside_cm=1e5,
    road=TravelMethod.RULE,
    rounds=1,
    arcs=3,
    pairs=6,
)


def test_loads_name_every_school_also_the_empty_one() -> None:
    assert FOUND.load.tolist() == [5, 4, 0]
    assert FOUND.seated == 9
    assert FOUND.walked_m == 3 * 100 + 2 * 200 + 4 * 50


def test_pupils_are_rounded_up_to_units_but_not_for_the_dust_of_sums() -> None:
    given = np.array([1.5, 0.0, 2.0000001, 0.3333])
    assert assignment.units(given, 10).tolist() == [15, 0, 20, 4]


def test_an_earlier_answer_becomes_whole_units_again() -> None:
    back = assignment.placed(FOUND, scale=10)
    assert back.flow.tolist() == [30, 20, 40]
    assert back.unseated.tolist() == [0, 10]


def test_a_cell_nobody_lives_in_has_no_units() -> None:
    empty = dataclasses.replace(FOUND, unserved=np.array([0.0, 1.0, 0.0]))
    assert assignment.placed(empty, scale=10).unseated.tolist() == [0, 10, 0]


def test_units_become_exactly_the_pupils_that_came_in() -> None:
    # 0.33 pupils were rounded up to 4 tenths: its units stand for 0.33 all the same
    people = np.array([1.5, 0.33, 0.0])
    case = Case(
        costs=DenseCosts(np.ones((3, 2))),
        pupils=assignment.units(people, 10),
        seats=np.array([10, 20]),
        outside=1e4,
    )
    settled = Settled(
        cell=np.array([0, 1]),
        school=np.array([0, 1]),
        flow=np.array([10, 3]),
        unseated=np.array([5, 1, 0]),
        prices=np.zeros(2),
        cost=np.array([100.0, 250.0]),
        rounds=2,
        arcs=7,
    )
    found = assignment.collect(case, settled, people, scale=10)
    seated = np.bincount(found.cell, found.pupils, 3)
    np.testing.assert_allclose(seated + found.unserved, people, rtol=1e-12)
    assert found.distance_m.tolist() == [1.0, 2.5]
    assert found.seats.tolist() == [1.0, 2.0]
    assert (found.pairs, found.rounds, found.arcs, found.road) == (6, 2, 7, TravelMethod.CHAINS)
