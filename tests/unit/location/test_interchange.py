"""Exchanges for the p-median: profits by three sums kept up to date."""

from __future__ import annotations

import numpy as np
import pytest

from spatial.location.interchange import Interchange, relink

LINE_M = np.abs(np.arange(5.0)[:, None] - np.arange(5.0)[None, :])
NONE = np.zeros(0, dtype=np.int64)


def opened(chosen: list[int], fixed: list[int] | None = None) -> Interchange:
    """Open places on a street of five."""
    return Interchange(LINE_M, np.array(chosen), np.array(fixed or [], dtype=np.int64))


def best(state: Interchange) -> tuple[float, int, int]:
    return state.best(np.ones(5, dtype=bool), np.ones(len(state.chosen), dtype=bool))


def test_the_profit_of_an_exchange_is_what_serving_everyone_costs_less() -> None:
    state = opened([0, 1])
    assert state.value == 0 + 0 + 1 + 2 + 3
    profit, facility, slot = best(state)
    before = state.value
    state.swap(facility, slot)
    assert profit == before - state.value == 3


def test_the_sums_after_exchanges_are_those_of_a_fresh_choice() -> None:
    state = opened([0, 1, 4])
    state.swap(2, 0)
    state.swap(3, 2)
    fresh = opened(state.chosen.tolist())
    assert state.value == fresh.value
    for name in ("gain", "loss", "both"):
        np.testing.assert_allclose(getattr(state, name), getattr(fresh, name), atol=1e-9)


def test_a_lone_facility_moves_to_the_middle() -> None:
    state = opened([0])
    assert best(state) == (4, 2, 0)  # from 10 to 6
    state.descend()
    assert state.chosen.tolist() == [2]


def test_what_must_stay_open_is_not_given_up() -> None:
    state = opened([0, 1], fixed=[0])
    state.descend()
    assert 0 in state.chosen
    assert state.value == 3  # with the other at 3


@pytest.mark.parametrize("start", [[0, 1], [3, 4], [0, 4]])
def test_the_descent_of_a_street_ends_at_its_best_pair(start: list[int]) -> None:
    state = opened(start)
    state.descend()
    assert state.value == 3


def test_a_walk_between_two_choices_hands_over_the_best_it_met() -> None:
    value, chosen = relink(opened([0, 1]), np.array([3, 4]))
    assert value == 3
    assert len({0, 1} & set(chosen.tolist())) == len({3, 4} & set(chosen.tolist())) == 1


def test_choices_that_differ_by_one_have_nothing_between() -> None:
    value, chosen = relink(opened([0, 1]), np.array([1, 4]))
    assert (value, chosen.tolist()) == (6, [0, 1])
