"""The search: told how far, ended when told, the same on any machine."""

from __future__ import annotations

from itertools import count, product

import numpy as np
import pytest
from zoning_towns import street

from spatial import zoning
from spatial.cancellation import cancelled_when
from spatial.zoning import deadline


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
