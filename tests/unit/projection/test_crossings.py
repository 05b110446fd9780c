"""Pupils who learn in another ward than they live in."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from projections import ahead

from spatial.errors import UserError
from spatial.projection.crossings import cross
from spatial.records import LEVELS, Crossing, Level, Outlook


def test_pupils_who_cross_a_border_are_counted_where_they_learn() -> None:
    move = Crossing(level=Level.THCS, from_ward="w00", to_ward="w10", share=0.25)
    found = ahead(outlook=Outlook(crossings=(move,))).table(2025)["thcs"]
    assert found.tolist() == pytest.approx([382 * 0.75, 382 * 1.25])


def test_pupils_from_outside_add_and_those_who_leave_are_gone() -> None:
    moves = (
        Crossing(level=Level.THCS, from_ward="", to_ward="w10", share=0.1),
        Crossing(level=Level.THCS, from_ward="w00", to_ward="", share=0.5),
    )
    found = ahead(outlook=Outlook(crossings=moves)).table(2025)["thcs"]
    assert found.tolist() == pytest.approx([191, 382 * 1.1])


WARDS = pd.Index(["a", "b"])
HUNDRED = np.full((1, 2, len(LEVELS), 3), 100.0)


def moved(*moves: tuple[str, str, float]) -> np.ndarray:
    """Send shares of lower secondary pupils from ward to ward; by ward, summed over ages."""
    given = tuple(
        Crossing(level=Level.THCS, from_ward=one, to_ward=to, share=share)
        for one, to, share in moves
    )
    found = cross(HUNDRED, given, WARDS)
    assert HUNDRED.min() == HUNDRED.max() == 100  # what was handed in stays as it was
    return np.asarray(found[0, :, LEVELS.index(Level.THCS)].sum(axis=1))


def test_shares_are_of_those_who_live_there_before_any_move() -> None:
    # half of a goes to b while half of b goes to a: nothing that arrives moves on
    assert moved(("a", "b", 0.5), ("b", "a", 0.5)).tolist() == [300, 300]
    assert moved(("a", "b", 1.0), ("b", "", 1.0)).tolist() == [0, 300]


def test_other_levels_stay_at_home() -> None:
    move = Crossing(level=Level.THCS, from_ward="a", to_ward="b", share=1.0)
    found = cross(HUNDRED, (move,), WARDS)
    others = [at for at, level in enumerate(LEVELS) if level != Level.THCS]
    assert (found[:, :, others] == 100).all()


def test_a_ward_sends_away_no_more_than_everybody() -> None:
    assert moved(("a", "b", 0.6), ("a", "", 0.4)).tolist() == [0, 480]
    with pytest.raises(UserError) as problem:
        moved(("a", "b", 0.6), ("a", "", 0.5), ("x", "b", 0.1))
    assert [(one.code, one.value) for one in problem.value.faults] == [
        ("crossing_ward", "x"),
        ("crossing_share", "a"),
    ]
