"""Roads to be opened and closed, read from a map."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from spatial.errors import InputFaults
from spatial.intake.single import road_works
from spatial.intake.single.road_works import read_road_works
from spatial.streets import RoadChange

LINE = {"type": "LineString", "coordinates": [[106.65, 10.85], [106.66, 10.86]]}
POINT = {"type": "Point", "coordinates": [106.65, 10.85]}


def written(folder: Path, *features: tuple[dict[str, Any] | None, dict[str, Any]]) -> Path:
    """Write features: a geometry and its properties."""
    rows = [{"type": "Feature", "geometry": of, "properties": about} for of, about in features]
    path = folder / "cau.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": rows}), "utf-8")
    return path


def test_roads_and_closings_come_with_their_rows(tmp_path: Path) -> None:
    parts = {"type": "MultiLineString", "coordinates": [LINE["coordinates"]] * 2}
    path = written(
        tmp_path,
        (LINE, {"change": "open", "class": "footway", "name": "Cầu mới"}),
        (POINT, {"change": "CLOSE"}),
        (parts, {"change": "open", "class": "primary"}),
    )
    held = read_road_works(path)
    assert (held.name, held.faults) == ("cau.geojson", ())
    assert [(one.row, one.change, one.road_class) for one in held.works] == [
        (1, RoadChange.OPEN, "footway"),
        (2, RoadChange.CLOSE, ""),
        (3, RoadChange.OPEN, "primary"),
        (3, RoadChange.OPEN, "primary"),
    ]
    assert held.works[0].name == "Cầu mới"
    assert held.works[1].lonlat == ((106.65, 10.85),)


def test_what_is_wrong_with_a_row_is_kept_beside_the_sound_ones(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        (LINE, {"change": "open", "class": "footway"}),
        (LINE, {"change": "mở", "class": "xa lộ"}),
        (LINE, {"change": "open"}),
        (LINE, {"change": "open", "class": "motorway"}),
        (POINT, {"change": "open", "class": "path"}),
        (None, {"change": "close"}),
    )
    held = read_road_works(path)
    assert len(held.works) == 1
    assert [(one.row, one.code) for one in held.faults] == [
        (2, "road_change"),
        (2, "road_class"),
        (3, "road_class"),
        (4, "road_not_walked"),
        (5, "road_shape_open"),
        (6, "road_shape_close"),
    ]
    for fault in held.faults:
        assert fault.say(lang="vi") != fault.say(lang="en")


def test_a_file_that_is_none_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def code(path: Path) -> str:
        with pytest.raises(InputFaults) as stop:
            read_road_works(path)
        (fault,) = stop.value.faults
        return fault.code

    assert code(tmp_path / "a.geojson") == "missing_file"
    (tmp_path / "a.csv").write_text("x\n", "utf-8")
    assert code(tmp_path / "a.csv") == "unknown_format"
    (tmp_path / "b.geojson").write_text('{"type": "FeatureCollection", "features": []}', "utf-8")
    assert code(tmp_path / "b.geojson") in {"road_rows", "unreadable"}
    monkeypatch.setattr(road_works, "MOST", 1)
    two = (LINE, {"change": "open", "class": "path"})
    assert code(written(tmp_path, two, two)) == "road_rows"
