"""A map as a file: everything inside, nothing asked of anybody, a name only ever data."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import hostile_words
import pytest

from spatial.ui.map import picture, standalone, ward_layers, wire
from spatial.ui.map.picture import Legend, MapFrame, MapPicture
from spatial.ui.session.assessments import Seen

BOUNDS = (106.6, 10.8, 106.7, 10.9)
FRAME = MapFrame(name="quan12", bounds=BOUNDS, title="Quận 12", sources=("Sở",))
POINT = {"type": "Point", "coordinates": [106.65, 10.86]}


def held(page: str) -> dict[str, Any]:
    """Read what the file shows, as the browser does."""
    (start,) = [found.end() for found in re.finditer(r"truonglop\.open\(map_map, ", page)]
    value, _ = json.JSONDecoder().raw_decode(page[start:])
    return dict(value)


def poisoned(name: str) -> MapPicture:
    """Draw a picture whose every text is somebody's."""
    about = {"kind": name, "id": name, "lines": [name], "text": name, "name": name, "style": {}}
    feature = {"type": "Feature", "geometry": POINT, "properties": about}
    features = {"type": "FeatureCollection", "features": [feature]}
    legend: Legend = {"title": name, "groups": [{"title": name, "rows": []}]}
    scene = picture.scene(legend=legend, words={"map": name, "lang": "vi"}, chosen=name)
    return picture.build(
        (scene, picture.circles(features), picture.figures(features), picture.sites(features))
    )


def test_page_and_file_show_the_same(see: Callable[..., Seen]) -> None:
    """Features, fills, labels and sentences: the file holds what the page's map is told."""
    drawn = ward_layers.layers(see(), proposing=True)
    shown = held(standalone.document(drawn, FRAME))
    assert shown["title"] == "Quận 12"
    assert shown["sources"] == ["Sở"]
    whole = json.loads(json.dumps(wire.whole(drawn, FRAME)))
    assert {name: shown[name] for name in whole} == whole
    rows = {layer["id"]: layer["rows"] for layer in shown["layers"]}
    named = {one["lines"][0] for one in rows["wards"]}
    assert named == {one["name"] for one in rows["figures"]} == {"Phường 0.0", "Phường 1.0"}


def test_the_same_picture_makes_the_same_bytes(see: Callable[..., Seen]) -> None:
    drawn = ward_layers.layers(see())
    assert standalone.document(drawn, FRAME) == standalone.document(drawn, FRAME)


def test_the_file_loads_nothing(see: Callable[..., Seen]) -> None:
    page = standalone.document(ward_layers.layers(see()), FRAME)
    assert not re.search(r"<(?:link|img|iframe)\b|<script[^>]+src=|@import", page)
    assert "default-src 'none'" in page
    assert "$(" not in page.split("truonglop.open(")[1]


@pytest.mark.parametrize("name", hostile_words.TRIES)
def test_whatever_a_name_says_it_is_read_back_and_never_run(name: str) -> None:
    frame = MapFrame(name=name, bounds=BOUNDS, title=name, sources=(name,))
    page = standalone.document(poisoned(name), frame)
    shown = held(page)
    assert shown["title"] == shown["name"] == shown["scene"]["legend"]["title"] == name
    assert all(layer["rows"][0]["id"] == name for layer in shown["layers"])
    plain = standalone.document(poisoned("a"), MapFrame(name="a", bounds=BOUNDS, title="a"))
    for mark in ("<script", "</script", "{{", "{%"):
        assert page.count(mark) == plain.count(mark)
