"""An answer of OpenStreetMap, brought to the form of an extract; no network is asked."""

from __future__ import annotations

import socket

import geopandas as gpd
import networkx as nx
import osmnx
import pandas as pd
import pytest
import shapely

from spatial.errors import InputFaults
from spatial.intake.osm import online


def features(**columns: list[object]) -> gpd.GeoDataFrame:
    shapes = columns.pop("geometry")
    index = pd.MultiIndex.from_tuples([("way", at) for at in range(len(shapes))])
    return gpd.GeoDataFrame(columns, geometry=shapes, index=index, crs=4326)


@pytest.fixture(autouse=True)
def reached(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """Let every server be reached, and write down which was tried."""
    tried: list[tuple[str, int]] = []

    class Line:
        def close(self) -> None: ...

    def connect(address: tuple[str, int], *, timeout: float) -> Line:
        assert timeout <= 10
        tried.append(address)
        return Line()

    monkeypatch.setattr(socket, "create_connection", connect)
    for name in ("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    return tried


@pytest.fixture
def _answering(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answer with three streets between two corners, a loop, and nothing else."""
    graph = nx.MultiDiGraph()
    graph.add_node(1, x=106.60, y=10.85)
    graph.add_node(2, x=106.61, y=10.85)
    for one, other, length in ((1, 2, 1_200.0), (1, 2, 1_093.0), (2, 1, 1_100.0), (2, 2, 50.0)):
        graph.add_edge(one, other, length=length)
    monkeypatch.setattr(osmnx, "graph_from_place", lambda *_, **__: graph)

    def nothing(*_: object, **__: object) -> None:
        raise osmnx._errors.InsufficientResponseError

    monkeypatch.setattr(osmnx, "features_from_place", nothing)


@pytest.mark.usefixtures("_answering")
def test_of_streets_between_two_corners_the_shortest_is_kept_and_loops_go() -> None:
    found = online.fetch("Quận 12")
    assert found.edges == [(1, 2, 1_093.0)]
    assert found.nodes == {1: (106.60, 10.85), 2: (106.61, 10.85)}


@pytest.mark.usefixtures("_answering")
def test_a_place_that_has_nothing_else_gives_empty_lists_and_a_day() -> None:
    found = online.fetch("Quận 12")
    assert (found.schools, found.buildings, found.boundaries) == ([], [], [])
    assert len(found.day) == len("2025-01-01")


@pytest.mark.parametrize("problem", [ConnectionError("x\ny"), ValueError(""), TypeError("z")])
def test_whatever_goes_wrong_on_the_way_is_said_in_a_line(
    monkeypatch: pytest.MonkeyPatch, problem: Exception
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise problem

    monkeypatch.setattr(osmnx, "graph_from_place", refused)
    with pytest.raises(InputFaults) as caught:
        online.fetch("Đâu đó")
    (fault,) = caught.value.faults
    assert (fault.code, fault.value) == ("fetch_failed", "Đâu đó")
    assert "\n" not in str(fault.blanks["reason"])
    assert fault.blanks["reason"]


def test_schools_stand_at_a_point_inside_and_are_named_by_their_code_at_least() -> None:
    layer = features(
        name=["Trường A", None],
        amenity=["school", "kindergarten"],
        geometry=[shapely.box(106.6, 10.8, 106.602, 10.802), shapely.Point(106.7, 10.9)],
    )
    assert online._schools(layer) == [
        ("w0", "Trường A", pytest.approx(106.601), pytest.approx(10.801), "school"),
        ("w1", "w1", 106.7, 10.9, "kindergarten"),
    ]


def test_only_areas_are_buildings() -> None:
    box = shapely.box(0, 0, 1, 1)
    layer = features(geometry=[box, shapely.Point(0, 0), None])
    layer["building:levels"] = ["3", "2", "1"]
    ((code, outline, storeys),) = online._buildings(layer)
    assert (code, outline["type"], storeys) == ("w0", "Polygon", "3")


def test_boundaries_say_name_and_level_where_they_have_them() -> None:
    box = shapely.box(0, 0, 1, 1)
    layer = features(name=["Phường A", None], admin_level=["6", None], geometry=[box, box])
    found = [(code, name, level) for code, name, level, _ in online._boundaries(layer)]
    assert found == [("w0", "Phường A", "6"), ("w1", "", "")]


def test_without_a_network_it_is_said_at_once_and_nothing_is_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def nobody(*_: object, **__: object) -> None:
        raise TimeoutError

    monkeypatch.setattr(socket, "create_connection", nobody)
    monkeypatch.setattr(osmnx, "graph_from_place", lambda *_, **__: pytest.fail("asked"))
    with pytest.raises(InputFaults) as caught:
        online.fetch("Quận 12")
    (fault,) = caught.value.faults
    assert (fault.code, fault.value) == ("fetch_offline", "nominatim.openstreetmap.org")


@pytest.mark.usefixtures("_answering")
def test_who_asks_is_said_and_no_other_server_is_asked_for_names(
    reached: list[tuple[str, int]],
) -> None:
    online.fetch("Quận 12")
    assert reached == [("nominatim.openstreetmap.org", 443), ("overpass-api.de", 443)]
    assert osmnx.settings.http_user_agent.startswith("truonglop/")
    assert osmnx.settings.doh_url_template is None


def test_behind_a_proxy_only_the_proxy_knows_who_can_be_reached(
    monkeypatch: pytest.MonkeyPatch, reached: list[tuple[str, int]]
) -> None:
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:9")
    online.reach("https://overpass-api.de/api")
    assert reached == []
