"""Costs of the allowed pairs alone."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import csr_array

from spatial.catchment import costs_sparse
from spatial.catchment.costs_sparse import SparseCosts


def test_pairs_are_put_in_the_order_of_the_schools() -> None:
    mixed = csr_array((np.array([5.0, 2.0]), np.array([1, 0]), np.array([0, 2])), shape=(1, 2))
    arcs = SparseCosts(mixed).within(np.zeros(2), np.inf)
    assert (arcs.school.tolist(), arcs.cost.tolist()) == ([0, 1], [200, 500])


def test_a_walk_of_no_length_is_a_pair() -> None:
    beside = csr_array((np.array([0.0]), np.array([0]), np.array([0, 1])), shape=(1, 1))
    costs = SparseCosts(beside)
    assert (costs.pairs, costs.least().tolist()) == (1, [0.0])


def test_a_cell_without_a_pair_may_go_nowhere() -> None:
    costs = SparseCosts(csr_array(np.array([[0.0, 0.0], [3.0, 0.0]])))
    assert costs.least().tolist() == [np.inf, 300]
    assert not costs.reach(np.array([0])).any()
    assert SparseCosts(csr_array((2, 2))).top == 0


def test_schools_left_some_at_a_time_are_left_for_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    costs = SparseCosts(csr_array(np.array([[1.0, 9.0, 0.0], [0.0, 4.0, 6.0], [2.0, 0.0, 3.0]])))
    asked = (np.array([2, 0, 1]), np.array([300.0, 100.0, 400.0]), np.array([2, 0, 1]))
    whole = costs.towards(*asked)
    monkeypatch.setattr(costs_sparse, "_BLOCK", 3)  # one school at a time
    parts = costs.towards(*asked)
    assert parts.source.tolist() == whole.source.tolist() == [0, 0, 1, 1, 2, 2]
    assert parts.target.tolist() == whole.target.tolist() == [0, 1, 1, 2, 0, 2]
    assert parts.cost.tolist() == whole.cost.tolist() == [0, 800, 0, 200, -100, 0]
