"""The search: told how far, ended when told, the same on any machine."""

from __future__ import annotations

from itertools import count

import numpy as np
import pytest
from zoning_towns import grid, street

from spatial import zoning
from spatial.cancellation import cancelled_when
from spatial.zoning import deadline


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


def test_the_search_tells_how_far_it_is_and_ends_when_told() -> None:
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
