"""Integer programs with the bound read from the solver itself."""

from __future__ import annotations

import dataclasses
import threading

import numpy as np
import pytest
from scipy.sparse import csr_array

from spatial.cancellation import cancelled_when
from spatial.solver import highs
from spatial.solver.effort import Effort, End
from spatial.solver.highs import Program

# two of a kind, one and a half of them at most: the more the better
PROGRAM = Program(
    cost=np.array([-1.0, -1.0]),
    low=np.zeros(2),
    high=np.ones(2),
    whole=np.ones(2, dtype=bool),
    rows=csr_array(np.array([[1.0, 1.0]])),
    row_low=np.array([-np.inf]),
    row_high=np.array([1.5]),
)


def test_whole_numbers_are_whole_and_the_bound_meets_them() -> None:
    found = highs.solve(PROGRAM, Effort().begin())
    assert found.x is not None
    assert sorted(found.x.round(6).tolist()) == [0, 1]
    assert (found.value, found.bound, found.end) == (-1, -1, End.PROVEN)


def test_a_linear_program_is_its_own_bound() -> None:
    relaxed = dataclasses.replace(PROGRAM, whole=np.zeros(2, dtype=bool))
    found = highs.solve(relaxed, Effort().begin())
    assert found.value == found.bound == pytest.approx(-1.5)


def test_rows_nothing_satisfies_are_proven_impossible() -> None:
    found = highs.solve(
        dataclasses.replace(PROGRAM, row_low=np.array([3.0]), row_high=np.array([3.0])),
        Effort().begin(),
    )
    assert found.x is None
    assert (found.infeasible, found.bound, found.value) == (True, np.inf, np.inf)


def test_a_cancelled_program_hands_over_no_point_and_no_bound() -> None:
    with cancelled_when(lambda: True):
        found = highs.solve(PROGRAM, Effort().begin())
        assert (found.x, found.bound, found.end) == (None, -np.inf, End.CANCELLED)
        assert highs.row_prices(PROGRAM, Effort().begin(), time_limit_s=1) is None


def hard() -> Program:
    """Ask for numbers whose products differ least (a market split): hours for any solver."""
    rng = np.random.default_rng(0)
    rows = rng.integers(0, 100, (5, 40)).astype(float)
    halves = np.floor(rows.sum(axis=1) / 2)
    slack = np.eye(5)
    return Program(
        cost=np.r_[np.zeros(40), np.ones(10)],
        low=np.zeros(50),
        high=np.r_[np.ones(40), np.full(10, np.inf)],
        whole=np.r_[np.ones(40, dtype=bool), np.zeros(10, dtype=bool)],
        rows=csr_array(np.hstack([rows, slack, -slack])),
        row_low=halves,
        row_high=halves,
    )


def test_cancelling_ends_the_solver_itself_long_before_its_limit() -> None:
    before = set(threading.enumerate())
    looks = iter(range(1000))
    with cancelled_when(lambda: next(looks) > 5):
        found = highs.solve(hard(), Effort(time_limit_s=600.0).begin())
    assert (found.x, found.bound, found.end) == (None, -np.inf, End.CANCELLED)
    for thread in set(threading.enumerate()) - before:
        thread.join(60.0)  # a hard limit; it takes a blink
        assert not thread.is_alive()


def test_a_program_that_may_be_cancelled_and_is_not_has_the_same_answer() -> None:
    alone = highs.solve(PROGRAM, Effort().begin())
    with cancelled_when(lambda: False):
        watched = highs.solve(PROGRAM, Effort().begin())
    assert alone.x is not None
    assert watched.x is not None
    assert watched.x.tolist() == alone.x.tolist()
    assert (watched.bound, watched.end) == (alone.bound, End.PROVEN)


def test_a_row_is_worth_what_one_unit_more_on_its_right_saves() -> None:
    program = Program(
        cost=np.array([-3.0, -1.0]),
        low=np.zeros(2),
        high=np.array([10.0, 4.0]),
        whole=np.zeros(2, dtype=bool),
        rows=csr_array(np.array([[1.0, 0.0], [0.0, 1.0]])),
        row_low=np.full(2, -np.inf),
        row_high=np.array([2.0, 9.0]),
    )
    # x <= 2 binds and a unit more saves 3; y is held by its own bound, not by its row
    prices = highs.row_prices(program, Effort().begin(), time_limit_s=10)
    assert prices == pytest.approx([3, 0], abs=1e-6)
