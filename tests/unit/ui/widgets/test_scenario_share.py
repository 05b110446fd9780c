"""Giving a scenario away: a link to read, and the owner's link to work together."""

from __future__ import annotations

from typing import Any

import pytest
import streamlit as st
from towns import town

from spatial.records import Proposal
from spatial.scenario import Scenario
from spatial.ui.session import address, proposals, state
from spatial.ui.session.saving import SavedWork
from spatial.ui.text import say
from spatial.ui.widgets import scenario_share

TOWN = town()
Asked = dict[str, dict[str, Any]]
pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def links(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Collect the links shown."""
    shown: list[str] = []
    monkeypatch.setattr(st, "code", lambda text, **_: shown.append(text))
    monkeypatch.setattr(address, "whole", lambda: "http://x/?a=b")
    return shown


def test_today_s_state_has_a_link_to_read_and_nobody_is_let_write(
    links: list[str], asked: Asked, written: list[str]
) -> None:
    scenario_share.draw("vi")
    assert links == ["http://x/?a=b"]
    assert "together_do" not in asked
    assert say("scenario.share_today", lang="vi") in "".join(written)


def test_its_owner_is_shown_both_links(
    links: list[str], asked: Asked, site: Proposal, written: list[str]
) -> None:
    proposals.put(TOWN, site)
    scenario_share.draw("vi")
    assert {"together_do", "together_close"} <= asked.keys()
    asked["together_do"]["on_click"]()
    scenario_share.draw("vi")
    assert links[:2] == ["http://x/?a=b"] * 2
    assert links[2].startswith("http://x/?a=b&edit=")
    assert written


def test_what_is_not_saved_has_no_link(
    links: list[str], asked: Asked, site: Proposal, written: list[str]
) -> None:
    state.set_work(SavedWork(scenario=Scenario().put(site), scenario_id="s", failed=True))
    scenario_share.draw("vi")
    assert links == []
    assert asked == {}
    assert say("propose.unkept", lang="vi") in "".join(written)


def test_a_reader_lets_nobody_write(
    links: list[str], asked: Asked, site: Proposal, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposals.put(TOWN, site)
    monkeypatch.setattr(state, "visitor", lambda: "b" * 32)
    scenario_share.draw("vi")
    assert links == ["http://x/?a=b"]
    assert asked == {}
