"""Schools without coordinates, schools listed twice, outlines that do not fit."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import pytest
import shapely
from locality import Locality, write_csv

from spatial import intake
from spatial.intake.joining import coverage, duplicates

TM3 = 9210


def boxes(*bounds: tuple[float, float, float, float]) -> gpd.GeoDataFrame:
    shapes = [shapely.box(*box) for box in bounds]
    return gpd.GeoDataFrame(index=list("abcd")[: len(shapes)], geometry=shapes, crs=TM3)


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
    assert network.schools["kind"].to_dict() == {"a": "assumed", "b": "surveyed", "c": "surveyed"}
    assert network.schools.loc["a", "wards"] == "00001"
    assert network.schools.geometry.is_empty.to_dict() == {"a": True, "b": False, "c": False}


def schools(*rows: tuple[str, str, float, float]) -> gpd.GeoDataFrame:
    ids, names, xs, ys = zip(*rows, strict=True)
    return gpd.GeoDataFrame(
        {"name": names}, index=ids, geometry=gpd.points_from_xy(xs, ys), crs=TM3
    )


def test_the_same_school_drawn_twice_is_offered_as_a_merge() -> None:
    found = duplicates.offers(
        schools(("1", "Trường Tiểu học Nguyễn Du", 0, 0), ("2", "TH NGUYEN DU", 40, 0))
    )
    assert [(each.keep, each.drop, each.reason, each.apart_m) for each in found] == [
        ("1", "2", "same", 40.0)
    ]


def test_a_primary_and_a_secondary_of_one_name_side_by_side_are_two_schools() -> None:
    found = duplicates.offers(
        schools(("1", "Tiểu học Nguyễn Du", 0, 0), ("2", "THCS Nguyễn Du", 40, 0))
    )
    assert found == []


def test_a_satellite_site_listed_as_a_school_is_offered_to_its_main_school() -> None:
    found = duplicates.offers(
        schools(("1", "MN Sơn Ca - Điểm lẻ 2", 900, 0), ("2", "Trường Mầm non Sơn Ca", 0, 0))
    )
    assert [(each.keep, each.drop, each.reason) for each in found] == [("2", "1", "site")]


def test_overlap_and_gap_are_measured_in_square_metres() -> None:
    # a ring of four boxes round a hole of 10 × 10, two of them overlapping by 1 × 10
    ring = boxes((0, 0, 30, 10), (0, 20, 30, 30), (0, 9, 10, 20), (20, 10, 30, 20))
    found = coverage.measure(ring)
    assert found.overlap_m2 == pytest.approx(10.0)
    assert found.gap_m2 == pytest.approx(100.0)
    assert not found.valid


def test_mending_closes_narrow_gaps_and_tells_every_change() -> None:
    wards = boxes((0, 0, 100, 100), (99, 0, 200, 100), (0, 100.5, 200, 200))
    mended, changes = coverage.mend(wards, gap_width_m=2.0)
    assert coverage.measure(mended).valid
    assert coverage.measure(mended).overlap_m2 == 0
    # what was counted twice is counted once: 1 m × 100 m
    assert changes["lost_m2"].sum() == pytest.approx(100.0, abs=1.0)
    balance = changes["after_m2"] - changes["before_m2"]
    assert balance.tolist() == pytest.approx((changes["gained_m2"] - changes["lost_m2"]).tolist())


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
