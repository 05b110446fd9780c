"""Metres or a clear refusal: the zone of the place, the way there and back."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pytest
import shapely
from pyproj import CRS

from spatial import crs
from spatial.errors import UserError


def box(lon: float, lat: float, system: int = 4326) -> gpd.GeoDataFrame:
    """Draw a square of a fiftieth of a degree round a place."""
    return gpd.GeoDataFrame(geometry=[shapely.Point(lon, lat).buffer(0.01)], crs=system)


@pytest.mark.parametrize(
    ("lon", "lat", "epsg"),
    [
        (106.65, 10.85, 9213),  # nearest meridian 106.5 (9213)
        (105.85, 21.03, 9210),  # Hà Nội: 105.75 is nearer than 106
        (108.22, 16.06, 9217),  # Đà Nẵng: 108.25
        (103.02, 21.4, 9205),  # Điện Biên: 103
        (109.2, 12.25, 9218),  # Nha Trang: beyond the last meridian the last one, 108.5
    ],
)
def test_a_place_in_viet_nam_is_measured_in_the_nearest_zone_of_three_degrees(
    lon: float, lat: float, epsg: int
) -> None:
    assert crs.working_crs(box(lon, lat)).to_epsg() == epsg


def test_a_place_elsewhere_is_measured_in_its_utm_zone() -> None:
    # Paris: longitude 2.35 lies in zone 31 (0 to 6 degrees east)
    assert crs.working_crs(box(2.35, 48.85)).to_epsg() == 32631


def test_a_layer_in_metres_keeps_its_system() -> None:
    layer = box(106.65, 10.85).to_crs(9210)
    assert crs.working_crs(layer).to_epsg() == 9210


def test_a_projected_layer_in_feet_is_not_kept() -> None:
    layer = box(-73.98, 40.75).to_crs(2263)  # New York, US survey feet
    found = crs.working_crs(layer)
    assert found.axis_info[0].unit_name == "metre"
    assert found.to_epsg() == 32618


def test_degrees_are_refused_with_the_name_of_the_layer() -> None:
    with pytest.raises(UserError) as caught:
        crs.require_metres(box(106.65, 10.85), name="wards")
    (fault,) = caught.value.faults
    assert (fault.code, fault.file) == ("not_metres", "wards")
    assert fault.blanks["unit"] == "degree"


def test_a_layer_without_a_system_is_refused() -> None:
    with pytest.raises(UserError) as caught:
        crs.require_metres(gpd.GeoSeries([shapely.Point(0, 0)]), name="x")
    assert caught.value.faults[0].blanks == {"crs": "?", "unit": "?"}


def test_metres_pass() -> None:
    crs.require_metres(box(106.65, 10.85).to_crs(9210), name="wards")
    crs.require_metres(box(106.65, 10.85).to_crs(9210).geometry, name="wards")


def test_the_central_meridian_lies_near_500_kilometres_east() -> None:
    (place,) = crs.project(np.array([105.75]), np.array([10.0]), crs=CRS.from_epsg(9210))
    # a degree of WGS 84 lies some 200 m beside the same degree of VN-2000
    assert place[0] == pytest.approx(500_000.0, abs=250)
    assert place[1] == pytest.approx(1_105_700, abs=300)  # 10 degrees of meridian, scaled 0.9999


def test_one_degree_of_latitude_is_some_110_6_kilometres() -> None:
    places = crs.project(np.array([105.75, 105.75]), np.array([10.0, 11.0]), crs=CRS(9210))
    assert places[1, 1] - places[0, 1] == pytest.approx(110_600, abs=50)


def test_no_points_give_no_metres() -> None:
    assert crs.project(np.array([]), np.array([]), crs=CRS(9210)).shape == (0, 2)


def test_the_way_back_finds_the_degrees_again() -> None:
    there = box(106.65, 10.85).to_crs(9210)
    back = crs.to_lonlat(there).geometry.iloc[0].centroid
    assert (back.x, back.y) == pytest.approx((106.65, 10.85), abs=1e-7)


def test_every_zone_of_the_table_is_vn_2000_with_that_meridian() -> None:
    for meridian, epsg in crs.TM3_ZONES.items():
        system = CRS.from_epsg(epsg)
        assert system.name.startswith("VN-2000 / TM-3")
        terms = {one.name: one.value for one in system.coordinate_operation.params}
        assert terms["Longitude of natural origin"] == pytest.approx(meridian)


def test_an_office_draws_on_the_meridian_of_its_province_not_on_the_nearest() -> None:
    place = gpd.GeoDataFrame(geometry=gpd.points_from_xy([106.65], [10.85]), crs=4326)
    assert crs.vn2000(place, province="79").to_epsg() == 9210  # 105°45'
    assert crs.vn2000(place).to_epsg() == 9213  # 106°30', the nearest
    assert crs.vn2000(place, province="00").to_epsg() == 9213


def test_every_province_has_one_meridian_and_each_is_a_zone() -> None:
    meridians = crs.province_meridians()
    assert len(meridians) == 63
    assert set(meridians.values()) <= set(crs.TM3_ZONES)


def test_vn_2000_is_refused_outside_viet_nam() -> None:
    place = gpd.GeoDataFrame(geometry=gpd.points_from_xy([2.35], [48.85]), crs=4326)
    with pytest.raises(UserError) as refused:
        crs.vn2000(place)
    assert "48.850, 2.350" in refused.value.faults[0].say(lang="en")
