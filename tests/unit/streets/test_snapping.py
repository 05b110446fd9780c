"""The way to and from the street counts."""

import numpy as np
import pytest

from spatial import streets
from spatial.records import Kind
from spatial.streets import Streets, Travel


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
