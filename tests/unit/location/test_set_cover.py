"""The fewest facilities that cover everyone."""

from __future__ import annotations

import numpy as np

from spatial.location import lscp

LINE_M = np.abs(np.arange(5.0)[:, None] - np.arange(5.0)[None, :])  # five places on a street


def test_two_facilities_cover_a_street_of_five_within_one() -> None:
    found = lscp(LINE_M <= 1)
    assert found.value == 2
    assert found.bound == 2


def test_nothing_is_opened_when_what_exists_covers_everyone() -> None:
    assert lscp(np.ones((3, 3)), fixed=[1]).chosen.tolist() == [1]
