"""``layers`` writes what a GIS opens, or nothing."""

from pathlib import Path

import pyogrio
from click.testing import CliRunner
from command_line import run

from spatial.cli import truonglop


def test_the_plan_of_2024_comes_out_as_a_geopackage_in_the_system_of_the_city(
    tmp_path: Path,
) -> None:
    """The worst ward of the plan lacks 161 primary classrooms; Hồ Chí Minh City is EPSG:9210."""
    out = tmp_path / "new"
    said = run("layers", "--preset", "quan12-2024", "--crs", "vn2000", "--out", str(out))
    assert sorted(file.name for file in out.iterdir()) == [
        "layers.gpkg",
        "layers.qgz",
        "manifest.json",
    ]
    assert "2" in said
    table = pyogrio.read_dataframe(out / "layers.gpkg", layer="deficit_tieu_hoc")
    assert table.crs.to_epsg() == 9210
    assert round(table["rooms_short_per_10k"].max()) == 161


def test_an_unknown_format_is_refused_with_the_known_ones_and_nothing_is_written(
    tmp_path: Path,
) -> None:
    out = tmp_path / "out"
    asked = ["layers", "--format", "gpkg,shp", "--out", str(out)]
    result = CliRunner().invoke(truonglop, asked)
    assert result.exit_code == 2
    assert "“shp” (gpkg, qgis, geoparquet, geojson)" in result.output
    assert not out.exists()
