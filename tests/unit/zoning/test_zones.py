"""Zones on towns small enough to see the answer."""

from __future__ import annotations

import dataclasses
from itertools import count, product

import numpy as np
import pytest

from spatial import zoning
from spatial.cancellation import cancelled_when
from spatial.zoning import deadline
from spatial.zoning.bound import floor_at, relax
from spatial.zoning.start import near_of, pieces

STREET = np.array([[0, 1], [1, 2], [2, 3], [3, 4], [4, 5]])


def street(**change: object) -> zoning.Zoning:
    """
    Hold one valid question: six neighbourhoods of 10 pupils along a street, 100 m apart.

    School 0 stands at the first, school 1 at the last; 30 seats each.
    """
    at = np.arange(6) * 100.0
    given = {
        "pupils": np.full(6, 10.0),
        "seats": np.array([30.0, 30.0]),
        "metres": np.column_stack([at, at[::-1]]),
        "edges": STREET,
    }
    return zoning.Zoning(**{**given, **change})  # type: ignore[arg-type]


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


def grid(side: int = 5, seed: int = 0) -> zoning.Zoning:
    """Make a town of blocks with three schools and hardly more seats than pupils."""
    random = np.random.default_rng(seed)
    at = np.array(list(product(range(side), range(side)))) * 100.0
    schools = at[random.choice(len(at), 3, replace=False)] + 10.0
    pupils = random.integers(5, 15, len(at)).astype(float)
    seats = np.full(3, np.ceil(pupils.sum() / 3 * 1.06))
    metres = np.abs(at[:, None] - schools[None]).sum(axis=2)
    near = [(a, b) for a in range(len(at)) for b in range(a) if np.abs(at[a] - at[b]).sum() == 100]
    return zoning.Zoning(pupils=pupils, seats=seats, metres=metres, edges=np.array(near))


@pytest.mark.parametrize("seed", range(4))
def test_zones_are_whole_within_seats_and_near_the_bound(seed: int) -> None:
    asked = grid(seed=seed)
    found = zoning.zones(asked)
    assert found.parts.tolist() == [1, 1, 1]
    assert found.over.sum() == 0
    assert found.bound <= found.cost
    assert found.gap < 0.15  # 25 blocks are few: cutting none costs
    assert pieces(found.school, near_of(asked.edges, 25), 3).tolist() == [1, 1, 1]


def test_the_same_seed_makes_the_same_zones() -> None:
    asked = grid()
    one, other = zoning.zones(asked, effort=0.2), zoning.zones(asked, effort=0.2)
    np.testing.assert_array_equal(one.school, other.school)


def test_a_slow_machine_finds_the_same_zones(monkeypatch: pytest.MonkeyPatch) -> None:
    quick = zoning.zones(grid(), effort=0.2)
    slow = count(step=1.0)  # every look at the clock is a second later than the last
    monkeypatch.setattr(deadline.time, "monotonic", lambda: next(slow))
    found = zoning.zones(grid(), effort=0.2, time_limit_s=30.0)
    assert found.complete
    np.testing.assert_array_equal(found.school, quick.school)


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


def test_the_search_tells_how_far_it_is_and_ends_when_cancelled() -> None:
    told: list[tuple[float, float]] = []

    with cancelled_when(lambda: bool(told)):
        found = zoning.zones(grid(), progress=lambda done, gap: told.append((done, gap)))
    assert len(told) == 1
    assert not found.complete
    assert (found.school >= 0).all()


def test_when_time_is_up_the_best_so_far_is_returned() -> None:
    found = zoning.zones(grid(), time_limit_s=1e-9)
    assert not found.complete
    assert found.parts.tolist() == [1, 1, 1]


def test_everything_pinned_leaves_nothing_to_search() -> None:
    pins = np.array([0, 1, 0, 1, 0, 1])
    assert zoning.zones(street(pins=pins)).school.tolist() == pins.tolist()


def test_no_school_in_reach_anywhere_is_no_error() -> None:
    found = zoning.zones(street(metres=np.full((6, 2), np.inf)))
    assert (found.school == -1).all()
    assert (found.cost, found.gap) == (0, 0)


def test_neighbours_share_a_side_and_a_river_parts_them() -> None:
    blocks = np.array([[0, 0], [100, 10], [0, 100], [100, 110.0]])
    found = {tuple(pair) for pair in zoning.neighbours(blocks).tolist()}
    assert {(0, 1), (0, 2), (1, 3), (2, 3)} <= found
    far = np.vstack([blocks, blocks + np.array([5000, 0])])
    assert all((a < 4) == (b < 4) for a, b in zoning.neighbours(far).tolist())


@pytest.mark.parametrize(
    ("xy", "pairs"),
    [
        ([[0, 0], [200, 0], [100, 0.0], [300, 0]], [(0, 2), (1, 2), (1, 3)]),
        ([[0, 0], [50, 5.0]], [(0, 1)]),
        ([[0, 0.0]], []),
    ],
)
def test_few_or_lined_up_neighbourhoods_touch_the_next(
    xy: list[list[float]], pairs: list[tuple[int, int]]
) -> None:
    found = zoning.neighbours(np.array(xy, dtype=float))
    assert [tuple(pair) for pair in found.tolist()] == pairs


def test_neighbourhoods_on_one_spot_touch_each_other_and_the_first_touches_the_rest() -> None:
    xy = np.array([[100.0, 0], [0, 0], [100, 0], [200, 0]])
    assert zoning.neighbours(xy).tolist() == [[0, 1], [0, 2], [0, 3]]


def test_a_pin_counts_in_the_bound() -> None:
    asked = street(pins=np.array([1, -1, -1, -1, -1, -1]))
    assert (
        zoning.zones(asked).bound > zoning.zones(dataclasses.replace(asked, pins=asked.last)).bound
    )
