"""Distances on the real streets of central Hồ Chí Minh City, against networkx."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import numpy as np
import pytest
from pyproj import CRS

from spatial import streets

METRES = CRS.from_epsg(9210)


@pytest.fixture(scope="module")
def graph(shared: Path) -> nx.MultiDiGraph:
    return nx.read_graphml(shared / "real" / "hcmc_centre_drive_osm_20260327.graphml")


def test_walks_on_the_real_graph_equal_networkx(graph: nx.MultiDiGraph) -> None:
    given = streets.from_graph(graph, crs=METRES)
    assert len(given.xy) > 0.98 * graph.number_of_nodes()
    foot = nx.Graph()
    place = {}
    for node, data in graph.nodes(data=True):
        place[node] = (float(data["x"]), float(data["y"]))
    for a, b, data in graph.edges(data=True):
        if "motorway" not in str(data.get("highway")):
            metres = float(data["length"])
            if a != b and metres < foot.get_edge_data(a, b, {"m": np.inf})["m"]:
                foot.add_edge(a, b, m=metres)
    main = max(nx.connected_components(foot), key=len)
    nodes = sorted(main)[::40]
    schools = nodes[:12]
    move = streets.convert.Transformer.from_crs("EPSG:4326", METRES, always_xy=True)
    xy = np.column_stack(move.transform(*np.array([place[node] for node in nodes]).T))
    travel = streets.Travel(xy, xy[:12], given)
    found = travel.within(5000).toarray()
    for column, school in enumerate(schools):
        reached = nx.single_source_dijkstra_path_length(foot, school, weight="m", cutoff=5000)
        expected = np.array([reached.get(node, 0.0) for node in nodes])
        np.testing.assert_allclose(found[:, column], expected, rtol=1e-5, atol=0.01)
