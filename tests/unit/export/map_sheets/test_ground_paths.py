"""The ground under a printed map, in the metres of the locality."""

from __future__ import annotations

import dataclasses

import geopandas as gpd
import numpy as np
import shapely
from towns import town

from spatial import intake
from spatial.export.map_sheets import ground_paths
from spatial.ground import GroundKind


def test_the_embedded_district_has_its_streets_and_water_near_its_wards() -> None:
    made = intake.read_network()
    kinds = dict(ground_paths.paths(ground_paths.of(made), made))
    assert {GroundKind.WATER, GroundKind.MAIN_ROAD} <= set(kinds)
    west, south, east, north = ground_paths.bounds(made.wards(None))
    vertices = np.concatenate([part for parts in kinds.values() for part in parts])
    assert (vertices > [west - 5_000, south - 5_000]).all()
    assert (vertices < [east + 5_000, north + 5_000]).all()


def test_a_town_without_land_has_no_ground() -> None:
    made = town()
    moved = {
        name: wards.set_geometry(wards.translate(0, 300_000))
        for name, wards in made.ward_sets.items()
    }
    far = dataclasses.replace(made, ward_sets=moved)  # what is carried lies 300 km south
    assert list(ground_paths.paths(ground_paths.of(far), far)) == []
    assert ground_paths.of(far) == ()


def test_the_rings_of_a_ward_in_parts_are_all_outlined() -> None:
    ring = shapely.box(0, 0, 10, 10).difference(shapely.box(2, 2, 3, 3))
    shape = shapely.MultiPolygon([ring, shapely.box(20, 20, 30, 30)])
    assert [len(one) for one in ground_paths.outline(shape)] == [5, 5, 5]


def test_bounds_are_those_of_the_wards() -> None:
    wards = gpd.GeoDataFrame(geometry=[shapely.box(1, 2, 3, 4), shapely.box(3, 1, 5, 2)])
    assert ground_paths.bounds(wards) == (1.0, 1.0, 5.0, 4.0)


def test_land_carried_for_a_part_is_drawn_there_and_the_rest_is_told() -> None:
    """The town is drawn so large that the district carried is a corner of it."""
    made = town()
    wide = {
        name: wards.set_geometry(wards.buffer(60_000)) for name, wards in made.ward_sets.items()
    }
    part = dataclasses.replace(made, ward_sets=wide)
    kinds = dict(ground_paths.paths(ground_paths.of(part), part))
    assert GroundKind.WATER in kinds
    assert not any(kind.is_street for kind in kinds)  # half a map of streets would mislead
    assert ground_paths.lacking(part, ground_paths.of(part), lang="en") == (
        "Water and parks are drawn around former Quận 12 alone",
        "No streets are drawn",
    )
    district = intake.read_network()
    assert ground_paths.lacking(district, ground_paths.of(district), lang="en") == ()


def test_of_a_town_far_away_neither_land_nor_streets_are_drawn_and_that_is_told() -> None:
    made = town()
    moved = {
        name: wards.set_geometry(wards.translate(0, 300_000))
        for name, wards in made.ward_sets.items()
    }
    far = dataclasses.replace(made, ward_sets=moved)
    assert ground_paths.lacking(far, ground_paths.of(far), lang="vi") == (
        "Nền chưa có mặt nước, công viên",
        "Nền chưa có đường phố",
    )
