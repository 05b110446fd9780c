"""Who decides on a scenario: the table of roles, and two rules beside it."""

from __future__ import annotations

import pytest

from spatial.roles import ALONE, Person, Right, Role, Thing
from spatial.scenario import ReviewState
from spatial.store.review_rules import may

APPROVER = Person(roles={"q": Role.APPROVER})
PLANNER = Person(roles={"q": Role.PLANNER})
WHO_DECIDES = [  # who, what the scenario is to him, whether he submitted it, whether it is shared
    (ALONE, Right.OWNER, True, False, True),  # on one's own machine there are no four eyes
    (ALONE, Right.OWNER, True, True, False),
    (ALONE, Right.OWNER, False, True, True),
    (ALONE, Right.EDITOR, False, True, True),
    (ALONE, Right.READER, False, True, False),  # without roles a stranger decides on nothing
    (APPROVER, Right.READER, False, False, True),
    (APPROVER, Right.EDITOR, False, True, True),
    (APPROVER, Right.EDITOR, True, True, False),
    (APPROVER, Right.OWNER, False, True, False),
    (PLANNER, Right.EDITOR, False, True, False),
]


@pytest.mark.parametrize(("asks", "right", "submitter", "shared", "allowed"), WHO_DECIDES)
def test_who_decides(
    asks: Person, right: Right, *, submitter: bool, shared: bool, allowed: bool
) -> None:
    for to in (ReviewState.APPROVED, ReviewState.RETURNED):
        thing = Thing(right=right, locality="q")
        found = may(to, asks=asks, thing=thing, is_submitter=submitter, is_shared=shared)
        assert found is allowed
