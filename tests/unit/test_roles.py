"""Who may do what."""

from __future__ import annotations

import pytest

from spatial.roles import ALONE, EVERYWHERE, LEAST, Deed, Person, Right, Role, Thing, may


def _may(role: Role, action: Deed, right: Right) -> bool:
    person = Person(roles={"town": role})
    return may(person, action, Thing(right=right, locality="town"))


def test_every_action_stands_in_the_table() -> None:
    assert set(LEAST) == set(Deed)


def test_a_viewer_only_reads() -> None:
    allowed = {action for action in Deed for right in Right if _may(Role.VIEWER, action, right)}
    assert allowed == {Deed.READ}


@pytest.mark.parametrize("action", Deed)
@pytest.mark.parametrize("right", Right)
def test_a_greater_role_may_what_a_lesser_may(action: Deed, right: Right) -> None:
    allowed = [_may(role, action, right) for role in Role]
    assert allowed == sorted(allowed)


def test_nobody_signed_in_decides_on_what_is_his() -> None:
    assert _may(Role.APPROVER, Deed.DECIDE, Right.READER)
    assert not any(_may(role, Deed.DECIDE, Right.OWNER) for role in Role)


def test_alone_on_a_machine_one_decides_but_touches_no_other_browser_s_work() -> None:
    own, others = (Thing(right=one, locality="town") for one in (Right.OWNER, Right.READER))
    assert may(ALONE, Deed.DECIDE, own)
    assert not may(ALONE, Deed.REMOVE_LOCALITY, others)
    assert not may(ALONE, Deed.GRANT, own)


def test_a_role_counts_in_its_own_locality_and_one_for_all_everywhere() -> None:
    here = Person(roles={"town": Role.PLANNER})
    assert here.role("town") is Role.PLANNER
    assert here.role("village") is Role.VIEWER
    assert here.role(EVERYWHERE) is Role.VIEWER
    assert here.role(None) is Role.PLANNER
    both = Person(roles={EVERYWHERE: Role.APPROVER, "town": Role.PLANNER})
    assert both.role("town") is Role.APPROVER
