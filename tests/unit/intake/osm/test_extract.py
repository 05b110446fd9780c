"""What an extract holds, written as the tables intake reads."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import osmium
import pytest

from spatial.errors import InputFaults
from spatial.intake.osm import extract
from spatial.intake.osm.extract import Extract

SQUARE = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}
HELD = Extract(
    nodes={7: (106.6, 10.8), 9: (106.61, 10.8)},
    edges=[(7, 9, 1_093.04)],
    schools=[("n5", "Trường A", 106.605, 10.801, "school")],
    buildings=[("w1", SQUARE, "3")],
    land=[("w3", "Công viên A", "park", SQUARE)],
    boundaries=[("r2", "Phường A", "6", SQUARE)],
    day="2025-11-01",
)


def rows(name: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(HELD.files()[name].decode("utf-8-sig"))))


def test_streets_are_nodes_in_degrees_and_edges_in_metres() -> None:
    assert rows("street_nodes.csv")[1] == ["7", "106.6000000", "10.8000000"]
    assert rows("street_edges.csv") == [
        ["from_node", "to_node", "length_m", "kind"],
        ["7", "9", "1093.0", "surveyed"],
    ]


def test_schools_name_their_source() -> None:
    assert rows("schools.csv")[1] == [
        "n5",
        "Trường A",
        "106.6050000",
        "10.8010000",
        "surveyed",
        "OpenStreetMap",
    ]


def test_who_is_to_be_named_and_what_was_counted_is_said() -> None:
    about = json.loads(HELD.files()["fetched.json"])
    assert about == {
        "attribution": ["© OpenStreetMap contributors (ODbL 1.0)"],
        "day": "2025-11-01",
        "schools": 1,
        "edges": 1,
        "buildings": 1,
        "boundaries": 1,
        "land_use": 1,
    }


def test_land_nobody_lives_on_is_a_table_intake_reads() -> None:
    (feature,) = json.loads(HELD.files()["land_use.geojson"])["features"]
    assert feature["properties"] == {
        "land_id": "w3",
        "name": "Công viên A",
        "use": "park",
        "kind": "surveyed",
    }
    assert feature["geometry"] == SQUARE


def test_maps_are_written_only_where_there_is_something_on_them() -> None:
    assert {"buildings.geojson", "boundaries.geojson"} <= set(HELD.files())
    bare = Extract(nodes={}, edges=[])
    assert not {"buildings.geojson", "boundaries.geojson"} & set(bare.files())
    (feature,) = json.loads(HELD.files()["buildings.geojson"])["features"]
    assert feature["properties"] == {"building_id": "w1", "storeys": "3", "kind": "surveyed"}
    assert feature["geometry"] == SQUARE


def test_a_file_that_is_no_extract_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.osm.pbf"
    path.write_bytes(b"nothing of the kind")
    with pytest.raises(InputFaults):
        extract.read(path, (106.0, 10.0, 107.0, 11.0))
    with pytest.raises(InputFaults):
        extract.read(tmp_path / "none.osm.pbf", (106.0, 10.0, 107.0, 11.0))


def test_several_frames_are_filled_in_one_pass_as_each_alone(tmp_path: Path) -> None:
    path = tmp_path / "x.osm.pbf"
    street = osmium.osm.mutable
    with osmium.SimpleWriter(str(path)) as writer:
        for number in range(5):
            writer.add_node(street.Node(id=number + 1, location=(106.0 + number / 10, 10.0)))
        writer.add_way(street.Way(id=9, nodes=[1, 2, 3, 4, 5], tags={"highway": "residential"}))
    west, east, sea = (105.9, 9.9, 106.25, 10.1), (106.15, 9.9, 106.5, 10.1), (120.0, 1.0, 121.0, 2)
    both = extract.read_each(path, [west, east, sea])
    # the way is parted at no junction: its ends inside are the ends of the edge
    assert [[edge[:2] for edge in each.edges] for each in both] == [[(1, 3)], [(3, 5)], []]
    assert both == [extract.read(path, frame) for frame in (west, east, sea)]
