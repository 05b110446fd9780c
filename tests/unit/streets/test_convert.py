"""A street network of any source becomes one graph."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from pyproj import CRS

from spatial import streets
from spatial.records import Kind
from spatial.streets.graph import along_curve

METRES = CRS.from_epsg(9210)


def square() -> nx.MultiDiGraph:
    """Draw a square of 100 m in metres: 0-1-2-3-0, with 2 -> 3 one way, and an island 8-9."""
    graph = nx.MultiDiGraph(crs="EPSG:9210")
    for node, (x, y) in {0: (0, 0), 1: (100, 0), 2: (100, 100), 3: (0, 100)}.items():
        graph.add_node(node, x=600_000 + x, y=1_200_000 + y)
    graph.add_node(8, x=700_000, y=1_200_000)
    graph.add_node(9, x=700_100, y=1_200_000)
    for a, b, data in (
        (0, 1, {"length": "100.0", "highway": "residential"}),
        (1, 0, {"length": "100.0", "highway": "residential"}),
        (1, 2, {"length": 100.0, "highway": ["residential", "service"]}),
        (2, 1, {"length": 100.0}),
        (2, 3, {"length": 100.0}),
        (3, 0, {}),
        (0, 3, {"length": 150.0}),
        (0, 2, {"length": 141.4, "highway": "motorway"}),
        (8, 9, {"length": 100.0}),
    ):
        graph.add_edge(a, b, **data)
    return graph


def walk_between(given: streets.Streets, a: tuple[float, float], b: tuple[float, float]) -> float:
    """Measure the way from a to b, coordinates relative to the square's corner."""
    corner = np.array([600_000, 1_200_000.0])
    travel = streets.Travel(np.array([a]) + corner, np.array([b]) + corner, given)
    return float(travel.within().toarray()[0, 0])


def test_on_foot_every_street_leads_both_ways_and_no_motorway_counts() -> None:
    given = streets.from_graph(square(), crs=METRES)
    assert walk_between(given, (0, 0), (100, 100)) == 200
    assert walk_between(given, (0, 100), (100, 100)) == 100  # against the one-way street


def test_an_edge_without_a_length_counts_its_chord_and_the_shortest_of_parallels_stands() -> None:
    given = streets.from_graph(square(), crs=METRES)
    assert walk_between(given, (0, 0), (0, 100)) == 100  # 3 -> 0 has no length, 0 -> 3 says 150


def test_islands_are_left_out() -> None:
    assert len(streets.from_graph(square(), crs=METRES).xy) == 4


def test_a_graph_in_degrees_is_brought_into_metres() -> None:
    graph = nx.MultiDiGraph()
    graph.add_node("a", x=106.65, y=10.85)
    graph.add_node("b", x=106.66, y=10.85)
    graph.add_edge("a", "b", length=1093.0)
    given = streets.from_graph(graph, crs=METRES)
    assert np.hypot(*(given.xy[0] - given.xy[1])) == pytest.approx(1093, abs=2)


def test_the_order_of_nodes_changes_no_distance() -> None:
    random = np.random.default_rng(1)
    xy = random.random((200, 2)) * 1000
    start, end = random.integers(0, 200, (2, 600))
    keep = start != end
    given = streets.connect(
        xy, start[keep], end[keep], np.full(keep.sum(), 10.0), kind=Kind.ASSUMED
    )
    turned = along_curve(given)
    cells, schools = random.random((2, 30, 2)) * 1000
    one = streets.Travel(cells, schools, given).within()
    other = streets.Travel(cells, schools, turned).within()
    np.testing.assert_allclose(one.toarray(), other.toarray())
