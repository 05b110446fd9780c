"""The scenario of a visit: opened from the link, moved, saved, shared, taken back."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from towns import lonlat, town

from spatial import proposal as drafts
from spatial.errors import Fault, UserError
from spatial.records import Proposal, ProposedAction
from spatial.scenario import Scenario
from spatial.store import Right, Workspace
from spatial.ui import page_turns
from spatial.ui.session import proposals, state
from spatial.ui.session.saving import SavedWork

TOWN = town()
pytestmark = pytest.mark.usefixtures("home")


def keys() -> list[str]:
    """Return what was told, by key."""
    return [one.key.removeprefix("notice.") for one in state.told()]


def test_a_proposal_put_counts_is_saved_and_can_be_taken_back(site: Proposal) -> None:
    assert proposals.put(TOWN, site)
    assert state.scenario().proposals == (site,)
    assert state.work().is_saved
    (notice,) = state.told()
    assert (notice.key, notice.offer, notice.fleeting) == ("notice.put", "undo", True)
    assert dict(notice.blanks)["name"] == site.name


def test_a_proposal_outside_every_ward_is_refused_with_its_fault(site: Proposal) -> None:
    lon, lat = lonlat(50.0, 50.0)
    assert not proposals.put(TOWN, dataclasses.replace(site, lon=lon, lat=lat))
    (notice,) = state.told()
    assert notice.key == "notice.refused"
    assert notice.faults
    assert state.scenario().proposals == ()


def test_of_several_all_are_put_or_none(site: Proposal) -> None:
    lon, lat = lonlat(50.0, 50.0)
    outside = dataclasses.replace(site, proposal_id="p2", lon=lon, lat=lat)
    assert not proposals.load(TOWN, (site, outside))
    assert state.scenario().proposals == ()
    assert proposals.load(TOWN, (site, dataclasses.replace(site, proposal_id="p2")))
    assert len(state.scenario().proposals) == 2
    assert keys() == ["refused", "loaded"]


def test_undo_and_redo_go_back_and_forth_and_each_is_saved(site: Proposal) -> None:
    proposals.put(TOWN, site)
    proposals.undo(TOWN)
    assert state.scenario().proposals == ()
    proposals.redo(TOWN)
    assert state.scenario().proposals == (site,)
    proposals.remove(TOWN, site.proposal_id, site.name)
    assert state.scenario().proposals == ()
    assert keys() == ["put", "undone", "redone", "removed"]
    assert state.work().revision == 4


def test_a_move_that_cannot_be_saved_stands_and_the_page_says_so(
    site: Proposal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> int:
        raise UserError(Fault(code="workspace_damaged"))

    monkeypatch.setattr(Workspace, "save", fail)
    assert not proposals.put(TOWN, site)
    assert state.scenario().proposals == (site,)
    assert keys() == ["unsaved"]


def saved(home: Path, site: Proposal, visitor: str = "b" * 32) -> tuple[Workspace, str]:
    """Save a scenario of another visitor."""
    store = Workspace(home / "workspace.sqlite", visitor=visitor)
    name = store.new_id()
    store.save(name, Scenario().put(site), locality="town", began=0)
    return store, name


def arrive(**link: str) -> None:
    """Arrive by a link."""
    state.st.session_state["arrived"] = link
    proposals.begin(TOWN)


def test_the_scenario_of_a_link_opens_and_its_right_is_a_reader_s(
    home: Path, site: Proposal
) -> None:
    _, name = saved(home, site)
    arrive(scenario=name)
    assert state.scenario().proposals == (site,)
    assert proposals.right() is Right.READER
    assert keys() == []


def test_a_link_with_the_secret_lets_a_colleague_write_until_the_owner_closes(
    home: Path, site: Proposal
) -> None:
    store, name = saved(home, site)
    arrive(scenario=name, edit=store.work_key(name))
    assert keys() == ["scenario_joined"]
    assert proposals.right() is Right.EDITOR
    store.close(name)
    assert proposals.right() is Right.READER


def test_a_wrong_secret_reads_on_and_says_so(home: Path, site: Proposal) -> None:
    _, name = saved(home, site)
    arrive(scenario=name, edit="sai")
    assert keys() == ["scenario_not_joined"]
    assert state.scenario().proposals == (site,)


def test_a_scenario_nobody_saved_is_told_and_the_visit_begins_empty() -> None:
    arrive(scenario="khong-co")
    (notice,) = state.told()
    assert notice.key == "notice.scenario_refused"
    assert state.scenario().proposals == ()
    assert state.work().linked is None


def test_a_store_that_fails_for_now_keeps_the_link_and_offers_to_try_again(
    home: Path, site: Proposal, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, name = saved(home, site)

    def fail(*_: object, **__: object) -> object:
        raise UserError(Fault(code="workspace_damaged"))

    with monkeypatch.context() as now:
        now.setattr(Workspace, "latest", fail)
        arrive(scenario=name)
    (notice,) = state.told()
    assert notice.offer == "retry"
    assert state.work().linked == name
    proposals.retry(TOWN)
    assert state.scenario().proposals == (site,)


def test_a_link_is_opened_once_a_visit(home: Path, site: Proposal) -> None:
    arrive()
    _, name = saved(home, site)
    arrive(scenario=name)
    assert state.scenario().proposals == ()


def test_a_link_to_write_is_given_by_the_owner_alone(home: Path, site: Proposal) -> None:
    assert proposals.work_link() == ""
    proposals.put(TOWN, site)
    link = proposals.work_link()
    assert link.startswith("&edit=")
    assert len(link) > 20
    _, name = saved(home, site)
    state.set_work(SavedWork(scenario_id=name))
    state.told()
    assert proposals.work_link() == ""
    assert keys() == ["scenario_not_shared"]


def test_closing_is_told_and_without_a_scenario_nothing_is_closed(site: Proposal) -> None:
    proposals.close()
    assert keys() == []
    proposals.put(TOWN, site)
    proposals.close()
    assert keys() == ["put", "scenario_closed"]


def test_before_the_first_save_the_work_is_the_visitor_s_own() -> None:
    assert proposals.right() is Right.OWNER


def test_in_a_clash_my_own_can_be_taken_and_that_can_be_undone(site: Proposal) -> None:
    proposals.put(TOWN, site)
    proposals.put(TOWN, dataclasses.replace(site, rooms=20))
    proposals.undo(TOWN)
    state.told()
    proposals.take_mine(TOWN)
    assert state.scenario().proposals[0].rooms == 20
    (notice,) = state.told()
    assert (notice.key, notice.offer) == ("notice.scenario_mine", "undo")


def test_what_no_longer_fits_the_locality_is_told_and_the_rest_stands(
    home: Path, site: Proposal
) -> None:
    gone = dataclasses.replace(
        site, proposal_id="p2", action=ProposedAction.CLOSE, school_id="torn-down"
    )
    store = Workspace(visitor="a" * 32)
    store.save("s", Scenario().put(site).put(gone), locality="town")
    proposals.show(TOWN, "s")
    assert state.scenario().proposals == (site, gone)
    (notice,) = state.told()
    assert notice.key == "notice.scenario_unfit"
    assert [fault.code for fault in notice.faults] == ["change_no_school"]
    assert home.exists()
    assert proposals.put(TOWN, dataclasses.replace(site, proposal_id="p3"))
    assert len(state.scenario().proposals) == 3


def joined() -> tuple[str, Workspace]:
    """Let a colleague work on the scenario shown too; return its id and his workspace."""
    name = str(state.work().scenario_id)
    hers = Workspace(visitor="b" * 32)
    assert hers.join(name, Workspace(visitor="a" * 32).work_key(name))
    return name, hers


def met(site: Proposal) -> Proposal:
    """Let a colleague change a proposal meanwhile, and change it too; return his version."""
    proposals.put(TOWN, site)
    state.told()
    name, hers = joined()
    theirs = dataclasses.replace(site, rooms=20)
    opened = hers.load(name, locality="town")
    hers.save(name, opened.put(theirs), locality="town", began=1, called="Bình")
    assert proposals.put(TOWN, dataclasses.replace(site, rooms=9))
    return theirs


def test_who_changed_the_same_school_and_when_is_told_and_either_may_stand(
    home: Path, site: Proposal
) -> None:
    theirs = met(site)
    assert home.exists()
    told = {one.key: dict(one.blanks) for one in state.told()}
    clash = told["notice.scenario_clash"]
    assert "notice.put" not in told  # hers stands: mine was not put
    assert (clash["who"], clash["names"]) == ("Bình", site.name)
    assert re.fullmatch(r"\d\d:\d\d \d\d/\d\d/\d{4}", str(clash["at"]))
    assert state.scenario().proposals == (theirs,)
    proposals.take_mine(TOWN)
    assert [one.rooms for one in state.scenario().proposals] == [9]


def test_what_a_colleague_changed_while_it_was_removed_is_not_said_to_be_gone(
    home: Path, site: Proposal
) -> None:
    proposals.put(TOWN, site)
    name, hers = joined()
    opened = hers.load(name, locality="town")
    theirs = dataclasses.replace(site, rooms=20)
    hers.save(name, opened.put(theirs), locality="town", began=1)
    state.told()
    proposals.remove(TOWN, site.proposal_id, site.name)
    told = {one.key for one in state.told()}
    assert state.scenario().proposals == (theirs,)
    assert "notice.scenario_clash" in told
    assert "notice.removed" not in told
    assert home.exists()


def test_both_versions_of_a_school_changed_twice_may_stand_side_by_side(
    home: Path, site: Proposal
) -> None:
    met(site)
    assert home.exists()
    proposals.take_both(TOWN)
    assert [(one.rooms, one.name) for one in state.scenario().proposals] == [
        (20, site.name),
        (9, f"{site.name} (bản của tôi)"),
    ]
    assert state.work().is_saved


@pytest.mark.parametrize("taken", [proposals.take_mine, proposals.take_both])
def test_what_a_colleague_undid_after_a_clash_does_not_come_back_with_mine(
    home: Path, site: Proposal, taken: Callable[..., None]
) -> None:
    met(site)
    hers, name = Workspace(visitor="b" * 32), str(state.work().scenario_id)
    opened = hers.load(name, locality="town")
    another = dataclasses.replace(site, proposal_id="hers")
    hers.save(name, opened.put(another, by="b").undo(by="b"), locality="town")
    assert proposals.follow(TOWN)
    taken(TOWN)
    assert 9 in {one.rooms for one in state.scenario().proposals}
    assert "hers" not in {one.proposal_id for one in state.scenario().proposals}
    assert state.scenario().can_redo(by="b")
    assert home.exists()


def test_one_taken_off_the_list_meanwhile_says_so_and_offers_to_put_it_back(
    home: Path, site: Proposal
) -> None:
    proposals.put(TOWN, site)
    name, hers = joined()
    began, archived = state.work(), dataclasses.replace(state.scenario(), archived=True)
    hers.save(name, archived, locality="town")
    state.told()
    assert proposals.follow(TOWN)  # while it is open
    told = {one.key: one.offer for one in state.told()}
    assert told["notice.scenario_archived"] == "scenario"
    state.set_work(began)
    assert proposals.put(TOWN, dataclasses.replace(site, rooms=9))  # met by a save
    told = {one.key: one.offer for one in state.told()}
    assert told["notice.scenario_archived"] == "scenario"
    assert home.exists()


def test_what_a_colleague_took_away_while_it_was_edited_may_stand_again(
    home: Path, site: Proposal
) -> None:
    proposals.put(TOWN, site)
    name, hers = joined()
    opened = hers.load(name, locality="town")
    hers.save(name, opened.remove(site.proposal_id), locality="town", began=1)
    mine = dataclasses.replace(site, rooms=9)
    assert proposals.put(TOWN, mine)
    assert state.scenario().proposals == ()
    proposals.take_both(TOWN)
    assert state.scenario().proposals == (mine,)
    assert home.exists()


def test_proposals_come_back_as_they_stood_once(home: Path, site: Proposal) -> None:
    proposals.put(TOWN, site)
    then = state.scenario()
    proposals.remove(TOWN, site.proposal_id, site.name)
    proposals.restore(TOWN, then, "08:00 28/11/2026")
    assert state.scenario().proposals == (site,)
    assert keys()[-1] == "scenario_restored"
    assert home.exists()


def test_what_a_colleague_saved_is_shown_and_told_once(home: Path, site: Proposal) -> None:
    proposals.put(TOWN, site)
    name = str(state.work().scenario_id)
    assert not proposals.is_shared()
    hers = Workspace(visitor="b" * 32)
    assert hers.join(name, Workspace(visitor="a" * 32).work_key(name))
    assert proposals.is_shared()
    assert not proposals.follow(TOWN)
    state.told()
    wider = dataclasses.replace(site, rooms=20)
    hers.save(name, state.scenario().put(wider), locality="town", called="Bình")
    state.set_draft(drafts.of(site))
    assert not proposals.follow(TOWN)  # an edit at hand meets it when it is saved, in words
    state.set_draft(None)
    assert proposals.follow(TOWN)
    assert state.scenario().proposals == (wider,)
    assert state.work().is_saved
    (notice,) = state.told()
    assert (notice.key, dict(notice.blanks)["who"]) == ("notice.scenario_followed", "Bình")
    assert not proposals.follow(TOWN)
    assert home.exists()


def test_two_pages_that_wait_show_the_same_revision_though_a_third_was_saved_meanwhile(
    site: Proposal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_turns.turns(), "others", lambda: 1)
    proposals.put(TOWN, site)
    began = state.work()
    name = str(began.scenario_id)
    hers = Workspace(visitor="b" * 32)
    assert hers.join(name, Workspace(visitor="a" * 32).work_key(name))
    wider, widest = (dataclasses.replace(site, rooms=rooms) for rooms in (20, 30))
    hers.save(name, state.scenario().put(wider), locality="town")
    assert proposals.follow(TOWN)
    one = state.work()
    hers.save(name, state.scenario().put(widest), locality="town")
    state.set_work(began)  # another page of the same server
    assert proposals.follow(TOWN)
    assert state.work() == one
    assert state.scenario().proposals == (wider,)
    assert proposals.put(TOWN, dataclasses.replace(site, proposal_id="p2"))
    # a save joins the newest, whatever was shown
    assert [proposal.rooms for proposal in state.scenario().proposals] == [30, 12]


def test_a_page_shows_nothing_another_took_up_once_the_store_refuses_it(
    site: Proposal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_turns.turns(), "others", lambda: 1)
    proposals.put(TOWN, site)
    began = state.work()
    name = str(began.scenario_id)
    hers = Workspace(visitor="b" * 32)
    assert hers.join(name, Workspace(visitor="a" * 32).work_key(name))
    hers.save(name, Scenario(), locality="town")
    assert proposals.follow(TOWN)
    state.set_work(began)

    def refused(*_: object, **__: object) -> int:
        raise UserError(Fault(code="workspace_locked", value=name))

    monkeypatch.setattr(Workspace, "revision", refused)
    assert not proposals.follow(TOWN)
    assert state.work() == began


def test_of_a_shared_scenario_each_takes_back_his_own_and_of_one_s_own_all(
    home: Path, site: Proposal
) -> None:
    assert home.exists() is False
    proposals.put(TOWN, site)
    assert proposals.undoing() == ""
    Workspace(visitor="a" * 32).work_key(str(state.work().scenario_id))
    assert proposals.undoing() == proposals.me() != ""
