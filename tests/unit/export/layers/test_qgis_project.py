"""A QGIS project opens with groups, order and styles; no name in it can break it."""

import io
import zipfile
from xml.etree import ElementTree as ET

from layer_towns import hostile, plain

from spatial import crs
from spatial.assessment import Assessment
from spatial.export.layers import qgis_project, qml, tables


def _read(assessment: Assessment) -> ET.Element:
    made = tables.layers(assessment, lang="vi")
    packed = qgis_project.document(assessment, made, crs=crs.WGS84, file="layers.gpkg", lang="vi")
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert archive.namelist() == ["layers.qgs"]
        text = archive.read("layers.qgs").decode()
    return ET.fromstring(text.partition("\n")[2])  # noqa: S314 - our own


def test_every_layer_of_the_file_beside_is_in_it_by_a_relative_path() -> None:
    tree = _read(plain())
    names = [layer.name for layer in tables.layers(plain(), lang="vi")]
    sources = [one.findtext("datasource") for one in tree.iter("maplayer")]
    assert sources == [f"./layers.gpkg|layername={name}" for name in names]
    assert tree.findtext("properties/Paths/Absolute") == "false"


def test_ids_are_long_enough_for_qgis_to_keep_and_every_node_of_the_tree_has_its_layer() -> None:
    tree = _read(plain())
    ids = {one.findtext("id") or "" for one in tree.iter("maplayer")}
    assert all(len(one) > 10 for one in ids)
    assert {one.get("id") for one in tree.iter("layer-tree-layer")} == ids


def test_one_level_is_shown_the_one_that_lacks_most() -> None:
    shown = [
        one.get("id")
        for one in _read(plain()).iter("layer-tree-layer")
        if one.get("checked") == "Qt::Checked" and "deficit" in (one.get("id") or "")
    ]
    assert len(shown) == 1


def test_a_layer_looks_as_in_the_table_of_styles() -> None:
    layer = tables.layers(plain(), lang="vi")[0]
    node = next(_read(plain()).iter("maplayer"))
    drawn = node.find("renderer-v2")
    wanted = next(iter(qml.parts(layer, lang="vi")))
    assert drawn is not None
    assert ET.tostring(drawn) == ET.tostring(wanted)


def test_the_map_has_the_system_of_the_layers_and_shows_the_wards() -> None:
    tree = _read(plain())
    assert tree.findtext("projectCrs/spatialrefsys/authid") == "EPSG:4326"
    assert tree.findtext("properties/SpatialRefSys/ProjectionsEnabled") == "1"
    assert float(tree.findtext("mapcanvas/extent/xmin") or 0) < float(
        tree.findtext("mapcanvas/extent/xmax") or 0
    )


def test_a_name_that_is_an_attack_is_a_title_and_nothing_else() -> None:
    tree = _read(hostile())
    assert "<script>alert(1)</script>" in (tree.findtext("title") or "")
    assert tree.find(".//script") is None
    assert qgis_project.readable("a\x00\x1bb\ud800") == "ab"
