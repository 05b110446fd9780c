"""Layers are painted in the classes of the screen."""

import math

import pytest

from spatial import need_classes
from spatial.export.layers import layer_style
from spatial.export.layers.layer_style import LayerStyle, StyleRule
from spatial.ui.map import colours


def _color(style: LayerStyle, value: float) -> list[str]:
    """Return the colour of every class a figure is in."""

    def holds(rule: StyleRule) -> bool:
        if math.isnan(value) or rule.untold:
            return math.isnan(value) and rule.untold
        low, high = rule.above, rule.below
        over = low is None or value > low or (rule.above_counts and value == low)
        under = high is None or value < high or (rule.below_counts and value == high)
        return over and under

    return [rule.color for rule in style.rules if holds(rule)]


@pytest.mark.parametrize("share", [0, 1e-9, 0.1, 0.100001, 0.3, 0.31, 0.6, 0.61, 1, math.nan])
def test_a_ward_has_one_class_and_it_is_the_colour_of_the_screen(share: float) -> None:
    assert _color(layer_style.deficit(lang="vi"), share) == [colours.NEED.color(share)]


@pytest.mark.parametrize("share", [0, 0.84, 0.85, 1.0, 1.01, 3, math.nan])
def test_a_school_has_one_class_and_it_is_the_colour_of_the_screen(share: float) -> None:
    assert _color(layer_style.schools(lang="vi"), share) == [colours.utilisation(share)]


def test_the_classes_are_written_as_the_legend_writes_them() -> None:
    labels = [rule.label for rule in layer_style.deficit(lang="vi").rules]
    assert labels[1:-1] == need_classes.NEED.labels(lang="vi")
    assert labels[-1] == "chưa có số phòng"
    assert layer_style.deficit(lang="vi", way="land").rules[-1].label == "chưa có diện tích đất"


@pytest.mark.parametrize("name", ["wards", "streets", "cells", "proposals"])
def test_what_shows_where_something_is_has_one_class(name: str) -> None:
    (rule,) = layer_style.plain(name, lang="vi").rules
    assert not rule.column
    assert not rule.untold
