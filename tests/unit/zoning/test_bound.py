"""What no zoning walks less than."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from zoning_towns import grid, street

from spatial import zoning
from spatial.zoning.bound import floor_at, relax


def test_too_few_seats_are_told_apart_from_the_walks() -> None:
    found = zoning.zones(street(seats=np.array([20.0, 30.0])))
    # 60 pupils, 50 seats: ten beyond them whoever goes where; the nearest halves are then least
    assert found.floor is not None
    assert found.floor.over == 10
    assert found.spare == 0
    assert found.cost == found.walked_m == pytest.approx(found.bound)
    assert found.gap == pytest.approx(0)


def test_a_plan_with_more_beyond_the_seats_than_need_be_says_how_many() -> None:
    answer = zoning.zones(street(seats=np.array([40.0, 40.0])))
    told = zoning.judge(street(seats=np.array([40.0, 40.0])), np.zeros(6, int), floor=answer.floor)
    assert told.over.sum() == 20
    assert told.spare == 20


@pytest.mark.parametrize("seed", range(4))
def test_no_plan_walks_less_than_the_floor_says_for_its_pupils_beyond_the_seats(seed: int) -> None:
    asked = dataclasses.replace(grid(side=3, seed=seed), edges=np.zeros((0, 2), dtype=int))
    tight = dataclasses.replace(asked, seats=asked.seats * 0.8)
    cost, random = tight.cost, np.random.default_rng(seed)
    relaxed = relax(tight, cost, beyond=tight.beyond)
    for more in (0.0, 5.0, 20.0):
        floor = floor_at(tight, cost, relaxed, relaxed.over + more)
        assert floor.over == pytest.approx(tight.pupils.sum() - tight.seats.sum())
        for _ in range(200):
            any_plan = zoning.judge(tight, random.integers(0, 3, 9), floor=floor)
            assert any_plan.cost >= any_plan.bound - 1e-6
            assert any_plan.over.sum() >= floor.over - 1e-6


def test_a_pin_counts_in_the_bound() -> None:
    asked = street(pins=np.array([1, -1, -1, -1, -1, -1]))
    assert (
        zoning.zones(asked).bound > zoning.zones(dataclasses.replace(asked, pins=asked.last)).bound
    )
