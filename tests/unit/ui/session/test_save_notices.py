"""What is told of a save, each outcome in its own words."""

from __future__ import annotations

import pytest

from spatial.errors import Fault, UserError
from spatial.scenario import ReviewState, Scenario
from spatial.store.reviews import ReviewStep
from spatial.store.rows import Signature
from spatial.store.workspace import SignedRevision
from spatial.ui.session import save_notices, state
from spatial.ui.session.saving import SavedWork, SaveOutcome

pytestmark = pytest.mark.usefixtures("home")
AT = "2026-11-28T18:05:00Z"
WORK = SavedWork(scenario=Scenario(name="B"))
APPROVED = ReviewStep(state=ReviewState.APPROVED, of=1, at=AT, signature=Signature(called="Hoa"))
THEIRS = SignedRevision(scenario=Scenario(), revision=2, saved_at=AT, signature=Signature())
PROBLEM = UserError(Fault(code="workspace_damaged"))


@pytest.mark.parametrize(
    ("outcome", "keys"),
    [
        (SaveOutcome(work=WORK), []),
        (SaveOutcome(work=WORK, problem=PROBLEM), ["unsaved"]),
        (SaveOutcome(work=WORK, copied=True), ["scenario_copied"]),
        (SaveOutcome(work=WORK, copied=True, approved=APPROVED), ["review_copied"]),
        (SaveOutcome(work=WORK, problem=PROBLEM, approved=APPROVED), ["review_frozen"]),
        (SaveOutcome(work=WORK, joined=True, theirs=THEIRS), ["scenario_met"]),
        (
            SaveOutcome(work=WORK, joined=True, theirs=THEIRS, clashes=("x",)),
            ["scenario_clash", "scenario_clash_both"],
        ),
    ],
)
def test_each_outcome_is_told_in_its_own_words(outcome: SaveOutcome, keys: list[str]) -> None:
    save_notices.tell(outcome)
    assert [one.key.removeprefix("notice.") for one in state.told()] == keys


def test_a_copy_of_what_was_approved_says_by_whom_when_and_names_the_copy() -> None:
    save_notices.tell(SaveOutcome(work=WORK, copied=True, approved=APPROVED))
    blanks = dict(state.told()[0].blanks)
    assert blanks["name"] == "B"
    assert str(blanks["what"]).startswith("Hoa đã duyệt phương án này lúc 01:05 29/11/2026")
