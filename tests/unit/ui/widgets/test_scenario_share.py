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
    monkeypatch.setattr(address, "of", lambda wanted: f"http://x/?snapshot={wanted['snapshot']}")
    return shown


def test_today_s_state_has_a_link_to_read_and_nobody_is_let_write(
    links: list[str], asked: Asked, written: list[str]
) -> None:
    scenario_share.draw(TOWN, "vi")
    assert links == ["http://x/?a=b"]
    assert "together_do" not in asked
    assert say("scenario.share_today", lang="vi") in "".join(written)


def test_its_owner_is_shown_both_links(
    links: list[str], asked: Asked, site: Proposal, written: list[str]
) -> None:
    proposals.put(TOWN, site)
    scenario_share.draw(TOWN, "vi")
    assert {"together_do", "together_close"} <= asked.keys()
    asked["together_do"]["on_click"]()
    scenario_share.draw(TOWN, "vi")
    assert links[:2] == ["http://x/?a=b"] * 2
    assert links[2].startswith("http://x/?a=b&edit=")
    assert written


def test_what_is_not_saved_has_no_link(
    links: list[str], asked: Asked, site: Proposal, written: list[str]
) -> None:
    state.set_work(SavedWork(scenario=Scenario().put(site), scenario_id="s", failed=True))
    scenario_share.draw(TOWN, "vi")
    assert links == []
    assert asked == {}
    assert say("propose.unkept", lang="vi") in "".join(written)


def test_a_reader_lets_nobody_write(
    links: list[str], asked: Asked, site: Proposal, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposals.put(TOWN, site)
    monkeypatch.setattr(state, "visitor", lambda: "b" * 32)
    scenario_share.draw(TOWN, "vi")
    assert links == ["http://x/?a=b"]
    assert asked == {}


def test_its_owner_makes_a_link_that_only_shows_and_takes_it_back(
    links: list[str], asked: Asked, site: Proposal, written: list[str]
) -> None:
    proposals.put(TOWN, site)
    scenario_share.draw(TOWN, "vi")
    assert asked["snapshot_days"]["given"] == ((7, 30, 90),)
    asked["snapshot_do"]["on_click"](*asked["snapshot_do"]["args"])
    links.clear()
    scenario_share.draw(TOWN, "vi")
    assert links[1].startswith("http://x/?snapshot=")
    assert "28/12/2026" in "".join(written)  # 30 days after 28/11
    (back,) = [one for name, one in asked.items() if name.startswith("snapshot_back_")]
    back["on_click"](*back["args"])
    links.clear()
    scenario_share.draw(TOWN, "vi")
    assert links == ["http://x/?a=b"]


def test_the_days_chosen_are_those_of_the_next_link(
    links: list[str], asked: Asked, site: Proposal, written: list[str]
) -> None:
    proposals.put(TOWN, site)
    scenario_share.draw(TOWN, "vi")
    st.session_state["snapshot_days"] = 7
    asked["snapshot_days"]["on_change"]()
    asked["snapshot_do"]["on_click"](*asked["snapshot_do"]["args"])
    scenario_share.draw(TOWN, "vi")
    assert "05/12/2026" in "".join(written)
    assert links
