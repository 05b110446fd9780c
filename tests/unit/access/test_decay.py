"""How much a school counts at a distance."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import csr_array

from spatial.access import decay


def test_a_band_ends_where_it_says_and_beyond_the_last_nothing_counts() -> None:
    weight = decay.bands([100.0, 200.0], [1.0, 0.5])
    assert weight(np.array([0.0, 100.0, 101.0, 200.0, 201.0])).tolist() == [1, 1, 0.5, 0.5, 0]


def test_the_bell_falls_to_its_shoulder_at_sigma_and_ends_at_the_limit() -> None:
    weight = decay.gaussian(500.0, 1000.0)(np.array([0.0, 500.0, 1000.0, 1000.1]))
    assert weight.tolist() == pytest.approx([1.0, np.exp(-0.5), np.exp(-2.0), 0.0])


def test_a_bell_without_a_limit_reaches_everybody() -> None:
    assert decay.gaussian(500.0)(np.array([2500.0]))[0] == pytest.approx(np.exp(-12.5))


def test_pairs_without_weight_drop_out_and_the_walks_stay_as_they_were() -> None:
    walks = csr_array(np.array([[100.0, 600.0], [500.0, 700.0]]))
    weights = decay.weigh(walks, decay.step(500.0))
    assert weights.nnz == 2
    assert weights.toarray().tolist() == [[1, 0], [1, 0]]
    assert walks.toarray().tolist() == [[100, 600], [500, 700]]


def test_walks_in_single_precision_are_weighed_in_double() -> None:
    weights = decay.weigh(csr_array(np.array([[3.0]], dtype=np.float32)), decay.gaussian(1.0))
    assert weights.dtype == np.float64
    assert weights.toarray()[0, 0] == pytest.approx(np.exp(-4.5), rel=1e-12)


@pytest.mark.parametrize("weight", [decay.step(500.0), decay.bands([500.0], [1.0])])
def test_a_walk_of_exactly_the_limit_counts_whatever_its_last_digit(weight: decay.Decay) -> None:
    walks_m = np.array([np.nextafter(500.0, np.inf), 500.1])
    assert weight(walks_m).tolist() == [1.0, 0.0]
