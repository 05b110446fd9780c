"""Points around facilities with limited room: filled, exchanged, recentred."""

from __future__ import annotations

import numpy as np

from spatial.location.clusters import Clusters, solve_part
from spatial.solver.effort import Effort

LINE_M = np.abs(np.arange(5.0)[:, None] - np.arange(5.0)[None, :])
NONE = np.zeros(0, dtype=np.int64)
BESIDE = np.array([[0.0, 5.0], [1.0, 5.0], [2.0, 5.0]])


def street(room: float = 5.0) -> Clusters:
    return Clusters(LINE_M, np.ones(5), np.full(5, room))


def test_room_goes_first_to_whoever_would_lose_most_by_waiting() -> None:
    data = Clusters(BESIDE, np.ones(3), np.array([2.0, 2.0]))
    value, _, assigned = data.settle(np.array([0, 1]), np.array([0, 1]))
    assert (value, assigned.tolist()) == (0 + 1 + 5, [0, 0, 1])


def test_without_room_for_everyone_nothing_is_assigned() -> None:
    data = Clusters(BESIDE, np.ones(3), np.array([1.0, 1.0]))
    value, _, assigned = data.settle(np.array([0, 1]), NONE)
    assert (value, len(assigned)) == (np.inf, 0)


def test_large_points_are_packed_where_regret_ran_out_of_room() -> None:
    # sizes 2, 2, 3, 3 into rooms of 5: a two and a three each, whatever it costs
    cost = np.array([[0.0, 1.0], [0.0, 1.0], [0.0, 9.0], [0.0, 9.0]])
    size = np.array([2.0, 2.0, 3.0, 3.0])
    data = Clusters(cost, size, np.array([5.0, 5.0]))
    _, chosen, assigned = data.settle(np.array([0, 1]), np.array([0, 1]))
    assert np.bincount(assigned, size).tolist() == [5, 5]
    assert chosen.tolist() == [0, 1]


def test_a_facility_moves_to_the_middle_of_its_points_unless_it_stands() -> None:
    value, chosen, _ = street().settle(np.array([0]), NONE)
    assert (value, chosen.tolist()) == (6, [2])
    value, chosen, _ = street().settle(np.array([0]), np.array([0]))
    assert (value, chosen.tolist()) == (10, [0])


def test_a_facility_moves_only_where_its_points_have_room() -> None:
    data = Clusters(LINE_M, np.ones(5), np.array([5.0, 1.0, 1.0, 1.0, 5.0]))
    value, chosen, _ = data.settle(np.array([0]), NONE)
    assert (value, chosen.tolist()) == (10, [0])  # the middle has room for one


def test_neighbouring_clusters_solved_together_find_what_is_better() -> None:
    data, assigned = street(), np.array([0, 1, 1, 1, 1])
    assert data.value(assigned) == 6
    better = solve_part(data, np.array([0, 1]), assigned, 1, NONE, Effort().begin())
    assert better is not None
    assert data.value(better[1]) == 3
    assert set(better[1].tolist()) == set(better[0].tolist())


def test_a_part_as_good_as_it_gets_brings_nothing() -> None:
    assigned = np.array([1, 1, 1, 3, 3])
    assert solve_part(street(), np.array([1, 3]), assigned, 1, NONE, Effort().begin()) is None
