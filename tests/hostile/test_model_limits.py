"""A question too large for the machine is refused with a sentence before anything is begun."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from towns import town

from spatial import budget, catchment, questions
from spatial.errors import UserError
from spatial.streets import Travel

CELLS, SCHOOLS = 500_000, 3_000  # 1.5 thousand million pairs: 36 GB of walks


def huge(*, limit_m: float = np.inf) -> catchment.Question:
    """Ask about a country's cells and schools on one square of 100 km."""
    random = np.random.default_rng(0)
    xy, to = (random.uniform(0, 100_000, (count, 2)) for count in (CELLS, SCHOOLS))
    return catchment.Question(
        pupils=pd.Series(np.ones(CELLS)),
        seats=pd.Series(np.full(SCHOOLS, 200.0)),
        travel=Travel(xy, to),
        limit_m=limit_m,
    )


def refused(call: Callable[[], object]) -> str:
    """Return the sentence a call is refused with; it took less than 100 MB to say."""
    tracemalloc.start()
    with pytest.raises(UserError) as told:
        call()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 100_000_000
    assert told.value.exit_code == 2
    return told.value.say(lang="vi")


@pytest.fixture(autouse=True)
def office_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    told = SimpleNamespace(available=8 * budget.GB)
    monkeypatch.setattr(budget.psutil, "virtual_memory", lambda: told)
    monkeypatch.delenv(budget.ENV, raising=False)


@pytest.mark.parametrize("model", ["nearest_first", "best", "ward_bound"])
def test_a_catchment_of_a_country_is_refused(model: str) -> None:
    asked = huge()
    said = refused(lambda: catchment.MODELS[model](asked))
    assert "2.0 GB" in said
    assert "--limit" in said


def test_zones_of_a_country_are_refused() -> None:
    asked = huge()
    said = refused(lambda: questions.zoning_problem(asked, asked.travel.cells_xy))
    assert str(CELLS) in said
    assert budget.ENV in said


def test_walks_are_refused_while_streets_are_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    """A limit that looks harmless may still let too many pairs in: each is counted."""
    monkeypatch.setenv(budget.ENV, "0.000001")  # 1,000 bytes
    small = town()
    ways = Travel(
        small.cells.get_coordinates().to_numpy(),
        small.schools.get_coordinates().to_numpy(),
        small.streets,
    )
    assert "0.0 GB" in refused(lambda: ways.within(100_000.0))


def test_what_a_longest_walk_makes_fit_is_let_through() -> None:
    asked = huge(limit_m=500.0)
    # a school draws from a circle of 385 m: 3,000 of them hold some 70,000 of the cells
    assert asked.pairs.nnz < CELLS
