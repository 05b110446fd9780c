"""What holds for any siting problem, against every choice there is and against spopt."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from spatial.location import (
    capacitated_p_median,
    facility_location,
    lscp,
    mclp,
    mclp_frontier,
    p_centre,
    p_median,
)

Floats = NDArray[np.float64]
WALKS = arrays(
    np.float64,
    st.tuples(st.integers(1, 7), st.integers(2, 6)),
    elements=st.integers(0, 30).map(float),
)
FEW = settings(max_examples=40)


def _choices(facilities: int, p: int) -> list[tuple[int, ...]]:
    return list(combinations(range(facilities), p))


@FEW
@given(walk=WALKS, data=st.data())
def test_no_choice_beats_the_median_nor_its_bound(walk: Floats, data: st.DataObject) -> None:
    p = data.draw(st.integers(1, walk.shape[1]))
    best = min(walk[:, list(one)].min(axis=1).sum() for one in _choices(walk.shape[1], p))
    found = p_median(walk, p)
    assert found.value == best
    assert found.bound <= best
    assert len(found.chosen) == p


@FEW
@given(walk=WALKS, data=st.data())
def test_no_choice_beats_the_centre(walk: Floats, data: st.DataObject) -> None:
    p = data.draw(st.integers(1, walk.shape[1]))
    best = min(walk[:, list(one)].min(axis=1).max() for one in _choices(walk.shape[1], p))
    found = p_centre(walk, p)
    assert found.value == best
    assert found.bound <= best


@FEW
@given(walk=WALKS, radius=st.integers(0, 30), data=st.data())
def test_no_choice_covers_more_and_every_bound_holds(
    walk: Floats, radius: int, data: st.DataObject
) -> None:
    cover = walk <= radius
    most = walk.shape[1]
    weight = np.array(
        data.draw(st.lists(st.integers(0, 9), min_size=len(walk), max_size=len(walk)))
    )
    curve = mclp_frontier(cover, most, weights=weight)
    for p in range(1, most + 1):
        best = max(weight @ cover[:, list(one)].any(axis=1) for one in _choices(most, p))
        found = mclp(cover, p, weights=weight)
        assert found.value == best
        assert found.bound >= best
        assert curve.covered[p] <= best <= curve.bound[p] + 1e-6
    assert curve.covered[0] == 0  # coverage starts at nothing


@FEW
@given(walk=WALKS, radius=st.integers(0, 30))
def test_the_fewest_that_cover_are_found(walk: Floats, radius: int) -> None:
    cover = (walk <= radius)[(walk <= radius).any(axis=1)]
    found = lscp(cover) if len(cover) else lscp(walk <= radius)
    sizes = (
        p
        for p in range(walk.shape[1] + 1)
        for one in _choices(walk.shape[1], p)
        if cover[:, list(one)].any(axis=1).all()
    )
    assert found.value == next(sizes)
    assert found.bound == found.value


@FEW
@given(walk=WALKS, radius=st.integers(0, 30), seed=st.integers(0, 99))
def test_the_order_of_the_points_does_not_change_the_answer(
    walk: Floats, radius: int, seed: int
) -> None:
    order = np.random.default_rng(seed).permutation(len(walk))
    straight, turned = (mclp_frontier(w <= radius, 3) for w in (walk, walk[order]))
    assert straight.covered.tolist() == turned.covered.tolist()
    assert p_median(walk, 2).value == p_median(walk[order], 2).value


@FEW
@given(walk=WALKS, radius=st.integers(0, 30))
def test_nothing_is_chosen_when_nobody_is_left(walk: Floats, radius: int) -> None:
    cover = walk <= radius
    curve = mclp_frontier(cover, walk.shape[1])
    for before, after, choice in zip(
        curve.covered[:-1], curve.covered[1:], curve.choices[1:], strict=True
    ):
        assert after > before or len(choice) == len(curve.choices[list(curve.covered).index(after)])
    assert mclp(np.zeros_like(cover), 2).chosen.tolist() == []


@settings(max_examples=25)
@given(walk=WALKS, data=st.data())
def test_room_is_kept_and_no_feasible_choice_beats_the_bound(
    walk: Floats, data: st.DataObject
) -> None:
    n, m = walk.shape
    demand = np.array(data.draw(st.lists(st.integers(1, 3), min_size=n, max_size=n)))
    found = capacitated_p_median(walk, m, demand=demand, capacity=np.full(m, demand.sum()))
    assert found.value == walk.min(axis=1).sum()  # everyone finds room next door
    assert found.bound <= found.value
    load = np.bincount(found.assigned, demand, m)
    assert (load <= demand.sum()).all()


@settings(max_examples=25)
@given(walk=WALKS, data=st.data())
def test_flows_re_add_to_demand_and_keep_within_the_modules(
    walk: Floats, data: st.DataObject
) -> None:
    n, m = walk.shape
    demand = np.array(data.draw(st.lists(st.integers(1, 5), min_size=n, max_size=n)), float)
    modules = np.tile([demand.sum() / 2, demand.sum()], (m, 1))
    found = facility_location(walk, demand=demand, modules=modules, prices=modules + 1)
    assert np.allclose(found.served.sum(axis=1), 1)
    room = np.where(found.module >= 0, modules[np.arange(m), found.module], 0)
    assert (demand @ found.served <= room + 1e-6).all()
    assert found.bound <= found.value + 1e-6
