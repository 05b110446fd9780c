"""The frame a map opens in leaves out what would shrink the locality to a spot, and says so."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pytest
import shapely

from spatial import crs, main_frame

KM = 1_000.0
SIDE_KM = 10.0


def wards(*more: tuple[float, float], land: int = 20) -> gpd.GeoDataFrame:
    """Lay wards of 10 km side by side from west to east, and others where they are told [km]."""
    places = [(number * SIDE_KM, 0.0) for number in range(land)] + list(more)
    shapes = [
        shapely.box(x * KM, y * KM, (x + SIDE_KM) * KM, (y + SIDE_KM) * KM) for x, y in places
    ]
    moved = [
        shapely.transform(shape, lambda xy: np.add(xy, (500_000, 1_200_000))) for shape in shapes
    ]
    names = [f"w{number}" for number in range(len(moved))]
    return gpd.GeoDataFrame(geometry=moved, index=names, crs=9210)


def framed(given: gpd.GeoDataFrame) -> main_frame.MainFrame:
    return main_frame.of(given, decimals=5)


def test_a_locality_of_one_piece_is_framed_whole() -> None:
    found = framed(wards())
    assert found.outside == ()
    assert found.bounds == pytest.approx(crs.to_lonlat(wards()).total_bounds, abs=1e-5)


def test_an_island_far_out_is_left_out_and_named() -> None:
    # 200 km of land; with the island 700 km off the frame would be 4.5 times as long
    found = framed(wards((900.0, 0.0)))
    assert found.outside == ("w20",)
    assert found.bounds == framed(wards()).bounds


def test_an_island_that_hardly_widens_the_frame_is_in_it() -> None:
    # 200 km of land; to the far side of the island 240 km: 1.2 times
    assert framed(wards((230.0, 0.0))).outside == ()
    # 260 km: 1.3 times
    assert framed(wards((250.0, 0.0))).outside == ("w20",)


def test_more_than_a_twentieth_of_the_wards_are_no_outliers() -> None:
    assert framed(wards((900.0, 0.0), land=18)).outside == ()  # 1 of 19
    far = wards((900.0, 0.0), (910.0, 0.0))
    assert framed(far).outside == ()  # 2 of 22


def test_islands_without_a_mainland_are_all_shown() -> None:
    assert framed(wards((0.0, 0.0), (300.0, 0.0), (600.0, 200.0), land=0)).outside == ()
