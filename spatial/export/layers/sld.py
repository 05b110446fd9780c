"""A layer's style for every other GIS: Styled Layer Descriptor 1.1 with OGC filters."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from spatial.export.layers.layer_style import LayerStyle, StyleRule
from spatial.export.layers.vector_layer import VectorLayer

SPACES = {
    "sld": "http://www.opengis.net/sld",
    "se": "http://www.opengis.net/se",
    "ogc": "http://www.opengis.net/ogc",
}
MM = 3.5433  # pixels of 0.28 mm, the SLD's own, in a millimetre (OGC 05-077r4, 11.1)


def document(layer: VectorLayer, *, lang: str) -> str:
    """Write the style of a layer as SLD."""
    root = _element("sld:StyledLayerDescriptor", version="1.1.0")
    for prefix, address in SPACES.items():
        root.attrib[f"xmlns:{prefix}"] = address
    named = _under(root, "sld:NamedLayer")
    _under(named, "se:Name", layer.name)
    user = _under(named, "sld:UserStyle")
    _under(user, "se:Name", layer.title(lang=lang))
    feature = _under(user, "se:FeatureTypeStyle")
    for rule in layer.style.rules:
        _rule(_under(feature, "se:Rule"), layer, rule)
    return ET.tostring(root, encoding="unicode")


def _rule(root: ET.Element, layer: VectorLayer, rule: StyleRule) -> None:
    """Write one class: what it is called, which rows, how they look."""
    _under(root, "se:Name", rule.label)
    if rule.column:
        _filter(_under(root, "ogc:Filter"), rule)
    style = layer.style
    if layer.shape == "MultiLineString":
        _stroke(_under(root, "se:LineSymbolizer"), rule.color, style.width_mm)
    elif layer.shape == "MultiPolygon":
        _painted(_under(root, "se:PolygonSymbolizer"), style, rule)
    else:
        graphic = _under(_under(root, "se:PointSymbolizer"), "se:Graphic")
        mark = _under(graphic, "se:Mark")
        _under(mark, "se:WellKnownName", "circle")
        _painted(mark, style, rule)
        _under(graphic, "se:Size", f"{style.size_mm * MM:.1f}")


def _filter(root: ET.Element, rule: StyleRule) -> None:
    """Write which rows are in a class."""
    if rule.untold:
        _under(_under(root, "ogc:PropertyIsNull"), "ogc:PropertyName", rule.column)
        return
    bounds = []
    if rule.above is not None:
        more = "GreaterThanOrEqualTo" if rule.above_counts else "GreaterThan"
        bounds.append((more, rule.above))
    if rule.below is not None:
        less = "LessThanOrEqualTo" if rule.below_counts else "LessThan"
        bounds.append((less, rule.below))
    root = _under(root, "ogc:And") if len(bounds) > 1 else root
    for name, bound in bounds:
        test = _under(root, f"ogc:PropertyIs{name}")
        _under(test, "ogc:PropertyName", rule.column)
        _under(test, "ogc:Literal", str(bound))


def _painted(root: ET.Element, style: LayerStyle, rule: StyleRule) -> None:
    """Write fill and outline."""
    fill = _under(root, "se:Fill")
    _parameter(fill, "fill", rule.color)
    _parameter(fill, "fill-opacity", str(style.opacity))
    if style.width_mm:
        _stroke(root, style.stroke, style.width_mm)


def _stroke(root: ET.Element, color: str, width_mm: float) -> None:
    """Write a line."""
    stroke = _under(root, "se:Stroke")
    _parameter(stroke, "stroke", color)
    _parameter(stroke, "stroke-width", f"{width_mm * MM:.2f}")


def _parameter(root: ET.Element, name: str, value: str) -> None:
    _under(root, "se:SvgParameter", value).attrib["name"] = name


def _element(name: str, **given: str) -> ET.Element:
    return ET.Element(name, given)


def _under(root: ET.Element, name: str, text: str | None = None) -> ET.Element:
    """Put an element under another."""
    child = ET.SubElement(root, name)
    child.text = text
    return child
