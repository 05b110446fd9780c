"""What is served: every layer, in systems whose axes are east and north."""

import dataclasses

from layer_towns import plain
from pyproj import CRS
from served_layers import ZONE, of_town
from towns import town

from spatial import assess, crs
from spatial.ogc import service
from spatial.ogc.service import CRS84


def test_the_service_has_the_layers_of_the_files_and_the_zone_of_the_province() -> None:
    served = of_town("vi")
    assert list(served.systems) == [CRS84, ZONE]
    assert {"deficit_all", "schools", "proposals", "wards", "cells", "streets"} <= set(
        served.layers
    )
    assert served.storage == ZONE


def test_every_system_counts_east_first_as_the_shapes_are_kept() -> None:
    axes = {CRS.from_epsg(code).axis_info[0].direction for code in crs.TM3_ZONES.values()}
    assert axes == {"east"}


def test_rows_are_turned_once() -> None:
    served = of_town("vi")
    assert served.rows("wards", CRS84) is served.rows("wards", CRS84)
    assert served.rows("wards", ZONE) is served.layers["wards"].frame


def test_a_place_outside_viet_nam_is_served_in_degrees_and_its_own_metres() -> None:
    here = town()
    away = CRS.from_epsg(32631)
    sets = {
        name: wards.set_crs(away, allow_override=True) for name, wards in here.ward_sets.items()
    }
    far = dataclasses.replace(
        here,
        crs=away,
        ward_sets=sets,
        cells=here.cells.set_crs(away, allow_override=True),
        schools=here.schools.set_crs(away, allow_override=True),
    )
    served = service.of(assess(far), lang="en")
    assert list(served.systems) == [CRS84, service.uri(away)]


def test_the_service_says_whom_to_credit() -> None:
    assert of_town("vi").title == plain().network.locality.name["vi"]
    assert of_town("en").title == "Town"
