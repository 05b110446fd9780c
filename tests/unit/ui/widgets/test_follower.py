"""The page follows colleagues while a scenario others may write is shown."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import streamlit as st
from towns import town

from spatial.records import Proposal
from spatial.store import Workspace
from spatial.ui.session import proposals, state
from spatial.ui.widgets import follower

TOWN = town()
pytestmark = pytest.mark.usefixtures("home")


def test_only_a_shared_scenario_is_looked_at_and_the_page_is_drawn_anew_for_news(
    site: Proposal, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[float] = []
    drawn: list[bool] = []

    def fragment(part: Callable[[], None], *, run_every: float) -> Callable[[], None]:
        looks.append(run_every)
        return part

    monkeypatch.setattr(st, "fragment", fragment)
    monkeypatch.setattr(st, "rerun", lambda: drawn.append(True))
    proposals.put(TOWN, site)
    follower.draw(TOWN)
    assert looks == []  # nobody else may write it
    name = str(state.work().scenario_id)
    mine, hers = Workspace(visitor="a" * 32), Workspace(visitor="b" * 32)
    assert hers.join(name, mine.work_key(name))
    follower.draw(TOWN)
    assert (looks, drawn) == ([follower.EVERY_S], [])
    hers.save(name, state.scenario().remove(site.proposal_id), locality="town")
    follower.draw(TOWN)
    assert drawn == [True]
    assert state.scenario().proposals == ()
