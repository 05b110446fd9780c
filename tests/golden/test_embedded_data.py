"""The embedded district: what its sources make, exact where published, inside its own outlines."""

from __future__ import annotations

import csv
import hashlib
import json
import re
import subprocess
import sys
from collections import Counter, defaultdict
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
import shapely
import yaml

from spatial.records import Kind
from spatial.tables import schema

DATA = Path(__file__).parents[2] / "data"
METRES = "EPSG:9210"  # VN-2000 / TM-3 105-45
OLD, NEW = "wards/wards_2024.geojson", "wards/wards_2025.geojson"
FILES = {
    OLD: "wards",
    NEW: "wards",
    "wards/residents.csv": "residents",
    "wards/pupils.csv": "pupils",
    "wards/cells.csv": "cells",
    "wards/street_nodes.csv": "street_nodes",
    "wards/street_edges.csv": "street_edges",
    "wards/parcels.geojson": "parcels",
    "schools/schools.geojson": "schools",
    "schools/school_levels.csv": "school_levels",
    "schools/stock.csv": "stock",
    "schools/projects.csv": "projects",
}
SET_ASIDE = "schools/set_aside.csv"
GROUND = "ground/ground.json"
OFFICIAL_KM2 = {"26773": 14.90, "26791": 8.26, "26767": 14.59, "26782": 8.06, "26785": 6.93}
DOSSIER = {"26791": 182895, "26767": 179115, "26782": 168060, "26785": 126470, "26773": 125657}
PUPILS_2030 = {"mam_non": "29327.1", "tieu_hoc": "58089", "thcs": "41811", "thpt": "28989.1"}


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Read a CSV as text."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def features(name: str) -> tuple[dict[str, Any], ...]:
    """Read the features of a GeoJSON file."""
    return tuple(json.loads((DATA / name).read_text(encoding="utf-8"))["features"])


def records(name: str) -> list[dict[str, Any]]:
    """Read the rows or properties of any file."""
    if name.endswith(".csv"):
        return [dict(row) for row in rows(name)]
    return [feature["properties"] for feature in features(name)]


@cache
def layer(name: str) -> gpd.GeoDataFrame:
    """Read a GeoJSON file in metres, indexed by its key."""
    key = schema()[FILES[name]].key[0]
    frame = gpd.GeoDataFrame.from_features(list(features(name)), crs="EPSG:4326")
    return frame.set_index(key).to_crs(METRES)


def points(name: str) -> gpd.GeoSeries:
    """Read the places of a CSV in metres."""
    lon, lat = ([float(row[axis]) for row in rows(name)] for axis in ("lon", "lat"))
    return gpd.GeoSeries(gpd.points_from_xy(lon, lat), crs="EPSG:4326").to_crs(METRES)


# ------------------------------------------------------------ the files as files


def test_every_checksum_is_true_and_every_data_file_has_one() -> None:
    lines = (DATA / "CHECKSUMS").read_text(encoding="utf-8").splitlines()
    noted = {path: digest for digest, path in (line.split("  ") for line in lines)}
    there = {
        path.relative_to(DATA).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for folder in ("ground", "wards", "schools", "sources")
        for path in (DATA / folder).iterdir()
    }
    there["locality.yaml"] = hashlib.sha256((DATA / "locality.yaml").read_bytes()).hexdigest()
    assert noted == there


def test_a_rebuild_gives_the_same_bytes(tmp_path: Path) -> None:
    command = [sys.executable, str(DATA / "build.py"), "--out", str(tmp_path)]
    subprocess.run(command, check=True, capture_output=True)
    made = {path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file()}
    assert {Path(name) for name in (*FILES, SET_ASIDE, GROUND, "CHECKSUMS")} <= made
    assert [
        name for name in made if (tmp_path / name).read_bytes() != (DATA / name).read_bytes()
    ] == []


