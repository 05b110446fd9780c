"""The memory budget: what a model may take, and what the refusal says."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Callable
from types import SimpleNamespace

import numpy as np
import pytest

from spatial import budget, zoning
from spatial.errors import UserError
from spatial.streets import Travel, travel
from spatial.zoning import bound, prices, solve


def free(monkeypatch: pytest.MonkeyPatch, gigabytes: float) -> None:
    """Let the machine have so much free memory."""
    told = SimpleNamespace(available=int(gigabytes * budget.GB))
    monkeypatch.setattr(budget.psutil, "virtual_memory", lambda: told)
    monkeypatch.delenv(budget.ENV, raising=False)


def peak_bytes(call: Callable[[], object]) -> int:
    """Return the most memory a call held beside what was there before."""
    gc.collect()
    tracemalloc.start()
    call()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def test_a_model_may_take_half_of_what_is_free(monkeypatch: pytest.MonkeyPatch) -> None:
    free(monkeypatch, 3)
    assert budget.allowed_bytes() == 1_500_000_000


def test_a_model_may_take_two_gigabytes_on_a_large_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    free(monkeypatch, 64)
    assert budget.allowed_bytes() == 2_000_000_000


def test_the_cap_is_raised_by_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    free(monkeypatch, 64)
    monkeypatch.setenv(budget.ENV, "8")
    assert budget.allowed_bytes() == 8_000_000_000


@pytest.mark.parametrize("given", ["viel", "0", "-1", "nan", "inf"])
def test_a_cap_that_is_no_number_above_nothing_is_told(
    monkeypatch: pytest.MonkeyPatch, given: str
) -> None:
    monkeypatch.setenv(budget.ENV, given)
    with pytest.raises(UserError, match=budget.ENV):
        budget.allowed_bytes()


def test_the_refusal_says_what_it_takes_what_there_is_and_what_would_fit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    free(monkeypatch, 64)
    with pytest.raises(UserError) as told:
        budget.require("walks", 7.25e9, cells=90_000, schools=3_000)
    english, vietnamese = (told.value.say(lang=lang) for lang in ("en", "vi"))
    for part in ("90000", "3000", "7.2 GB", "2.0 GB", "--limit", budget.ENV):
        assert part in english
        assert part in vietnamese


def test_a_model_that_fits_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    free(monkeypatch, 64)
    budget.require("walks", 2e9, cells=1, schools=1)


@pytest.mark.parametrize(("count", "limit_m"), [(20_000, np.inf), (40_000, 4_000.0)])
def test_the_walks_take_what_was_estimated_within_a_factor_of_two(
    count: int, limit_m: float
) -> None:
    random = np.random.default_rng(0)
    cells, schools = random.uniform(0, 10_000, (count, 2)), random.uniform(0, 10_000, (400, 2))
    found = []
    peak = peak_bytes(lambda: found.append(Travel(cells, schools).within(limit_m)))
    needed = travel.estimate_bytes(found[0].nnz)
    assert needed / 2 <= peak <= needed * 2


def blocks(cells: int, schools: int) -> zoning.Zoning:
    """Make a town of scattered neighbourhoods with five seats for four pupils."""
    random = np.random.default_rng(0)
    xy, to = random.uniform(0, 10_000, (cells, 2)), random.uniform(0, 10_000, (schools, 2))
    return zoning.Zoning(
        pupils=np.full(cells, 8.0),
        seats=np.full(schools, 10.0 * cells / schools),
        metres=np.hypot(*(xy[:, None] - to[None]).transpose(2, 0, 1)),
        edges=zoning.neighbours(xy),
    )


def test_zones_take_what_was_estimated_within_a_factor_of_two(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(solve, "_AGAIN", 0)  # moves take time, no memory
    monkeypatch.setattr(prices, "STEPS", 1)  # the same
    asked = blocks(8_000, 150)
    assert asked.metres.size > bound.PROGRAM_PAIRS  # the way a city goes
    peak = peak_bytes(lambda: zoning.zones(asked, effort=0.0))
    needed = zoning.estimate_bytes(8_000, 150)
    assert needed / 2 <= peak <= needed * 2


def test_a_large_table_of_walks_is_the_same_in_one_block_and_in_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    random = np.random.default_rng(0)
    ways = Travel(random.uniform(0, 9_000, (500, 2)), random.uniform(0, 9_000, (30, 2)))
    whole = ways.within(3_000.0)
    monkeypatch.setattr(travel, "_BLOCK", 1_000)
    parts = ways.within(3_000.0)
    assert whole.nnz > 1_000
    for name in ("data", "indices", "indptr"):
        np.testing.assert_array_equal(getattr(parts, name), getattr(whole, name))
