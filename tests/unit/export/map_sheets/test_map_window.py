"""What a map shows keeps the shape of the paper; its scale bar is round."""

from __future__ import annotations

import pytest
import shapely
from towns import SIDE_M, SOUTH_M, WEST_M

from spatial.export.map_sheets.map_window import MapWindow, bar_m, signs, window

BOUNDS = (WEST_M, SOUTH_M, WEST_M + 2 * SIDE_M, SOUTH_M + SIDE_M)


@pytest.mark.parametrize(("wide_m", "bar"), [(1_000, 200), (2_600, 500), (10_000, 2_000), (40, 5)])
def test_the_scale_bar_is_round_and_no_longer_than_a_fifth(wide_m: float, bar: int) -> None:
    frame = MapWindow(west=0, south=0, east=wide_m, north=wide_m, width_mm=100)
    assert bar_m(frame) == bar


def test_a_window_keeps_the_shape_of_the_paper_and_all_of_the_wards() -> None:
    frame = window(BOUNDS, 200, 120)
    wide, high = frame.east - frame.west, frame.north - frame.south
    assert wide / high == pytest.approx(200 / 120)
    assert frame.west < BOUNDS[0] < BOUNDS[2] < frame.east
    assert frame.around((frame.west, frame.north)) == (0, 0)


def test_signs_keep_the_corners_of_scale_bar_and_north_arrow_free() -> None:
    """100 m to a millimetre: the bar of 2 km is 20 mm, from 3 to 27 mm and 2.5 to 11 mm."""
    frame = MapWindow(west=0, south=0, east=10_000, north=10_000, width_mm=100)
    bare = signs(frame, 0.0, 0.0)
    assert bare.bounds == (300, 250, 9_500, 9_500)
    assert bare.area == 2_400 * 850 + 600 * 1_300
    grown = signs(frame, 500.0, 100.0)
    assert grown.contains(shapely.Point(3_100, 1_150))
    assert not bare.contains(shapely.Point(3_100, 1_150))
