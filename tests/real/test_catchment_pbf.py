"""Walks over the streets of an extract, against networkx on the raw ways of the same file."""

from __future__ import annotations

import itertools
from pathlib import Path

import networkx as nx
import numpy as np
import osmium
import pytest
from osmium.osm.mutable import Node, Way
from pyproj import CRS, Geod, Transformer

from spatial import streets
from spatial.intake.osm import cut, extract
from spatial.records import Kind

METRES = CRS.from_epsg(9210)
EARTH = Geod(ellps="WGS84")
WEST, SOUTH = 106.70, 10.80
STEP = 0.002  # degrees; some 220 m

# a river between the rows 1 and 2, bridged at column 3 alone; a dead end; a motorway across
ROWS = {row: [(row, column) for column in range(4)] for row in range(4)}
LINES = [
    *ROWS.values(),
    [(0, 0), (1, 0)],
    [(2, 0), (3, 0)],
    [(1, 3), (2, 3)],
    [(0, 2), (1, 2)],
]
MOTORWAY = [(0, 1), (1, 1), (2, 1), (3, 1)]


def number(place: tuple[int, int]) -> int:
    """Return the id of a node."""
    return 10 * place[0] + place[1] + 1


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("extract") / "river.osm.pbf"
    ways = [(line, "residential") for line in LINES] + [(MOTORWAY, "motorway")]
    with osmium.SimpleWriter(str(file)) as writer:
        for row in range(4):
            for column in range(4):
                at = (WEST + column * STEP, SOUTH + row * STEP)
                writer.add_node(Node(id=number((row, column)), location=at))
        for way, (line, highway) in enumerate(ways, start=1):
            writer.add_way(
                Way(id=way, nodes=[number(one) for one in line], tags={"highway": highway})
            )
    return file


def walked(read: extract.Extract) -> tuple[streets.Streets, dict[int, int], np.ndarray]:
    """Make streets of an extract; also where its nodes are."""
    ids = list(read.nodes)
    place = {node: at for at, node in enumerate(ids)}
    move = Transformer.from_crs("EPSG:4326", METRES, always_xy=True)
    xy = np.column_stack(move.transform(*np.array([read.nodes[node] for node in ids]).T))
    start, end = (np.array([place[edge[side]] for edge in read.edges]) for side in (0, 1))
    metres = np.array([edge[2] for edge in read.edges])
    made = streets.connect(xy, start, end, metres, kind=Kind.SURVEYED)
    return made, place, xy


def raw(file: Path, banned: frozenset[str]) -> nx.Graph:
    """Join every two nodes that follow each other on a walkable way, nothing parted or merged."""
    places, graph = {}, nx.Graph()
    for thing in osmium.FileProcessor(str(file)):
        if isinstance(thing, osmium.osm.Node):
            places[thing.id] = (thing.lon, thing.lat)
        elif isinstance(thing, osmium.osm.Way):
            tags = dict(thing.tags)
            closed = tags.get("foot") == "no" or tags.get("access") in {"no", "private"}
            if "highway" not in tags or tags["highway"] in banned or closed:
                continue
            nodes = [one.ref for one in thing.nodes]
            for one, other in itertools.pairwise(nodes):
                if one in places and other in places:
                    metres = EARTH.inv(*places[one], *places[other])[2]
                    graph.add_edge(one, other, m=metres)
    return graph


def test_a_river_is_crossed_where_its_bridge_is_and_nowhere_else(small: Path) -> None:
    read = extract.read(small, (WEST - 1, SOUTH - 1, WEST + 1, SOUTH + 1))
    made, place, xy = walked(read)
    at = [place[number(one)] for one in ((1, 0), (2, 0))]  # one step apart by air
    found = streets.Travel(xy[at[:1]], xy[at[1:]], made).within().toarray()[0, 0]
    east = EARTH.inv(WEST, SOUTH + STEP, WEST + 3 * STEP, SOUTH + STEP)[2]
    back = EARTH.inv(WEST, SOUTH + 2 * STEP, WEST + 3 * STEP, SOUTH + 2 * STEP)[2]
    bridge = EARTH.inv(WEST, SOUTH + STEP, WEST, SOUTH + 2 * STEP)[2]
    assert found == pytest.approx(east + bridge + back, abs=0.1)


@pytest.mark.parametrize("extracted", ["river", "andorra", "Helsinki"])
def test_walks_over_an_extract_equal_networkx_on_its_raw_ways(
    small: Path, shared: Path, extracted: str
) -> None:
    file = small if extracted == "river" else shared / "bench" / "osm" / f"{extracted}.osm.pbf"
    read = extract.read(file, (-180.0, -90.0, 180.0, 90.0))
    made, place, xy = walked(read)
    graph = raw(file, cut.NO_STREET)
    ids = sorted(place)
    asked, schools = ids[:: max(1, len(ids) // 300)], ids[:: max(1, len(ids) // 6)]
    travel = streets.Travel(
        xy[[place[one] for one in asked]], xy[[place[one] for one in schools]], made
    )
    found = travel.within(3000.0).tocoo()
    walk = {(asked[i], schools[j]): d for i, j, d in zip(*found.coords, found.data, strict=True)}
    for school in schools:
        reached = nx.single_source_dijkstra_path_length(graph, school, weight="m", cutoff=2999.9)
        for one in asked:
            if one in reached:
                assert walk[one, school] == pytest.approx(reached[one], rel=1e-5, abs=0.1)
            else:
                assert walk.get((one, school), np.inf) > 2999.0
