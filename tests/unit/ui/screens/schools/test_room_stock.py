"""Rooms by how they are built on the page: what is told, what would bring it to life."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest
from towns import town

from spatial import words
from spatial.ui.screens.schools import room_stock
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say

pytestmark = pytest.mark.usefixtures("session")


def test_a_town_that_tells_nothing_says_what_would_bring_it(
    see: Callable[..., Seen], written: list[str]
) -> None:
    room_stock.draw(see())
    assert words.say("room_stock.none", lang="vi") in written[0]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_levels_work_and_schools_are_drawn_names_as_text(
    lang: str, see: Callable[..., Seen], written: list[str]
) -> None:
    """Ten rooms, six of them solid: four to be replaced in the first year, 1988 written bare."""
    known = town()
    told = dataclasses.replace(
        known,
        schools=known.schools.assign(name="<b>TH</b>"),
        school_levels=known.school_levels.assign(rooms_solid=6.0, rooms_built_year=1988.0),
    )
    room_stock.draw(see(told, lang=lang))
    page = "".join(written)
    assert page.count("<table") == 3
    assert say("condition.rooms_plan", lang=lang) in page
    assert "&lt;b&gt;TH&lt;/b&gt;" in page
    assert ">4<" in page
    assert ">2027<" in page
    assert ">1988<" in page
