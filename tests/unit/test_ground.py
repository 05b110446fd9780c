"""The ground under a map: whole steps that become degrees again, in the order of drawing."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
import shapely

from spatial import ground
from spatial.ground import Ground, GroundKind, GroundShape

STREET = {
    "kind": "local_street",
    "name": "Tô Ký",
    "as_of": "2017-12-31",
    "parts": [[0, 0, 10, 0, 0, 5]],
}
POND = {"kind": "water", "name": "", "as_of": "2026-07-31", "parts": [[1, 1, 2, 0, 0, 2, -2, -2]]}


def record(*shapes: dict[str, Any]) -> dict[str, Any]:
    return {
        "origin": [106.6, 10.8],
        "step": 0.001,
        "frame": [106.6, 10.8, 106.7, 10.9],
        "attribution": ["© OpenStreetMap contributors (ODbL 1.0)"],
        "shapes": list(shapes),
    }


def test_a_part_walks_from_the_origin_by_its_differences() -> None:
    read = ground.of_json(record(STREET))
    assert read.degrees(read.shapes[0].parts[0]).round(6).tolist() == [
        [106.6, 10.8],
        [106.61, 10.8],
        [106.61, 10.805],
    ]


def test_a_street_lies_on_the_water_however_the_file_orders_them() -> None:
    read = ground.of_json(record(STREET, POND))
    assert [one.kind for one in read.shapes] == [GroundKind.WATER, GroundKind.LOCAL_STREET]


def test_what_the_browser_is_sent_reads_back_the_same() -> None:
    read = ground.of_json(record(POND, STREET))
    again = ground.of_json(json.loads(read.text))
    assert again == read
    assert again.digest == read.digest
    assert "Tô Ký" in read.text


def test_another_name_is_another_address() -> None:
    before = ground.of_json(record(STREET))
    after = ground.of_json(record(STREET | {"name": "Hà Huy Giáp"}))
    assert before.digest != after.digest


def test_areas_are_not_streets_and_rivers_are_neither() -> None:
    assert [kind for kind in GroundKind if kind.is_area] == [
        "industry",
        "park",
        "cemetery",
        "water",
    ]
    streets = ["path", "local_street", "collector", "main_road", "national_road"]
    assert [kind for kind in GroundKind if kind.is_street] == streets


@pytest.mark.parametrize(
    ("bounds", "inside"),
    [
        ((106.6, 10.8, 106.7, 10.9), True),  # the very frame
        ((106.65, 10.85, 106.66, 10.86), True),
        ((106.59, 10.85, 106.66, 10.86), False),  # sticks out to the west
        ((106.65, 10.85, 106.66, 10.91), False),  # to the north
        ((105.0, 20.0, 105.1, 20.1), False),  # elsewhere
    ],
)
def test_a_frame_is_covered_when_no_side_sticks_out(
    bounds: tuple[float, float, float, float], *, inside: bool
) -> None:
    assert ground.of_json(record(STREET)).covers(bounds) is inside


def test_no_ground_covers_nothing_and_is_nothing_to_draw() -> None:
    assert not Ground()
    assert not Ground().covers((106.6, 10.8, 106.7, 10.9))


def test_an_unknown_kind_is_a_fault_of_the_file() -> None:
    with pytest.raises(ValueError, match="lava"):
        ground.of_json(record(STREET | {"kind": "lava"}))


def test_a_shape_keeps_the_day_of_its_map() -> None:
    read = ground.of_json(record(POND))
    assert read.shapes == (
        GroundShape(
            kind=GroundKind.WATER,
            name="",
            as_of="2026-07-31",
            parts=((1, 1, 2, 0, 0, 2, -2, -2),),
        ),
    )


def test_land_that_is_brought_is_drawn_in_order_with_its_name() -> None:
    lake = shapely.Polygon(
        [(106.6, 10.8), (106.61, 10.8), (106.61, 10.81), (106.6, 10.81)],
        [[(106.603, 10.803), (106.606, 10.803), (106.606, 10.806)]],
    )
    canal = shapely.LineString([(106.6, 10.82), (106.62, 10.82)])
    park = shapely.box(106.62, 10.8, 106.63, 10.81)
    land = ground.of_land(
        [("water", "Hồ", lake), ("water", "Kênh", canal), ("park", "", park)],
        attribution=("© OSM",),
    )
    assert [(one.kind.value, one.name) for one in land.shapes] == [
        ("park", ""),
        ("water", "Hồ"),
        ("stream", "Kênh"),
    ]
    water = land.shapes[1]
    assert len(water.parts) == 2  # the outer ring, then the island
    assert land.degrees(water.parts[0]).min(axis=0) == pytest.approx([106.6, 10.8])
    assert land.frame == pytest.approx((106.6, 10.8, 106.63, 10.82))
    assert land.attribution == ("© OSM",)
    assert ground.of_json(json.loads(land.text)) == land


def test_of_a_city_s_land_the_small_and_the_fine_give_way_before_nothing_is_drawn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A shore of 400 corners in steps of 30 m around a lake of 20 km, and 300 ponds of 10 m."""
    along = 106.6 + np.linspace(0, 0.2, 200)
    jag = np.where(np.arange(200) % 2, 3e-4, 0.0)
    shore = [*zip(along, 10.6 + jag, strict=True), *zip(along[::-1], 10.8 + jag, strict=True)]
    lake = ("water", "Hồ", shapely.Polygon(shore))
    ponds = [
        ("water", "Ao", shapely.box(106 + at / 1e3, 10, 106 + at / 1e3 + 1e-4, 10.0001))
        for at in range(300)
    ]
    assert len(ground.of_land([lake, *ponds]).shapes) == 301
    monkeypatch.setattr(ground, "MOST_CORNERS", 500)
    (shape,) = ground.of_land([lake, *ponds]).shapes  # the ponds are 1,500 corners
    assert shape.name == "Hồ"
    assert 2 * 390 < len(shape.parts[0]) <= 2 * 401  # all but some where shores meet
    monkeypatch.setattr(ground, "MOST_CORNERS", 100)
    (shape,) = ground.of_land([lake, *ponds]).shapes
    assert 2 * 4 < len(shape.parts[0]) <= 2 * 100


def test_a_line_of_anything_but_water_is_not_drawn_and_too_much_land_is_none() -> None:
    line = shapely.LineString([(106.6, 10.82), (106.62, 10.82)])
    assert not ground.of_land([("park", "", line)])
    assert not ground.of_land([])
    jagged = shapely.LineString([(106 + at / 1000, 10 + at % 2) for at in range(40_000)])
    assert not ground.of_land([("water", "", jagged)])
