"""Streets as a graph: parallels, islands, gaps."""

import numpy as np
import pytest

from spatial import streets
from spatial.records import Kind
from spatial.streets import NOBODY, Streets, Travel


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


def test_of_parallel_streets_the_shortest_is_walked() -> None:
    ways = streets.connect(
        np.array([[0.0, 0], [100, 0]]),
        np.array([0, 1, 0]),
        np.array([1, 0, 1]),
        np.array([300.0, 120.0, 250.0]),
        kind=Kind.SURVEYED,
    )
    assert _nearest([(0, 0)], [(100, 0)], ways)[1] == pytest.approx([120], abs=1e-5)
