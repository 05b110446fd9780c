"""Costs answer the same questions whether they are kept as one array or as the allowed pairs."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import csr_array

from spatial.catchment.costs import Arcs, Costs
from spatial.catchment.costs_dense import DenseCosts
from spatial.catchment.costs_sparse import SparseCosts

# two cells, three schools; cell 0 may not go to school 1, cell 1 not to school 2
METRES = np.array([[1.004, np.inf, 3.0], [2.0, 5.0, np.inf]])
BOTH = [
    pytest.param(DenseCosts(METRES), id="dense"),
    pytest.param(SparseCosts(csr_array(np.where(np.isfinite(METRES), METRES, 0.0))), id="sparse"),
]


@pytest.mark.parametrize("costs", BOTH)
def test_costs_are_whole_centimetres(costs: Costs) -> None:
    assert costs.least().tolist() == [100, 200]
    assert costs.top == 500
    assert (costs.cells, costs.schools) == (2, 3)


@pytest.mark.parametrize("costs", BOTH)
def test_a_price_takes_pairs_above_the_ceiling(costs: Costs) -> None:
    free = costs.within(np.zeros(3), 300.0)
    assert list(zip(free.cell.tolist(), free.school.tolist(), strict=True)) == [
        (0, 0),
        (0, 2),
        (1, 0),
    ]
    assert free.cost.tolist() == [100, 300, 200]
    priced = costs.within(np.array([250.0, 0.0, 0.0]), 300.0)
    assert (priced.cell.tolist(), priced.school.tolist()) == ([0], [2])


@pytest.mark.parametrize("costs", BOTH)
def test_what_some_cells_reach_is_what_they_may_walk(costs: Costs) -> None:
    assert costs.reach(np.array([0])).tolist() == [True, False, True]
    assert costs.reach(np.array([0, 1])).all()


@pytest.mark.parametrize("costs", BOTH)
def test_moving_on_costs_the_difference_to_what_is_paid(costs: Costs) -> None:
    moved = costs.towards(np.array([0, 1]), np.array([100.0, 200.0]), np.array([0, 1]))
    pairs = zip(moved.source.tolist(), moved.target.tolist(), moved.cost.tolist(), strict=True)
    assert [*pairs] == [(0, 0, 0.0), (0, 2, 200.0), (1, 0, 0.0), (1, 1, 300.0)]


@pytest.mark.parametrize("costs", BOTH)
def test_some_cells_alone_keep_their_costs(costs: Costs) -> None:
    part = costs.rows(np.array([1]))
    assert (part.cells, part.least().tolist(), part.top) == (1, [200], 500)


def test_pairs_are_taken_by_mask_or_position() -> None:
    arcs = Arcs(np.array([0, 0, 1]), np.array([0, 2, 1]), np.array([10.0, 30.0, 20.0]))
    assert len(arcs) == 3
    assert arcs.take(arcs.cost > 15).school.tolist() == [2, 1]
    assert arcs.take(np.array([2, 0])).cost.tolist() == [20, 10]
