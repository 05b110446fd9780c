"""A GeoPackage opens dressed: names, styles, the right system; the same bytes every time."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pyogrio
import pytest
from layer_towns import ATTACKS, hostile, plain

from spatial import crs
from spatial.assessment import Assessment
from spatial.export.layers import aliases, geopackage, qml, sld, tables


def _written(assessment: Assessment, folder: Path) -> Path:
    file = folder / "layers.gpkg"
    made = tables.layers(assessment, lang="vi")
    about = "Nguồn " + ATTACKS[1]
    file.write_bytes(geopackage.document(made, crs=crs.WGS84, lang="vi", description=about))
    return file


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _written(plain(), tmp_path_factory.mktemp("gpkg"))


@pytest.fixture
def database(file: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(file)) as opened:
        yield opened


def test_the_same_layers_make_the_same_bytes(file: Path, tmp_path: Path) -> None:
    assert _written(plain(), tmp_path).read_bytes() == file.read_bytes()


def test_a_gis_reads_the_rows_and_their_system(file: Path) -> None:
    read = pyogrio.read_dataframe(file, layer="deficit_thcs")
    told = tables.layers(plain(), lang="vi")[2].frame
    assert read.crs == crs.WGS84
    assert list(read["ward"]) == list(told["ward"])
    assert list(read["rooms_short_per_10k"]) == list(told["rooms_short_per_10k"])
    assert read.geometry.to_crs(told.crs).area.to_list() == pytest.approx([1e6, 1e6], rel=1e-6)


def test_every_layer_has_a_style_that_is_used_unasked(database: sqlite3.Connection) -> None:
    rows = database.execute(
        "SELECT f_table_catalog, f_table_schema, f_table_name, f_geometry_column, useAsDefault,"
        " styleQML, styleSLD FROM layer_styles ORDER BY id"
    ).fetchall()
    made = tables.layers(plain(), lang="vi")
    assert [row[2] for row in rows] == [layer.name for layer in made]
    for row, layer in zip(rows, made, strict=True):
        assert row[:2] == ("", "")
        assert row[3:5] == ("geom", 1)
        assert row[5:] == (qml.document(layer, lang="vi"), sld.document(layer, lang="vi"))


def test_columns_are_named_by_the_extension_for_it(database: sqlite3.Connection) -> None:
    layer = tables.layers(plain(), lang="vi")[2]
    rows = database.execute(
        "SELECT column_name, name, title FROM gpkg_data_columns WHERE table_name = ?"
        " ORDER BY rowid",
        (layer.name,),
    ).fetchall()
    assert rows == [(one.column, one.alias, one.alias) for one in aliases.of(layer, lang="vi")]
    (registered,) = database.execute(
        "SELECT count(*) FROM gpkg_extensions WHERE extension_name = 'gpkg_schema'"
    ).fetchone()
    assert registered == 2


def test_contents_carry_titles_and_no_moment_of_making(database: sqlite3.Connection) -> None:
    rows = dict(database.execute("SELECT table_name, identifier FROM gpkg_contents").fetchall())
    assert rows["deficit_thcs"] == "Thiếu hụt: THCS"
    moments = database.execute("SELECT DISTINCT last_change FROM gpkg_contents").fetchall()
    assert moments == [(geopackage.MOMENT,)]


def test_the_file_is_whole_and_every_shape_is_in_its_index(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    (indexed,) = database.execute("SELECT count(*) FROM rtree_wards_geom").fetchone()
    assert indexed == 2


def test_names_that_are_attacks_stay_text(tmp_path: Path) -> None:
    file = _written(hostile(), tmp_path)
    read = pyogrio.read_dataframe(file, layer="wards")
    assert set(read["ward"]) <= set(ATTACKS)
    assert len(pyogrio.list_layers(file)) == 10  # nothing dropped, nothing added
    with closing(sqlite3.connect(file)) as opened:
        styles = "".join(row[0] for row in opened.execute("SELECT styleQML FROM layer_styles"))
    assert not any(attack in styles for attack in ATTACKS)  # labels name columns, never values
