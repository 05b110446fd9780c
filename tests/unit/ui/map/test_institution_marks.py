"""Marks of institutions beside the four levels."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from institution_towns import GDNN, NGHE, with_institutions
from towns import lonlat

from spatial.ui.map import institution_marks, legend, ward_layers
from spatial.ui.session.assessments import Seen


def test_what_has_a_place_is_marked_and_explained(see: Callable[..., Seen]) -> None:
    seen = see(with_institutions(GDNN, NGHE))
    layer = institution_marks.layer(seen)
    assert layer is not None
    (one,) = layer.data["features"]
    assert one["geometry"]["coordinates"] == pytest.approx(lonlat(0.5, 0.5), abs=1e-5)
    assert one["properties"]["lines"][:3] == ["TT GDNN A", "GDNN–GDTX", "200 chỗ, 150 người học"]
    made = legend.legend(seen, ward_layers.shown_figures(seen)[1])
    assert "GDTX, nghề, chuyên biệt, hòa nhập" in [
        row["label"] for row in made["groups"][-1]["rows"]
    ]
    assert "institutions" in [one.name for one in ward_layers.layers(seen).layers]


def test_a_town_without_any_has_no_layer(see: Callable[..., Seen]) -> None:
    assert institution_marks.layer(see()) is None
    assert not institution_marks.shown(see())


def test_a_ward_s_page_marks_its_own_alone(see: Callable[..., Seen]) -> None:
    """The only one with a place stands in the west."""
    made = with_institutions(GDNN, NGHE)
    assert institution_marks.layer(see(made, home_ward="w00")) is not None
    away = see(made, home_ward="w10")
    assert institution_marks.layer(away) is None
    assert not institution_marks.shown(away)
