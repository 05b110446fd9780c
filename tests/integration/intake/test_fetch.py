"""Fetching: an answer as OSMnx gives it, no network, bad bounds."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import networkx as nx
import osmnx
import pandas as pd
import pytest
import shapely

from spatial import cli
from spatial.intake.osm import online


@pytest.fixture(autouse=True)
def _reached(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the servers be there: what they answer is told by each test."""
    monkeypatch.setattr(online, "reach", lambda _url: None)


def run(monkeypatch: pytest.MonkeyPatch, *given: object) -> int:
    monkeypatch.setattr(sys, "argv", ["truonglop", "--lang", "en", *map(str, given)])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    code = ended.value.code
    assert isinstance(code, int)
    return code


def answering(**layers: gpd.GeoDataFrame) -> Callable[..., gpd.GeoDataFrame]:
    """Answer by tag as OSMnx does: it raises where a place has nothing of the kind."""

    def answer(_: str, *, tags: dict[str, object]) -> gpd.GeoDataFrame:
        (tag,) = tags
        if tag not in layers:
            msg = "no features"
            raise osmnx._errors.InsufficientResponseError(msg)
        return layers[tag]

    return answer


def test_an_answer_becomes_tables_with_day_and_attribution(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = nx.MultiDiGraph()
    graph.add_node(1, x=106.60, y=10.85)
    graph.add_node(2, x=106.61, y=10.85)
    graph.add_edge(1, 2, length=1093.0)
    graph.add_edge(2, 1, length=1093.0)
    index = pd.MultiIndex.from_tuples([("node", 7), ("way", 8)], names=["element", "id"])
    features = gpd.GeoDataFrame(
        {"name": ["Trường Tiểu học A", None], "amenity": ["school", "kindergarten"]},
        geometry=[shapely.Point(106.605, 10.851), shapely.box(106.6, 10.85, 106.602, 10.852)],
        index=index,
        crs=4326,
    )
    monkeypatch.setattr(osmnx, "graph_from_place", lambda *_, **__: graph)
    built = gpd.GeoDataFrame(
        {"building": ["yes", "yes", "yes"], "building:levels": ["3", "3;4", None]},
        geometry=[shapely.box(106.6, 10.85, 106.601, 10.851)] * 2 + [shapely.Point(106.6, 10.85)],
        index=pd.MultiIndex.from_tuples([("way", 1), ("way", 2), ("node", 3)]),
        crs=4326,
    )
    monkeypatch.setattr(osmnx, "features_from_place", answering(amenity=features, building=built))
    assert run(monkeypatch, "fetch", "Quận 12", "--out", tmp_path) == 0
    about = json.loads((tmp_path / "fetched.json").read_text(encoding="utf-8"))
    assert about["attribution"] == ["© OpenStreetMap contributors (ODbL 1.0)"]
    assert about["day"]
    edges = pd.read_csv(tmp_path / "street_edges.csv")
    assert edges[["from_node", "to_node", "length_m"]].to_numpy().tolist() == [[1, 2, 1093.0]]
    schools = pd.read_csv(tmp_path / "schools.csv")
    assert schools["school_id"].tolist() == ["n7", "w8"]
    assert schools["name"].tolist() == ["Trường Tiểu học A", "w8"]
    buildings = gpd.read_file(tmp_path / "buildings.geojson")
    assert buildings["building_id"].tolist() == ["w1", "w2"]  # a point is no footprint
    assert buildings["storeys"].tolist()[0] == "3"
    assert buildings["storeys"].isna().tolist() == [False, True]  # "3;4" is no number
    assert about["buildings"] == 2
    assert not (tmp_path / "boundaries.geojson").exists()  # the place has none: it goes on


def test_a_place_without_schools_or_buildings_still_gives_its_streets_and_boundaries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = nx.MultiDiGraph()
    graph.add_node(1, x=106.60, y=10.85)
    graph.add_node(2, x=106.61, y=10.85)
    graph.add_edge(1, 2, length=1093.0)
    ward = gpd.GeoDataFrame(
        {"name": ["Phường A", None], "admin_level": ["6", "6"]},
        geometry=[shapely.box(106.6, 10.85, 106.62, 10.86), shapely.Point(106.6, 10.85)],
        index=pd.MultiIndex.from_tuples([("relation", 5), ("node", 6)]),
        crs=4326,
    )
    monkeypatch.setattr(osmnx, "graph_from_place", lambda *_, **__: graph)
    monkeypatch.setattr(osmnx, "features_from_place", answering(boundary=ward))
    assert run(monkeypatch, "fetch", "Quận 12", "--out", tmp_path) == 0
    found = gpd.read_file(tmp_path / "boundaries.geojson")
    assert found[["osm_id", "name", "admin_level"]].to_numpy().tolist() == [["r5", "Phường A", "6"]]
    assert not (tmp_path / "buildings.geojson").exists()


def test_without_a_network_it_says_so_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refused(*_: object, **__: object) -> None:
        msg = "no route to host"
        raise ConnectionError(msg)

    monkeypatch.setattr(osmnx, "graph_from_place", refused)
    assert run(monkeypatch, "fetch", "Quận 12", "--out", tmp_path / "out") == 2
    said = capsys.readouterr().err
    assert "local extract" in said
    assert "Traceback" not in said
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("bounds", ["", "1,2,3", "a,b,c,d", "2,1,1,2"])
def test_bounds_that_are_none_are_refused(
    bounds: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = ("fetch", "--extract", tmp_path / "x.osm.pbf", "--bounds", bounds, "--out", tmp_path)
    assert run(monkeypatch, *given) == 2
