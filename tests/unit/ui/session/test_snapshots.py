"""A visit by the link of a snapshot shows the scenario as it was, and moves and saves nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from towns import town

from spatial.records import Proposal
from spatial.store import Right, Workspace
from spatial.store.snapshots import Snapshots
from spatial.ui.session import proposals, scenario_choice, snapshots, state
from spatial.ui.session.saving import SavedWork

TOWN = town()
KEY = TOWN.locality.key
pytestmark = pytest.mark.usefixtures("home")


def word() -> str:
    """Return the word of the one link that holds."""
    kept = Snapshots(visitor="a" * 32).standing(locality=KEY, today=date(2026, 11, 28))
    ((found, _),) = kept.values()
    return found


def told() -> list[str]:
    """Return what is told, by key."""
    return [notice.key for notice in state.told()]


@pytest.fixture
def taken(site: Proposal, home: Path) -> str:
    """Give the link of a scenario with one proposal, as another visit comes by it."""
    proposals.put(TOWN, site)
    snapshots.take(TOWN, 7)
    found = word()
    assert home.is_dir()
    assert told() == ["notice.put", "notice.snapshot_taken"]
    st.session_state["work"] = SavedWork()
    st.session_state["snapshot"] = found
    return found


@pytest.mark.usefixtures("taken")
def test_it_shows_the_scenario_and_names_no_id_of_it(site: Proposal) -> None:
    proposals.begin(TOWN)
    assert state.scenario().proposals == (site,)
    assert state.work().linked is None
    assert proposals.right() is Right.READER
    snapshot = snapshots.shown()
    assert snapshot is not None
    assert (snapshot.made_on, snapshot.ends_on) == ("2026-11-28", "2026-12-05")
    assert told() == []


@pytest.mark.usefixtures("taken")
def test_it_moves_and_saves_nothing(site: Proposal, home: Path) -> None:
    proposals.begin(TOWN)
    before = Workspace().saved(locality=KEY)
    proposals.remove(TOWN, site.proposal_id, site.name)
    assert not proposals.put(TOWN, site)
    proposals.undo(TOWN)
    scenario_choice.begin(TOWN, "Của tôi", copy=True)
    scenario_choice.choose(TOWN, before[0].scenario_id)
    assert state.scenario().proposals == (site,)
    assert Workspace().saved(locality=KEY) == before
    assert told() == ["notice.snapshot_reads"]
    assert home.is_dir()


def test_a_link_taken_back_shows_today_s_state_still_for_reading(taken: str) -> None:
    ((name, _),) = (
        Snapshots(visitor="a" * 32).standing(locality=KEY, today=date(2026, 11, 28)).items()
    )
    st.session_state["snapshot"] = ""
    snapshots.take_back(TOWN, name)
    st.session_state["snapshot"] = taken
    proposals.begin(TOWN)
    assert state.scenario().proposals == ()
    assert snapshots.shown() is None
    assert snapshots.refused()
    assert told() == [
        "notice.snapshot_taken_back",
        "notice.snapshot_refused",
        "notice.snapshot_reads",
    ]


def test_the_address_goes_on_naming_the_snapshot(taken: str, session: Any) -> None:  # noqa: ANN401 - the module of the visit
    session.link(TOWN)
    assert st.query_params["snapshot"] == taken
    assert "scenario" not in st.query_params
    st.query_params.clear()  # whoever changes the address of a visit changes nothing
    assert session.snapshot() == taken


@pytest.mark.usefixtures("taken")
def test_links_are_listed_with_the_choices_shown_and_their_last_day(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("spatial.ui.session.address.of", "&".join)
    (link,) = snapshots.links(TOWN)
    assert link.ends_on == date(2026, 12, 5)
    assert {"year", "snapshot"} <= set(link.link.split("&"))
    assert "scenario" not in link.link.split("&")
