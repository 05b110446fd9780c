"""One set of prices bounds the cover of every number of facilities."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from spatial.location import reach
from spatial.location.coverage_bound import Prices, bounds
from spatial.location.reach import Reach
from spatial.solver.effort import Effort

LINE_M = np.abs(np.arange(5.0)[:, None] - np.arange(5.0)[None, :])
NONE = np.zeros(0, dtype=np.int64)


def street() -> Reach:
    """Five places on a street; everyone covers the next place on both sides."""
    return reach.merge(reach.table(LINE_M <= 1), np.ones(5))


def test_at_full_price_each_facility_earns_what_it_covers() -> None:
    state = Prices(street(), NONE, 3)
    value, earned = state.value(state.weight, 1)
    assert (value, earned.tolist()) == (3, [2, 3, 3, 3, 2])
    assert state.read(state.weight).tolist() == [0, 3, 6]


def test_at_no_price_everyone_counts_as_covered() -> None:
    state = Prices(street(), NONE, 3)
    assert state.read(np.zeros(5)).tolist() == [5, 5, 5]


def test_what_stands_is_set_aside_and_earns_nothing() -> None:
    state = Prices(street(), np.array([0]), 3)
    assert (state.base, state.weight.sum()) == (2, 3)
    assert state.value(state.weight, 0)[1].tolist() == [0, 1, 2, 3, 2]


def test_a_choice_shares_the_weight_of_a_point_among_those_around_it() -> None:
    state = Prices(street(), NONE, 3)
    by_place = state.first(np.array([1, 3]))[street().group]
    assert by_place.tolist() == [1, 1, 0.5, 1, 1]


def test_no_choice_covers_more_than_its_bound() -> None:
    merged = street()
    best = np.array(
        [
            max(merged.weigh(np.array(one, dtype=np.int64)) for one in combinations(range(5), p))
            for p in range(3)
        ]
    )
    choices = {1: np.array([2]), 2: np.array([1, 3])}
    found = bounds(merged, NONE, best, choices, Effort().begin())
    assert best.tolist() == [0, 3, 5]
    assert (found >= best).all()
    assert found == pytest.approx(best, rel=1e-3)  # on a street fractions help nobody
