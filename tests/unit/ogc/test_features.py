"""Which features come, in which system."""

import dataclasses

import numpy as np
import pytest
import shapely
from served_layers import ZONE, of_town
from towns import SOUTH_M, WEST_M

from spatial.ogc import documents, features
from spatial.ogc.documents import Address
from spatial.ogc.query import ItemsQuery, span
from spatial.ogc.reply import Refusal
from spatial.ogc.service import CRS84

EAST = (WEST_M + 1_100, SOUTH_M + 100, WEST_M + 1_900, SOUTH_M + 900)  # inside the second ward


def _ids(name: str, query: ItemsQuery) -> list[str]:
    return [one["id"] for one in features.page(of_town("vi"), name, query).features]


def test_a_box_in_metres_finds_what_touches_it() -> None:
    assert _ids("wards", ItemsQuery(bbox=EAST, bbox_crs=ZONE)) == ["w10"]


def test_a_box_in_degrees_finds_the_same() -> None:
    served = of_town("vi")
    ward = served.rows("wards", CRS84).geometry["w10"].centroid
    box = (ward.x - 0.001, ward.y - 0.001, ward.x + 0.001, ward.y + 0.001)
    assert _ids("wards", ItemsQuery(bbox=box)) == ["w10"]
    assert _ids("wards", ItemsQuery(bbox=(0, 0, 1, 1))) == []


def test_a_box_round_the_back_of_the_world_is_two() -> None:
    """From 100° east over the date line to 107° east lies all of Việt Nam; from 120° none of it."""
    assert _ids("wards", ItemsQuery(bbox=(100, 0, -100, 20))) == ["w00", "w10"]
    assert _ids("wards", ItemsQuery(bbox=(120, 0, -100, 20))) == []
    assert _ids("wards", ItemsQuery(bbox=(9e5, 0, 1e5, 9e9), bbox_crs=ZONE)) == []


def test_a_year_is_met_by_a_span_that_touches_it() -> None:
    year = of_town("vi").layers["deficit_all"].frame["year"].iloc[0]
    assert len(_ids("deficit_all", ItemsQuery(span=span(f"{year}-12-31/..")))) == 8
    assert _ids("deficit_all", ItemsQuery(span=span(f"{year + 1}-01-01/.."))) == []
    assert _ids("deficit_all", ItemsQuery(span=span(f"../{year - 1}-12-31"))) == []


def test_a_ward_is_there_on_the_days_it_is_valid_and_an_open_end_never_ends() -> None:
    served = of_town("vi")
    wards = served.layers["wards"]
    days = {"valid_from": ["2019-04-01", "2025-07-01"], "valid_to": ["2025-06-30", ""]}
    told = dataclasses.replace(wards, frame=wards.frame.assign(**days))
    dated = dataclasses.replace(served, layers={**served.layers, "wards": told})

    def on(moment: str) -> list[str]:
        found = features.page(dated, "wards", ItemsQuery(span=span(moment))).features
        return [str(one["id"]) for one in found]

    assert on("2019-03-31") == []
    assert on("2019-04-01") == on("2025-06-30T23:00:00Z") == ["w00"]
    assert on("2025-06-30/2025-07-01") == ["w00", "w10"]
    assert on("2999-01-01") == on("2025-07-01/..") == ["w10"]
    address = Address(root="", params={})
    extent = documents.collection(dated, told, address)["extent"]
    assert extent["temporal"]["interval"] == [["2019-04-01T00:00:00Z", None]]


def test_what_has_no_year_is_there_at_any_time() -> None:
    assert len(_ids("wards", ItemsQuery(span=span("1900-01-01")))) == 2


def test_pages_hold_every_feature_once() -> None:
    found, offset, pages = [], 0, 0
    while offset is not None:
        page = features.page(of_town("vi"), "cells", ItemsQuery(limit=3, offset=offset))
        found += [one["id"] for one in page.features]
        assert page.matched == 8
        assert page.preceding == (None if offset == 0 else offset - 3)
        offset, pages = page.following, pages + 1
    assert found == list(of_town("vi").layers["cells"].frame.index)
    assert pages == 3


def test_behind_the_end_there_is_nothing_and_no_way_on() -> None:
    page = features.page(of_town("vi"), "cells", ItemsQuery(offset=100))
    assert (page.features, page.following, page.preceding) == ((), None, 0)


def test_shapes_come_in_the_system_asked_for() -> None:
    one = features.one(of_town("vi"), "wards", "w10", ZONE)
    assert shapely.geometry.shape(one["geometry"]).bounds == (
        WEST_M + 1000,
        SOUTH_M,
        WEST_M + 2000,
        SOUTH_M + 1000,
    )
    degrees = features.one(of_town("vi"), "wards", "w10", CRS84)
    assert np.allclose(
        shapely.geometry.shape(degrees["geometry"]).bounds, (106.67, 10.85) * 2, atol=0.02
    )


def test_what_has_no_place_has_no_geometry_and_is_in_no_box() -> None:
    served = of_town("vi")
    rows = served.rows("schools", CRS84).copy()
    rows.geometry = [None] * len(rows)
    assert features.written(rows, CRS84)[0]["geometry"] is None
    assert features.written(rows.set_crs(9210, allow_override=True), ZONE)[0]["geometry"] is None
    assert not features._inside(rows, (-180, -90, 180, 90), CRS84).any()


def test_a_feature_that_is_not_there_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        features.one(of_town("vi"), "wards", "w99", CRS84)
    assert refused.value.status == 404
