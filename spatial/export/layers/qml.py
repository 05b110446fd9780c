"""
A layer's style in QGIS's own words.

The same elements stand in the style table of a GeoPackage and in a project, so that a layer looks
the same however it is opened. Read by QGIS 3.16 and later.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from spatial.export.layers import aliases
from spatial.export.layers.layer_style import LayerStyle, StyleRule
from spatial.export.layers.vector_layer import VectorLayer

VERSION = "3.22.0"  # the oldest QGIS whose reading was looked at
INK, PAPER = "17,24,39,255", "255,255,255,255"
_SYMBOLS = {
    "MultiPolygon": ("fill", "SimpleFill"),
    "MultiLineString": ("line", "SimpleLine"),
    "Point": ("marker", "SimpleMarker"),
}


def document(layer: VectorLayer, *, lang: str) -> str:
    """Write the style of a layer as QGIS keeps it (QML)."""
    root = ET.Element("qgis", version=VERSION, styleCategories="Symbology|Labeling|Fields")
    root.extend(parts(layer, lang=lang))
    return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n" + ET.tostring(
        root, encoding="unicode"
    )


def parts(layer: VectorLayer, *, lang: str) -> Iterator[ET.Element]:
    """Give the elements of a style: classes, labels, opacity, names of the columns."""
    yield _renderer(layer)
    if layer.style.labels:
        yield _labeling(layer)
    yield _leaf("layerOpacity", str(layer.style.opacity))
    named = ET.Element("aliases")
    for at, field in enumerate(aliases.of(layer, lang=lang)):
        ET.SubElement(named, "alias", field=field.column, index=str(at), name=field.alias)
    yield named


def expression(rule: StyleRule) -> str:
    """
    Write which rows are in a class as an expression of QGIS.

    Examples
    --------
    >>> expression(StyleRule(label="", color="#fff", column="share", above=0.1, below=0.3))
    '"share" > 0.1 AND "share" <= 0.3'
    >>> expression(StyleRule(label="", color="#fff", column="share"))
    '"share" IS NULL'
    """
    if not rule.column:
        return ""
    name = f'"{rule.column}"'
    if rule.untold:
        return f"{name} IS NULL"
    bounds = []
    if rule.above is not None:
        bounds.append(f"{name} {'>=' if rule.above_counts else '>'} {rule.above}")
    if rule.below is not None:
        bounds.append(f"{name} {'<=' if rule.below_counts else '<'} {rule.below}")
    return " AND ".join(bounds)


def _renderer(layer: VectorLayer) -> ET.Element:
    """Write the classes, each with its symbol."""
    root = ET.Element(
        "renderer-v2", type="RuleRenderer", symbollevels="0", enableorderby="0", forceraster="0"
    )
    rules = ET.SubElement(root, "rules", key="classes")
    symbols = ET.SubElement(root, "symbols")
    for at, rule in enumerate(layer.style.rules):
        given = {"key": f"class{at}", "symbol": str(at), "label": rule.label}
        if where := expression(rule):
            given["filter"] = where
        ET.SubElement(rules, "rule", given)
        symbols.append(_symbol(layer.shape, layer.style, rule, at))
    return root


def _symbol(shape: str, style: LayerStyle, rule: StyleRule, at: int) -> ET.Element:
    """Write the symbol of a class."""
    sort, drawn_by = _SYMBOLS[shape]
    root = ET.Element("symbol", name=str(at), type=sort, alpha="1", clip_to_extent="1")
    inner = ET.SubElement(root, "layer", {"class": drawn_by, "enabled": "1", "locked": "0"})
    line = {"outline_color": rgba(style.stroke), "outline_width": str(style.width_mm)}
    line |= {"outline_width_unit": "MM", "outline_style": "solid" if style.width_mm else "no"}
    looks = {
        "fill": {"color": rgba(rule.color), "style": "solid", **line},
        "line": {
            "line_color": rgba(rule.color),
            "line_width": str(style.width_mm),
            "line_width_unit": "MM",
            "line_style": "solid",
        },
        "marker": {
            "color": rgba(rule.color),
            "name": "circle",
            "size": str(style.size_mm),
            "size_unit": "MM",
            **line,
        },
    }[sort]
    options = ET.SubElement(inner, "Option", type="Map")
    for name, value in looks.items():
        ET.SubElement(options, "Option", name=name, type="QString", value=value)
    return root


def _labeling(layer: VectorLayer) -> ET.Element:
    """Write the labels: plain text, whatever stands in a name."""
    style = layer.style
    texts = (f"coalesce(\"{name}\", '')" for name in style.labels)
    root = ET.Element("labeling", type="simple")
    settings = ET.SubElement(root, "settings", calloutType="simple")
    text = ET.SubElement(
        settings,
        "text-style",
        fieldName=" || '\\n' || ".join(texts),
        isExpression="1",
        fontFamily="Sans Serif",
        fontSize="8",
        fontSizeUnit="Point",
        textColor=INK,
        textOpacity="1",
        allowHtml="0",
    )
    ET.SubElement(
        text,
        "text-buffer",
        bufferDraw="1",
        bufferSize="0.8",
        bufferSizeUnits="MM",
        bufferColor=PAPER,
        bufferOpacity="0.9",
    )
    ET.SubElement(settings, "text-format", multilineAlign="1")
    placed = "1" if layer.shape == "MultiPolygon" else "0"  # on the place; around the point
    ET.SubElement(settings, "placement", placement=placed, dist="1", centroidInside="1")
    rendering = {"drawLabels": "1", "obstacle": "1", "scaleVisibility": "0"}
    if layer.name == "proposals":
        rendering["displayAll"] = "1"  # few, and what the map is about
    if style.labels_from:
        rendering |= {
            "scaleVisibility": "1",
            "scaleMin": "0",
            "scaleMax": str(style.labels_from),
        }
    ET.SubElement(settings, "rendering", rendering)
    return root


def rgba(color: str) -> str:
    """
    Write a colour as QGIS does.

    Examples
    --------
    >>> rgba("#fdcc8a")
    '253,204,138,255'
    """
    red, green, blue = (int(color[at : at + 2], 16) for at in (1, 3, 5))
    return f"{red},{green},{blue},255"


def _leaf(name: str, text: str) -> ET.Element:
    """Write an element that holds a text alone."""
    root = ET.Element(name)
    root.text = text
    return root
