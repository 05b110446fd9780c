"""Moves put and remove proposals; they can be taken back and done again."""

import dataclasses

import pytest
from towns import proposal

from spatial import scenario
from spatial.records import Proposal, ProposedAction
from spatial.scenario import ReviewState, Scenario, ScenarioCard


def test_a_later_move_replaces_the_proposal_of_the_same_id() -> None:
    moves = Scenario().put(proposal(rooms=10)).put(proposal(rooms=20))
    assert [proposal.rooms for proposal in moves.proposals] == [20]


def test_undo_brings_back_what_stood_and_redo_what_was_undone() -> None:
    moves = Scenario().put(proposal(rooms=10)).put(proposal(rooms=20)).remove("a")
    assert moves.proposals == ()
    assert [proposal.rooms for proposal in moves.undo().proposals] == [20]
    assert [proposal.rooms for proposal in moves.undo().undo().proposals] == [10]
    assert moves.undo().redo() == moves


def test_two_agree_on_the_proposals_that_stand_the_same_in_both() -> None:
    mine = Scenario().put(proposal("a", rooms=9)).put(proposal("b"))
    theirs = Scenario().put(proposal("b")).put(proposal("a", rooms=20))
    assert mine.agrees(theirs, ["b"])
    assert not mine.agrees(theirs, ["a", "b"])
    assert not mine.agrees(theirs.remove("b"), ["b"])


def test_undo_at_the_start_and_redo_at_the_end_do_nothing() -> None:
    assert Scenario().undo() == Scenario()
    moves = Scenario().put(proposal())
    assert moves.redo() == moves
    assert not moves.can_redo()
    assert moves.can_undo()


def test_a_new_move_drops_what_was_undone() -> None:
    moves = Scenario().put(proposal("a")).undo().put(proposal("b"))
    assert [proposal.proposal_id for proposal in moves.proposals] == ["b"]
    assert not moves.can_redo()


def test_two_sessions_never_give_the_same_id() -> None:
    assert len({scenario.new_id() for _ in range(1000)}) == 1000


def test_a_new_proposal_is_numbered_after_all_that_were_ever_put() -> None:
    moves = Scenario().put(proposal("a")).remove("a").put(proposal("b"))
    assert moves.next_number == 3


def test_a_scenario_keeps_its_name_through_every_move() -> None:
    named = Scenario(name="Phương án 1").put(proposal())
    assert named.name == "Phương án 1"
    assert named.undo().redo().remove("a").name == "Phương án 1"


def test_a_difference_names_what_was_added_changed_and_removed() -> None:
    before = Scenario(name="một").put(proposal("a", rooms=1)).put(proposal("b"))
    after = before.put(proposal("a", rooms=2)).remove("b").put(proposal("c"))
    told = scenario.difference(before, after)
    assert (told.added, told.changed, told.removed) == (("c",), ("a",), ("b",))
    assert (told.renamed, told.archived) == (False, None)
    assert scenario.difference(before, Scenario(name="hai", archived=True)).archived is True


def test_what_stood_once_comes_back_by_moves_that_can_be_undone() -> None:
    then = Scenario().put(proposal("a", rooms=1)).put(proposal("b"))
    now = then.put(proposal("a", rooms=2)).remove("b").put(proposal("c"))
    back = now.restored(then)
    assert sorted(each.proposal_id for each in back.proposals) == ["a", "b"]
    assert {each.proposal_id: each.rooms for each in back.proposals}["a"] == 1
    assert back.undo().undo().undo().proposals == now.proposals  # a, b, c: three moves


def test_each_planner_takes_back_and_does_again_his_own_moves() -> None:
    both = Scenario().put(proposal("a"), by="an").put(proposal("b"), by="binh")
    undone = both.undo(by="an")
    assert [each.proposal_id for each in undone.proposals] == ["b"]
    assert not undone.can_undo(by="an")
    assert not undone.can_redo(by="binh")
    later = undone.put(proposal("c"), by="binh")
    assert later.can_redo(by="an")  # what another does drops nothing of his
    assert {each.proposal_id for each in later.redo(by="an").proposals} == {"a", "b", "c"}


def test_what_another_changed_since_is_not_taken_back_from_under_him() -> None:
    met = Scenario().put(proposal("a", rooms=1), by="an").put(proposal("a", rooms=2), by="binh")
    assert not met.can_undo(by="an")
    assert met.undo(by="an") == met
    assert met.undo(by="binh").proposals == (proposal("a", rooms=1),)


def test_moves_nobody_signed_are_everybody_s() -> None:
    assert Scenario().put(proposal("a")).undo(by="an").proposals == ()


def _change(proposal_id: str, action: ProposedAction, rooms: int) -> Proposal:
    plain = proposal(proposal_id, rooms=rooms)
    return dataclasses.replace(plain, action=action, school_id="s0")


def test_changes_of_one_school_come_back_in_the_order_they_stood() -> None:
    extend, resize = _change("a", ProposedAction.EXTEND, 5), _change("b", ProposedAction.RESIZE, 10)
    then = Scenario().put(extend).put(resize)
    back = then.remove("a").restored(then)
    assert back.proposals == (extend, resize)
    assert back.undo().proposals != back.proposals


def test_a_change_is_not_taken_back_from_under_another_s_of_the_same_school() -> None:
    extend, resize = _change("a", ProposedAction.EXTEND, 5), _change("b", ProposedAction.RESIZE, 10)
    met = Scenario().put(extend, by="an").put(resize, by="binh")
    assert not met.can_undo(by="an")
    assert met.can_undo(by="binh")


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (ReviewState.DRAFT, "Phương án “Bờ sông” (bản nháp, chưa được duyệt)."),
        (ReviewState.SUBMITTED, "Phương án “Bờ sông” (đã trình ngày 28/11/2026, chưa được duyệt)."),
        (
            ReviewState.RETURNED,
            "Phương án “Bờ sông” (bị trả lại ngày 28/11/2026, chưa được duyệt).",
        ),
        (ReviewState.APPROVED, "Phương án “Bờ sông”, được Bà Hoa duyệt ngày 28/11/2026."),
    ],
)
def test_a_card_says_whether_the_scenario_is_approved_by_whom_and_when(
    state: ReviewState, said: str
) -> None:
    card = ScenarioCard(name="Bờ sông", state=state, by="Bà Hoa", on="2026-11-28")
    assert card.sentence(lang="vi") == said
    about = dataclasses.replace(card, description="Hai trường. ")
    assert about.sentence(lang="vi") == f"{said} Hai trường."
    assert card.tree()["state"] == state.value
    assert "description" not in card.tree()
    without = dataclasses.replace(card, left_out=2)
    assert "không tính 2 đề xuất" in without.sentence(lang="vi")
    assert without.tree()["left_out"] == 2


def test_another_description_is_a_difference() -> None:
    told = scenario.difference(Scenario(), Scenario(description="Hai trường."))
    assert told == scenario.Difference(described=True)
