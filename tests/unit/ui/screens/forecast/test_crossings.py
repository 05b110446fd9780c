"""Pupils who learn elsewhere: within limits, added, replaced, taken away."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from spatial.forecast import Forecast
from spatial.records import Crossing, Level
from spatial.ui.screens.forecast import crossings
from spatial.ui.session import outlook, state
from spatial.ui.session.assessments import Seen

Ahead = Callable[..., tuple[Seen, Forecast]]
pytestmark = pytest.mark.usefixtures("home")


def move(origin: str, target: str, share: float, level: Level = Level.THCS) -> Crossing:
    """Send a share of a ward's pupils elsewhere."""
    return Crossing(level=level, from_ward=origin, to_ward=target, share=share)


@pytest.mark.parametrize(
    ("moves", "origin", "target", "left"),
    [
        ((), "a", "b", 100.0),
        ((move("a", "b", 0.3),), "a", "c", 70.0),
        ((move("a", "b", 0.3),), "a", "b", 100.0),
        ((move("a", "b", 0.7), move("a", "c", 0.3)), "a", "d", 0.0),
        ((move("a", "b", 0.3, Level.THPT),), "a", "c", 100.0),
        ((move("", "b", 0.9),), "", "c", 100.0),
    ],
)
def test_nobody_leaves_a_ward_twice(
    moves: tuple[Crossing, ...], origin: str, target: str, left: float
) -> None:
    assert crossings.left_percent(moves, Level.THCS, origin, target) == left


def test_a_move_is_its_share_of_the_pupils_who_live_there(ahead: Ahead) -> None:
    _, made = ahead()
    tenth, all_ = (crossings.moved(made, move("w00", "w10", share)) for share in (0.1, 1.0))
    assert tenth == pytest.approx(all_ / 10)
    assert all_ > 0


def test_the_same_way_anew_takes_the_place_of_the_one_before(ahead: Ahead) -> None:
    seen, _ = ahead()
    for share in (0.1, 0.2):
        crossings._put(seen, move("w00", "w10", share))
    crossings._put(seen, move("w10", "w00", 0.3))
    assert [one.share for one in outlook.current().crossings] == [0.2, 0.3]
    crossings._remove(seen, move("w00", "w10", 0.2))
    assert [one.share for one in outlook.current().crossings] == [0.3]
    assert [one.key for one in state.told()] == ["notice.crossing_put", "notice.crossing_removed"]


def test_the_outside_has_a_name_beside_the_wards(ahead: Ahead) -> None:
    seen, _ = ahead()
    names = crossings._names(seen)
    assert list(names) == ["w00", "w10", ""]
    assert all(names.values())
