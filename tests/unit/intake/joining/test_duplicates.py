"""Schools listed twice: which pairs are offered as one."""

from __future__ import annotations

import geopandas as gpd

from spatial.intake.joining import duplicates

TM3 = 9210


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
