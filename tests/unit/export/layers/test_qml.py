"""Styles in QGIS's own words."""

from xml.etree import ElementTree as ET

import pytest
from layer_towns import plain

from spatial.export.layers import qml, tables
from spatial.export.layers.layer_style import StyleRule
from spatial.need_classes import NEED

LAYERS = {layer.name: layer for layer in tables.layers(plain(), lang="vi")}


def _tree(name: str) -> ET.Element:
    return ET.fromstring(qml.document(LAYERS[name], lang="vi").partition("\n")[2])  # noqa: S314 - our own


@pytest.mark.parametrize("name", LAYERS)
def test_every_class_has_a_symbol_of_its_colour(name: str) -> None:
    tree = _tree(name)
    rules = tree.findall("renderer-v2/rules/rule")
    symbols = {one.get("name"): one for one in tree.findall("renderer-v2/symbols/symbol")}
    for rule, told in zip(rules, LAYERS[name].style.rules, strict=True):
        symbol = symbols[rule.get("symbol")]
        values = {one.get("value") for one in symbol.iter("Option")}
        assert qml.rgba(told.color) in values
        assert rule.get("label") == told.label


def test_the_classes_of_shortage_are_parted_at_10_30_and_60_percent() -> None:
    filters = [rule.get("filter") for rule in _tree("deficit_thcs").iter("rule")]
    assert filters == [
        '"share_missing" <= 0.0',
        '"share_missing" > 0.0 AND "share_missing" <= 0.1',
        '"share_missing" > 0.1 AND "share_missing" <= 0.3',
        '"share_missing" > 0.3 AND "share_missing" <= 0.6',
        '"share_missing" > 0.6',
        '"share_missing" IS NULL',
    ]
    assert len(filters) == len(NEED.colors) + 2


def test_a_bound_may_belong_to_the_class_above_it() -> None:
    rule = StyleRule(label="", color="#fff", column="a", above=1, above_counts=True)
    assert qml.expression(rule) == '"a" >= 1'
    rule = StyleRule(label="", color="#fff", column="a", below=1, below_counts=False)
    assert qml.expression(rule) == '"a" < 1'


def test_labels_are_plain_text_and_columns_have_their_names() -> None:
    tree = _tree("deficit_thcs")
    text = tree.find("labeling/settings/text-style")
    assert text is not None
    assert text.get("allowHtml") == "0"
    assert text.get("fieldName") == "coalesce(\"ward\", '') || '\\n' || coalesce(\"short\", '')"
    named = {one.get("field"): one.get("name") for one in tree.iter("alias")}
    assert named["ward"] == "Phường, xã"
    assert _tree("streets").find("labeling") is None


def test_names_of_schools_are_written_where_there_is_room_only() -> None:
    rendering = _tree("schools").find("labeling/settings/rendering")
    assert rendering is not None
    assert rendering.get("scaleMax") == "25000"
