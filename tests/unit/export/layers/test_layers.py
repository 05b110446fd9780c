"""What goes out: formats asked for, in the system asked for, the same every time."""

import io
import json
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree as ET

import pyogrio
import pytest
from layer_towns import hostile, plain
from pyarrow import parquet
from towns import town

from spatial.export import layers
from spatial.export.layers import LayerFormat, LayerSystem
from spatial.scenario import ReviewState, ScenarioCard

CARD = ScenarioCard(name="Bờ sông", state=ReviewState.APPROVED, by="<b>Hoa", on="2026-11-28")


def test_every_format_makes_its_files_and_no_others() -> None:
    made = layers.bundle(plain(), {LayerFormat.GEOPACKAGE})
    assert list(made) == ["layers.gpkg"]
    assert list(layers.bundle(plain(), {LayerFormat.QGIS})) == ["layers.gpkg", "layers.qgz"]
    names = {name.partition(".")[2] for name in layers.bundle(plain(), set(LayerFormat))}
    assert names == {"gpkg", "qgz", "parquet", "geojson"}


def test_the_same_assessment_makes_the_same_bytes() -> None:
    assert layers.bundle(plain(), set(LayerFormat)) == layers.bundle(plain(), set(LayerFormat))


def test_vn_2000_is_that_of_the_province() -> None:
    """Hồ Chí Minh City draws on 105°45', though 107° may lie nearer (EPSG:9210)."""
    assert layers.system(plain(), LayerSystem.VN2000).to_epsg() == 9210
    assert town().locality.province == "79"
    assert layers.system(plain(), LayerSystem.WGS84).to_epsg() == 4326


@pytest.mark.parametrize(("asked", "code"), [("vn2000", 9210), ("wgs84", 4326)])
def test_the_file_is_in_the_system_asked_for(asked: str, code: int, tmp_path: Path) -> None:
    made = layers.bundle(plain(), {LayerFormat.GEOPACKAGE}, asked=LayerSystem(asked))
    file = tmp_path / "layers.gpkg"
    file.write_bytes(made[file.name])
    info = pyogrio.read_info(file, layer="wards")
    assert info["crs"] == f"EPSG:{code}"


def test_geojson_is_in_degrees_and_says_whom_to_credit() -> None:
    made = layers.bundle(plain(), {LayerFormat.GEOJSON}, asked=LayerSystem.VN2000)
    tree = json.loads(made["streets.geojson"])
    lon, lat = tree["features"][0]["geometry"]["coordinates"][0]
    assert 106 < lon < 108
    assert 10 < lat < 12
    assert {"attribution", "locality", "notice"} <= tree.keys()


def test_a_layer_says_what_it_is_and_whom_to_credit() -> None:
    assert layers.description(plain(), lang="vi").startswith("Thị trấn, năm ")
    assert layers.description(hostile(), lang="en").count("<script>") == 2  # text, as it was told


def test_every_layer_of_an_approved_scenario_says_by_whom_and_when(tmp_path: Path) -> None:
    made = layers.bundle(plain(), set(LayerFormat), card=CARD)
    with zipfile.ZipFile(io.BytesIO(made.pop("layers.qgz"))) as project:
        text = project.read("layers.qgs").decode().partition("\n")[2]
    abstract = ET.fromstring(text).findtext("projectMetadata/abstract")  # noqa: S314 - our own
    assert CARD.sentence(lang="vi") in str(abstract)
    columns = [made.pop(name) for name in sorted(made) if name.endswith(".parquet")]
    for one in columns:
        said = parquet.read_metadata(io.BytesIO(one)).metadata[b"description"].decode()
        assert CARD.sentence(lang="vi") in said
    file = tmp_path / "layers.gpkg"
    file.write_bytes(made.pop(file.name))
    with closing(sqlite3.connect(file)) as database:
        told = database.execute("SELECT description FROM gpkg_contents WHERE data_type='features'")
        said = [row[0] for row in told]
    assert len(said) == len(made)
    assert all(CARD.sentence(lang="vi") in one for one in said)  # the name as text, as it was given
    card = {"name": "Bờ sông", "state": "approved", "by": "<b>Hoa", "on": "2026-11-28"}
    assert all(json.loads(one)["scenario"] == card for one in made.values())


def test_layers_of_today_tell_of_no_review() -> None:
    made = layers.bundle(plain(), {LayerFormat.GEOJSON})
    assert not any("scenario" in json.loads(one) for one in made.values())
    assert CARD.name not in layers.description(plain(), lang="vi")
