"""The review of the scenario shown: who submits, who decides, what is told of it."""

from __future__ import annotations

import dataclasses

import pytest
from towns import proposal, town

from spatial.records import Proposal
from spatial.scenario import ReviewState, ScenarioCard
from spatial.store import Workspace
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
from spatial.ui.session.saving import SavedWork

TOWN = town()
KEY = TOWN.locality.key
pytestmark = pytest.mark.usefixtures("home")


def told() -> list[str]:
    """Return what is told, by key."""
    return [notice.key for notice in state.told()]


@pytest.fixture
def name(site: Proposal) -> str:
    """Give a saved scenario that Hoa may write too."""
    proposals.put(TOWN, site)
    found = str(state.work().scenario_id)
    key = Workspace(visitor="a" * 32).work_key(found)
    assert Workspace(visitor="b" * 32).join(found, key)
    state.remember(history.CALLED, "An")
    approval.begin(TOWN)
    state.told()
    return found


def decided(name: str, to: ReviewState, note: str = "") -> None:
    """Have Hoa decide."""
    Reviews(visitor="b" * 32).step(
        name, to, locality=KEY, of=state.work().revision, called="Hoa", note=note
    )


def test_a_draft_is_submitted_by_name_and_waits_for_another(name: str) -> None:
    assert approval.now() is ReviewState.DRAFT
    assert approval.offered(TOWN) == (ReviewState.SUBMITTED,)
    state.remember(approval.NOTE, "  cho năm 2027 ")
    approval.take(TOWN, ReviewState.SUBMITTED)
    step = approval.step()
    assert step is not None
    assert (step.state, step.of) == (ReviewState.SUBMITTED, 1)
    assert (step.signature.called, step.signature.reason) == ("An", "cho năm 2027")
    assert approval.offered(TOWN) == (ReviewState.DRAFT,)
    assert state.recall(approval.NOTE) == ""
    assert told() == ["notice.review_submitted"]
    assert "An đã trình duyệt" in approval.sentence(step, lang="vi")
    assert "Ý kiến: “cho năm 2027”" in approval.sentence(step, lang="vi")
    assert Reviews().standing(locality=KEY) == approval.standing(TOWN) == {name: step}


def test_what_another_decided_is_followed_once_and_stands_on_card_mark_and_snapshot(
    name: str,
) -> None:
    approval.take(TOWN, ReviewState.SUBMITTED)
    assert not approval.follow(TOWN)
    decided(name, ReviewState.APPROVED)
    told()
    assert approval.follow(TOWN)
    assert not approval.follow(TOWN)
    assert told() == ["notice.review_followed"]
    step = approval.step()
    assert approval.mark(step, lang="vi").startswith("Hoa duyệt ")
    assert approval.mark(None, lang="vi") == ""
    card = approval.card()
    assert card is not None
    assert (card.name, card.state, card.by) == ("Phương án 1", ReviewState.APPROVED, "Hoa")
    snapshots.take(TOWN, 7, card)
    (link,) = snapshots.links(TOWN)
    state.remember(snapshots.SHOWN, None)
    state.set_work(SavedWork())
    state.hold("snapshot", link.link.rpartition("snapshot=")[2])
    proposals.begin(TOWN)
    assert approval.card() == card
    assert approval.offered(TOWN) == ()


def test_today_s_state_has_no_card_and_a_draft_says_that_it_is_one(site: Proposal) -> None:
    assert approval.card() is None
    approval.begin(TOWN)
    assert approval.step() is None
    proposals.put(TOWN, site)
    assert approval.card() == ScenarioCard(name="Phương án 1")


def test_a_card_says_how_many_proposals_no_longer_fit(site: Proposal) -> None:
    """What was approved had them; the figures have not."""
    proposals.put(TOWN, site)
    gone = dataclasses.replace(site, proposal_id="p2", lon=site.lon + 5)
    state.set_work(dataclasses.replace(state.work(), scenario=state.scenario().put(gone)))
    approval.begin(TOWN)
    card = approval.card()
    assert card is not None
    assert card.left_out == 1
    proposals.undo(TOWN)
    approval.begin(TOWN)
    assert approval.card() == ScenarioCard(name="Phương án 1")


