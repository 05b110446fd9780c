"""Schools without coordinates, and columns that may be one."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
from locality import Locality, write_csv

from spatial import intake

TM3 = 9210


def test_a_school_without_coordinates_counts_in_its_ward_and_stands_nowhere(tmp_path: Path) -> None:
    folder = Locality(without={"schools"}).write(tmp_path)
    rows = [
        {"school_id": "a", "name": "Trường A", "phường": "Tây", "lon": "", "lat": ""},
        {"school_id": "b", "name": "Trường B", "phường": "Đông", "lon": 106.63, "lat": 10.81},
        {"school_id": "c", "name": "Trường C", "phường": "Đông", "lon": 106.635, "lat": 10.815},
    ]
    write_csv(folder / "schools.csv", rows)
    network, faults = intake.inspect(folder)
    assert network is not None
    assert [fault.value for fault in faults if fault.code == "without_place"] == ["Trường A"]
    assert network.schools["kind"].to_dict() == {"a": "assumed", "b": "untold", "c": "untold"}
    assert network.schools.loc["a", "wards"] == "00001"
    assert network.schools.geometry.is_empty.to_dict() == {"a": True, "b": False, "c": False}


def schools(*rows: tuple[str, str, float, float]) -> gpd.GeoDataFrame:
    ids, names, xs, ys = zip(*rows, strict=True)
    return gpd.GeoDataFrame(
        {"name": names}, index=ids, geometry=gpd.points_from_xy(xs, ys), crs=TM3
    )


def test_an_address_places_a_school_without_coordinates_and_never_moves_one_that_has_them(
    tmp_path: Path,
) -> None:
    folder = Locality(without={"schools"}).write(tmp_path)
    rows = [
        {"school_id": "a", "name": "Trường A", "Địa chỉ": "1 Lê Lợi, P. Tay, Q.1", "lon": ""},
        {"school_id": "b", "name": "Trường B", "Địa chỉ": "2 Lê Lợi, P. Tây", "lon": 106.63},
        {"school_id": "c", "name": "Trường C", "Địa chỉ": "", "lon": 106.635},
    ]
    write_csv(folder / "schools.csv", [row | {"lat": row["lon"] and 10.81} for row in rows])
    network, faults = intake.inspect(folder)
    assert network is not None
    assert [fault.value for fault in faults if fault.code == "without_place"] == ["Trường A"]
    assert network.schools["wards"].to_dict() == {"a": "00001", "b": "00002", "c": "00002"}


def test_two_columns_that_may_be_one_are_not_both_taken(tmp_path: Path) -> None:
    """The one called as the table calls it is taken, in a map as in a sheet."""
    town = Locality()
    for row in town.wards:
        row["Tên phường"] = "x"
    for row in town.wards:
        row["ward"] = row.pop("ward")  # behind the other
    network, _ = intake.inspect(town.write(tmp_path))
    assert network is not None
    assert network.ward_sets["wards"]["ward"].tolist() == ["Phường Tây", "Phường Đông"]
