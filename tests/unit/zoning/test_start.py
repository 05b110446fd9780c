"""A first zoning in one piece, grown from one that need not be."""

from __future__ import annotations

import dataclasses

import numpy as np

from spatial.zoning.bound import Relaxed
from spatial.zoning.problem import FREE, Zoning
from spatial.zoning.start import grow, near_of, pieces

AT_M = np.arange(6) * 100.0
STREET = Zoning(
    pupils=np.full(6, 10.0),
    seats=np.array([30.0, 30.0]),
    metres=np.column_stack([AT_M, AT_M[::-1]]),
    edges=np.column_stack([np.arange(5), np.arange(1, 6)]),
)
# the third neighbourhood hangs with none of its zone, nor the second with its own
SCATTERED = Relaxed(total=0.0, wanted=np.array([0, 1, 0, 1, 1, 1]), price=np.zeros(2), over=0.0)


def grown(asked: Zoning = STREET, relaxed: Relaxed = SCATTERED) -> list[int]:
    """Grow the zones of a street with a school at each end."""
    return grow(asked, asked.cost, relaxed, near_of(asked.edges, 6)).tolist()


def test_neighbours_are_told_from_both_sides() -> None:
    assert near_of(np.array([[0, 1], [1, 2]]), 4) == [[1], [0, 2], [1], []]


def test_pieces_are_counted_and_those_without_a_school_are_none() -> None:
    near = near_of(STREET.edges, 4 + 2)
    assert pieces(np.array([0, 1, 0, FREE, 0, 0]), near, 3).tolist() == [3, 1, 0]


def test_cores_grow_over_what_is_scattered() -> None:
    assert grown() == [0, 0, 0, 1, 1, 1]


def test_a_price_moves_the_border() -> None:
    # 100 m more at school 0: the third neighbourhood walks 200 + 100 or 300, and pays no less
    dear = dataclasses.replace(SCATTERED, price=np.array([150.0, 0.0]))
    assert grown(relaxed=dear) == [0, 0, 1, 1, 1, 1]


def test_a_pin_is_where_it_was_put_and_grows_from_there() -> None:
    pins = np.array([FREE, 1, FREE, FREE, FREE, FREE])
    assert grown(dataclasses.replace(STREET, pins=pins)) == [0, 1, 1, 1, 1, 1]


def test_what_no_core_can_reach_stays_where_it_was_wanted() -> None:
    islands = dataclasses.replace(STREET, edges=np.zeros((0, 2), dtype=np.int64))
    assert grown(islands) == SCATTERED.wanted.tolist()