def test_a_step_that_is_refused_or_late_is_told_and_nothing_is_taken(name: str) -> None:
    approval.take(TOWN, ReviewState.APPROVED)
    assert told() == ["notice.review_refused"]
    later = state.work()
    Workspace(visitor="b" * 32).save(name, later.scenario.undo(), locality=KEY, began=1)
    approval.take(TOWN, ReviewState.SUBMITTED)
    assert told() == ["notice.review_meanwhile"]
    state.set_work(SavedWork(scenario=later.scenario, scenario_id=name, revision=1, failed=True))
    approval.take(TOWN, ReviewState.SUBMITTED)
    assert told() == ["notice.review_unsaved"]
    assert Reviews().newest(name, locality=KEY) is None


def test_a_move_on_what_was_approved_meanwhile_goes_into_a_copy_nobody_approved(
    name: str,
) -> None:
    approval.take(TOWN, ReviewState.SUBMITTED)
    decided(name, ReviewState.APPROVED)
    state.told()
    assert allowance.changes()  # the page was drawn before
    assert proposals.put(TOWN, proposal("mine"))
    assert told() == ["notice.review_copied", "notice.put"]
    copy = state.work()
    assert copy.is_saved
    assert copy.scenario_id != name
    approval.begin(TOWN)
    assert approval.now() is ReviewState.DRAFT
    assert approval.card() == ScenarioCard(name="Phương án 1 (2)")
    assert len(copy.scenario.proposals) == 2
    assert len(Workspace().load(name, locality=KEY).proposals) == 1
    proposals.undo(TOWN)
    assert len(state.scenario().proposals) == 1
    scenario_choice.choose(TOWN, name)
    approval.begin(TOWN)
    assert state.work().scenario_id == name
    assert approval.now() is ReviewState.APPROVED
    assert told() == ["notice.undone"]


def test_what_was_approved_meanwhile_is_not_taken_off_the_list_nor_copied(name: str) -> None:
    approval.take(TOWN, ReviewState.SUBMITTED)
    decided(name, ReviewState.APPROVED)
    state.told()
    before = state.work()
    scenario_choice.remove(TOWN)
    assert told() == ["notice.review_frozen"]
    assert state.work() == before
    assert [one.scenario_id for one in Workspace().saved(locality=KEY)] == [name]


def test_of_a_later_revision_than_shown_what_was_approved_is_shown_and_told(name: str) -> None:
    older = state.work()
    proposals.put(TOWN, proposal("later"))  # in another tab
    later = state.work()
    approval.take(TOWN, ReviewState.SUBMITTED)
    decided(name, ReviewState.APPROVED)
    state.told()
    state.set_work(older)
    approval.begin(TOWN)
    (notice,) = state.told()
    assert (notice.key, dict(notice.blanks)) == ("notice.review_shown", {"what": "thêm later"})
    assert state.work() == later
    assert approval.now() is ReviewState.APPROVED
    approval.begin(TOWN)
    assert told() == []


def test_what_could_not_be_saved_is_not_called_approved_and_its_next_save_is_a_copy(
    name: str,
) -> None:
    approval.take(TOWN, ReviewState.SUBMITTED)
    decided(name, ReviewState.APPROVED)
    kept = state.work()
    moved = kept.scenario.put(proposal("mine"))
    state.set_work(dataclasses.replace(kept, scenario=moved, failed=True))
    approval.begin(TOWN)
    assert approval.step() is None
    assert approval.card() == ScenarioCard(name="Phương án 1")
    assert state.scenario() == moved  # not lost for what was approved
    assert proposals.save(TOWN, moved)
    assert state.work().scenario_id != name
    assert state.scenario().proposals == moved.proposals
