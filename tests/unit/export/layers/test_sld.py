"""The same classes for every other GIS."""

from xml.etree import ElementTree as ET

import pytest
from layer_towns import plain

from spatial.export.layers import sld, tables

LAYERS = {layer.name: layer for layer in tables.layers(plain(), lang="vi")}


def _tree(name: str) -> ET.Element:
    return ET.fromstring(sld.document(LAYERS[name], lang="vi"))  # noqa: S314 - our own


@pytest.mark.parametrize("name", LAYERS)
def test_every_class_is_a_rule_of_its_colour(name: str) -> None:
    rules = _tree(name).findall(".//se:Rule", sld.SPACES)
    for rule, told in zip(rules, LAYERS[name].style.rules, strict=True):
        texts = [one.text for one in rule.iter()]
        assert texts[1] == told.label
        assert told.color in texts


def test_a_class_between_two_bounds_asks_both_and_unknown_asks_for_nothing_told() -> None:
    rules = _tree("deficit_thcs").findall(".//se:Rule", sld.SPACES)
    tests = [
        [one.tag.partition("}")[2] for one in rule.iter() if "PropertyIs" in one.tag]
        for rule in rules
    ]
    between = ["PropertyIsGreaterThan", "PropertyIsLessThanOrEqualTo"]
    assert tests == [
        ["PropertyIsLessThanOrEqualTo"],
        between,
        between,
        between,
        ["PropertyIsGreaterThan"],
        ["PropertyIsNull"],
    ]
    busy = _tree("schools").findall(".//se:Rule", sld.SPACES)[1]
    assert busy.find(".//ogc:PropertyIsGreaterThanOrEqualTo", sld.SPACES) is not None
    calm = _tree("schools").findall(".//se:Rule", sld.SPACES)[0]
    assert calm.find(".//ogc:PropertyIsLessThan", sld.SPACES) is not None
