"""What one seat more at a school saves, read from the flow."""

from __future__ import annotations

import tracemalloc

import numpy as np
from scipy.sparse import csr_array

from spatial.catchment.costs_dense import DenseCosts
from spatial.catchment.costs_sparse import SparseCosts
from spatial.catchment.prices import worth

TWO = DenseCosts(np.array([[100.0, 900.0], [200.0, 300.0]]))


def test_a_seat_takes_back_whoever_had_to_move_on() -> None:
    # ten of cell 0 went 800 m farther to school 1; nobody at school 0 would gain there
    found = worth(
        TWO,
        np.array([0, 0, 1]),
        np.array([0, 1, 1]),
        np.array([10_000.0, 90_000.0, 30_000.0]),
        outside=np.zeros(2),
    )
    assert found.tolist() == [80_000, 0]


def test_a_seat_is_worth_what_staying_without_one_counts_less_the_walk() -> None:
    nobody = np.zeros(0, dtype=np.int64)
    found = worth(
        DenseCosts(np.array([[100.0]])), nobody, nobody, np.zeros(0), outside=np.array([1e6])
    )
    assert found.tolist() == [1e6 - 10_000]


def test_a_chain_is_worth_its_first_move_and_its_last() -> None:
    # the pupil without a seat reaches school 0 alone; cell 0 there could go on to 1, 300 m farther
    costs = DenseCosts(np.array([[100.0, 400.0], [100.0, np.inf]]))
    found = worth(
        costs,
        np.array([0]),
        np.array([0]),
        np.array([10_000.0]),
        outside=np.array([0.0, 1e6]),
    )
    assert found.tolist() == [1e6 - 10_000, 1e6 - 10_000 - 30_000]


def test_where_nobody_goes_anywhere_no_seat_is_worth_a_thing() -> None:
    nobody = np.zeros(0, dtype=np.int64)
    assert worth(TWO, nobody, nobody, np.zeros(0), outside=np.zeros(2)).tolist() == [0, 0]


def test_a_country_of_schools_far_apart_takes_no_table_of_all_with_all() -> None:
    schools = 6_000  # each school with a cell beside it: all with all would be 288 MB
    every = np.arange(schools)
    walk = csr_array((np.full(schools, 100.0), every, np.arange(schools + 1)), (schools, schools))
    outside = np.where(every == 0, 1e6, 0.0)
    tracemalloc.start()
    try:
        found = worth(SparseCosts(walk), every, every, np.full(schools, 1e4), outside=outside)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert found[0] == 1e6 - 10_000
    assert not found[1:].any()
    assert most < 8 * schools**2 / 4
