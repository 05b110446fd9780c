"""One definition of the classes: colours, bounds and words of the maps."""

import math

import pytest

from spatial import need_classes
from spatial.ui.map import colours


@pytest.mark.parametrize("share", [0, 0.05, 0.1, 0.2, 0.3, 0.5, 0.6, 0.9, math.nan])
def test_the_screen_and_the_layers_have_the_same_classes(share: float) -> None:
    assert colours.NEED is need_classes.NEED
    color = need_classes.NEED.color(share)
    known = {need_classes.NONE, need_classes.UNTOLD, *need_classes.SHORTAGE}
    assert color in known


def test_each_class_but_the_last_has_a_bound() -> None:
    assert len(need_classes.NEED.colors) == len(need_classes.NEED.bounds) + 1
    assert need_classes.NEED.bounds == (0.1, 0.3, 0.6)
