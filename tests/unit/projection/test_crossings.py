"""Pupils who learn in another ward than they live in."""

from __future__ import annotations

import pytest
from towns import town

from spatial import norms, projection
from spatial.network import Network
from spatial.records import Crossing, Level, Outlook

RULES = norms.rules("quan12-2024")


def ahead(place: Network | None = None, **change: object) -> projection.Projection:
    """Project a town of two wards; one valid call, one change."""
    call: dict[str, object] = {"ages": RULES.ages, "last": 2035}
    return projection.project(place or town(), projection.Request(**(call | change)))  # type: ignore[arg-type]


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
