"""The floating catchments: worked examples by hand, and equal to PySAL's `access`."""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from access_towns import city, walks
from scipy.sparse import csr_array

from spatial import access
from spatial.access.decay import Floats

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # what the peer's own imports warn of
    from access.fca import three_stage_fca, two_stage_fca


@pytest.fixture(scope="module")
def manual(shared: Path) -> dict[str, Any]:
    return json.loads((shared / "bench/fca/catchment_R_manual.json").read_text())


@pytest.fixture(scope="module")
def luo_wang(shared: Path) -> dict[str, Any]:
    return json.loads((shared / "bench/fca/luo_wang_2003_fig3.json").read_text())


def test_two_steps_by_hand() -> None:
    # school 0 (10 seats) reaches 5 + 10 pupils, school 1 (10 seats) only the 10: 2/3 and 1 each
    found = access.two_step([5, 10], [10, 10], walks([[100, 900], [200, 300]]), limit_m=500)
    assert found.tolist() == pytest.approx([10 / 15, 10 / 15 + 1])


def test_luo_and_wangs_figure_comes_out(luo_wang: dict[str, Any]) -> None:
    cells = sorted(luo_wang["expected_2sfca"], key=int)
    inside, outside = luo_wang["distance_in"], luo_wang["distance_out"]
    metres = [
        [inside if int(cell) in luo_wang["within_30"][school] else outside for school in "ab"]
        for cell in cells
    ]
    pupils = np.full(len(cells), luo_wang["demand_each"])
    seats = [luo_wang["supply"][school] for school in "ab"]
    found = access.two_step(pupils, seats, walks(metres), limit_m=luo_wang["catchment"])
    expected = [luo_wang["expected_2sfca"][cell] for cell in cells]
    np.testing.assert_allclose(found, expected, atol=1e-12)


@pytest.mark.parametrize("beta", [1, 2])
def test_luo_and_wangs_gravity_example_comes_out(luo_wang: dict[str, Any], beta: int) -> None:
    given = luo_wang["gravity_example"]
    metres = [[given["dist"][f"{cell}{school}"] for school in "AB"] for cell in "123"]
    weights = access.weigh(walks(metres), lambda d: d ** -float(beta))
    found = access.enhanced([1, 1, 1], [1, 1], weights)
    np.testing.assert_allclose(found, given[f"beta{beta}"], atol=1e-12)


@pytest.mark.parametrize(
    ("decay", "weight"),
    [
        (access.step(29.999), lambda c: float(c < 30)),
        (access.gaussian(2.0), lambda c: np.exp(-(c**2) / 8)),
        (
            access.bands([20, 40, 60], [1, 0.68, 0.22]),
            lambda c: 1.0 if c <= 20 else 0.68 if c <= 40 else 0.22 if c <= 60 else 0.0,
        ),
    ],
)
def test_the_manual_example_follows_its_formula(
    manual: dict[str, Any], decay: access.Decay, weight: Callable[[float], float]
) -> None:
    cost = np.array(manual["cost_by_column"]).T
    given = np.vectorize(weight)(cost)
    expected = given @ (np.array(manual["supply"]) / (given.T @ np.array(manual["demand"])))
    weights = access.weigh(walks(cost), decay)
    np.testing.assert_allclose(
        access.enhanced(manual["demand"], manual["supply"], weights), expected, rtol=1e-12
    )


def test_the_manual_three_step_example_follows_its_formula(manual: dict[str, Any]) -> None:
    cost = np.array(manual["cost_by_column"]).T
    weights = access.weigh(walks(cost), access.bands([20, 40, 60], [1, 0.68, 0.22]))
    dense = weights.toarray()
    twice = dense * dense / dense.sum(axis=1, keepdims=True)
    expected = twice @ (np.array(manual["supply"]) / (twice.T @ np.array(manual["demand"])))
    found = access.three_step(manual["demand"], manual["supply"], weights)
    np.testing.assert_allclose(found, expected, rtol=1e-12)
    # conservation: every supply is reached, so access times demand is the supply
    assert found @ manual["demand"] == pytest.approx(sum(manual["supply"]))


BANDS = access.bands([500, 1000, 2000], [1, 0.68, 0.22])


def ask_peer(fca: Callable[..., pd.Series], decay: access.Decay | None, seed: int) -> Floats:
    """Ask PySAL's access the same."""
    pupils, seats, _, table = city(seed)
    demand = pd.DataFrame({"demand": pupils}, index=pd.RangeIndex(60, name="geoid"))
    supply = pd.DataFrame({"supply": seats}, index=pd.RangeIndex(9, name="geoid"))
    weight = None if decay is None else lambda cost: float(decay(np.array([cost]))[0])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the peer's own use of pandas
        found = fca(
            demand, supply, table, 2000, demand_index=True, supply_index=True, weight_fn=weight
        )
    return found.reindex(range(60)).fillna(0.0).to_numpy()


@pytest.mark.parametrize("seed", range(3))
def test_two_step_and_enhanced_equal_pysal_access(seed: int) -> None:
    pupils, seats, metres, _ = city(seed)
    found = access.two_step(pupils, seats, walks(metres), limit_m=2000)
    np.testing.assert_allclose(found, ask_peer(two_stage_fca, None, seed), atol=1e-9)
    for decay in (BANDS, access.gaussian(700.0, 2000.0)):
        found = access.enhanced(pupils, seats, access.weigh(walks(metres), decay))
        np.testing.assert_allclose(found, ask_peer(two_stage_fca, decay, seed), atol=1e-9)


@pytest.mark.parametrize("seed", range(3))
def test_three_step_equals_pysal_access(seed: int) -> None:
    pupils, seats, metres, _ = city(seed)
    found = access.three_step(pupils, seats, access.weigh(walks(metres), BANDS))
    np.testing.assert_allclose(found, ask_peer(three_stage_fca, BANDS, seed), atol=1e-9)


@pytest.mark.parametrize("measure", [access.enhanced, access.three_step, access.balanced])
def test_the_seats_in_reach_are_handed_out_once(measure: Callable[..., Floats]) -> None:
    pupils, seats, metres, _ = city(5)
    weights = access.weigh(walks(metres), access.gaussian(700.0))
    assert measure(pupils, seats, weights) @ pupils == pytest.approx(seats.sum())


def test_balanced_counts_every_pupil_once() -> None:
    # the pupils of cell 0 split over two equal schools; cell 1 has one of them alone in reach
    weights = access.weigh(walks([[100, 100], [900, 100]]), access.step(500))
    # school 0 serves 5, school 1 serves 5 + 10
    assert access.balanced([10, 10], [10, 30], weights).tolist() == pytest.approx(
        [(10 / 5 + 30 / 15) / 2, 30 / 15]
    )


def test_a_school_nobody_reaches_and_a_cell_without_a_school_are_no_error() -> None:
    metres = csr_array(([100.0], ([0], [0])), shape=(2, 2))
    assert access.two_step([10, 10], [20, 99], metres, limit_m=500).tolist() == [2, 0]
    assert access.balanced([10, 10], [20, 99], metres).tolist() == [2, 0]
    assert access.coverage(metres, limit_m=500).tolist() == [1, 0]
