"""The limit of time holds in every step."""

from __future__ import annotations

import dataclasses
from itertools import count

import numpy as np
import pytest
from scipy import optimize
from zoning_towns import scattered

from spatial import zoning
from spatial.cancellation import cancelled_when
from spatial.zoning import bound, deadline, prices, solve
from spatial.zoning.deadline import Deadline


def slow(monkeypatch: pytest.MonkeyPatch, step_s: float) -> None:
    """Let every look at the clock be so much later than the last."""
    ticks = count(step=step_s)
    monkeypatch.setattr(deadline.time, "monotonic", lambda: next(ticks))


@pytest.mark.parametrize("most", [0, 500_000])
def test_the_limit_of_time_holds_in_preparation_too(
    monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(bound, "PROGRAM_PAIRS", most)
    tried = []
    monkeypatch.setattr(solve.Search, "_try", lambda *_: tried.append(1))
    slow(monkeypatch, 100.0)
    found = zoning.zones(scattered(), time_limit_s=60.0)
    assert not found.complete
    assert not tried  # nothing is begun once the time is over
    assert (found.school >= 0).all()


def test_the_limit_of_time_ends_the_ascent_of_prices(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = scattered()
    looked = []
    monkeypatch.setattr(prices, "at", _counted(prices.at, looked))
    slow(monkeypatch, 1.0)
    prices.ascend(asked, asked.cost, np.zeros(12), top=1e5, deadline=Deadline(limit_s=5.0))
    assert len(looked) == 5  # the start, and one for every look within the limit


def _counted(call: object, looked: list[int]) -> object:
    """Count the calls."""

    def counted(*given: object) -> object:
        looked.append(1)
        return call(*given)  # type: ignore[operator]

    return counted


def test_whoever_stops_is_heard_before_the_search_begins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bound, "PROGRAM_PAIRS", 0)
    with cancelled_when(lambda: True):
        found = zoning.zones(scattered())
    assert not found.complete


def test_a_solver_is_given_no_more_than_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    given = []
    whole = optimize.linprog

    def solver(*parts: object, **options: dict[str, float]) -> object:
        given.append(options["options"]["time_limit"])
        return whole(*parts, **options)

    monkeypatch.setattr(optimize, "linprog", solver)
    slow(monkeypatch, 1.0)
    zoning.zones(dataclasses.replace(scattered(), seats=np.full(12, 300.0)), time_limit_s=60.0)
    assert given
    assert all(0 < limit_s <= 60.0 for limit_s in given)


def test_a_solver_that_ran_out_of_time_is_followed_by_prices(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Late:
        status, message = 1, "Time limit reached"

    monkeypatch.setattr(optimize, "linprog", lambda *_, **__: Late())
    asked = scattered()
    found = bound.relaxed_in(asked, asked.cost, Deadline(limit_s=600.0))
    assert not found.exact
    assert found.total > float(asked.pupils @ asked.metres.min(axis=1))
