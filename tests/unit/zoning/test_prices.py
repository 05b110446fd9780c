"""Prices of seats prove a zoning, nearly as well as the linear programme."""

from __future__ import annotations

import numpy as np
import pytest
from zoning_towns import scattered

from spatial import zoning
from spatial.zoning import bound, prices
from spatial.zoning.deadline import Deadline


def test_prices_of_nothing_prove_the_nearest_walks() -> None:
    asked = scattered()
    proven = prices.at(asked, asked.cost, np.zeros(12))
    assert proven.total == pytest.approx(float(asked.pupils @ asked.metres.min(axis=1)))
    np.testing.assert_array_equal(proven.wanted, asked.metres.argmin(axis=1))


def test_a_price_takes_the_seats_it_is_paid_for_off() -> None:
    # 10 pupils, 100 m or 300 m away; 4 seats at the near school: 10 * 150 - 4 * 50
    asked = zoning.Zoning(
        pupils=np.array([10.0]),
        seats=np.array([4.0, 20.0]),
        metres=np.array([[100.0, 300.0]]),
        edges=np.zeros((0, 2), dtype=np.int64),
    )
    proven = prices.at(asked, asked.cost, np.array([50.0, 0.0]))
    assert proven.total == 10 * 150 - 4 * 50


@pytest.mark.parametrize("share", [1.3, 1.05, 0.9])
def test_prices_prove_nearly_what_the_linear_programme_does(
    monkeypatch: pytest.MonkeyPatch, share: float
) -> None:
    asked = scattered(share=share)
    exact = bound.relax(asked, asked.cost, beyond=asked.beyond)
    assert exact is not None
    monkeypatch.setattr(bound, "PROGRAM_PAIRS", 0)
    monkeypatch.setattr(prices, "PAIRS", 1_200)  # a quarter of the neighbourhoods
    priced = bound.relaxed_in(asked, asked.cost, Deadline(limit_s=600.0))
    assert not priced.exact
    assert 0.98 * exact.total <= priced.total <= exact.total * (1 + 1e-9)


@pytest.mark.parametrize("share", [1.3, 1.05, 0.9])
def test_the_floor_of_prices_is_below_that_of_the_linear_programme(
    monkeypatch: pytest.MonkeyPatch, share: float
) -> None:
    asked = scattered(share=share)
    exact = zoning.zones(asked, effort=0.02)
    monkeypatch.setattr(bound, "PROGRAM_PAIRS", 0)
    found = zoning.zones(asked, effort=0.02)
    assert found.floor is not None
    assert exact.floor is not None
    over = float(found.over.sum())
    assert 0 < found.floor.metres(over) <= exact.floor.metres(over) * (1 + 1e-6)
    assert found.floor.over <= exact.floor.over + 1e-6
    assert found.bound <= found.cost


def test_parts_no_walk_joins_lack_their_own_seats() -> None:
    metres = np.array([[100.0, np.inf], [100.0, np.inf], [np.inf, 100.0]])
    asked = zoning.Zoning(
        pupils=np.array([10.0, 10.0, 10.0]),
        seats=np.array([15.0, 50.0]),
        metres=metres,
        edges=np.array([[0, 1], [1, 2]]),
    )
    assert prices.least_over(asked, asked.cost) == 5.0


def test_every_far_school_is_some_neighbourhoods_in_a_sample() -> None:
    asked = scattered(cells=600, schools=40)
    few, costs = prices.sample(asked, asked.cost)
    assert few.pupils.sum() == pytest.approx(asked.pupils.sum())
    assert np.isfinite(costs).any(axis=0).all()
    assert (np.isfinite(costs).sum(axis=1) >= prices.NEAREST).all()
