"""Chains of moves between schools: who makes room for whom, and prices that prove it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from spatial.catchment import optimum
from spatial.catchment.case import Case, Settled
from spatial.catchment.costs_dense import DenseCosts

OUTSIDE_CM = 10_000.0


def settled(pupils: list[int], seats: list[int], metres: list[list[float]]) -> Settled:
    """Settle a case in which staying without a seat counts 100 m."""
    case = _case(pupils, seats, metres)
    return optimum.settle(case)


def _case(pupils: list[int], seats: list[int], metres: list[list[float]]) -> Case:
    return Case(
        costs=DenseCosts(np.array(metres)),
        pupils=np.array(pupils),
        seats=np.array(seats),
        outside=OUTSIDE_CM,
    )


def proven(
    found: Settled, pupils: list[int], seats: list[int], metres: list[list[float]]
) -> tuple[float, float]:
    """Return what the plan costs, and what its prices say no plan costs less than [cm]."""
    paid = float(found.flow @ found.cost) + OUTSIDE_CM * float(found.unseated.sum())
    least: NDArray[np.float64] = (100.0 * np.array(metres) + found.prices).min(axis=1)
    held = float(np.minimum(least, OUTSIDE_CM) @ np.array(pupils))
    return paid, held - float(found.prices @ np.array(seats))


def test_a_pupil_moves_on_to_make_room_for_one_who_cannot() -> None:
    asked = [1, 1], [1, 1], [[1.0, 2.0], [1.0, np.inf]]
    found = settled(*asked)
    assert (found.cell.tolist(), found.school.tolist()) == ([0, 1], [1, 0])
    assert found.cost.tolist() == [200, 100]
    paid, floor = proven(found, *asked)
    assert paid == floor == 300


def test_a_chain_leads_through_a_full_school() -> None:
    # 0 -> 1 -> 2: the newcomer of cell 0 pushes cell 1 on, which pushes cell 2 on
    asked = (
        [2, 1, 1],
        [1, 1, 2],
        [[1.0, 3.0, np.inf], [np.inf, 1.0, 3.0], [np.inf, np.inf, 1.0]],
    )
    found = settled(*asked)
    assert found.unseated.sum() == 0
    paid, floor = proven(found, *asked)
    assert paid == floor == 100 + 300 + 300 + 100


def test_of_more_pupils_than_seats_those_stay_out_who_would_walk_farthest() -> None:
    asked = [3, 3], [4], [[5.0], [50.0]]
    found = settled(*asked)
    assert found.unseated.tolist() == [0, 2]
    paid, floor = proven(found, *asked)
    assert paid == floor == 3 * 500 + 1 * 5000 + 2 * OUTSIDE_CM


def test_a_seat_dearer_than_none_stays_empty() -> None:
    assert settled([3], [9], [[101.0]]).unseated.tolist() == [3]
