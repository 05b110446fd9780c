"""A QGIS project over the GeoPackage beside it: groups, order, styles, labels, the right extent."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from pyproj import CRS

from spatial import defaults, deficit, words
from spatial.assessment import Assessment
from spatial.export.layers import qml
from spatial.export.layers.vector_layer import DEFICIT, VectorLayer

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the same bytes for the same assessment
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2
_GEOMETRY = {"MultiPolygon": "Polygon", "MultiLineString": "Line", "Point": "Point"}
_MARGIN = 0.05  # of the width, around the locality


def document(
    assessment: Assessment,
    layers: Sequence[VectorLayer],
    *,
    crs: CRS,
    file: str,
    lang: str,
    description: str = "",
) -> bytes:
    """
    Write the project, packed as QGIS packs it (``.qgz``).

    Parameters
    ----------
    layers
        Those of the GeoPackage.
    crs
        Their system in it, and that of the map.
    file
        Name of the GeoPackage, in the same folder.
    description
        What the layers are, whether the scenario shown is approved, whom to credit.
    """
    text = project(assessment, layers, crs=crs, file=file, lang=lang, description=description)
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w", zipfile.ZIP_DEFLATED) as archive:
        entry = zipfile.ZipInfo("layers.qgs", date_time=_EPOCH)
        entry.compress_type = zipfile.ZIP_DEFLATED
        archive.writestr(entry, text)
    return box.getvalue()


def project(
    assessment: Assessment,
    layers: Sequence[VectorLayer],
    *,
    crs: CRS,
    file: str,
    lang: str,
    description: str = "",
) -> str:
    """Write the project itself (``.qgs``), as of `document`."""
    locality = assessment.network.locality
    name = locality.name.get(lang, locality.key)
    title = words.say("layers.project", lang=lang, locality=name, year=assessment.options.year)
    root = ET.Element("qgis", projectname=readable(title), version=qml.VERSION)
    ET.SubElement(root, "title").text = readable(title)
    _system(ET.SubElement(root, "projectCrs"), crs)
    if description:  # QGIS shows it among the properties of the project
        about = ET.SubElement(root, "projectMetadata")
        ET.SubElement(about, "title").text = readable(title)
        told = readable(description).replace("[%", "[ %")  # a layout may compute what it quotes
        ET.SubElement(about, "abstract").text = told
    _tree(root, assessment, layers, file, lang)
    _canvas(root, layers, crs)
    listed = ET.SubElement(root, "projectlayers")
    for layer in layers:
        listed.append(_layer(layer, crs, file, lang))
    properties = ET.SubElement(root, "properties")
    system = ET.SubElement(properties, "SpatialRefSys")
    ET.SubElement(system, "ProjectionsEnabled", type="int").text = "1"
    paths = ET.SubElement(properties, "Paths")
    ET.SubElement(paths, "Absolute", type="bool").text = "false"
    return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n" + ET.tostring(
        root, encoding="unicode"
    )


def readable(text: str) -> str:
    """Leave out what XML cannot hold."""
    return _FORBIDDEN.sub("", text)


def _tree(
    root: ET.Element, assessment: Assessment, layers: Sequence[VectorLayer], file: str, lang: str
) -> None:
    """Write which layers lie over which; of the levels the one that lacks most is shown."""
    tree = ET.SubElement(root, "layer-tree-group")
    ET.SubElement(tree, "customproperties")
    names = deficit.need_and_shortage(defaults.counting(assessment.network, assessment.rules))
    worst = deficit.worst(assessment.levels[names[1]], assessment.levels[names[0]])
    shown = {f"{DEFICIT}{worst}", "schools", "proposals", "streets", "wards"}
    groups = {
        "schools": ("proposals", "schools"),
        "ground": ("streets", "cells"),
        "deficits": tuple(one.name for one in layers if one.name.startswith(DEFICIT)),
        "": ("wards",),
    }
    by_name = {layer.name: layer for layer in layers}
    for key, wanted in groups.items():
        held = [by_name[name] for name in wanted if name in by_name]
        group = tree
        if key:
            said = words.say(f"layers.group.{key}", lang=lang)
            given = {"name": said, "checked": "Qt::Checked", "expanded": "1"}
            group = ET.SubElement(tree, "layer-tree-group", given)
        for layer in held:
            checked = "Qt::Checked" if layer.name in shown else "Qt::Unchecked"
            ET.SubElement(
                group,
                "layer-tree-layer",
                id=_id(layer),
                name=layer.title(lang=lang),
                source=_source(layer, file),
                providerKey="ogr",
                checked=checked,
                expanded="1" if layer.name in shown else "0",
            )


def _canvas(root: ET.Element, layers: Sequence[VectorLayer], crs: CRS) -> None:
    """Write what the map shows when it opens: all of the wards."""
    wards = next(layer for layer in layers if layer.name == "wards").to(crs)
    west, south, east, north = wards.total_bounds
    margin = _MARGIN * (east - west)
    canvas = ET.SubElement(root, "mapcanvas", name="theMapCanvas", annotationsVisible="1")
    ET.SubElement(canvas, "units").text = "degrees" if crs.is_geographic else "meters"
    extent = ET.SubElement(canvas, "extent")
    edges = {
        "xmin": west - margin,
        "ymin": south - margin,
        "xmax": east + margin,
        "ymax": north + margin,
    }
    for name, value in edges.items():
        ET.SubElement(extent, name).text = f"{value:.6f}"
    ET.SubElement(canvas, "rotation").text = "0"
    _system(ET.SubElement(canvas, "destinationsrs"), crs)


def _layer(layer: VectorLayer, crs: CRS, file: str, lang: str) -> ET.Element:
    """Write one layer: where it is, in which system, how it looks."""
    root = ET.Element("maplayer", type="vector", geometry=_GEOMETRY[layer.shape])
    ET.SubElement(root, "id").text = _id(layer)
    ET.SubElement(root, "datasource").text = _source(layer, file)
    ET.SubElement(root, "layername").text = layer.title(lang=lang)
    _system(ET.SubElement(root, "srs"), crs)
    ET.SubElement(root, "provider", encoding="UTF-8").text = "ogr"
    root.extend(qml.parts(layer, lang=lang))
    # Names of wards stand on the shortages already: twice in one place, neither is written.
    labelled = bool(layer.style.labels) and layer.name != "wards"
    root.set("labelsEnabled", "1" if labelled else "0")
    return root


def _id(layer: VectorLayer) -> str:
    """Name a layer in the project: QGIS makes a new name of any of ten letters or fewer."""
    return f"truonglop_{layer.name}"


def _source(layer: VectorLayer, file: str) -> str:
    """Name the table QGIS reads."""
    return f"./{file}|layername={layer.name}"


def _system(root: ET.Element, crs: CRS) -> None:
    """Name a reference system, by code and in full."""
    system = ET.SubElement(root, "spatialrefsys")
    ET.SubElement(system, "wkt").text = crs.to_wkt()
    authority = crs.to_authority()
    if authority is not None:
        ET.SubElement(system, "authid").text = ":".join(authority)
