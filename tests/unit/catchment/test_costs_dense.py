"""Costs in one array, read block by block."""

from __future__ import annotations

import numpy as np
import pytest

from spatial.catchment import costs_dense
from spatial.catchment.costs_dense import DenseCosts


def test_blocks_change_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    metres = np.arange(1.0, 13.0).reshape(6, 2)
    group = np.array([0, 1, 0, 1, 0, 1])
    asked = (np.arange(6), np.zeros(6), group)
    whole = DenseCosts(metres)
    expected = whole.within(np.zeros(2), 700.0), whole.top, whole.towards(*asked)
    monkeypatch.setattr(costs_dense, "_BLOCK", 4)  # two cells at a time
    parts = DenseCosts(metres)
    arcs = parts.within(np.zeros(2), 700.0)
    assert arcs.cell.tolist() == expected[0].cell.tolist() == [0, 0, 1, 1, 2, 2, 3]
    assert arcs.cost.tolist() == expected[0].cost.tolist()
    assert parts.top == expected[1] == 1200
    assert parts.towards(*asked).cost.tolist() == expected[2].cost.tolist() == [100, 200, 300, 400]


def test_without_cells_or_ways_nothing_is_dearest() -> None:
    assert DenseCosts(np.zeros((0, 3))).top == 0
    assert len(DenseCosts(np.zeros((0, 3))).within(np.zeros(3), 1e9)) == 0
    nowhere = DenseCosts(np.full((2, 2), np.inf))
    assert nowhere.top == 0
    assert nowhere.least().tolist() == [np.inf, np.inf]
    assert nowhere.pairs == 4  # a pair nobody may walk is looked at all the same


def test_single_precision_is_rounded_in_double() -> None:
    metres = np.array([[167_772.17]], dtype=np.float32)  # kept as 167772.171875
    assert DenseCosts(metres).within(np.zeros(1), np.inf).cost.tolist() == [16_777_217]
