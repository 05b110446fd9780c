"""Only what changed walks touch is solved again, to the seats of solving everything again."""

from __future__ import annotations

import dataclasses

import numpy as np
import pandas as pd
import pytest

from spatial import catchment
from spatial.catchment import ChangedSeats, Question, best
from spatial.streets import Travel

# Two towns 20 km apart; in each two homes of 10 pupils, 100 m and 900 m from its school.
HOMES = np.array([[100.0, 0.0], [900.0, 0.0], [20_100.0, 0.0], [20_900.0, 0.0]])
SCHOOLS = np.array([[0.0, 0.0], [20_000.0, 0.0]])


def question(homes: np.ndarray, *seats: float, limit_m: float = 1_200.0) -> Question:
    return Question(
        pupils=pd.Series(10.0, index=["a", "b", "c", "d"]),
        seats=pd.Series(seats, index=["s", "t"]),
        travel=Travel(homes, SCHOOLS),
        limit_m=limit_m,
    )


def after(asked: Question, homes: np.ndarray) -> tuple[ChangedSeats, Question]:
    then = dataclasses.replace(asked, travel=Travel(homes, SCHOOLS))
    found = best(asked.pupils, asked.seats, asked.pairs)
    return catchment.changed(asked, found, then), then


def moved(at: int, x: float) -> np.ndarray:
    """Move a home: its walks are others."""
    homes = HOMES.copy()
    homes[at, 0] = x
    return homes


def test_a_walk_that_comes_within_the_limit_finds_a_seat() -> None:
    # 950 m × 1.3 = 1,235 m is too far; from 900 m it is 1,170 m
    far = question(moved(1, 950.0), 20.0, 20.0)
    changed, _ = after(far, HOMES)
    assert changed.before.unserved.tolist() == [0.0, 10.0, 0.0, 0.0]
    assert changed.after.unserved.tolist() == [0.0] * 4
    assert changed.solved.tolist() == [True, True, False, False]


def test_a_seat_goes_to_who_has_become_the_nearer_and_the_sums_stay() -> None:
    changed, _ = after(question(HOMES, 10.0, 10.0), moved(1, 50.0))
    assert changed.before.unserved.tolist() == [0.0, 10.0, 0.0, 10.0]
    assert changed.after.unserved.tolist() == [10.0, 0.0, 0.0, 10.0]


def test_nothing_changed_is_nothing_solved() -> None:
    changed, _ = after(question(HOMES, 10.0, 20.0), HOMES)
    assert not changed.solved.any()
    assert changed.after is changed.before


@pytest.mark.parametrize("x", [50.0, 1_900.0, 10_000.0, 19_500.0])
@pytest.mark.parametrize("limit_m", [1_200.0, 14_000.0])
def test_it_comes_to_what_solving_everything_again_comes_to(x: float, limit_m: float) -> None:
    changed, then = after(question(HOMES, 15.0, 12.0, limit_m=limit_m), moved(1, x))
    anew = best(then.pupils, then.seats, then.pairs)
    for name in ("cell", "school", "pupils", "distance_m", "unserved"):
        assert getattr(changed.after, name).tobytes() == getattr(anew, name).tobytes()


def test_towns_that_a_lost_walk_parts_are_both_solved_again() -> None:
    # from the middle (10 km × 1.3 = 13,000 m) both schools are reached: one region
    changed, _ = after(question(moved(1, 10_000.0), 10.0, 20.0, limit_m=13_500.0), HOMES)
    assert changed.solved.all()


def test_who_loses_every_walk_has_no_seat() -> None:
    changed, _ = after(question(HOMES, 20.0, 20.0), moved(1, 10_000.0))
    assert changed.after.unserved.tolist() == [0.0, 10.0, 0.0, 0.0]
