"""Walks from cells to schools, with streets and without."""

import numpy as np
import pytest
from street_walks import nearest

from spatial import streets
from spatial.records import Kind
from spatial.streets import NOBODY, Streets


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


def test_without_streets_the_straight_line_is_stretched() -> None:
    school, distance_m = nearest([(0, 0)], [(300, 400)], None)
    assert school == [0]
    assert distance_m == pytest.approx([500 * streets.DETOUR])


def test_without_schools_nobody_arrives() -> None:
    assert nearest([(0, 0)], [], _line(100))[0] == [NOBODY]
