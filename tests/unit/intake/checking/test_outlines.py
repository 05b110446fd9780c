"""Shapes as they come: off the Earth, far from the others, crossing themselves."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import pytest
import shapely

from spatial.errors import Severity
from spatial.intake.checking import outlines
from spatial.intake.reading.find import Source

SOURCE = Source(table="wards", path=Path("wards.geojson"), name="wards.geojson")


def layer(*shapes: object, system: int = 4326) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(index=range(2, len(shapes) + 2), geometry=list(shapes), crs=system)


def at(lon: float, lat: float) -> shapely.Polygon:
    return shapely.box(lon, lat, lon + 0.01, lat + 0.01)


def told(one: gpd.GeoDataFrame, *, together: bool = True) -> list[tuple[str, int | None]]:
    faults = outlines.beyond(one, SOURCE, together=together)
    return [(fault.code, fault.row) for fault in faults]


def test_shapes_of_one_city_are_no_fault() -> None:
    assert told(layer(at(106.6, 10.8), at(106.7, 10.9))) == []


@pytest.mark.parametrize(
    "shape",
    [
        shapely.Point(200, 10),
        shapely.Point(106, 85),  # no system of ours measures so far north
        shapely.Point(-181, 0),
        shapely.Point(float("inf"), 10),
    ],
)
def test_a_shape_nobody_lives_at_is_off_the_earth(shape: object) -> None:
    assert told(layer(at(106.6, 10.8), shape)) == [("off_earth", 3)]


def test_a_shape_beyond_the_reach_of_its_system_is_off_the_earth() -> None:
    far = shapely.Point(1e12, 1e12)
    assert told(layer(shapely.Point(600_000, 1_200_000), far, system=9210)) == [("off_earth", 3)]


def test_a_ward_a_world_away_is_told_and_a_school_is_not() -> None:
    wards = layer(at(106.6, 10.8), at(106.7, 10.8), at(2.3, 48.8))
    assert told(wards) == [("far_from_others", 4)]
    assert told(wards, together=False) == []


def test_ten_degrees_from_the_middle_are_still_one_locality() -> None:
    assert told(layer(*[shapely.Point(100, 10)] * 2, shapely.Point(110, 10))) == []
    assert told(layer(*[shapely.Point(100, 10)] * 2, shapely.Point(110.1, 10))) != []


def test_an_island_far_out_is_noted_in_a_layer_as_long_as_the_country_and_refused_in_others() -> (
    None
):
    country = [shapely.Point(105, 8.5 + step) for step in range(15)]  # 8.5 to 22.5 north
    island = shapely.Point(115.5, 8)
    assert told(layer(*country, island)) == [("alone_in_country", 17)]
    assert told(layer(*country[7:], island)) == [("far_from_others", 10)]
    assert told(layer(*country, shapely.Point(132, 8))) == [("far_from_others", 17)]


def test_of_two_wards_twenty_degrees_apart_nothing_tells_which_slipped() -> None:
    wards = layer(at(106.65, 10.8), at(126.75, 10.8))  # 10.05 degrees from the middle each
    assert told(wards) == [("far_from_others", 2), ("far_from_others", 3)]


def test_sixteen_degrees_are_the_most_whoever_stands_beside() -> None:
    near, pair = [shapely.Point(100, 10)] * 3, [shapely.Point(116, 10), shapely.Point(116, 11)]
    assert told(layer(*near, *pair)) == []
    assert told(layer(*near, *[shapely.Point(116.1, 10)] * 2)) != []


def test_a_country_15_degrees_long_is_one_locality_with_its_middle_in_the_north() -> None:
    north, tip = shapely.Point(105.8, 21.0), shapely.Point(104.8, 8.4)
    beside = shapely.Point(105.2, 9.2)
    assert told(layer(north, north, north, shapely.Point(105.3, 23.4), beside, tip)) == []


def test_missing_and_empty_shapes_are_another_fault() -> None:
    assert told(layer(at(106.6, 10.8), None, shapely.Polygon())) == []


BOW = shapely.Polygon([(0, 0), (2, 2), (2, 0), (0, 2)])  # two triangles of area 1 each
SQUARE = shapely.box(0, 0, 1, 1)
FLAT = shapely.Polygon([(0, 0), (1, 1), (2, 2)])


def test_a_sound_outline_is_left_as_it_is() -> None:
    one = layer(SQUARE)
    same, faults, lost = outlines.uncrossed(one, SOURCE)
    assert same is one
    assert (faults, lost.tolist()) == ([], [False])


def test_an_outline_that_crosses_itself_is_the_land_it_goes_around() -> None:
    mended, (fault,), lost = outlines.uncrossed(layer(SQUARE, BOW), SOURCE)
    assert mended.geometry.iloc[1].is_valid
    assert shapely.area(mended.geometry.to_numpy()).tolist() == pytest.approx([1, 2])
    assert (fault.code, fault.value, fault.blanks["count"]) == ("outline_crosses", "3", 1)
    assert fault.severity is Severity.WARNING
    assert lost.tolist() == [False, False]


def test_an_outline_around_nothing_is_lost() -> None:
    _, faults, lost = outlines.uncrossed(layer(SQUARE, FLAT), SOURCE)
    assert lost.tolist() == [False, True]
    assert faults == []


def test_lines_and_points_cross_nothing() -> None:
    line = shapely.LineString([(0, 0), (2, 2), (2, 0), (0, 2)])
    _, faults, lost = outlines.uncrossed(layer(line, shapely.Point(0, 0), None), SOURCE)
    assert (faults, lost.tolist()) == ([], [False, False, False])


def test_many_crossings_are_one_note_that_names_the_first_five() -> None:
    _, (fault,), _ = outlines.uncrossed(layer(*[BOW] * 7), SOURCE)
    assert fault.blanks["count"] == 7
    assert fault.value == "2, 3, 4, 5, 6"


def test_the_layer_given_stays_as_it_was() -> None:
    one = layer(BOW)
    outlines.uncrossed(one, SOURCE)
    assert one.geometry.iloc[0].equals_exact(BOW)
