"""A locality that cannot be shown is said, with ways on; no other's figures stand in for it."""

from __future__ import annotations

from typing import Any

import pytest
import streamlit as st

from spatial.errors import Fault, UserError
from spatial.ui.session import locality, state
from spatial.ui.text import say
from spatial.ui.widgets import missing_locality

GONE = Fault(code="locality_gone", value="quan-9", blanks={"days": 30})
Asked = dict[str, dict[str, Any]]
pytestmark = pytest.mark.usefixtures("home", "see")


class Stopped(Exception):  # noqa: N818 - stands for the end of a run
    """What `st.stop` does to a script."""


@pytest.fixture(autouse=True)
def _lost(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the visit's locality be one that is gone."""

    def lost() -> None:
        raise UserError(GONE)

    def stop() -> None:
        raise Stopped

    monkeypatch.setattr(locality, "begin", lost)
    monkeypatch.setattr(locality, "name", lambda key: f"<b>{key}</b>")
    monkeypatch.setattr(state, "locality", lambda: "quan-9")
    monkeypatch.setattr(st, "stop", stop)


def draw(lang: str = "vi") -> None:
    """Draw the page to its end."""
    with pytest.raises(Stopped):
        missing_locality.draw(lang)


def test_a_locality_that_can_be_read_is_left_to_its_page(
    written: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locality, "begin", lambda: None)
    missing_locality.draw("vi")
    assert written == []


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.usefixtures("asked")
def test_what_is_gone_is_named_as_text_with_what_was_wrong(lang: str, written: list[str]) -> None:
    draw(lang)
    assert "<b>quan-9</b>" not in written[0]
    assert "&lt;b&gt;quan-9&lt;/b&gt;" in written[0]
    assert say("files.gone.what", lang=lang) in written[0]
    assert 'role="alert"' in written[0]


@pytest.mark.parametrize("mine", [True, False])
@pytest.mark.usefixtures("written")
def test_who_removed_it_may_bring_it_back_and_nobody_else(
    mine: bool, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locality, "is_mine_to_restore", lambda _: mine)
    draw()
    assert ("gone_restore" in asked) is mine
    if mine:
        assert asked["gone_restore"]["args"] == ("quan-9",)


@pytest.mark.usefixtures("written")
def test_the_usual_data_are_one_click_away_under_their_own_name(asked: Asked) -> None:
    draw("en")
    usual = asked["gone_usual"]
    assert usual["on_click"] is state.move
    assert usual["args"] == ("",)
    assert "12" in usual["label"]  # the embedded district


@pytest.mark.usefixtures("asked")
def test_what_the_answer_to_a_click_told_is_shown_here_too(written: list[str]) -> None:
    state.tell("notice.locality_kept")
    draw()
    assert written[1].endswith("</p>")
    assert 'role="status"' in written[1]
    assert state.told() == ()
