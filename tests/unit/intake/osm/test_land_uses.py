"""Water, parks and industry of an extract: known by their tags, drawn where they lie inside."""

from __future__ import annotations

import pytest

from spatial.intake.osm import land_uses

RING = [[106.60, 10.80], [106.61, 10.80], [106.61, 10.81], [106.60, 10.80]]


@pytest.mark.parametrize(
    ("key", "value", "use"),
    [
        ("natural", "water", "water"),
        ("waterway", "canal", "water"),
        ("leisure", "park", "park"),
        ("landuse", "industrial", "industry"),
        ("landuse", "residential", ""),
        ("leisure", "pitch", ""),
    ],
)
def test_land_is_known_by_its_tags(key: str, value: str, use: str) -> None:
    assert land_uses.use_of({key: value}) == use


def test_a_closed_way_wholly_inside_is_an_outline() -> None:
    drawn = land_uses.shape_of({"leisure": "park"}, RING, [1, 2, 3, 1])
    assert drawn == {"type": "Polygon", "coordinates": [RING]}


def test_an_outline_that_leaves_the_frame_or_does_not_close_is_left_out() -> None:
    park = {"leisure": "park"}
    assert land_uses.shape_of(park, RING[:3], [1, 2, 3, 4, 1]) is None
    assert land_uses.shape_of(park, RING[:3], [1, 2, 3]) is None


def test_of_a_canal_the_part_inside_is_drawn_as_a_line() -> None:
    canal = {"waterway": "canal"}
    drawn = land_uses.shape_of(canal, RING[:2], [9, 1, 2])
    assert drawn == {"type": "LineString", "coordinates": RING[:2]}
    assert land_uses.shape_of(canal, RING[:1], [9, 1]) is None


@pytest.mark.parametrize(
    ("tags", "sort"),
    [
        ({"landuse": "residential", "name": "Khu dân cư An Sương"}, "house"),
        ({"landuse": "residential", "name": "Cư xá", "residential": "apartments"}, "apartment"),
        ({"landuse": "residential"}, ""),
        ({"landuse": "industrial"}, "industry"),
        ({"landuse": "construction"}, "house"),
        ({"landuse": "construction", "construction": "industrial"}, "industry"),
        ({"building": "apartments", "name": "Chung cư Prosper"}, "apartment"),
        ({"building": "apartments"}, ""),
        ({"landuse": "farmland", "name": "Đồng"}, ""),
    ],
)
def test_what_may_be_a_development_is_known_by_its_tags(tags: dict[str, str], sort: str) -> None:
    assert land_uses.candidate_of(tags) == sort


def test_industry_is_both_land_nobody_lives_on_and_a_candidate() -> None:
    tags = {"landuse": "industrial", "name": "Khu công nghiệp Tân Thới Hiệp"}
    uses, sorts = land_uses.lands("w1", tags, RING, [1, 2, 3, 1])
    assert [each[:3] for each in uses] == [("w1", tags["name"], "industry")]
    assert [each[:3] for each in sorts] == [("w1", tags["name"], "industry")]
    assert land_uses.concerns(tags)


def test_an_estate_is_lived_on_and_water_is_no_candidate() -> None:
    estate = {"landuse": "residential", "name": "An Sương"}
    uses, sorts = land_uses.lands("w1", estate, RING, [1, 2, 3, 1])
    assert (len(uses), len(sorts)) == (0, 1)
    uses, sorts = land_uses.lands("w2", {"natural": "water"}, RING, [1, 2, 3, 1])
    assert (len(uses), len(sorts)) == (1, 0)
    assert not land_uses.concerns({"landuse": "farmland"})
