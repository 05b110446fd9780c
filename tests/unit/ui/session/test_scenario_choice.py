"""Choose, begin, rename, take off the list and back: nothing is lost on the way."""

from __future__ import annotations

import dataclasses

import pytest
from towns import town

from spatial.errors import Fault, UserError
from spatial.records import Proposal
from spatial.store import Workspace
from spatial.ui.session import proposals, scenario_choice, scenario_list, state

TOWN = town()
pytestmark = pytest.mark.usefixtures("home")


def told() -> list[str]:
    """Return what was told, by key."""
    return [one.key.removeprefix("notice.") for one in state.told()]


def test_the_first_proposal_from_today_s_state_begins_a_named_scenario(site: Proposal) -> None:
    proposals.put(TOWN, site)
    assert state.scenario().name == "Phương án 1"
    assert list(scenario_list.names(TOWN).values()) == ["Hiện trạng", "Phương án 1"]


def test_going_to_today_s_state_and_back_keeps_every_proposal(site: Proposal) -> None:
    proposals.put(TOWN, site)
    name = state.work().scenario_id
    assert name is not None
    scenario_choice.choose(TOWN, "")
    assert state.scenario().proposals == ()
    assert state.work().linked is None
    scenario_choice.choose(TOWN, name)
    assert state.scenario().proposals == (site,)
    assert state.work().is_saved


def test_a_move_that_could_not_be_saved_is_not_left_behind(
    site: Proposal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> int:
        raise UserError(Fault(code="workspace_damaged"))

    with monkeypatch.context() as broken:
        broken.setattr(Workspace, "save", fail)
        proposals.put(TOWN, site)
    scenario_choice.choose(TOWN, "")
    scenario_choice.choose(TOWN, "another")
    assert state.scenario().proposals == (site,)
    assert told() == ["unsaved", "scenario_unsaved"]


def test_an_empty_one_begins_without_proposals_and_the_former_stays(site: Proposal) -> None:
    proposals.put(TOWN, site)
    former = state.work().scenario_id
    assert former is not None
    scenario_choice.begin(TOWN, "  Bờ sông ")
    assert state.scenario().proposals == ()
    assert state.scenario().name == "Bờ sông"
    assert Workspace().load(former, locality="town").proposals == (site,)


def test_a_copy_has_the_proposals_and_changes_on_its_own(site: Proposal) -> None:
    proposals.put(TOWN, site)
    former = state.work().scenario_id
    assert former is not None
    scenario_choice.begin(TOWN, copy=True)
    assert state.work().scenario_id != former
    assert state.scenario().name == "Phương án 2"
    proposals.remove(TOWN, site.proposal_id, site.name)
    assert Workspace().load(former, locality="town").proposals == (site,)


def test_a_name_that_is_taken_gets_a_number() -> None:
    scenario_choice.begin(TOWN, "Bờ sông")
    scenario_choice.begin(TOWN, "Bờ sông")
    assert state.scenario().name == "Bờ sông (2)"
    scenario_choice.rename(TOWN, "Bờ sông")
    assert state.scenario().name == "Bờ sông (2)"


@pytest.mark.parametrize("name", ["a\nb", "x" * 61, "\u202e"])
def test_a_name_nobody_can_read_is_refused_and_changes_nothing(name: str) -> None:
    scenario_choice.begin(TOWN, name)
    assert state.work().linked is None
    assert told() == ["scenario_name_refused"]
    scenario_choice.begin(TOWN, "Bờ sông")
    scenario_choice.rename(TOWN, name)
    assert state.scenario().name == "Bờ sông"
    assert told() == ["scenario_begun", "scenario_name_refused"]


def test_a_new_name_is_saved_as_a_revision() -> None:
    scenario_choice.begin(TOWN)
    scenario_choice.rename(TOWN, "Bờ sông")
    assert state.work().revision == 2
    assert list(scenario_list.names(TOWN).values()) == ["Hiện trạng", "Bờ sông"]


def test_what_is_removed_leaves_the_list_and_comes_back_with_its_proposals(
    site: Proposal,
) -> None:
    proposals.put(TOWN, site)
    name = state.work().scenario_id
    assert name is not None
    told()
    scenario_choice.remove(TOWN)
    assert list(scenario_list.names(TOWN)) == [""]
    (notice,) = state.told()
    assert (notice.offer, dict(notice.blanks)["scenario"]) == ("scenario", name)
    scenario_choice.restore(TOWN, name)
    assert state.scenario().proposals == (site,)
    assert list(scenario_list.names(TOWN)) == ["", name]
    assert told() == []


def test_today_s_state_cannot_be_removed() -> None:
    scenario_choice.remove(TOWN)
    assert told() == []


def test_a_link_to_a_removed_one_opens_it_and_says_so(site: Proposal) -> None:
    proposals.put(TOWN, site)
    name = state.work().scenario_id
    assert name is not None
    scenario_choice.remove(TOWN)
    told()
    proposals.show(TOWN, name)
    assert state.scenario().proposals == (site,)
    (notice,) = state.told()
    assert (notice.key, notice.offer) == ("notice.scenario_archived", "scenario")


def test_only_a_name_differs_after_a_rename(site: Proposal) -> None:
    proposals.put(TOWN, site)
    before = state.scenario()
    scenario_choice.rename(TOWN, "Bờ sông")
    assert state.scenario() == dataclasses.replace(before, name="Bờ sông")
