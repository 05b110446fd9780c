"""Of ten pupils, how many have a school near, and a seat in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from towns import School, town

from spatial.ui.screens.access import question
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say

See = Callable[..., Seen]
# The whole west ward within a walk of one large school; nothing in the east.
WEST = town(schools=(School(x=0.5, y=0.5, rooms=400),))


def test_no_pupil_takes_more_than_one_seat_and_none_has_a_seat_without_a_school(see: See) -> None:
    near, seated = question.shares(see(WEST))
    assert 0 < near < 1
    assert seated == pytest.approx(near)  # far more seats than pupils near


def test_without_enough_seats_fewer_have_one_than_have_a_school(see: See) -> None:
    small = town(schools=(School(x=0.5, y=0.5, rooms=1),))
    near, seated = question.shares(see(small))
    assert 0 < seated < near


def test_of_one_ward_only_its_pupils_are_asked(see: See) -> None:
    whole, _ = question.shares(see(WEST))
    west, _ = question.shares(see(WEST, home_ward="w00"))
    east, _ = question.shares(see(WEST, home_ward="w10"))
    assert east < whole < west


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_question_stands_before_its_answer(lang: str, see: See) -> None:
    html = question.html(see(WEST, lang=lang))
    asked = say("reach.question.asked", lang=lang, level="#", radius="#").split("#")[1]
    assert html.index(asked) < html.index("tl-headline")
