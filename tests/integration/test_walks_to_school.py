"""Walks from cells to schools, with streets and without."""

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


def test_without_streets_the_straight_line_is_stretched() -> None:
    school, distance_m = _nearest([(0, 0)], [(300, 400)], None)
    assert school == [0]
    assert distance_m == pytest.approx([500 * streets.DETOUR])


def test_without_schools_nobody_arrives() -> None:
    assert _nearest([(0, 0)], [], _line(100))[0] == [NOBODY]
