"""Two planners, one revision: both changes, nothing lost."""

from __future__ import annotations

from towns import proposal

from spatial.scenario import Scenario
from spatial.store.combination import combine

BASE = Scenario().put(proposal("a", rooms=1))


def test_proposals_of_both_stand_side_by_side() -> None:
    both = combine(BASE, BASE.put(proposal("b")), BASE.put(proposal("c")))
    assert [each.proposal_id for each in both.scenario.proposals] == ["a", "c", "b"]
    assert both.clashes == ()


def test_two_schools_that_got_one_id_are_two_schools() -> None:
    both = combine(BASE, BASE.put(proposal("b", rooms=2)), BASE.put(proposal("b", rooms=3)))
    assert sorted(each.rooms for each in both.scenario.proposals) == [1, 2, 3]
    assert len({each.proposal_id for each in both.scenario.proposals}) == 3


def test_of_one_proposal_changed_twice_theirs_stands_and_redo_brings_mine() -> None:
    both = combine(BASE, BASE.put(proposal("a", rooms=7)), BASE.put(proposal("a", rooms=8)))
    assert both.clashes == ("a",)
    assert both.scenario.proposals == (proposal("a", rooms=8),)
    assert both.scenario.redo().proposals == (proposal("a", rooms=7),)


def test_a_removal_of_mine_and_a_new_one_of_theirs_both_hold() -> None:
    both = combine(BASE, BASE.undo(), BASE.put(proposal("c")))
    assert both.scenario.proposals == (proposal("c"),)


def test_the_same_change_twice_is_one_change() -> None:
    both = combine(BASE, BASE.put(proposal("a", rooms=9)), BASE.put(proposal("a", rooms=9)))
    assert both.scenario.proposals == (proposal("a", rooms=9),)
    assert both.clashes == ()


def test_a_name_only_one_of_both_changed_stands_and_of_two_names_mine() -> None:
    base = Scenario(name="một")
    mine, theirs = Scenario(name="của tôi"), Scenario(name="của họ")
    assert combine(base, base, theirs).scenario.name == "của họ"
    assert combine(base, mine, base).scenario.name == "của tôi"
    assert combine(base, mine, theirs).scenario.name == "của tôi"


def test_my_moves_are_mine_also_where_a_colleague_s_stands_last() -> None:
    mine = BASE.put(proposal("b"), by="an")
    both = combine(BASE, mine, BASE.put(proposal("c"), by="binh"), by="an")
    assert both.scenario.undo(by="an").proposals[-1].proposal_id == "c"


def test_what_a_colleague_undid_he_may_still_do_again_and_what_i_undid_is_replaced() -> None:
    theirs = BASE.put(proposal("c"), by="binh").undo(by="binh")
    both = combine(BASE, BASE.put(proposal("b"), by="an"), theirs, by="an")
    assert [each.proposal_id for each in both.scenario.proposals] == ["a", "b"]
    assert not both.scenario.can_redo(by="an")
    redone = both.scenario.redo(by="binh")
    assert [each.proposal_id for each in redone.proposals] == ["a", "b", "c"]
