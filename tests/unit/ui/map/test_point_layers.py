"""Circles, diamonds and parcels: what stands where, how large, and what is said of it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import geopandas as gpd
import pytest
import shapely
from towns import TM3, School, lonlat, town

from spatial import proposal as drafts
from spatial.network import Network
from spatial.records import Level, Proposal
from spatial.ui.map import colours, point_layers
from spatial.ui.session.assessments import Seen

FULL = town(schools=(School(x=0.5, y=0.5, rooms=10), School(x=1.5, y=0.5, level=Level.THCS)))


def with_parcels(network: Network) -> Network:
    """Lay two parcels in the west ward: 100 m by 50 m, and 10 m by 10 m."""
    west, south = 600_000.0, 1_200_000.0
    shapes = [
        shapely.box(west + 100, south + 100, west + 200, south + 150),
        shapely.box(west + 700, south + 700, west + 710, south + 710),
    ]
    parcels = gpd.GeoDataFrame(
        {"name": ["<i>Khu A</i>", "Khu B"]}, index=["k1", "k2"], geometry=shapes, crs=TM3
    ).rename_axis("parcel_id")
    return dataclasses.replace(network, parcels=parcels)


PARCELLED = with_parcels(FULL)


def only(features: dict[str, Any]) -> dict[str, Any]:
    """Return the one feature of a layer."""
    (one,) = features["features"]
    return dict(one)


def test_only_the_schools_of_the_level_are_drawn(see: Callable[..., Seen]) -> None:
    school = only(point_layers.schools(see(FULL)))
    assert school["properties"]["id"] == "s0"
    assert school["properties"]["kind"] == "school"
    assert school["geometry"]["coordinates"] == pytest.approx(lonlat(0.5, 0.5), abs=1e-5)
    assert only(point_layers.schools(see(FULL, level=Level.THCS)))["properties"]["id"] == "s1"


def test_a_circle_grows_with_the_root_of_its_seats_and_is_coloured_by_use(
    see: Callable[..., Seen],
) -> None:
    """350 seats for 1,000 pupils: 3.5 + 7 x sqrt(350 / 2,000) = 6.4 px, more than full."""
    style = only(point_layers.schools(see(FULL)))["properties"]["style"]
    assert style["radius"] == 6.4
    assert style["fillColor"] == colours.OVER


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("vi", "350 chỗ theo định mức · mô hình trường gần nhất xếp 1.000 học sinh (286 %)"),
        ("en", "350 seats at the norm · nearest-school model sends 1,000 pupils (286 %)"),
    ],
)
def test_a_school_says_its_seats_and_pupils(lang: str, line: str, see: Callable[..., Seen]) -> None:
    lines = only(point_layers.schools(see(FULL, lang=lang)))["properties"]["lines"]
    assert lines[0] == "Trường 0"
    assert lines[1].replace("\N{NO-BREAK SPACE}", " ") == line


def test_a_school_without_seats_has_a_dash_for_its_use_and_no_colour(
    see: Callable[..., Seen],
) -> None:
    empty = town(schools=(School(x=0.5, y=0.5, rooms=0),))
    school = only(point_layers.schools(see(empty)))["properties"]
    assert "–" in school["lines"][1]
    assert school["style"]["fillColor"] == colours.UNKNOWN
    assert school["style"]["radius"] == point_layers.SMALLEST_PX


def test_a_proposal_is_a_diamond_with_its_number_and_never_a_circle(
    see: Callable[..., Seen], site: Proposal
) -> None:
    seen = see(FULL, proposals=(site,), lang="en")
    assert only(point_layers.schools(seen))["properties"]["id"] == "s0"
    diamond = only(point_layers.sites(seen, None))
    assert diamond["properties"]["text"] == "1"
    assert diamond["properties"]["lines"] == [
        "<b>Trường</b>",
        "Primary · 12 rooms · 4,200 m²",
        "assumed",
    ]
    assert diamond["geometry"]["coordinates"] == [site.lon, site.lat]


def test_a_proposal_being_edited_stands_as_the_draft_alone(
    see: Callable[..., Seen], site: Proposal
) -> None:
    seen = see(FULL, proposals=(site,))
    draft = drafts.of(site)
    (one,) = point_layers.sites(seen, draft)["features"]
    assert (one["properties"]["kind"], one["properties"]["text"]) == ("draft", "?")


def test_a_draft_without_a_place_is_not_drawn(see: Callable[..., Seen]) -> None:
    draft = drafts.Draft(level=Level.TIEU_HOC, rooms=5, land_m2=0.0)
    assert point_layers.sites(see(FULL), draft)["features"] == []
    assert point_layers.occupied(see(FULL), draft) == point_layers.occupied(see(FULL), None)


def test_what_is_occupied_are_schools_proposals_and_the_draft(
    see: Callable[..., Seen], site: Proposal
) -> None:
    lon, lat = lonlat(0.1, 0.1)
    draft = drafts.Draft(level=Level.TIEU_HOC, rooms=5, land_m2=0.0, lon=lon, lat=lat)
    places = point_layers.occupied(see(FULL, proposals=(site,)), draft)
    assert len(places) == 3
    assert places[1:] == [(site.lon, site.lat), (lon, lat)]


def test_a_spot_is_found_for_schools_and_proposals_and_for_nothing_else(
    see: Callable[..., Seen], site: Proposal
) -> None:
    seen = see(FULL, proposals=(site,))
    assert point_layers.spot(seen, "proposal:p1") == [site.lon, site.lat]
    assert point_layers.spot(seen, "s0") == pytest.approx(lonlat(0.5, 0.5), abs=1e-5)
    assert point_layers.spot(seen, "nobody") is None


def test_a_town_without_parcels_draws_none(see: Callable[..., Seen]) -> None:
    assert point_layers.parcels(see(FULL))["features"] == []


def test_parcels_tell_their_area_and_are_marked_where_they_lie(see: Callable[..., Seen]) -> None:
    layer = point_layers.parcels(see(PARCELLED, lang="vi"))
    assert [one["properties"]["lines"] for one in layer["features"]] == [
        ["<i>Khu A</i>", "Khu đất 5.000 m²", "không nói rõ"],  # 100 m x 50 m
        ["Khu B", "Khu đất 100 m²", "không nói rõ"],
    ]
    marks = point_layers.parcel_marks(layer)["features"]
    for mark, parcel in zip(marks, layer["features"], strict=True):
        shape = shapely.from_geojson(str(parcel["geometry"]).replace("'", '"'))
        assert shape.buffer(1e-5).contains(shapely.Point(mark["geometry"]["coordinates"]))
        assert mark["properties"]["id"] == parcel["properties"]["id"]


def test_coordinates_are_rounded_to_a_metre_for_the_wire() -> None:
    (moved,) = point_layers.rounded([shapely.Point(106.123456789, 10.987654321)])
    assert (moved.x, moved.y) == (106.12346, 10.98765)


def test_a_name_travels_as_it_is_and_is_never_markup_here(
    see: Callable[..., Seen], site: Proposal
) -> None:
    """The script in the browser puts it on the page as text."""
    (one,) = point_layers.sites(see(FULL, proposals=(site,)), None)["features"]
    assert one["properties"]["lines"][0] == "<b>Trường</b>"


def test_narrowed_to_one_ward_only_its_schools_are_drawn(see: Callable[..., Seen]) -> None:
    """The town's one school stands in the west ward."""
    assert len(point_layers.schools(see(FULL, home_ward="w00"))["features"]) == 1
    assert point_layers.schools(see(FULL, home_ward="w10"))["features"] == []


def test_an_independent_preschool_group_has_a_mark_of_its_own(see: Callable[..., Seen]) -> None:
    made = town(
        schools=(
            School(x=0.25, y=0.5, level=Level.MAM_NON),
            School(x=1.5, y=0.5, level=Level.MAM_NON),
        )
    )
    schools = made.schools.assign(school_type=["", "doc_lap"])
    seen = see(dataclasses.replace(made, schools=schools), level=Level.MAM_NON)
    school, group = (one["properties"] for one in point_layers.schools(seen)["features"])
    assert "dashArray" not in school["style"]
    assert group["style"]["dashArray"]
    assert group["style"]["color"] == colours.INDEPENDENT
    assert group["lines"][1] == "nhóm trẻ, lớp mẫu giáo độc lập"
