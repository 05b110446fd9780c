"""The memory budget: what a model may take, and what the refusal says."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Callable
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from scipy.sparse import csr_array
from towns import town

from spatial import budget, catchment, location, norms, projection, zoning
from spatial.access import catalogue
from spatial.catchment import models
from spatial.errors import UserError
from spatial.location import reach
from spatial.projection import course, ranges
from spatial.recommend import cover
from spatial.records import Kind, Level, Options
from spatial.siting import seating
from spatial.siting.model import Model, Stage
from spatial.siting.seating import Seating
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


def question(cells: int, schools: int) -> catchment.Question:
    """Ask about scattered cells in 25 wards with nine seats for ten pupils, walks known."""
    random = np.random.default_rng(0)
    xy, to = random.uniform(0, 10_000, (cells, 2)), random.uniform(0, 10_000, (schools, 2))
    asked = catchment.Question(
        pupils=pd.Series(np.ones(cells)),
        seats=pd.Series(np.full(schools, float(int(0.9 * cells / schools)))),
        travel=Travel(xy, to),
        cell_ward=np.array([f"{x:.0f} {y:.0f}" for x, y in xy // 2_000], dtype=object),
        school_ward=np.array([f"{x:.0f} {y:.0f}" for x, y in to // 2_000], dtype=object),
    )
    assert asked.pairs.nnz == cells * schools
    return asked


def answer(model: str, asked: catchment.Question) -> object:
    """Run a model by its name, the mix too."""
    if model != "mix":
        return catchment.MODELS[model](asked)
    own = np.arange(len(asked.seats)) % 5 == 0
    return models.mixed(asked, own, crossing=20, private=10)


@pytest.mark.parametrize("model", [*catchment.MODELS, "mix"])
def test_a_catchment_takes_what_was_estimated_within_a_factor_of_two_and_a_half(model: str) -> None:
    answer(model, question(50, 5))  # compiles
    asked = question(5_000, 100)
    peak = peak_bytes(lambda: answer(model, asked))
    needed = models.estimate_bytes(model, 5_000, asked.pairs.nnz)
    assert needed / 2.5 <= peak <= needed * 2.5


@pytest.mark.parametrize("model", [*catchment.MODELS, "mix"])
def test_a_catchment_too_large_is_refused_before_it_starts(
    monkeypatch: pytest.MonkeyPatch, model: str
) -> None:
    asked = question(500, 20)
    monkeypatch.setenv(budget.ENV, "0.00001")  # 10,000 bytes
    refusal(lambda: answer(model, asked), "500", "20")


def refusal(call: Callable[[], object], *parts: str) -> None:
    """Expect a refusal that names some sizes in both languages."""
    with pytest.raises(UserError) as told:
        call()
    for part in (*parts, budget.ENV):
        assert part in told.value.say(lang="en")
        assert part in told.value.say(lang="vi")


@pytest.mark.parametrize("name", [*catalogue.MEASURES, catalogue.RAAM])
def test_access_takes_what_was_estimated_within_a_factor_of_two_and_a_half(name: str) -> None:
    pairs = question(2_000, 60).pairs
    one = (np.ones(2_000), np.full(60, 40.0))
    peak = peak_bytes(lambda: catalogue.values(name, *one, pairs, radius_m=20_000.0))
    needed = catalogue.estimate_bytes(name, 2_000, pairs.nnz)
    assert needed / 2.5 <= peak <= needed * 2.5


@pytest.mark.parametrize("name", [*catalogue.MEASURES, catalogue.RAAM])
def test_access_too_large_is_refused_before_it_starts(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    pairs = question(500, 20).pairs
    one = (np.ones(500), np.full(20, 40.0))
    monkeypatch.setenv(budget.ENV, "0.00001")
    refusal(lambda: catalogue.values(name, *one, pairs, radius_m=2_000.0), "500", "20")


def ahead() -> projection.Projection:
    """Project the town with its published totals to 2035."""
    place = town()
    ages = norms.rules("quan12-2024").ages
    return projection.project(place, projection.request(Options(scenario="base"), ages, last=2035))


def near(cells: int, sites: int) -> csr_array:
    """Return who lives within 3 km of what."""
    random = np.random.default_rng(0)
    xy, to = random.uniform(0, 10_000, (cells, 2)), random.uniform(0, 10_000, (sites, 2))
    pairs = Travel(xy, to).within(3_000.0)
    return csr_array((np.ones(pairs.nnz), pairs.indices, pairs.indptr), shape=pairs.shape)


def test_covering_takes_what_was_estimated_within_a_factor_of_two_and_a_half() -> None:
    asked = near(10_000, 100)

    def solve_both() -> None:
        lived = csr_array(asked[np.arange(10_000)])
        location.lscp(lived)
        location.mclp_frontier(lived, 3, weights=np.ones(10_000))

    needed = reach.estimate_bytes(asked.nnz)
    assert needed / 2.5 <= peak_bytes(solve_both) <= needed * 2.5


def test_covering_too_large_is_refused_before_it_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cover.reach, "estimate_bytes", lambda _: 10**12)
    refusal(lambda: cover.cover(town(), Level.TIEU_HOC), "1000.0 GB", "8")


def planning(cells: int, schools: int) -> Model:
    """Write the model of one level whose schools stand and offer nothing to do."""
    pairs = near(cells, schools)
    stage = Stage(
        level=Level.THCS,
        pupils=np.ones(cells),
        places=tuple(f"s{at}" for at in range(schools)),
        seats=np.full(schools, 90.0),
        walk_m=pairs,
    )
    return Model(stages=(stage,), sites={}, actions=())


def test_a_plan_takes_what_was_estimated_within_a_factor_of_two_and_a_half() -> None:
    asked = planning(10_000, 100)
    peak = peak_bytes(lambda: Seating(asked, catchment.best))
    needed = seating.estimate_bytes([asked.stages[0].walk_m.nnz])
    assert needed / 2.5 <= peak <= needed * 2.5


def test_a_plan_too_large_is_refused_before_it_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = planning(500, 20)
    monkeypatch.setenv(budget.ENV, "0.00001")
    refusal(lambda: Seating(asked, catchment.best), "500", "20")


SPREAD = ranges.Spread(common=0.01, own=0.01, kind=Kind.ASSUMED, trials=0)


def test_futures_take_what_was_estimated_within_a_factor_of_two_and_a_half() -> None:
    central = ahead()
    found = []

    def draw() -> None:
        made = ranges.simulate(central, SPREAD, paths=4_000)
        found.append(made.of_units(np.eye(len(central.base.wards))))

    peak = peak_bytes(draw)
    paths, years, wards, _ = found[0].paths.shape
    far = course.HORIZON - central.base.known_to
    needed = ranges.estimate_bytes(paths, years, wards, far=far)
    assert needed / 2.5 <= peak <= needed * 2.5


def test_a_thousand_million_futures_are_refused_before_they_are_drawn() -> None:
    central = ahead()
    refusal(lambda: ranges.simulate(central, SPREAD, paths=10**9), "1000000000")


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
