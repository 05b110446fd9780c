"""Walks follow the streets, and include the way to them."""

import numpy as np
import pytest

from spatial import streets
from spatial.records import Kind
from spatial.streets import NOBODY, Streets, Travel


def _line(*lengths_m: float) -> Streets:
    """Lay nodes on a straight street, the given metres apart."""
    x = np.r_[0.0, np.cumsum(lengths_m)]
    nodes = np.arange(len(x))
    return streets.connect(
        np.column_stack([x, np.zeros_like(x)]),
        nodes[:-1],
        nodes[1:],
        np.array(lengths_m),
        kind=Kind.SURVEYED,
    )


def _nearest(
    cells: list[tuple[float, float]], schools: list[tuple[float, float]], ways: Streets | None
) -> tuple[list[int], list[float]]:
    travel = Travel(
        cells_xy=np.array(cells, dtype=float),
        schools_xy=np.array(schools, dtype=float).reshape(-1, 2),
        streets=ways,
    )
    school, distance_m = travel.nearest()
    return school.tolist(), distance_m.tolist()


def test_the_walk_to_and_from_the_street_counts() -> None:
    school, distance_m = _nearest([(0, 30)], [(1_000, 40)], _line(500, 500))
    assert school == [0]
    assert distance_m == pytest.approx([30 + 1_000 + 40])


def test_a_school_set_back_from_the_street_is_farther() -> None:
    school, _ = _nearest([(500, 0)], [(0, 100), (1_000, 50)], _line(500, 500))
    assert school == [1]


def test_where_no_street_leads_nobody_arrives() -> None:
    ways = streets.connect(
        np.array([[0.0, 0], [100, 0], [5_000, 0], [5_100, 0]]),
        np.array([0, 2]),
        np.array([1, 3]),
        np.array([100.0, 100.0]),
        kind=Kind.SURVEYED,
    )
    school, distance_m = _nearest([(5_100, 0)], [(0, 0)], ways)
    assert school == [NOBODY]
    assert distance_m == [np.inf]


def test_without_streets_the_straight_line_is_stretched() -> None:
    school, distance_m = _nearest([(0, 0)], [(300, 400)], None)
    assert school == [0]
    assert distance_m == pytest.approx([500 * streets.DETOUR])


def test_without_schools_nobody_arrives() -> None:
    assert _nearest([(0, 0)], [], _line(100))[0] == [NOBODY]


def test_of_parallel_streets_the_shortest_is_walked() -> None:
    ways = streets.connect(
        np.array([[0.0, 0], [100, 0]]),
        np.array([0, 1, 0]),
        np.array([1, 0, 1]),
        np.array([300.0, 120.0, 250.0]),
        kind=Kind.SURVEYED,
    )
    assert _nearest([(0, 0)], [(100, 0)], ways)[1] == pytest.approx([120], abs=1e-5)
