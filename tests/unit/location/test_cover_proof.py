"""The bound on what p facilities cover is the linear one."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from cover_towns import linear_bound, square
from scipy.sparse import csr_array

from spatial.location import cover_proof, reach
from spatial.location.cover_proof import bound, prove
from spatial.solver.effort import Effort

P = 8


@pytest.fixture(scope="module")
def town() -> tuple[csr_array, np.ndarray]:
    return square()


def test_the_bound_from_prices_is_as_tight_as_the_linear_program(
    town: tuple[csr_array, np.ndarray],
) -> None:
    cover, people = town
    merged = reach.merge(reach.table(cover), people.astype(float))
    nothing = np.zeros(0, dtype=np.int64)
    known = bound(merged, nothing, P, nothing, 0.0, Effort().begin())
    assert known.value == pytest.approx(linear_bound(cover, people, P), rel=1e-6)


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("largest", [0, 25, 10_000])  # entries: no core, the first ones, all
def test_no_choice_covers_more_than_the_bound_of_a_part_and_the_whole_is_the_best(
    seed: int, largest: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cover_proof, "CORE_SITES", 1)  # p facilities at first, then twice as many
    monkeypatch.setattr(cover_proof, "CORE_ENTRIES", largest)
    monkeypatch.setattr(cover_proof, "PROOF_ENTRIES", largest)
    rng = np.random.default_rng(seed)
    merged = reach.merge(
        reach.table(rng.random((25, 9)) < 0.25), rng.integers(1, 9, 25).astype(float)
    )
    nothing = np.zeros(0, dtype=np.int64)
    best = max(merged.weigh(np.array(one)) for one in combinations(range(9), 3))
    first = np.array([0, 1, 2])
    known = bound(merged, nothing, 3, first, merged.weigh(first), Effort().begin())
    chosen, most = prove(merged, nothing, 3, first, known, Effort().begin())
    assert merged.weigh(chosen) <= best <= most + 1e-6
    if largest == 10_000:
        assert (merged.weigh(chosen), most) == (best, pytest.approx(best))


def test_what_is_left_out_of_a_part_is_bounded_by_what_it_earns_short_of_the_last() -> None:
    # three apart that cover 9, 6 and 4: one is opened; the first alone is the core of one
    merged = reach.merge(reach.table(np.eye(3)), np.array([9.0, 6.0, 4.0]))
    known = cover_proof.CoverBound(value=9.0, earned=merged.by_facility @ merged.weight)
    core = cover_proof._core(merged, np.zeros(0, dtype=np.int64), 1, 5.0, known, 1)
    assert not core.whole
    assert merged.weigh(core.sites) == 9
    assert core.outside == 6  # the 4 cannot beat the 5 known: only the 6 is left
