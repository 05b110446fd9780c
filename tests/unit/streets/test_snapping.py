"""The way to and from the street counts."""

import numpy as np
import pandas as pd
import pytest

from spatial import streets
from spatial.records import Kind
from spatial.streets import Streets, Travel
from spatial.streets.snapping import FAR_M, snapping


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


def test_places_too_far_from_a_street_are_listed_worst_first() -> None:
    xy = np.array([[0.0, 10], [500, FAR_M], [1_000, 900], [0, 300]])
    found = snapping(_line(500, 500), xy, pd.Index(["a", "b", "c", "d"]))
    assert found.outliers.to_dict() == {"c": 900, "d": 300}  # at the limit is not beyond it
    assert found.outliers.index.tolist() == ["c", "d"]
    assert (found.median_m, found.worst_m) == ((250 + 300) / 2, 900)
    assert found.node.tolist() == [0, 1, 2, 0]


def test_another_limit_may_be_asked_for() -> None:
    found = snapping(_line(500), np.array([[0.0, 10.0]]), pd.Index(["a"]), far_m=5.0)
    assert (found.far_m, found.outliers.index.tolist()) == (5, ["a"])


def test_without_places_nothing_is_far() -> None:
    found = snapping(_line(500), np.zeros((0, 2)), pd.Index([]))
    assert (found.median_m, found.p95_m, found.worst_m) == (0, 0, 0)
    assert found.outliers.empty
