"""A picture is one scene and its layers in their order."""

from __future__ import annotations

import pytest

from spatial.ui.map import picture
from spatial.ui.map.picture import Legend, MapLayer

LEGEND: Legend = {"title": "Thiếu phòng", "groups": []}
EMPTY = {"type": "FeatureCollection", "features": []}


def test_layers_lie_on_each_other_in_the_order_they_are_given() -> None:
    parts = (
        picture.ground(EMPTY, "water"),
        picture.scene(legend=LEGEND, words={}),
        picture.shapes(EMPTY),
        picture.circles(EMPTY),
        picture.figures(EMPTY),
        picture.sites(EMPTY),
    )
    built = picture.build(parts)
    assert [(layer.name, layer.sort) for layer in built.layers] == [
        ("water", "ground"),
        ("wards", "shapes"),
        ("schools", "circles"),
        ("figures", "figures"),
        ("sites", "sites"),
    ]
    assert built.scene is parts[1]


def test_a_picture_has_exactly_one_scene() -> None:
    layer = MapLayer(name="wards", sort="shapes", data=EMPTY)
    with pytest.raises(ValueError, match="not enough"):
        picture.build([layer])
