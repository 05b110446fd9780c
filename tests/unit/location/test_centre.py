"""The p-centre on a street a reader can see."""

from __future__ import annotations

import numpy as np

from spatial.location import p_centre

LINE_M = np.abs(np.arange(5.0)[:, None] - np.arange(5.0)[None, :])  # five places on a street


def test_the_centre_of_a_street_is_its_middle_and_two_halve_it() -> None:
    assert p_centre(LINE_M, 1).value == 2
    assert p_centre(LINE_M, 2).value == 1
    assert p_centre(LINE_M, 5).value == 0


def test_the_centre_keeps_what_exists() -> None:
    found = p_centre(LINE_M, 2, fixed=[0])
    assert 0 in found.chosen
    assert found.value == 1  # 0 serves 0 and 1; 3 serves 2, 3, 4


def test_a_point_nobody_lives_at_does_not_move_the_centre() -> None:
    assert p_centre(LINE_M, 1, weights=[1, 1, 1, 0, 0]).value == 1
