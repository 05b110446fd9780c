"""What is told of a save: that it failed, became a copy, or met another's."""

from __future__ import annotations

from spatial.scenario import Scenario
from spatial.store.workspace import SignedRevision
from spatial.ui.session import approval, history, state
from spatial.ui.session.saving import SaveOutcome


def tell(outcome: SaveOutcome) -> None:
    """Tell what a save came to beside the move itself; of a usual one nothing."""
    lang, approved = state.view().lang, outcome.approved
    if outcome.problem is not None and approved is not None:
        told = approval.sentence(approved, lang=lang)
        state.tell("notice.review_frozen", offer="copy", what=told)
    elif outcome.problem is not None:
        state.tell("notice.unsaved", faults=outcome.problem.faults)
    elif approved is not None:
        told, name = approval.sentence(approved, lang=lang), outcome.work.scenario.name
        state.tell("notice.review_copied", what=told, name=name)
    elif outcome.copied:
        state.tell("notice.scenario_copied")
    if outcome.problem is None and outcome.joined and outcome.theirs is not None:
        _tell_met(outcome, outcome.theirs)
        scenario_id, now = outcome.work.scenario_id, outcome.work.scenario
        if scenario_id is not None and now.archived:
            tell_archived(scenario_id, now)


def tell_archived(scenario_id: str, scenario: Scenario) -> None:
    """Say that a scenario shown is off the list, and offer to put it back."""
    state.tell(
        "notice.scenario_archived", offer="scenario", name=scenario.name, scenario=scenario_id
    )


def _tell_met(outcome: SaveOutcome, theirs: SignedRevision) -> None:
    """Say who saved in between and when, and of what both changed that either or both may stand."""
    who = history.who(theirs.signature, lang=state.view().lang)
    at = history.at(theirs)
    if not outcome.clashes:
        state.tell("notice.scenario_met", who=who, at=at)
        return
    names = ", ".join(outcome.clashes)
    state.tell("notice.scenario_clash", offer="mine", names=names, who=who, at=at)
    state.tell("notice.scenario_clash_both", offer="both", names=names)
