"""Streets as a graph: parallels, islands, gaps."""

import numpy as np
import pytest
from street_walks import nearest

from spatial import streets
from spatial.records import Kind
from spatial.streets import NOBODY, Streets
from spatial.streets.graph import along_curve, largest_part


def test_where_no_street_leads_nobody_arrives() -> None:
    ways = streets.connect(
        np.array([[0.0, 0], [100, 0], [5_000, 0], [5_100, 0]]),
        np.array([0, 2]),
        np.array([1, 3]),
        np.array([100.0, 100.0]),
        kind=Kind.SURVEYED,
    )
    school, distance_m = nearest([(5_100, 0)], [(0, 0)], ways)
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
    assert nearest([(0, 0)], [(100, 0)], ways)[1] == pytest.approx([120], abs=1e-5)


def _islands() -> Streets:
    """Lay a street of three nodes and one of two apart from it."""
    return streets.connect(
        np.array([[0.0, 0], [100, 0], [300, 0], [5_000, 0], [5_100, 0]]),
        np.array([0, 1, 3]),
        np.array([1, 2, 4]),
        np.array([100.0, 200.0, 100.0]),
        kind=Kind.SURVEYED,
    )


def test_a_street_leads_both_ways() -> None:
    assert (_islands().graph.toarray() == _islands().graph.toarray().T).all()
    assert _islands().graph.nnz == 6


def test_only_the_largest_part_stays() -> None:
    kept = largest_part(_islands())
    assert kept.xy[:, 0].tolist() == [0, 100, 300]
    assert kept.graph.sum() == 2 * (100 + 200)
    assert kept.kind is Kind.SURVEYED


def test_along_a_curve_the_same_nodes_have_the_same_streets() -> None:
    given, turned = _islands(), along_curve(_islands())
    order = [int(np.flatnonzero((given.xy == place).all(axis=1))[0]) for place in turned.xy]
    assert sorted(order) == list(range(5))
    assert (turned.graph.toarray() == given.graph.toarray()[np.ix_(order, order)]).all()


def test_a_place_hangs_on_its_nearest_node() -> None:
    node, snap_m = _islands().snap(np.array([[110.0, 0.0], [300.0, 40.0]]))
    assert node.tolist() == [1, 2]
    assert snap_m.tolist() == [10, 40]
