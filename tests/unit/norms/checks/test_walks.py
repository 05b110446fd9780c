"""How far two places lie apart on foot."""

from __future__ import annotations

import dataclasses

import geopandas as gpd
import numpy as np
import pytest
import shapely

from spatial import streets
from spatial.norms.checks import walks
from spatial.records import Kind
from spatial.streets import landmasses

# a street from (0, 0) over (100, 0) to (100, 100), and another far away without a way there
STREETS = streets.connect(
    np.array([[0.0, 0.0], [100.0, 0.0], [100.0, 100.0], [5_000.0, 0.0], [5_100.0, 0.0]]),
    np.array([0, 1, 3]),
    np.array([1, 2, 4]),
    np.array([100.0, 100.0, 100.0]),
    kind=Kind.SURVEYED,
)


def test_without_streets_it_is_the_straight_line_and_its_detour() -> None:
    apart = walks.between(np.array([[0.0, 0.0], [300.0, 400.0]]), None)
    assert apart.tolist() == [[0.0, 500 * streets.DETOUR], [500 * streets.DETOUR, 0.0]]


def test_along_streets_it_goes_round_the_corner() -> None:
    apart = walks.between(np.array([[0.0, 0.0], [100.0, 100.0]]), STREETS)
    assert apart == pytest.approx(np.array([[0.0, 200.0], [200.0, 0.0]]))


def test_the_way_to_the_street_is_part_of_it() -> None:
    apart = walks.between(np.array([[0.0, 7.0], [100.0, 105.0]]), STREETS)
    assert apart[0, 1] == pytest.approx(7 + 200 + 5)


def test_where_no_street_leads_nobody_arrives() -> None:
    apart = walks.between(np.array([[0.0, 0.0], [5_000.0, 0.0]]), STREETS)
    assert np.isinf(apart[0, 1])
    assert apart[0, 0] == 0


def test_two_places_at_one_corner_are_as_far_as_their_ways_to_it() -> None:
    apart = walks.between(np.array([[0.0, 3.0], [0.0, -4.0]]), STREETS)
    assert apart[0, 1] == pytest.approx(7)


def test_the_way_back_is_as_long_and_nobody_walks_to_himself() -> None:
    points = np.array([[0.0, 3.0], [90.0, 4.0], [101.0, 99.0]])
    apart = walks.between(points, STREETS)
    assert apart == pytest.approx(apart.T)
    assert np.diag(apart).tolist() == [0.0, 0.0, 0.0]


@pytest.mark.parametrize("ways", [None, STREETS])
def test_no_places_lie_nowhere_apart(ways: streets.Streets | None) -> None:
    assert walks.between(np.empty((0, 2)), ways).shape == (0, 0)


def test_beyond_what_the_streets_cover_the_line_and_its_detour_stand_in() -> None:
    known = dataclasses.replace(STREETS, cover=shapely.box(-10, -10, 150, 150))
    places = np.array([[0.0, 0.0], [100.0, 100.0], [100.0, 200.0]])
    line = streets.DETOUR * np.array([np.hypot(100, 200), 100])
    expected = [[0, 200, line[0]], [200, 0, line[1]], [line[0], line[1], 0]]
    assert walks.between(places, known) == pytest.approx(np.array(expected))


def test_a_place_across_the_water_goes_by_the_street_of_its_own_land() -> None:
    # the land of the corner ends at 200 m; the other begins 1300 m on and has the street at 5 km
    shapes = [shapely.box(-100, -100, 200, 200), shapely.box(1500, -100, 6000, 200)]
    wards = gpd.GeoDataFrame({"ward_id": ["a", "b"]}, geometry=shapes).set_index("ward_id")
    # 1500 m from the corner over the water, 3400 m from the street of its own land
    places = np.array([[100.0, 0.0], [1600.0, 0.0], [5_100.0, 0.0]])
    land = landmasses.find(wards, places, streets=STREETS)
    over = [[0, np.inf, np.inf], [np.inf, 0, 3500], [np.inf, 3500, 0]]
    assert walks.between(places, STREETS, land).tolist() == over
    # without a street on its own land it goes by the line
    corner = streets.connect(
        STREETS.xy[:3], np.array([0, 1]), np.array([1, 2]), np.full(2, 100.0), kind=Kind.SURVEYED
    )
    land = landmasses.find(wards, places, streets=corner)
    line_m = 3500 * streets.DETOUR
    over = [[0, np.inf, np.inf], [np.inf, 0, line_m], [np.inf, line_m, 0]]
    assert walks.between(places, corner, land).tolist() == over
