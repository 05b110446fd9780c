"""The map of a difference: blue for less, red for more; of cover the other way round."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

from spatial.ui.map import colours
from spatial.ui.screens.norms import layers
from spatial.ui.screens.norms.layers import DifferenceLayer
from spatial.ui.session.assessments import Seen

See = Callable[..., Seen]


def layer(*, worse: bool = True) -> DifferenceLayer:
    """Let the west miss two more and the east three less."""
    change = pd.Series({"w00": 2.0, "w10": -3.0})
    return DifferenceLayer(
        change=change, lines={"w00": ["a"], "w10": ["b"]}, title="Thay đổi", decimals=0,
        more_is_worse=worse,
    )  # fmt: skip


@pytest.mark.parametrize("worse", [True, False])
def test_what_is_for_the_worse_is_red(worse: bool, see: See) -> None:
    one = layer(worse=worse)
    classes = colours.difference(one.change, decimals=0)
    more = layers._color(one, classes, 2.0)
    assert (more in colours.MORE) is worse
    assert layers._color(one, classes, 0.0) == colours.NONE
    assert see().lang == "vi"


def test_each_ward_carries_its_signed_change_and_what_else_is_said(see: See) -> None:
    seen = see(ward="w10")
    classes = colours.difference(layer().change, decimals=0)
    west, east = layers._wards(seen, layer(), classes)["features"]
    assert west["properties"]["lines"] == ["Phường 0.0", "Thay đổi: +2", "a", "ước tính"]
    assert east["properties"]["lines"] == ["Phường 1.0", "Thay đổi: −3", "b", "ước tính"]
    texts = [
        one["properties"]["text"] for one in layers._labels(seen, layer(), classes)["features"]
    ]
    assert texts == ["+2", "−3"]


def test_the_key_runs_from_less_over_zero_to_more(see: See) -> None:
    classes = colours.difference(layer().change, decimals=0)
    rows = layers._legend(see(), layer(), classes)["groups"][0]["rows"]
    assert [row["label"] for row in rows][2] == "0"
    assert [row["color"] for row in rows] == [
        *reversed(colours.LESS), colours.NONE, *colours.MORE
    ]  # fmt: skip
    assert len(layers.layers(see(), layer()).layers) == 2
