"""Which scenarios are compared: what the link names, what is gone is told and left out."""

from __future__ import annotations

import re

import pytest
import streamlit as st
from towns import town

from spatial.records import Proposal
from spatial.scenario import Scenario
from spatial.store import Workspace
from spatial.ui.screens.compare import selection
from spatial.ui.session import proposals, scenario_choice, state

TOWN = town()
pytestmark = pytest.mark.usefixtures("home")


def ids() -> list[str]:
    """Return the ids compared."""
    return [one.scenario_id for one in selection.chosen(TOWN)[0]]


def test_first_today_s_state_and_the_scenario_shown_or_the_newest(site: Proposal) -> None:
    assert ids() == [""]
    proposals.put(TOWN, site)
    first = state.work().scenario_id
    scenario_choice.begin(TOWN)
    assert ids() == ["", state.work().scenario_id]
    assert first is not None
    scenario_choice.choose(TOWN, first)
    assert ids() == ["", first]
    scenario_choice.choose(TOWN, "")
    assert len(ids()) == 2


def test_moves_that_could_not_be_saved_are_compared_as_they_stand(site: Proposal) -> None:
    scenario_choice.begin(TOWN)
    work = state.work()
    state.set_work(type(work)(scenario=work.scenario.put(site), scenario_id=work.scenario_id))
    assert selection.chosen(TOWN)[0][1].proposals == (site,)


def test_another_s_scenario_named_by_a_link_is_read(site: Proposal) -> None:
    hers = Workspace(visitor="b" * 32)
    hers.save("hers", Scenario(name="Hiện trạng").put(site), locality="town")
    state.remember(selection.KEY, "today,hers")
    found, faults = selection.chosen(TOWN)
    assert [one.name for one in found] == ["Hiện trạng", "Hiện trạng (2)"]
    assert found[1].proposals == (site,)
    assert faults == ()


def test_what_is_gone_is_told_and_the_rest_stands() -> None:
    state.remember(selection.KEY, "today,never")
    found, faults = selection.chosen(TOWN)
    assert [one.scenario_id for one in found] == [""]
    assert [fault.code for fault in faults] == ["workspace_unknown"]


def test_a_choice_is_kept_as_the_link_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "pills", lambda *_, **__: None)
    selection.draw(TOWN, selection.chosen(TOWN)[0])
    state.hold(selection.WIDGET, ["s1", "", "gone"])
    selection._keep(("", "s1"))
    assert state.recall(selection.KEY) == "today,s1"
    state.hold(selection.WIDGET, [])
    selection._keep(("", "s1"))
    assert state.recall(selection.KEY) == "today"


def test_what_a_hand_chose_is_not_told_to_it_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Told again, Streamlit would undo what was chosen while the page was drawn."""
    told: list[object] = []
    monkeypatch.setattr(st, "pills", lambda *_, **__: None)
    monkeypatch.setattr(state, "hold", lambda _key, value: told.append(value))
    for name in ("a", "b"):
        Workspace(visitor="a" * 32).save(name, Scenario(name=name), locality="town")
    selection.draw(TOWN, selection.chosen(TOWN)[0])
    assert len(told) == 1
    st.session_state[selection.WIDGET] = ["b", "", "a"]
    selection._keep(("", "a", "b"))
    selection.draw(TOWN, selection.chosen(TOWN)[0])
    assert ids() == ["", "a", "b"]
    assert len(told) == 1
    st.session_state[selection.WIDGET] = []  # the page of today's state stays chosen
    selection._keep(("", "a", "b"))
    selection.draw(TOWN, selection.chosen(TOWN)[0])
    assert told[1:] == [[""]]


def test_a_fifth_is_told_and_what_was_chosen_stays() -> None:
    state.remember(selection.KEY, "today,a")
    known = ("", "a", "b", "c", "d")
    state.hold(selection.WIDGET, list(known))
    selection._keep(known)
    assert state.recall(selection.KEY) == "today,a"
    assert [one.key for one in state.told()] == ["notice.compare_most"]


def test_a_link_reads_four_ids_once_each() -> None:
    assert selection.read("today,a-1,B_2,a-1") == "today,a-1,B_2"


@pytest.mark.parametrize("given", ["a b", "a,,b", "a,b,c,d,e", "<b>", "x" * 41, "a,\n"])
def test_a_link_that_names_no_ids_is_refused(given: str) -> None:
    with pytest.raises(ValueError, match=re.escape(given)):
        selection.read(given)
