"""For any town: nobody is lost, no school is overfull, no rule seats more than the best."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray
from scipy.sparse import csr_array

from spatial import access, catchment

Floats = NDArray[np.float64]
Town = tuple[Floats, Floats, Floats]


@st.composite
def towns(draw: st.DrawFn, *, whole: bool = False) -> Town:
    """Draw pupils, seats and walks, some of them not allowed."""
    cells, schools = draw(st.integers(1, 12)), draw(st.integers(1, 6))
    number = st.integers(0, 60).map(float) if whole else st.floats(0, 60)
    pupils = draw(arrays(np.float64, cells, elements=number))
    seats = draw(arrays(np.float64, schools, elements=st.integers(0, 150).map(float)))
    walk = st.one_of(st.just(np.inf), st.integers(0, 5000).map(float))
    return pupils, seats, draw(arrays(np.float64, (cells, schools), elements=walk))


@given(towns(), st.sampled_from([catchment.best, catchment.nearest_first]))
def test_flows_and_overflow_add_up_to_the_pupils_and_load_stays_within_seats(
    town: Town, rule: object
) -> None:
    pupils, seats, metres = town
    found = rule(pupils, seats, metres)  # type: ignore[operator]
    seated = np.bincount(found.cell, found.pupils, len(pupils))
    np.testing.assert_allclose(seated + found.unserved, pupils, rtol=1e-9, atol=1e-6)
    assert (found.load <= seats + 1e-6).all()
    assert np.isfinite(metres[found.cell, found.school]).all()
    assert (found.unserved >= 0).all()


@given(towns(whole=True))
def test_the_best_never_seats_fewer_than_nearest_first_nor_walks_farther_for_as_many(
    town: Town,
) -> None:
    ideal, ruled = catchment.best(*town), catchment.nearest_first(*town)
    assert ideal.seated >= ruled.seated - 1e-9
    if ideal.seated == pytest.approx(ruled.seated):
        assert ideal.walked_m <= ruled.walked_m + 1e-6


@given(towns(whole=True), st.data())
def test_one_seat_more_gains_what_its_price_says(town: Town, data: st.DataObject) -> None:
    pupils, seats, metres = town
    found = catchment.best(pupils, seats, metres)
    price = catchment.price_of_seat(found, metres)
    school = data.draw(st.integers(0, len(seats) - 1))
    more = seats.copy()
    more[school] += 1
    again = catchment.best(pupils, more, metres, start=found)
    assert again.seated - found.seated == price["pupils"][school]
    assert found.walked_m - again.walked_m == pytest.approx(price["metres"][school])


@given(towns(whole=True))
def test_a_sparse_question_has_the_dense_answer(town: Town) -> None:
    pupils, seats, metres = town
    cell, school = np.nonzero(np.isfinite(metres))
    pairs = csr_array((metres[cell, school], (cell, school)), shape=metres.shape)
    dense, sparse = catchment.best(pupils, seats, metres), catchment.best(pupils, seats, pairs)
    assert dense.seated == sparse.seated
    assert dense.walked_m == pytest.approx(sparse.walked_m)


@given(towns())
def test_access_hands_out_every_seat_somebody_reaches_once(town: Town) -> None:
    pupils, seats, metres = town
    cell, school = np.nonzero(np.isfinite(metres))
    pairs = csr_array((metres[cell, school], (cell, school)), shape=metres.shape)
    weights = access.weigh(pairs, access.step(3000.0))
    near = weights.toarray() > 0
    reached = seats[(near & (pupils > 1e-9)[:, None]).any(axis=0)].sum()
    crowd = np.where(pupils > 1e-9, pupils, 0.0)
    for measure in (access.enhanced, access.three_step, access.balanced):
        assert measure(crowd, seats, weights) @ crowd == pytest.approx(reached)
