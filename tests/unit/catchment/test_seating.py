"""Seats solved part by part come to what solving all at once comes to, to the byte."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
import pytest
from scipy.sparse import coo_array

from spatial import catchment
from spatial.catchment import Assignment, PartAnswer, PartOrder, PartTask, Question
from spatial.catchment.seating import SeatingAtOnce
from spatial.records import Kind
from spatial.streets import Streets, Travel

FAR_M = 50_000.0  # from one town to the next: nobody walks so far


def question(*, streets: bool = False, whole: bool = False) -> Question:
    """Three towns in a row, each of 16 homes and 4 schools on a lattice of 250 m, too few seats."""
    dice = np.random.default_rng(7)
    homes, schools = [], []
    for town in range(3):
        for row in range(4):
            homes += [(town * FAR_M + 250.0 * column, 250.0 * row) for column in range(4)]
        schools += [(town * FAR_M + x, y) for x, y in ((0, 0), (750, 0), (0, 750), (500, 500))]
    pupils = dice.integers(5, 40, len(homes)).astype(float)
    if not whole:
        pupils += 0.3
    seats = dice.integers(30, 120, len(schools)).astype(float)
    cells = pd.Index([f"c{at}" for at in range(len(homes))])
    ids = pd.Index([f"s{at}" for at in range(len(schools))])
    town_of = np.array([f"w{at // 16}" for at in range(len(homes))], dtype=object)
    return Question(
        pupils=pd.Series(pupils, index=cells),
        seats=pd.Series(seats, index=ids, name="seats"),
        travel=Travel(np.array(homes), np.array(schools), lattice(homes) if streets else None),
        cell_ward=town_of,
        school_ward=np.array([f"w{at // 4}" for at in range(len(schools))], dtype=object),
        limit_m=1_200.0,
    )


def lattice(homes: Sequence[tuple[float, float]]) -> Streets:
    """Join neighbours of the lattice by streets of 250 m."""
    xy = np.array(homes)
    apart = np.abs(xy[:, None] - xy[None]).sum(axis=2)
    one, other = np.nonzero(apart == 250.0)
    graph = coo_array((np.full(len(one), 250.0), (one, other)), shape=(len(xy),) * 2)
    return Streets(xy=xy, graph=graph.tocsr(), kind=Kind.SURVEYED)


def same(one: Assignment, other: Assignment) -> None:
    for name in ("cell", "school", "pupils", "distance_m", "unserved", "seats"):
        assert getattr(one, name).tobytes() == getattr(other, name).tobytes(), name


@pytest.mark.parametrize("streets", [False, True])
@pytest.mark.parametrize("whole", [False, True])
@pytest.mark.parametrize("room_seats", [35.0, 35.5])
def test_parts_come_to_the_bytes_of_the_whole(
    streets: bool, whole: bool, room_seats: float
) -> None:
    asked = question(streets=streets, whole=whole)
    sizes: list[tuple[int, int]] = []

    def solved(orders: Sequence[PartOrder]) -> list[PartAnswer]:
        sizes.extend((len(one.question.pupils), len(one.question.seats)) for one in orders)
        return [catchment.answer(one) for one in orders]

    with catchment.handing_out(solved, largest=16 * 4):
        parted = catchment.seating(asked)
        at_once = SeatingAtOnce(asked)
        same(parted.rule, at_once.rule)
        same(parted.best, at_once.best)
        pd.testing.assert_frame_equal(parted.seat_prices, at_once.seat_prices, check_exact=True)
        for model in ("best", "ward_bound", "nearest_first", "nearest"):
            ours, theirs = parted.flows(model), at_once.flows(model)
            pd.testing.assert_frame_equal(ours, theirs, check_exact=True)
        rooms = zip(
            parted.with_rooms([1, 5], room_seats),
            at_once.with_rooms([1, 5], room_seats),
            strict=True,
        )
        for one, other in rooms:
            same(one, other)
            assert one.seats.sum() == at_once.best.seats.sum() + room_seats
    assert set(sizes) == {(16, 4)}  # never more than one town


def test_towns_that_fit_together_are_one_part() -> None:
    asked = question()
    orders: list[PartOrder] = []

    def solved(given: Sequence[PartOrder]) -> list[PartAnswer]:
        orders.extend(given)
        return [catchment.answer(one) for one in given]

    with catchment.handing_out(solved, largest=32 * 8):
        _ = catchment.seating(asked).best
    assert [len(one.question.seats) for one in orders] == [8, 4]
    assert {one.task for one in orders} == {PartTask.SEATS}


@pytest.mark.parametrize("limit_m", [100_000.0, np.inf])
def test_what_walks_join_is_not_cut(limit_m: float) -> None:
    asked = question()
    joined = Question(pupils=asked.pupils, seats=asked.seats, travel=asked.travel, limit_m=limit_m)
    with catchment.handing_out(lambda _: pytest.fail("handed out"), largest=10):
        assert isinstance(catchment.seating(joined), SeatingAtOnce)


def test_a_home_no_walk_leads_from_keeps_its_pupils() -> None:
    asked = question()
    lonely = np.vstack([asked.travel.cells_xy, [9 * FAR_M, 0.0]])
    pupils = pd.concat([asked.pupils, pd.Series({"far": 7.3})])
    wider = Question(
        pupils=pupils,
        seats=asked.seats,
        travel=Travel(lonely, asked.travel.schools_xy),
        limit_m=asked.limit_m,
    )
    with catchment.handing_out(
        lambda orders: [catchment.answer(one) for one in orders], largest=64
    ):
        parted, at_once = catchment.seating(wider), SeatingAtOnce(wider)
        same(parted.best, at_once.best)
        same(parted.rule, at_once.rule)
        assert parted.rule.unserved[-1] == pytest.approx(7.3)