@pytest.mark.parametrize(
    ("spoil", "said"), [(False, "is what its sources make"), (True, "wards/cells.csv")]
)
def test_check_tells_whether_a_file_was_changed_by_hand(
    tmp_path: Path, *, spoil: bool, said: str
) -> None:
    for path in DATA.rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            target = tmp_path / path.relative_to(DATA)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    if spoil:
        with (tmp_path / "wards/cells.csv").open("a", encoding="utf-8") as file:
            file.write("more\n")
    command = [sys.executable, str(tmp_path / "build.py"), "--check"]
    done = subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8")
    assert (done.returncode, said in done.stdout) == (int(spoil), True)


def test_the_data_stay_small() -> None:
    files = [path for path in DATA.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    sizes = [path.stat().st_size for path in files]  # a folder's own size is its file system's
    assert max(sizes) <= 500_000
    assert sum(sizes) <= 1_500_000


@pytest.mark.parametrize("name", [*FILES, SET_ASIDE])
def test_text_is_utf8_with_plain_line_ends(name: str) -> None:
    raw = (DATA / name).read_bytes()
    assert raw.decode("utf-8").endswith("\n")
    assert b"\r" not in raw
    assert not raw.startswith(b"\xef\xbb\xbf")


# ------------------------------------------------------------ schema and dictionary


@pytest.mark.parametrize(("name", "table"), FILES.items())
def test_required_columns_are_there_and_keys_name_one_row(name: str, table: str) -> None:
    known = schema()[table]
    table_rows = records(name)
    assert {c.name for c in known.columns.values() if c.required} <= set(table_rows[0])
    keys = Counter(tuple(str(row[part]) for part in known.key) for row in table_rows)
    assert max(keys.values()) == 1
    assert {row["kind"] for row in table_rows if "kind" in row} <= set(Kind)


def dictionary(name: str) -> dict[str, list[str]]:
    """Read the table README.md gives for a file: column, then the other cells."""
    text = (DATA / "README.md").read_text(encoding="utf-8")
    section = re.search(rf"^### {re.escape(name)}\n(.*?)(?=^##|\Z)", text, re.DOTALL | re.MULTILINE)
    assert section, f"data/README.md has no section {name!r}"
    found = re.findall(r"^\| `(\w+)` \| (.+) \|$", section[1], re.MULTILINE)
    return {
        column: [cell.replace("\\|", "|") for cell in cells.split(" | ")] for column, cells in found
    }


@pytest.mark.parametrize("name", [*FILES, SET_ASIDE])
def test_the_dictionary_describes_every_column_and_no_other(name: str) -> None:
    assert list(dictionary(name)) == list(records(name)[0])


@pytest.mark.parametrize(("name", "table"), FILES.items())
def test_the_dictionary_says_what_the_schema_says(name: str, table: str) -> None:
    columns = schema()[table].columns
    for column, (vi, en, unit, _source) in dictionary(name).items():
        if column in columns:
            known = columns[column]
            said = (known.meaning["vi"], known.meaning["en"], known.unit or "–")
            assert (vi, en, unit) == said


def test_the_locality_names_its_sets_of_units_in_both_languages() -> None:
    about = yaml.safe_load((DATA / "locality.yaml").read_text(encoding="utf-8"))
    assert about["demonstration"] is True
    assert about["default_units"] in about["units"]
    for units in about["units"].values():
        assert (DATA / units["file"]).is_file()
        assert set(units["label"]) == {"vi", "en"}
    assert any("OpenStreetMap" in line and "ODbL" in line for line in about["attribution"])


# ------------------------------------------------------------ wards


def test_each_set_of_wards_covers_without_gaps_or_overlaps() -> None:
    assert shapely.coverage_is_valid(layer(OLD).geometry.to_numpy())
    assert shapely.coverage_is_valid(layer(NEW).geometry.to_numpy())
    assert (len(layer(OLD)), len(layer(NEW))) == (11, 5)


def test_a_new_ward_is_exactly_the_union_of_the_wards_it_took() -> None:
    degrees = {name: gpd.GeoDataFrame.from_features(list(features(name))) for name in (OLD, NEW)}
    merged = degrees[OLD].dissolve("successor_id").geometry
    for ward_id, outline in degrees[NEW].set_index("ward_id").geometry.items():
        assert outline.symmetric_difference(merged[ward_id]).area == 0
    old_places = set(map(tuple, degrees[OLD].get_coordinates().to_numpy()))
    assert set(map(tuple, degrees[NEW].get_coordinates().to_numpy())) <= old_places


def test_areas_agree_with_the_official_ones_within_two_percent() -> None:
    measured = layer(NEW).area / 1e6
    assert measured.to_dict() == pytest.approx(OFFICIAL_KM2, rel=0.02)
    assert layer(OLD).area.sum() / 1e6 == pytest.approx(52.74, rel=0.02)
    assert layer(NEW)["area_official_km2"].to_dict() == OFFICIAL_KM2


@pytest.mark.parametrize("name", [OLD, NEW, "wards/parcels.geojson"])
def test_outer_rings_turn_anticlockwise(name: str) -> None:
    rings = [feature["geometry"]["coordinates"][0] for feature in features(name)]
    assert all(shapely.LinearRing(ring).is_ccw for ring in rings)


def test_people_of_the_old_wards_add_up_to_the_census_and_to_the_dossier() -> None:
    old, new = layer(OLD), layer(NEW)
    assert old["population_2019"].sum() == 620_146
    assert old.groupby("successor_id")["population_2025"].sum().to_dict() == DOSSIER
    assert new["population_2025"].to_dict() == DOSSIER


# ------------------------------------------------------------ people


@pytest.mark.parametrize(
    ("year", "bands"),
    [
        (2019, [49118, 48258, 39647, 44551]),
        (2025, [61953, 60868, 50007, 56193]),  # band * 782,197 / 620,146, half up
    ],
)
def test_single_ages_add_up_to_the_five_year_bands(year: int, bands: list[int]) -> None:
    found = [0, 0, 0, 0]
    for row in rows("wards/residents.csv"):
        if int(row["year"]) == year:
            found[int(row["age"]) // 5] += int(row["people"])
    assert found == bands


def test_every_ward_has_its_share_of_every_band() -> None:
    people = layer(OLD)["population_2019"]
    found: Counter[str] = Counter()
    for row in rows("wards/residents.csv"):
        if row["year"] == "2019" and int(row["age"]) <= 4:
            found[row["ward_id"]] += int(row["people"])
    for ward_id, count in people.items():
        assert abs(found[str(ward_id)] - count * 49118 / 620146) < 1


def test_pupils_of_2030_are_the_published_ones() -> None:
    found = {
        row["level"]: Decimal(row["pupils"])
        for row in rows("wards/pupils.csv")
        if row["year"] == "2030"
    }
    assert found == {level: Decimal(pupils) for level, pupils in PUPILS_2030.items()}


def test_pupils_of_2019_are_children_of_the_ages_times_participation() -> None:
    rule = {
        "mam_non": (3, 5, 0.85),
        "tieu_hoc": (6, 10, 0.99),
        "thcs": (11, 14, 0.955),
        "thpt": (15, 17, 0.7),
    }
    for row in rows("wards/pupils.csv"):
        if row["year"] == "2019":
            first, last, rate = rule[row["level"]]
            children = sum(
                int(person["people"])
                for person in rows("wards/residents.csv")
                if person["year"] == "2019" and first <= int(person["age"]) <= last
            )
            assert abs(float(row["pupils"]) - children * rate) <= 0.5
            assert row["kind"] == "estimated"


def test_cells_lie_inside_their_ward_and_its_successor() -> None:
    old, new = layer(OLD), layer(NEW)
    places = points("wards/cells.csv")
    for row, place in zip(rows("wards/cells.csv"), places, strict=True):
        assert old.geometry[row["ward_id"]].contains_properly(place)
        assert new.geometry[old["successor_id"][row["ward_id"]]].contains_properly(place)


def test_weights_are_positive_and_add_up_to_one_in_every_ward() -> None:
    sums: defaultdict[str, float] = defaultdict(float)
    for row in rows("wards/cells.csv"):
        assert float(row["weight"]) > 0
        sums[row["ward_id"]] += float(row["weight"])
    assert set(sums) == set(layer(OLD).index)
    assert list(sums.values()) == pytest.approx([1.0] * 11, abs=1e-4)
