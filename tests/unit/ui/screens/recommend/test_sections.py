"""The sections of a recommended network: those that need a plan, and what a click shows."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from spatial.ui.map.picture import Click
from spatial.ui.screens.recommend import sections
from spatial.ui.session import state
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_section_has_a_name_of_its_own(lang: str) -> None:
    names = [say(f"recommend.section.{name}", lang=lang) for name in sections.SECTIONS]
    assert len(set(names)) == len(names)
    assert set(sections.SECTIONS) >= sections.NEEDS_PLAN


def test_a_ward_clicked_is_shown(seen_town: Callable[..., Seen]) -> None:
    seen = seen_town()
    sections._clicked(seen, Click(kind="ward", id="w00", lat=0.0, lon=0.0))
    assert state.view().ward == "w00"
    sections._clicked(seen, Click(n=2, kind="ground", id=None, lat=0.0, lon=0.0))
    assert state.view().ward == "w00"


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_question_is_said_in_one_line(lang: str, seen_town: Callable[..., Seen]) -> None:
    assert "2030" in sections.question(seen_town(lang=lang))
