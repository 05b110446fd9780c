"""Schools, streets and practice places of the embedded district: exact totals, plausible places."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components, dijkstra

DATA = Path(__file__).parents[2] / "data"
METRES = "EPSG:9210"  # VN-2000 / TM-3 105-45
PUBLISHED = {  # rooms, land m2, pupils 2030
    "mam_non": (1272, 220888, 29327.1),
    "tieu_hoc": (817, 175615, 58089),
    "thcs": (598, 152788, 41811),
    "thpt": (424, 86407, 28989.1),
}


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Read a CSV as text."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def layer(name: str) -> gpd.GeoDataFrame:
    """Read a GeoJSON file in metres."""
    return gpd.read_file(DATA / name).to_crs(METRES)


@cache
def wards() -> gpd.GeoDataFrame:
    """Read the wards of 2024 in metres, by code."""
    return layer("wards/wards_2024.geojson").set_index("ward_id")


def points(name: str) -> gpd.GeoSeries:
    """Read the places of a CSV in metres."""
    lon, lat = ([float(row[axis]) for row in rows(name)] for axis in ("lon", "lat"))
    return gpd.GeoSeries(gpd.points_from_xy(lon, lat), crs="EPSG:4326").to_crs(METRES)


def total(name: str, column: str, by: str) -> dict[str, int]:
    """Add a whole-number column up by another."""
    sums: defaultdict[str, int] = defaultdict(int)
    for row in rows(name):
        sums[row[by]] += int(row[column])
    return dict(sums)


# ------------------------------------------------------------ streets


@cache
def streets() -> tuple[Any, Any, Any]:
    """Return nodes in metres, edges as pairs of places, and lengths."""
    place = {row["node_id"]: number for number, row in enumerate(rows("wards/street_nodes.csv"))}
    edges = np.array(
        [(place[row["from_node"]], place[row["to_node"]]) for row in rows("wards/street_edges.csv")]
    )
    lengths = np.array([float(row["length_m"]) for row in rows("wards/street_edges.csv")])
    return points("wards/street_nodes.csv").get_coordinates().to_numpy(), edges, lengths


def test_the_streets_are_one_connected_layer() -> None:
    nodes, edges, lengths = streets()
    graph = coo_array((lengths, (edges[:, 0], edges[:, 1])), shape=(len(nodes), len(nodes)))
    assert connected_components(graph, directed=False)[0] == 1
    assert len(nodes) >= 4_799  # every node of the source, and those that split its segments


def test_the_streets_are_those_of_the_source_the_shortest_of_parallel_ones() -> None:
    """6,268 edges of the source; parts of a split one add up to it."""
    shortest: dict[frozenset[str], float] = {}
    for row in rows("sources/quan12_street_edges.csv"):
        pair = frozenset((row["u"], row["v"]))
        if len(pair) > 1:
            length_m = float(row["length_m"])
            shortest[pair] = min(length_m, shortest.get(pair, length_m))
    _, _, lengths = streets()
    assert lengths.sum() == pytest.approx(sum(shortest.values()), abs=0.1)


def test_the_streets_reach_a_kilometre_beyond_the_district_and_no_farther() -> None:
    nodes, edges, _ = streets()
    lines = shapely.linestrings(nodes[edges])
    assert shapely.intersects(lines, wards().union_all().buffer(1_100)).all()


def test_no_street_is_shorter_than_its_chord() -> None:
    nodes, edges, lengths = streets()
    chords = np.hypot(*(nodes[edges[:, 0]] - nodes[edges[:, 1]]).T)
    assert (lengths >= chords - 0.5).all()


def test_walks_are_longer_than_straight_lines_by_more_than_a_third() -> None:
    """Few alleys are mapped: the median detour is 1.4, the mean about 1.5."""
    nodes, edges, lengths = streets()
    graph = coo_array((lengths, (edges[:, 0], edges[:, 1])), shape=(len(nodes), len(nodes))).tocsr()
    some = np.arange(0, len(nodes), 40)
    walk = dijkstra(graph, directed=False, indices=some)[:, some]
    straight = np.hypot(*(nodes[some][:, None] - nodes[some][None, :]).transpose(2, 0, 1))
    pairs = (straight >= 500) & (straight <= 3000)
    ratio = walk[pairs] / straight[pairs]
    assert np.median(ratio) == pytest.approx(1.40, abs=0.08)
    assert ratio.mean() == pytest.approx(1.55, abs=0.12)


def test_most_cells_and_every_mapped_school_are_near_a_street() -> None:
    """Where alleys are not mapped the next street is farther."""
    nodes, _, _ = streets()
    network = shapely.STRtree(shapely.points(nodes))
    homes = network.query_nearest(
        [*points("wards/cells.csv")], return_distance=True, all_matches=False
    )[1]
    there = layer("schools/schools.geojson")
    mapped = there[there["kind"] == "surveyed"].geometry
    schools = network.query_nearest([*mapped], return_distance=True, all_matches=False)[1]
    assert np.median(homes) < 100
    assert np.quantile(homes, 0.9) < 250
    assert schools.max() < 250


# ------------------------------------------------------------ schools


@pytest.mark.parametrize(("column", "place"), [("rooms", 0), ("land_m2", 1)])
def test_every_level_adds_up_to_the_published_figure(column: str, place: int) -> None:
    found = total("schools/school_levels.csv", column, "level")
    assert found == {level: figures[place] for level, figures in PUBLISHED.items()}


def test_pupils_of_schools_lie_on_the_line_from_2019_to_2030() -> None:
    by_year = {
        (row["level"], row["year"]): Decimal(row["pupils"]) for row in rows("wards/pupils.csv")
    }
    for level, found in total("schools/school_levels.csv", "pupils", "level").items():
        base, last = by_year[level, "2019"], by_year[level, "2030"]
        assert abs(found - (base + (last - base) * 6 / 11)) <= Decimal("0.5")


def test_all_mapped_schools_are_kept_and_no_cluster_passes_for_one() -> None:
    mapped = {row["osm_id"] for row in rows("sources/quan12_schools_osm.csv")}
    kinds: defaultdict[str, set[str]] = defaultdict(set)
    for school in layer("schools/schools.geojson").itertuples():
        kinds[school.kind].add(school.school_id)
        assert ("ước tính" in school.name) == (school.kind == "estimated")
    assert kinds["surveyed"] == mapped
    assert len(mapped) == 49
    assert all(school_id.startswith("uoc-") for school_id in kinds["estimated"])


def test_every_mapped_level_is_counted_or_set_aside() -> None:
    names = {"MN": "mam_non", "TH": "tieu_hoc", "THCS": "thcs", "THPT": "thpt"}
    mapped = {
        (row["osm_id"], names[mark])
        for row in rows("sources/quan12_schools_osm.csv")
        for mark in row["level_guess"].split("+")
    }
    counted = {(row["school_id"], row["level"]) for row in rows("schools/school_levels.csv")}
    aside = {(row["school_id"], row["level"]) for row in rows("schools/set_aside.csv")}
    assert mapped - counted == aside
    assert {pair for pair in counted - mapped if not pair[0].startswith("uoc-")} == set()


def test_every_school_lies_in_the_ward_it_names() -> None:
    outlines = wards().geometry
    for school in layer("schools/schools.geojson").itertuples():
        assert outlines[school.ward_id].contains(school.geometry)


def test_rooms_of_a_school_are_plausible() -> None:
    assert all(8 <= int(row["rooms"]) <= 65 for row in rows("schools/school_levels.csv"))


def test_wards_differ_so_that_the_map_has_something_to_show() -> None:
    ward = layer("schools/schools.geojson").set_index("school_id")["ward_id"]
    frame = pd.DataFrame(rows("schools/school_levels.csv")).astype({"rooms": int})
    rooms = frame.assign(ward_id=frame["school_id"].map(ward)).pivot_table(
        index="ward_id", columns="level", values="rooms", aggfunc="sum", fill_value=0
    )
    people = wards()["population_2025"]
    need = people / people.sum() * PUBLISHED["mam_non"][2] * 0.03
    assert (rooms["thpt"] == 0).sum() == 4
    assert (rooms["mam_non"] > need).sum() >= 6
    assert (rooms["mam_non"] < need).sum() >= 2


# ------------------------------------------------------------ practice parcels and projects


def test_parcels_lie_inside_their_ward_clear_of_schools_and_each_other() -> None:
    parcels = layer("wards/parcels.geojson")
    schools = layer("schools/schools.geojson").union_all()
    assert len(parcels) == 8
    assert parcels.area.to_list() == pytest.approx(parcels["area_m2"].to_list(), rel=0.005)
    assert parcels["area_m2"].between(5_000, 20_000).all()
    for parcel in parcels.itertuples():
        assert wards().geometry[parcel.ward_id].contains(parcel.geometry)
        assert parcel.geometry.distance(schools) > 50
    assert shapely.STRtree(parcels.geometry).query(parcels.geometry, "intersects").shape[1] == 8


def test_projects_are_labelled_assumed_and_one_is_late() -> None:
    projects = rows("schools/projects.csv")
    district = wards().union_all()
    assert all(district.contains(place) for place in points("schools/projects.csv"))
    assert {row["kind"] for row in projects} == {"assumed"}
    assert all(row["name"].startswith("Dự án minh hoạ") for row in projects)
    assert all(
        2025 <= int(row["start_year"]) <= int(row["finish_year"]) <= 2029 for row in projects
    )
    assert [row["status"] for row in projects].count("cham_tien_do") == 1


def test_the_network_follows_the_plan_s_percentages() -> None:
    """12.5 % = 3 of 24 primaries, 26.6 % = 4 of 15 lower secondary, 55 % = 11 of 20 preschools."""
    schools = layer("schools/schools.geojson")
    owner = dict(zip(schools["school_id"], schools["ownership"], strict=True))
    public = Counter(
        row["level"]
        for row in rows("schools/school_levels.csv")
        if owner[row["school_id"]] == "cong_lap"
    )
    assert (public["tieu_hoc"], public["thcs"], public["mam_non"]) == (24, 15, 20)


@pytest.mark.parametrize(
    ("ward_id", "ratio"),
    [("26764", 112.0), ("26767", 151.9), ("26776", 138.6), ("26782", 115.2)],
)
def test_children_a_public_primary_room_are_those_of_the_decision(
    ward_id: str, ratio: float
) -> None:
    """QĐ 4692 of 2023: residents of 6 to 10 by public rooms; a whole room more or less is off."""
    children = dict.fromkeys(("2019", "2025"), 0)
    for row in rows("wards/residents.csv"):
        if row["ward_id"] == ward_id and 6 <= int(row["age"]) <= 10:
            children[row["year"]] += int(row["people"])
    in_2023 = children["2019"] + 4 / 6 * (children["2025"] - children["2019"])
    schools = layer("schools/schools.geojson")
    here = (schools["ward_id"] == ward_id) & (schools["ownership"] == "cong_lap")
    public = set(schools.loc[here, "school_id"])
    rooms = sum(
        int(row["rooms"])
        for row in rows("schools/school_levels.csv")
        if row["level"] == "tieu_hoc" and row["school_id"] in public
    )
    assert abs(in_2023 / ratio - rooms) <= 0.5
