"""Saving work others may have open: copied where it is theirs, joined where both changed."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from towns import proposal

from spatial.errors import Fault, UserError
from spatial.scenario import ReviewState, Scenario
from spatial.store import Meanwhile, Workspace
from spatial.store.reviews import Approved, Reviews
from spatial.ui.session import saving
from spatial.ui.session.saving import SavedWork, SaveOutcome

MINE, THEIRS = "a" * 32, "b" * 32


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Name the file of a workspace."""
    return tmp_path / "w.sqlite"


def save(file: Path, work: SavedWork, moved: Scenario, visitor: str = MINE) -> SaveOutcome:
    """Save a scenario for a visitor."""
    return saving.save(Workspace(file, visitor=visitor), work, moved, locality="q")


def test_a_first_save_makes_the_scenario_the_visitor_s(file: Path) -> None:
    outcome = save(file, SavedWork(), Scenario().put(proposal("x")))
    work = outcome.work
    assert work.is_saved
    assert work.linked == work.scenario_id
    assert work.revision == 1
    assert (outcome.copied, outcome.joined, outcome.clashes, outcome.problem) == (
        False,
        False,
        (),
        None,
    )


def test_the_next_save_is_the_next_revision_of_the_same(file: Path) -> None:
    first = save(file, SavedWork(), Scenario().put(proposal("x"))).work
    second = save(file, first, first.scenario.put(proposal("y"))).work
    assert (second.scenario_id, second.revision) == (first.scenario_id, 2)


def test_another_s_scenario_becomes_a_copy_and_theirs_stays(file: Path) -> None:
    theirs = save(file, SavedWork(), Scenario().put(proposal("x")), THEIRS).work
    outcome = save(file, theirs, theirs.scenario.put(proposal("y")))
    assert outcome.copied
    assert outcome.work.scenario_id != theirs.scenario_id
    kept = Workspace(file).load(str(theirs.scenario_id), locality="q")
    assert [one.name for one in kept.proposals] == ["x"]


def test_two_windows_of_one_planner_are_joined_and_nothing_is_lost(file: Path) -> None:
    first = save(file, SavedWork(), Scenario().put(proposal("x"))).work
    save(file, first, first.scenario.put(proposal("y")))
    outcome = save(file, first, first.scenario.put(proposal("z")))
    assert outcome.joined
    assert {one.name for one in outcome.work.scenario.proposals} == {"x", "y", "z"}
    assert outcome.work.is_saved


def test_one_proposal_changed_by_both_is_a_clash_named(file: Path) -> None:
    first = save(file, SavedWork(), Scenario().put(proposal("x"))).work
    save(file, first, first.scenario.put(proposal("x", rooms=5)))
    outcome = save(file, first, first.scenario.put(proposal("x", rooms=9)))
    assert outcome.clashes == ("x",)
    assert outcome.work.scenario.proposals[0].rooms == 5


def test_what_could_not_be_saved_stands_on_the_screen_and_says_so(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> int:
        raise UserError(Fault(code="workspace_damaged"))

    monkeypatch.setattr(Workspace, "save", fail)
    moved = Scenario().put(proposal("x"))
    outcome = save(file, SavedWork(), moved)
    assert outcome.problem is not None
    assert outcome.work.scenario == moved
    assert outcome.work.failed
    assert not outcome.work.is_saved


def test_somebody_who_saves_all_the_time_is_given_up_after_some_tries(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = save(file, SavedWork(), Scenario().put(proposal("x"))).work
    tries: list[int] = []

    def always(self: Workspace, name: str, *_: object, **__: object) -> int:
        tries.append(1)
        assert self.place == file
        raise Meanwhile(name, revision=1)

    monkeypatch.setattr(Workspace, "save", always)
    outcome = save(file, first, first.scenario.put(proposal("y")))
    assert len(tries) == saving._TRIES
    assert isinstance(outcome.problem, Meanwhile)


def test_work_is_saved_only_where_it_is_what_was_saved() -> None:
    scenario = Scenario().put(proposal("x"))
    saved = SavedWork(scenario=scenario, saved=scenario, scenario_id="s")
    assert saved.is_saved
    assert not dataclasses.replace(saved, scenario=scenario.undo()).is_saved
    assert not dataclasses.replace(saved, failed=True).is_saved
    assert not SavedWork().is_saved


def test_a_link_goes_on_naming_what_could_not_be_read_for_now() -> None:
    assert SavedWork(waiting="s").linked == "s"
    assert SavedWork().linked is None


def test_of_an_approved_scenario_a_copy_under_its_own_name_goes_on(file: Path) -> None:
    first = save(file, SavedWork(), Scenario(name="A").put(proposal("x"))).work
    for to in (ReviewState.SUBMITTED, ReviewState.APPROVED):
        name = str(first.scenario_id)
        Reviews(file, visitor=MINE).step(name, to, locality="q", of=1, called="Hoa")
    store = Workspace(file, visitor=MINE)
    moved = first.scenario.put(proposal("y"))
    outcome = saving.save(
        store, first, moved, locality="q", name_copy=lambda one: dataclasses.replace(one, name="B")
    )
    assert outcome.copied
    assert outcome.approved is not None
    assert (outcome.approved.of, outcome.approved.signature.called) == (1, "Hoa")
    assert outcome.work.is_saved
    assert (outcome.work.revision, outcome.work.scenario.name) == (1, "B")
    assert store.latest(name, locality="q").scenario == first.scenario
    listed = saving.save(store, first, dataclasses.replace(moved, archived=True), locality="q")
    assert isinstance(listed.problem, Approved)
    assert listed.work == first
    assert len(store.saved(locality="q")) == 2
