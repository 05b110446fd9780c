"""The map of access: by cell, by ward, or who is left out; each with its key."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from spatial.ui.map import cells
from spatial.ui.screens.access import layers, measures
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say

See = Callable[..., Seen]


@pytest.mark.parametrize(
    ("value", "lang", "written"),
    [
        (0.456, "vi", "0,46"),
        (0.456, "en", "0.46"),
        (float("nan"), "vi", "–"),
        (float("inf"), "en", "–"),
    ],
)
def test_a_measure_has_two_decimals_and_none_is_a_dash(
    value: float, lang: str, written: str
) -> None:
    assert layers.write(value, lang=lang) == written


@pytest.mark.parametrize("layer", layers.LAYERS)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_layer_has_a_title_of_its_own_and_a_label_a_colour(
    layer: str, lang: str, see: See
) -> None:
    seen = see(lang=lang)
    legend = layers._legend(seen, measures.shown(seen, "balanced"), layer)
    assert say("level.tieu_hoc", lang=lang) in legend["title"]
    assert all(row["label"] and row["color"] for row in legend["groups"][0]["rows"])


def test_left_out_is_a_whole_percent_of_each_cell_s_pupils(see: See) -> None:
    one = measures.shown(see(), "balanced")
    percents = layers._left_percent(one)
    assert percents[:4] == [0.0] * 4
    assert all(percent == round(percent) and 0 <= percent <= 100 for percent in percents)


@pytest.mark.parametrize(
    ("layer", "cell_by_cell"), [("cells", True), ("left", True), ("wards", False)]
)
def test_cells_are_drawn_one_by_one_where_the_layer_asks(
    layer: str, cell_by_cell: bool, see: See
) -> None:
    seen = see()
    group = layers.layers(seen, measures.shown(seen, "balanced"), layer)
    sorts = [one.sort for one in group.layers]
    assert ("mosaic" in sorts) is cell_by_cell


def test_too_many_cells_are_drawn_by_ward(see: See, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cells, "MOST", 3)
    seen = see()
    group = layers.layers(seen, measures.shown(seen, "balanced"), "cells")
    assert "mosaic" not in [one.sort for one in group.layers]


def test_the_sentences_of_a_cell_tell_pupils_value_and_who_is_left_out(see: See) -> None:
    seen = see()
    made = layers._mosaic(seen, measures.shown(seen, "coverage"), "cells").data
    told = [[made["texts"][at] for at in line] for line in made["lines"]]
    assert all("125" in line[0] for line in told)  # 500 pupils in four cells
    assert "1,00" in told[0][1]
    assert len(told[0]) == 3
    assert len(told[-1]) == 4
    assert {line[-1] for line in told} == {"ước tính"}


def test_the_ward_shown_lies_on_top(see: See) -> None:
    seen = see(ward="w00")
    drawn = layers._wards(seen, measures.shown(seen, "balanced"), "wards")["features"]
    assert [one["properties"]["id"] for one in drawn] == ["w10", "w00"]
    assert drawn[1]["properties"]["style"]["weight"] == 4
