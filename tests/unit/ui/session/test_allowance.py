"""What a visit may not do is not offered, and is refused with its reason."""

from __future__ import annotations

import dataclasses

import pytest
from towns import town

from spatial.records import Proposal
from spatial.roles import Role
from spatial.scenario import ReviewState
from spatial.store import Workspace, rights
from spatial.store.people import GivenRoles
from spatial.store.reviews import Reviews
from spatial.ui.session import (
    allowance,
    approval,
    history,
    proposals,
    scenario_choice,
    snapshots,
    state,
)

TOWN = town()
pytestmark = pytest.mark.usefixtures("home")


def approved(site: Proposal) -> None:
    """Put a site and approve the scenario, as one who is alone on his machine may."""
    proposals.put(TOWN, site)
    state.remember(history.CALLED, "An")
    approval.begin(TOWN)
    approval.take(TOWN, ReviewState.SUBMITTED)
    approval.take(TOWN, ReviewState.APPROVED)
    state.told()


def test_a_draft_changes_and_a_snapshot_does_not() -> None:
    assert allowance.changes()
    assert not allowance.refused()
    state.hold("snapshot", "word")
    assert not allowance.changes()
    assert allowance.refused()
    assert [one.key for one in state.told()] == ["notice.snapshot_reads"]


def test_whose_role_only_looks_is_offered_nothing_and_told_why() -> None:
    allowance.begin(TOWN)
    assert allowance.plans()  # alone on his machine
    state.remember(allowance.PLANS, False)  # noqa: FBT003 - what is kept
    assert not allowance.changes()
    assert allowance.refused()
    assert [one.key for one in state.told()] == ["sign_in.look_only"]


def test_of_an_approved_scenario_nothing_moves_and_a_copy_goes_on(site: Proposal) -> None:
    approved(site)
    assert not allowance.changes()
    before = state.work()
    proposals.remove(TOWN, site.proposal_id, site.name)
    proposals.undo(TOWN)
    scenario_choice.rename(TOWN, "Khác")
    scenario_choice.describe(TOWN, "Khác")
    scenario_choice.remove(TOWN)
    assert state.work() == before
    (notice,) = state.told()  # the same sentence is told once
    assert (notice.key, notice.offer) == ("notice.review_frozen", "copy")
    scenario_choice.begin(TOWN, copy=True)
    approval.begin(TOWN)
    assert state.work().scenario_id != before.scenario_id
    assert allowance.changes()
    proposals.remove(TOWN, site.proposal_id, site.name)
    assert state.scenario().proposals == ()


def test_whose_role_is_taken_away_while_his_page_is_open_saves_nothing_and_is_told(
    site: Proposal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """His page was drawn while he might plan; what he changes stands on it and is not saved."""
    an, key = rights.secret_of("an@so.example"), TOWN.locality.key
    GivenRoles().give("an@so.example", Role.PLANNER, locality=key)
    monkeypatch.setattr(state, "visitor", lambda: an)
    allowance.begin(TOWN)
    proposals.put(TOWN, site)
    before = state.work()
    assert before.is_saved
    GivenRoles().take("an@so.example", locality=key)
    state.told()
    assert allowance.plans()  # as his page still has it
    assert not proposals.put(TOWN, dataclasses.replace(site, proposal_id="p2"))
    assert [one.key for one in state.told()] == ["notice.unsaved"]
    assert not state.work().is_saved
    for take in (
        lambda: scenario_choice.begin(TOWN, "Khác"),
        lambda: approval.take(TOWN, ReviewState.SUBMITTED),
        lambda: snapshots.take(TOWN, 7),
        proposals.close,
    ):
        take()
    assert proposals.work_link() == ""
    kept = Workspace().latest(str(before.scenario_id), locality=key)
    assert (kept.revision, kept.scenario) == (before.revision, before.scenario)
    assert len(Workspace().saved(locality=key)) == 1
    assert Reviews().newest(str(before.scenario_id), locality=key) is None
    allowance.begin(TOWN)
    assert not allowance.changes()
