"""Best for all under seats: by hand on small cases, equal to HiGHS on others."""

from __future__ import annotations

import numpy as np
import pytest
from drawn_towns import Floats, town
from scipy.optimize import linprog
from scipy.sparse import coo_array, csr_array

from spatial import catchment
from spatial.catchment import optimum
from spatial.catchment.case import Case, SeatedPupils, Settled
from spatial.errors import InternalError


def by_highs(pupils: Floats, seats: Floats, metres: Floats) -> tuple[float, float]:
    """Solve the same problem as a linear programme: pupils without a seat, metres walked."""
    cells, schools = metres.shape
    outside = 1e7
    cost = np.r_[np.where(np.isfinite(metres), np.rint(metres * 100) / 100, 0).ravel()]
    cost = np.r_[cost, np.full(cells, outside)]
    pair = np.arange(cells * schools)
    here = coo_array((np.ones(len(pair)), (pair // schools, pair)), shape=(cells, len(cost)))
    stay = coo_array(
        (np.ones(cells), (np.arange(cells), len(pair) + np.arange(cells))), shape=here.shape
    )
    there = coo_array((np.ones(len(pair)), (pair % schools, pair)), shape=(schools, len(cost)))
    top = np.r_[np.where(np.isfinite(metres), np.inf, 0.0).ravel(), np.full(cells, np.inf)]
    found = linprog(
        cost,
        A_ub=there.tocsr(),
        b_ub=seats,
        A_eq=(here + stay).tocsr(),
        b_eq=pupils,
        bounds=np.c_[np.zeros(len(cost)), top],
        method="highs",
    )
    without = float(found.x[len(pair) :].sum())
    return without, float(found.fun - outside * without)


def test_the_overflow_of_a_full_school_goes_where_it_costs_least() -> None:
    # both cells prefer school 0 (50 seats); cell 1 loses 100 m by moving, cell 0 would lose 800 m
    found = catchment.best([60, 60], [50, 100], np.array([[100.0, 900.0], [200.0, 300.0]]))
    assert found.load.tolist() == [50, 70]
    assert found.walked_m == 50 * 100 + 10 * 900 + 60 * 300


def test_seats_come_before_metres() -> None:
    # cell 1 can only go to school 0; cell 0 must make room for it, 4,900 m farther
    metres = np.array([[100.0, 5000.0], [100.0, np.inf]])
    found = catchment.best([10, 10], [10, 10], metres)
    assert found.unserved.tolist() == [0, 0]
    assert found.walked_m == 10 * 5000 + 10 * 100


def test_a_long_chain_of_moves_is_still_made_to_seat_one_pupil() -> None:
    # pupil k lives beside school k and could go to k+1 at 1,000 m; the newcomer can only go to 0
    links = 30
    metres = np.full((links, links), np.inf)
    for k in range(links - 1):
        metres[k, k], metres[k, k + 1] = 1.0, 1000.0
    metres[links - 1, 0] = 1.0
    found = catchment.best(np.ones(links), np.ones(links), metres)
    assert found.unserved.sum() == 0
    assert found.walked_m == 1.0 + 1000.0 * (links - 1)


@pytest.mark.parametrize("share", [1.4, 1.03, 0.9])
@pytest.mark.parametrize("limit_m", [np.inf, 4000.0])
@pytest.mark.parametrize("sparse", [False, True])
def test_the_optimum_is_the_linear_programmes(
    share: float, limit_m: float, *, sparse: bool
) -> None:
    pupils, seats, metres = town(150, 12, share=share)
    metres = np.where(metres <= limit_m, metres, np.inf)
    given = csr_array(np.where(np.isfinite(metres), metres, 0.0)) if sparse else metres
    found = catchment.best(pupils, seats, given)
    without, walked_m = by_highs(pupils, seats, metres)
    assert found.unserved.sum() == pytest.approx(without, abs=1e-6)
    assert found.walked_m == pytest.approx(walked_m, rel=1e-9)


def hard(kind: str) -> tuple[Floats, Floats, Floats]:
    """Make a town whose seats are where pupils are not, or whose walks do not tell them apart."""
    pupils, seats, metres = town(120, 9, share=1.0)
    if kind == "few large schools":
        seats = np.floor(pupils.sum() * np.array([0.5, 0.3, 0.1, 0.05, 0.03, 0.02, 0, 0, 0]))
    elif kind == "identical walks":
        metres = np.full_like(metres, 700.0)
    elif kind == "two walks only":
        metres = np.where(metres < 4000.0, 500.0, 900.0)
    elif kind == "far more pupils than seats":
        seats = np.floor(seats / 3)
    elif kind == "out of reach":
        metres = np.where(metres < 2500.0, metres, np.inf)
    return pupils, seats, metres


@pytest.mark.parametrize(
    "kind",
    [
        "not a seat to spare",
        "few large schools",
        "identical walks",
        "two walks only",
        "far more pupils than seats",
        "out of reach",
    ],
)
def test_hard_seats_have_the_linear_programmes_optimum_too(kind: str) -> None:
    pupils, seats, metres = hard(kind)
    found = catchment.best(pupils, seats, metres)
    without, walked_m = by_highs(pupils, seats, metres)
    assert found.unserved.sum() == pytest.approx(without, abs=1e-6)
    assert found.walked_m == pytest.approx(walked_m, rel=1e-9)
    assert (found.load <= seats).all()
    assert (found.pupils == np.rint(found.pupils)).all()


def test_the_same_question_has_the_same_answer_pair_by_pair() -> None:
    pupils, seats, metres = town(900, 25, share=1.0)
    one, two = (catchment.best(pupils, seats, metres) for _ in range(2))
    for name in ("cell", "school", "pupils", "distance_m", "unserved", "prices_cm"):
        np.testing.assert_array_equal(getattr(one, name), getattr(two, name))


def test_single_and_double_precision_of_the_same_walks_are_one_question() -> None:
    pupils, seats, metres = town(400, 15, share=1.02)
    metres = np.rint(metres)  # what both can hold
    double, single = (
        catchment.best(pupils, seats, metres.astype(kind)) for kind in (np.float64, np.float32)
    )
    assert double.walked_m == single.walked_m
    np.testing.assert_array_equal(double.cell, single.cell)


def test_fractions_of_pupils_are_kept_and_no_school_is_overfull() -> None:
    pupils, seats, metres = town(300, 10, share=1.01)
    pupils = pupils * 0.9137 + 0.001
    found = catchment.best(pupils, seats, metres)
    seated = np.bincount(found.cell, found.pupils, len(pupils))
    np.testing.assert_allclose(seated + found.unserved, pupils, rtol=1e-12)
    assert (found.load <= found.seats + 1e-9).all()


@pytest.mark.parametrize(
    ("pupils", "seats", "unserved"),
    [([5, 7], [0, 0], 12), ([0, 0], [9, 9], 0), ([5, 7], [100, 100], 0), ([5, 7], [3, 4], 5)],
)
def test_extremes_have_an_answer(pupils: list[int], seats: list[int], unserved: int) -> None:
    found = catchment.best(pupils, seats, np.array([[1.0, 2.0], [2.0, 1.0]]))
    assert found.unserved.sum() == unserved


def test_without_cells_or_schools_nobody_goes_anywhere() -> None:
    assert catchment.best([], [10], np.zeros((0, 1))).seated == 0
    assert catchment.best([10], [], np.zeros((1, 0))).unserved.tolist() == [10]
    assert catchment.best([3, 4], [9], csr_array((2, 1))).unserved.tolist() == [3, 4]


def test_an_answer_that_is_not_optimal_is_not_handed_out(monkeypatch: pytest.MonkeyPatch) -> None:
    settled = optimum.settle

    def wrong(case: Case, start: SeatedPupils | None) -> Settled:
        found = settled(case, start)
        found.cost[0] += 1000
        return found

    monkeypatch.setattr(optimum, "settle", wrong)
    with pytest.raises(InternalError, match="not proven"):
        catchment.best([60, 60], [50, 100], np.array([[100.0, 900.0], [200.0, 300.0]]))
