"""And if this school closed: asked beside the school, answered by wards and schools."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from spatial.ui.screens.catchment import card, closing
from spatial.ui.screens.catchment.controls import FlowView
from spatial.ui.session import pupil_flows, state
from spatial.ui.session.assessments import Seen
from spatial.ui.widgets import progress

Look = Callable[..., tuple[Seen, FlowView]]
Asked = dict[str, dict[str, Any]]
pytestmark = pytest.mark.usefixtures("session")


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answer in the page: how one waits has tests of its own."""
    monkeypatch.setattr(progress, "run", lambda _lang, _sort, _key, work: work())


def test_without_a_school_chosen_nothing_is_asked(look: Look, asked: Asked) -> None:
    card.choose(None)
    closing.draw(*look())
    assert asked == {}


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_one_click_answers_and_another_takes_the_answer_away(
    lang: str, look: Look, asked: Asked, written: list[str], plain: Callable[[str], str]
) -> None:
    """The east has 1,400 seats: nobody of the west loses one, and 350 go there."""
    seen, view = look("best", lang=lang)
    card.choose("s0")
    closing.draw(seen, view)
    assert written == []
    asked["flow_close"]["on_click"](*asked["flow_close"]["args"])
    closing.draw(seen, view)
    said = plain(written[-1])
    assert "350" in said
    assert "Trường 1" in said
    asked["flow_close"]["on_click"](*asked["flow_close"]["args"])
    count = len(written)
    closing.draw(seen, view)
    assert len(written) == count


def test_who_loses_a_seat_is_told_by_ward(
    look: Look, written: list[str], asked: Asked, plain: Callable[[str], str]
) -> None:
    """1,000 pupils, 350 seats left: 650 lose theirs."""
    seen, view = look("best")
    card.choose("s1")
    state.remember(closing.SCHOOL, "s1")
    closing.draw(seen, view)
    said = plain(written[-1])
    assert "650 học sinh mất chỗ học" in said
    assert "Học sinh mất chỗ theo phường ở" in said
    assert asked


def test_the_model_that_turns_nobody_away_is_answered_by_the_rule(look: Look) -> None:
    seen, view = look("nearest")
    found = closing.answer(seen, view, "s1")
    assert found is not None
    assert found.lost.sum() == pytest.approx(650, abs=1)
    name = closing.controls.name_of(pupil_flows.RULE, lang="vi")
    assert name in closing.html(seen, view, found)


def test_another_school_s_answer_is_not_shown(look: Look, asked: Asked, written: list[str]) -> None:
    card.choose("s0")
    state.remember(closing.SCHOOL, "s1")
    closing.draw(*look("best"))
    assert written == []
    assert asked["flow_close"]["args"] == (closing.SCHOOL, "s0")
