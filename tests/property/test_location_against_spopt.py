"""The same optimum as spopt on small problems of four kinds."""

from __future__ import annotations

import warnings

import numpy as np
import pulp
import pytest

from spatial.location import lscp, mclp, p_centre, p_median

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # its own dependencies are its own business
    from spopt.locate import LSCP, MCLP, PCenter, PMedian

SIZES = [(12, 6, 2), (25, 10, 3), (40, 15, 5)]


def _town(points: int, facilities: int, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(seed)
    here, there = random.uniform(0, 3000, (points, 2)), random.uniform(0, 3000, (facilities, 2))
    walk = np.hypot(*(here[:, None] - there[None]).transpose(2, 0, 1)).round()
    return walk, random.integers(1, 100, points)


def _solver() -> pulp.LpSolver:
    return pulp.PULP_CBC_CMD(msg=False)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(("points", "facilities", "p"), SIZES)
def test_the_p_median_is_spopts(points: int, facilities: int, p: int) -> None:
    walk, weight = _town(points, facilities)
    peer = PMedian.from_cost_matrix(walk, weight, p_facilities=p).solve(_solver())
    assert p_median(walk, p, weights=weight).value == pytest.approx(peer.problem.objective.value())


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(("points", "facilities", "p"), SIZES)
def test_the_p_centre_is_spopts(points: int, facilities: int, p: int) -> None:
    walk, _ = _town(points, facilities)
    peer = PCenter.from_cost_matrix(walk, p_facilities=p).solve(_solver())
    assert p_centre(walk, p).value == pytest.approx(peer.problem.objective.value())


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(("points", "facilities", "p"), SIZES)
def test_the_cover_is_spopts(points: int, facilities: int, p: int) -> None:
    walk, weight = _town(points, facilities)
    peer = MCLP.from_cost_matrix(walk, weight, service_radius=600, p_facilities=p).solve(_solver())
    assert mclp(walk <= 600, p, weights=weight).value == pytest.approx(
        peer.problem.objective.value()
    )


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(("points", "facilities", "p"), SIZES)
def test_the_fewest_that_cover_are_spopts(points: int, facilities: int, p: int) -> None:
    walk, _ = _town(points, facilities, seed=p)
    radius = float(walk.min(axis=1).max()) + 400
    peer = LSCP.from_cost_matrix(walk, service_radius=radius).solve(_solver())
    assert lscp(walk <= radius).value == peer.problem.objective.value()
