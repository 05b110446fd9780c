"""GeoJSON weighed piece by piece: nesting, vertices, endless numbers."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from spatial.intake.door import json_text
from spatial.intake.door.archives import Hostile
from spatial.intake.door.limits import LIMITS

SMALL = dataclasses.replace(LIMITS, depth=8, vertices=20)


def look(tmp_path: Path, text: str | bytes) -> None:
    path = tmp_path / "a.geojson"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    json_text.geojson(path, SMALL)


def refused(tmp_path: Path, text: str | bytes) -> str:
    with pytest.raises(Hostile) as stop:
        look(tmp_path, text)
    return stop.value.code


def point(name: str = "x") -> str:
    feature = {
        "type": "Feature",
        "properties": {"name": name},
        "geometry": {"type": "Point", "coordinates": [106.6, 10.8]},
    }
    return json.dumps({"type": "FeatureCollection", "features": [feature]})


@pytest.mark.parametrize(
    "text",
    [
        point(),
        "\ufeff" + point(),
        "  \n" + point(),
        '{"type": "Point", "coordinates": [1, 2]}',
        '{"features": [], "type" : "FeatureCollection"}',
    ],
)
def test_an_object_that_says_it_is_geojson_passes(tmp_path: Path, text: str) -> None:
    look(tmp_path, text)


@pytest.mark.parametrize(
    "text", ["", "[1, 2]", '"type": "Feature"', '{"type": "Topology"}', "<kml/>", "{}"]
)
def test_whatever_says_it_is_none_is_refused(tmp_path: Path, text: str) -> None:
    assert refused(tmp_path, text) == "not_what_it_says"


@pytest.mark.parametrize(("depth", "fine"), [(7, True), (8, False)])
def test_nesting_is_bounded(tmp_path: Path, depth: int, *, fine: bool) -> None:
    text = '{"type": "Feature", "a": ' + "[" * depth + "]" * depth + "}"
    if fine:
        look(tmp_path, text)
    else:
        assert refused(tmp_path, text) == "too_deep"


def test_brackets_in_a_name_nest_nothing(tmp_path: Path) -> None:
    look(tmp_path, point("[" * 50))
    look(tmp_path, point('"' + "[" * 50))
    look(tmp_path, point("\\"))
    look(tmp_path, point('\\"' * 3 + "[" * 50))


def test_a_quote_behind_a_sign_of_escape_ends_no_name(tmp_path: Path) -> None:
    # "\\" is one sign and the name is over: the brackets behind it count
    text = '{"type": "Feature", "a": "\\\\", "b": ' + "[" * 9 + "}"
    assert refused(tmp_path, text) == "too_deep"


def test_vertices_are_bounded(tmp_path: Path) -> None:
    def line(count: int) -> str:
        return json.dumps({"type": "LineString", "coordinates": [[0, 0]] * count})

    look(tmp_path, line(19))  # and the bracket around them
    assert refused(tmp_path, line(20)) == "too_many_vertices"


def test_a_number_without_end_is_refused(tmp_path: Path) -> None:
    digits = '{"type": "Point", "coordinates": [1.%s, 2]}'
    look(tmp_path, digits % ("7" * 59))
    assert refused(tmp_path, digits % ("7" * 60)) == "no_number"


def test_digits_in_a_name_are_no_number(tmp_path: Path) -> None:
    look(tmp_path, point("7" * 200))


def test_a_pipeline_of_other_programs_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path, '{"type": "Feature", "x": "gdal_streamed_alg"}') == "points_elsewhere"


def test_what_stands_on_the_edge_of_two_pieces_is_seen(tmp_path: Path) -> None:
    before = '{"type": "Feature", "a": "'
    fill = "x" * ((1 << 20) - len(before) - 5)
    assert refused(tmp_path, f'{before}{fill}gdal_streamed_alg"}}') == "points_elsewhere"
    nested = f'{before}{fill}",' + '"b":' + "[" * 9 + "}"
    assert refused(tmp_path, nested) == "too_deep"
