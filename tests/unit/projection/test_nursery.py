"""Children below the first preschool age who attend, where they attend."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from spatial.projection import nursery
from spatial.records import Crossing, Level

WARDS = pd.Index(["a", "b"])
PEOPLE = np.full((1, 2, 86), 100.0)
SHARE = np.array([[0.1, 0.2, 0.3]])


def test_children_are_people_of_an_age_times_the_share_who_attend() -> None:
    found = nursery.children(PEOPLE, SHARE, (), WARDS)
    assert found.shape == (1, 2, 3)
    assert found[0, 0].tolist() == pytest.approx([10, 20, 30])


@pytest.mark.parametrize(
    ("level", "there"), [(Level.MAM_NON, [15, 30, 45]), (Level.THCS, [10, 20, 30])]
)
def test_nursery_children_cross_wards_as_preschool_does(level: Level, there: list[float]) -> None:
    # half of the ward's preschool goes to the other one; a move of another level is not theirs
    moves = (Crossing(from_ward="a", to_ward="b", level=level, share=0.5),)
    found = nursery.children(PEOPLE, SHARE, moves, WARDS)
    assert found[0, 1].tolist() == pytest.approx(there)
    assert found.sum() == pytest.approx(120)
