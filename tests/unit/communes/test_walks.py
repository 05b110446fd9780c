"""Streets are carried for the core of Hồ Chí Minh City; communes outside it have none."""

from __future__ import annotations

import csv
import dataclasses
import io
from pathlib import Path

import numpy as np
import shapely
import untold_towns

from spatial import intake
from spatial.communes import pack, walks

INSIDE = "26785"  # Trung Mỹ Tây


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_87_of_the_168_wards_lie_wholly_within_the_streets() -> None:
    table = pack.communes()
    city = table.index[table["province_code"] == "79"]
    assert len(walks.known(city)) == 87


def test_the_streets_are_as_long_as_their_source_says() -> None:
    edges = pack.street_edges()
    # 7,778 km, less parallel edges between the same two junctions
    assert 7_700 < edges["length_dm"].sum() / 10_000 < 7_780
    assert (edges["u"] < edges["v"]).all()
    assert edges["length_dm"].max() <= 1_201
    assert edges["v"].max() < len(pack.street_nodes())


def test_a_commune_gets_one_connected_part_around_it() -> None:
    written = walks.files([INSIDE])
    nodes = {
        row["node_id"]: (float(row["lon"]), float(row["lat"]))
        for row in rows(written["street_nodes.csv"])
    }
    edges = rows(written["street_edges.csv"])
    reached, left = {edges[0]["from_node"]}, True
    while left:
        left = False
        for edge in edges:
            ends = {edge["from_node"], edge["to_node"]}
            if len(ends & reached) == 1:
                reached |= ends
                left = True
    assert reached == set(nodes)
    outline = pack.outlines([INSIDE]).geometry.iloc[0]
    west, south, east, north = outline.bounds
    lon, lat = np.array(list(nodes.values())).T
    near = walks.AROUND_DEGREES + 1e-5
    assert west - near <= lon.min() <= lon.max() <= east + near
    assert south - near <= lat.min() <= lat.max() <= north + near
    assert shapely.contains_xy(outline, lon, lat).sum() > 100
    assert {edge["kind"] for edge in edges} == {"surveyed"}


def test_a_commune_outside_has_none_and_takes_them_from_nobody() -> None:
    table = pack.communes()
    city = table.index[table["province_code"] == "79"]
    outside = next(code for code in city if not walks.known([code]))
    assert walks.files([INSIDE, outside]) == walks.files([INSIDE])
    assert walks.files([outside]) == {}


def test_a_locality_walks_on_the_streets_of_the_pack_until_a_junction_is_another(
    tmp_path: Path,
) -> None:
    begun = intake.read_network(untold_towns.folder(tmp_path, [INSIDE]))
    assert begun.streets is not None
    assert walks.carried(begun)
    for one_m in (0.2, 3.0):  # less than half of the 1.1 m a place is written to, and more
        xy = begun.streets.xy.copy()
        xy[0] += one_m
        other = dataclasses.replace(begun, streets=dataclasses.replace(begun.streets, xy=xy))
        assert walks.carried(other) == (one_m < 1.0)
    assert not walks.carried(dataclasses.replace(begun, streets=None))
    about = dataclasses.replace(begun.locality, streets_box=())
    assert not walks.carried(dataclasses.replace(begun, locality=about))
