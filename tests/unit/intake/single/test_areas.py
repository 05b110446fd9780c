"""Areas to mask out, read from a map as one shape in metres."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import pytest
import shapely
from pyproj import CRS

from spatial.errors import UserError
from spatial.intake.single.areas import read_areas

TM3 = CRS.from_epsg(9210)
WEST, SOUTH = 600_000.0, 1_200_000.0


def square(x: float, y: float, side: float = 100.0) -> shapely.Polygon:
    return shapely.box(WEST + x, SOUTH + y, WEST + x + side, SOUTH + y + side)


def written(tmp_path: Path, *shapes: object, name: str = "a.geojson") -> Path:
    layer = gpd.GeoDataFrame(geometry=list(shapes), crs=TM3)
    path = tmp_path / name
    layer.to_crs(4326).to_file(path)
    return path


def code(path: Path) -> str:
    with pytest.raises(UserError) as stop:
        read_areas(path, crs=TM3)
    (fault,) = stop.value.faults
    assert fault.say(lang="vi") != fault.say(lang="en")
    return fault.code


def test_areas_come_in_metres_as_one_shape(tmp_path: Path) -> None:
    found = read_areas(written(tmp_path, square(0, 0), square(500, 0)), crs=TM3)
    assert found.area == pytest.approx(20_000, rel=1e-4)
    assert found.contains(shapely.Point(WEST + 50, SOUTH + 50))
    assert not found.contains(shapely.Point(WEST + 300, SOUTH + 50))


def test_areas_that_overlap_count_once(tmp_path: Path) -> None:
    found = read_areas(written(tmp_path, square(0, 0), square(50, 0)), crs=TM3)
    assert found.area == pytest.approx(15_000, rel=1e-4)


def test_lines_and_points_beside_areas_are_passed_over(tmp_path: Path) -> None:
    line = shapely.LineString([(WEST, SOUTH), (WEST + 100, SOUTH)])
    found = read_areas(written(tmp_path, square(0, 0), line, shapely.Point(WEST, SOUTH)), crs=TM3)
    assert found.area == pytest.approx(10_000, rel=1e-4)


def test_every_layer_of_a_container_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.gpkg"
    for name, x in (("one", 0), ("two", 500)):
        gpd.GeoDataFrame(geometry=[square(x, 0)], crs=TM3).to_file(path, layer=name)
    assert read_areas(path, crs=TM3).area == pytest.approx(20_000, rel=1e-4)


def test_a_map_without_areas_is_refused(tmp_path: Path) -> None:
    assert code(written(tmp_path, shapely.Point(WEST, SOUTH))) == "area_none"


@pytest.mark.parametrize(
    ("name", "expected"), [("none.geojson", "missing_file"), ("a.csv", "unknown_format")]
)
def test_a_file_that_is_no_map_is_refused(tmp_path: Path, name: str, expected: str) -> None:
    (tmp_path / "a.csv").write_text("a\n1\n", encoding="utf-8")
    assert code(tmp_path / name) == expected


def test_a_damaged_map_says_that_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.gpkg"
    path.write_bytes(b"nothing of the kind")
    assert code(path) == "area_file"
