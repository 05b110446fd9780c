"""Checked tables become a network, or every fault of joining is told."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely
from benches import SIDE_M, SOUTH_M, TM3, WEST_M, checked, point, wards

from spatial import walk_basis
from spatial.errors import Fault
from spatial.intake.checking.check import Checked
from spatial.intake.joining import assemble
from spatial.intake.reading.find import Source
from spatial.locality import Locality
from spatial.network import Network
from spatial.records import Kind
from spatial.streets import NOBODY

LOCALITY = Locality(key="x", name={"vi": "x", "en": "x"})
TABLES = {
    "residents": [{"ward_id": ward, "year": 2025, "age": 6, "people": 10} for ward in ("a", "b")],
    "cells": [
        {"cell_id": ward, "ward_id": ward, "weight": 1, "geometry": point(x, 0.5)}
        for ward, x in (("a", 0.5), ("b", 1.5))
    ],
    "schools": [{"school_id": "s", "name": "S", "geometry": point(0.5, 0.5)}],
    "school_levels": [{"school_id": "s", "level": "thcs", "rooms": 10, "land_m2": 5_000}],
}
NODES = [{"node_id": name, "geometry": point(x, 0.5)} for name, x in (("1", 0.5), ("2", 1.5))]


def joined(**more: list[dict[str, object]]) -> tuple[Network | None, list[Fault]]:
    given = {**TABLES, **more}
    frames = {name: checked(name, rows) for name, rows in given.items() if rows}  # type: ignore[arg-type]
    return assemble.join(LOCALITY, wards(), frames)


def test_the_tables_a_locality_needs_make_a_network() -> None:
    network, faults = joined()
    assert network is not None
    assert network.schools["wards"].tolist() == ["a"]
    assert network.cells["share"].tolist() == [1.0, 1.0]
    assert [fault.code for fault in faults] == ["no_streets"]
    assert network.streets is None


@pytest.mark.parametrize("missing", ["residents", "schools", "school_levels"])
def test_without_a_table_it_needs_there_is_no_network(missing: str) -> None:
    network, _ = joined(**{missing: []})
    assert network is None


def test_streets_connect_the_cells() -> None:
    edge = {"from_node": "1", "to_node": "2", "length_m": 1_000, "kind": "estimated"}
    network, faults = joined(street_nodes=NODES, street_edges=[edge])
    assert network is not None
    assert network.streets is not None
    assert network.streets.kind is Kind.ESTIMATED
    assert network.cell_snap_m is not None
    assert network.cell_snap_m.tolist() == pytest.approx([0, 0])
    assert faults == []


def test_an_edge_to_nowhere_is_a_fault_and_goes() -> None:
    edge = {"from_node": "1", "to_node": "9", "length_m": 1_000}
    network, faults = joined(street_nodes=NODES, street_edges=[edge])
    assert [fault.code for fault in faults] == ["unknown_reference"]
    assert network is not None


def layer(units: str, *, sound: bool = True) -> Checked:
    frame = wards().sets["wards"].reset_index()
    source = Source(table="wards", path=Path(f"{units}.geojson"), name=units)
    marks = np.array([True, sound])
    return Checked(source=source, frame=frame, sound=marks, whole=True, faults=())


def test_the_base_set_comes_first() -> None:
    layers = [layer("wards_old"), layer("wards_new")]
    told = assemble.wards(layers, base="wards_new")
    assert told is not None
    assert list(told.sets) == ["wards_new", "wards_old"]
    plain = assemble.wards(layers, base=None)
    assert plain is not None
    assert list(plain.sets) == ["wards_old", "wards_new"]


def test_a_code_whose_row_needs_mending_is_still_known() -> None:
    told = assemble.wards([layer("wards", sound=False)], base=None)
    assert told is not None
    assert told.sets["wards"].index.tolist() == ["a"]
    assert told.known["wards"].tolist() == ["a", "b"]
    assert not told.sound


def test_a_set_of_no_use_makes_all_of_no_use() -> None:
    useless = dataclasses.replace(layer("wards_new"), whole=False)
    assert assemble.wards([layer("wards_old"), useless], base=None) is None
    assert assemble.wards([], base=None) is None


def test_wards_are_measured_in_metres_of_their_own() -> None:
    degrees = layer("wards")
    frame = gpd.GeoDataFrame(degrees.frame).to_crs(4326)
    told = assemble.wards([dataclasses.replace(degrees, frame=frame)], base=None)
    assert told is not None
    assert told.crs.axis_info[0].unit_name == "metre"
    areas = told.sets["wards"].geometry.area.tolist()
    assert areas == pytest.approx([SIDE_M**2] * 2, rel=0.01)
    assert told.crs != TM3 or frame.crs != TM3


def test_streets_that_cover_one_ward_are_walked_in_that_ward_alone() -> None:
    edge = {"from_node": "1", "to_node": "2", "length_m": 1_000, "kind": "surveyed"}
    given = {**TABLES, "street_nodes": NODES, "street_edges": [edge]}
    frames = {name: checked(name, rows) for name, rows in given.items()}  # type: ignore[arg-type]
    base = next(iter(wards().sets.values())).to_crs("EPSG:4326")
    west, south, east, north = base.geometry.iloc[0].bounds
    near = 1e-3  # about 110 m
    box = (west - near, south - near, east + near, north + near)
    network, _ = assemble.join(dataclasses.replace(LOCALITY, streets_box=box), wards(), frames)
    assert network is not None
    assert network.streets is not None
    assert network.streets.cover is not None
    assert network.cell_node is not None
    assert (network.cell_node >= 0).tolist() == [True, False]
    assert walk_basis.by_line(network, None) == {"b"}


@pytest.mark.parametrize("snap_m", [1_500.0, np.inf], ids=["own path", "no street"])
def test_nobody_hangs_on_a_nearer_street_across_the_water(
    snap_m: float,
) -> None:
    # Ward b lies 1 km off a, 3 km long. It is lived in at its near end, 1100 m from the end of a's
    # street and 1500 m from its own path.
    town = wards()
    island = shapely.box(WEST_M + 2 * SIDE_M, SOUTH_M, WEST_M + 5 * SIDE_M, SOUTH_M + SIDE_M)
    town.sets["wards"].loc["b", "geometry"] = island
    nodes = [*NODES[:1], {"node_id": "2", "geometry": point(1.0, 0.5)}]
    edges = [{"from_node": "1", "to_node": "2", "length_m": 500, "kind": "surveyed"}]
    path = np.isfinite(snap_m)
    if path:
        nodes += [
            {"node_id": name, "geometry": point(x, 0.5)} for name, x in (("4", 3.6), ("5", 4))
        ]
        edges += [{"from_node": "4", "to_node": "5", "length_m": 400, "kind": "surveyed"}]
    given = {**TABLES, "street_nodes": nodes, "street_edges": edges}
    given["cells"] = [TABLES["cells"][0], {**TABLES["cells"][1], "geometry": point(2.1, 0.5)}]
    frames = {name: checked(name, rows) for name, rows in given.items()}  # type: ignore[arg-type]
    network, _ = assemble.join(LOCALITY, town, frames)
    assert network is not None
    assert network.streets is not None
    assert network.cell_node is not None
    assert network.cell_snap_m is not None
    assert network.cell_snap_m.tolist() == pytest.approx([0.0, snap_m])
    if path:
        at = network.streets.xy[network.cell_node[1]]
        assert at.tolist() == [WEST_M + 3.6 * SIDE_M, SOUTH_M + 0.5 * SIDE_M]
    else:
        assert network.cell_node[1] == NOBODY
        assert walk_basis.by_line(network, None) == {"b"}


@pytest.mark.parametrize("table", ["parcels", "projects"])
def test_a_layer_goes_by_its_code_wherever_the_column_stands(table: str) -> None:
    code = f"{table[:-1]}_id"
    row = {"name": "Khu A", "area_m2": 100, "level": "tieu_hoc", "rooms": 3, "finish_year": 2028,
           code: "k1", "geometry": point(0.5, 0.5)}  # fmt: skip
    network, _ = joined(**{table: [row]})
    assert network is not None
    layer = getattr(network, table)
    assert list(layer.index) == ["k1"]
    assert layer["name"].tolist() == ["Khu A"]
