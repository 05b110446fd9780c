"""Which neighbourhoods touch."""

from __future__ import annotations

import numpy as np
import pytest

from spatial import zoning


def test_neighbours_share_a_side_and_a_river_parts_them() -> None:
    blocks = np.array([[0, 0], [100, 10], [0, 100], [100, 110.0]])
    found = {tuple(pair) for pair in zoning.neighbours(blocks).tolist()}
    assert {(0, 1), (0, 2), (1, 3), (2, 3)} <= found
    far = np.vstack([blocks, blocks + np.array([5000, 0])])
    assert all((a < 4) == (b < 4) for a, b in zoning.neighbours(far).tolist())


@pytest.mark.parametrize(
    ("xy", "pairs"),
    [
        ([[0, 0], [200, 0], [100, 0.0], [300, 0]], [(0, 2), (1, 2), (1, 3)]),
        ([[0, 0], [50, 5.0]], [(0, 1)]),
        ([[0, 0.0]], []),
    ],
)
def test_few_or_lined_up_neighbourhoods_touch_the_next(
    xy: list[list[float]], pairs: list[tuple[int, int]]
) -> None:
    found = zoning.neighbours(np.array(xy, dtype=float))
    assert [tuple(pair) for pair in found.tolist()] == pairs


def test_neighbourhoods_on_one_spot_touch_and_one_stands_for_both() -> None:
    xy = np.array([[0, 0], [0, 0], [100, 5.0]])
    assert zoning.neighbours(xy).tolist() == [[0, 1], [0, 2]]


def test_pairs_are_told_once_with_the_smaller_first() -> None:
    xy = np.random.default_rng(1).uniform(0, 1000, (40, 2))
    found = zoning.neighbours(xy)
    assert (found[:, 0] < found[:, 1]).all()
    assert len(np.unique(found, axis=0)) == len(found)


def test_a_longer_reach_parts_fewer() -> None:
    xy = np.array([[0, 0], [100, 0], [0, 100], [100, 100], [450, 50.0]])
    far = {tuple(pair) for pair in zoning.neighbours(xy, reach=1.0).tolist()}
    assert far <= {tuple(pair) for pair in zoning.neighbours(xy, reach=9.0).tolist()}
    assert any(4 in pair for pair in zoning.neighbours(xy, reach=9.0).tolist())
