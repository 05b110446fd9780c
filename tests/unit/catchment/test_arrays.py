"""Walks are counted in whole centimetres."""

from __future__ import annotations

import numpy as np

from spatial import catchment
from spatial.catchment.arrays import PER_M


def test_a_walk_is_told_to_the_step_it_is_counted_in() -> None:
    found = catchment.best([1], [1], np.array([[1.2361]]))
    assert found.distance_m.tolist() == [round(1.2361 * PER_M) / PER_M] == [1.24]


def test_walks_that_differ_by_less_than_a_step_are_as_near() -> None:
    found = catchment.nearest_first([1, 1], [1], np.array([[10.004], [10.001]]))
    assert found.unserved.tolist() == [0, 1]  # the cell listed first, not the nearer by 3 mm
