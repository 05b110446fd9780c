"""The page follows colleagues while a scenario others may write is shown."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import streamlit as st
from towns import town

from spatial.records import Proposal
from spatial.scenario import Scenario
from spatial.store import Workspace
from spatial.store.comments import CommentAbout, Comments, CommentSubject
from spatial.ui import page_turns
from spatial.ui.session import proposals, state
from spatial.ui.widgets import follower

TOWN = town()
pytestmark = pytest.mark.usefixtures("home")


def test_only_a_shared_scenario_is_looked_at_and_the_page_is_drawn_anew_for_news(
    site: Proposal, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[tuple[Callable[[], None], float]] = []
    drawn: list[bool] = []

    def fragment(part: Callable[[], None], *, run_every: float) -> Callable[[], None]:
        looks.append((part, run_every))
        return part

    monkeypatch.setattr(st, "fragment", fragment)
    monkeypatch.setattr(st, "rerun", lambda: drawn.append(True))
    proposals.put(TOWN, site)
    follower.catch_up(TOWN)
    follower.draw(TOWN)
    assert looks == []  # nobody else may write it
    hers = _joined(str(state.work().scenario_id))
    follower.draw(TOWN)
    ((look, every_s),) = looks
    assert every_s == follower.EVERY_S
    look()
    assert drawn == []  # no news
    hers.save(_name(), state.scenario().remove(site.proposal_id), locality="town")
    look()
    assert drawn == [True]
    assert state.scenario().proposals == ()


def test_a_page_takes_up_what_was_saved_before_it_and_ends_whoever_saves_while_it_is_drawn(
    site: Proposal, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[bool] = []
    monkeypatch.setattr(st, "fragment", lambda part, *, run_every: part)  # noqa: ARG005 - as called
    monkeypatch.setattr(st, "rerun", lambda: drawn.append(True))
    proposals.put(TOWN, site)
    hers = _joined(_name())
    then = state.scenario()
    hers.save(_name(), then.remove(site.proposal_id), locality="town")
    follower.catch_up(TOWN)
    assert state.scenario().proposals == ()
    hers.save(_name(), then, locality="town", began=state.work().revision)
    follower.draw(TOWN)
    assert (drawn, state.scenario().proposals) == ([], ())  # the next look or page takes it up
    follower.catch_up(TOWN)
    assert state.scenario().proposals == (site,)


def test_a_look_lets_pages_that_wait_go_first_and_comes_to_its_turn_nonetheless(
    site: Proposal, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[bool] = []
    looks: list[Callable[[], None]] = []
    monkeypatch.setattr(st, "fragment", lambda part, *, run_every: looks.append(part) or _no_part)  # noqa: ARG005 - as called
    monkeypatch.setattr(st, "rerun", lambda: drawn.append(True))
    proposals.put(TOWN, site)
    hers = _joined(_name())
    follower.draw(TOWN)
    (look,) = looks
    look()  # with the page itself it looks at nothing
    hers.save(_name(), state.scenario().remove(site.proposal_id), locality="town")
    monkeypatch.setattr(page_turns.turns(), "others", lambda: 1)
    for _ in range(follower.MOST_LEFT_OUT):
        look()
        assert drawn == []
    look()
    assert drawn == [True]
    hers.save(_name(), Scenario(), locality="town")
    look()
    assert drawn == [True]  # the count begins anew
    monkeypatch.setattr(page_turns.turns(), "others", lambda: 0)
    look()
    assert drawn == [True, True]


def _no_part() -> None:
    """Draw nothing: the look is called by the test."""


def _name() -> str:
    """Return what the scenario shown is saved as."""
    return str(state.work().scenario_id)


def _joined(name: str) -> Workspace:
    """Let a colleague write a scenario."""
    mine, hers = Workspace(visitor="a" * 32), Workspace(visitor="b" * 32)
    assert hers.join(name, mine.work_key(name))
    return hers


def test_what_a_colleague_says_about_a_shared_scenario_comes_without_a_reload(
    site: Proposal, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[Callable[[], None]] = []
    drawn: list[bool] = []
    monkeypatch.setattr(st, "fragment", lambda part, *, run_every: looks.append(part) or part)  # noqa: ARG005 - as called
    monkeypatch.setattr(st, "rerun", lambda: drawn.append(True))
    proposals.put(TOWN, site)
    _joined(_name())
    follower.catch_up(TOWN)
    follower.draw(TOWN)
    looks[-1]()
    assert drawn == []
    state.told()
    place = CommentSubject(about=CommentAbout.PLACE, lon=106.7, lat=10.8)
    Comments(visitor="b" * 32).add(_name(), place, "đất này ngập", locality="town")
    looks[-1]()
    assert drawn == [True]
    assert [one.key for one in state.told()] == ["notice.comment_followed"]
    looks[-1]()
    assert drawn == [True]  # once
