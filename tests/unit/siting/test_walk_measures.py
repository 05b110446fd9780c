"""How far the seated walk: mean, worst decile, equal walk."""

from __future__ import annotations

import numpy as np
import pytest

from spatial.siting import walk_measures


def test_unequal_walks_weigh_more_than_their_mean() -> None:
    walk, pupils = np.array([0.0, 2000.0]), np.array([1.0, 1.0])
    assert walk_measures.mean_m(walk, pupils) == 1000
    # a kilometre times the logarithm of the mean of 1 and e squared
    assert walk_measures.kolm_pollak_m(walk, pupils) == pytest.approx(1433.78, abs=0.01)
    assert walk_measures.worst_decile_m(walk, pupils) == 2000


def test_nobody_walks_nowhere() -> None:
    none = np.zeros(0)
    assert walk_measures.mean_m(none, none) == 0
    assert walk_measures.kolm_pollak_m(none, none) == 0
    assert walk_measures.worst_decile_m(none, none) == 0
