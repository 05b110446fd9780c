"""The ground under a map: whole steps that become degrees again, in the order of drawing."""

from __future__ import annotations

import json
from typing import Any

import pytest

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
