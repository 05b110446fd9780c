"""The review of the scenario shown: submitted, approved or returned, by whom and when."""

from __future__ import annotations

import dataclasses

from spatial.errors import UserError
from spatial.network import Network
from spatial.records import Proposal
from spatial.scenario import ReviewState, Scenario, ScenarioCard, difference
from spatial.store import Meanwhile, Workspace, reviews
from spatial.store.reviews import LONGEST_NOTE, Reviews, ReviewStep
from spatial.ui.session import assessments, history, snapshots, state
from spatial.ui.session.saving import SavedWork
from spatial.ui.text import say

STEP, NOTE, LEFT_OUT = "approval.step", "approval.note", "approval.left_out"


def begin(network: Network) -> None:
    """
    Look once a run how far the review of the scenario shown is; a store unread is told.

    Where a later revision than the one shown was approved, what was approved is shown.
    """
    _begin(network)
    given = state.scenario().proposals
    state.remember(LEFT_OUT, len(given) - len(assessments.fits(network, given)[0]))


def _begin(network: Network) -> None:
    """Look how far the review is."""
    name = state.work().scenario_id
    if name is None:
        state.remember(STEP, None)
        return
    try:
        newest = Reviews().newest(name, locality=network.locality.key)
        if newest is not None and of_shown(newest) is None and state.work().is_saved:
            _show(network, name, newest)
    except UserError as problem:
        state.tell("notice.store_unread", faults=problem.faults)
        return
    state.remember(STEP, (name, newest))


def _show(network: Network, name: str, approved: ReviewStep) -> None:
    """Show what was approved instead of an older revision, and say what is other."""
    before, opened = state.work().saved, Workspace().latest(name, locality=network.locality.key)
    scenario = opened.scenario
    if opened.revision != approved.of:
        return
    state.set_work(
        SavedWork(scenario=scenario, saved=scenario, scenario_id=name, revision=opened.revision)
    )
    what = history.what(difference(before, scenario), lang=state.view().lang)
    state.tell("notice.review_shown", what=what)


def follow(network: Network) -> bool:
    """Tell a step somebody else took since; return whether there was one."""
    before = step()
    begin(network)
    now = step()
    if now is None or now == before:
        return False
    state.tell("notice.review_followed", what=sentence(now, lang=state.view().lang))
    return True


def step() -> ReviewStep | None:
    """Return the newest step of what is shown; ``None`` for what nobody submitted or approved."""
    name, newest = state.recall(STEP) or ("", None)
    return of_shown(newest) if name and name == state.work().scenario_id else None


def of_shown(newest: ReviewStep | None) -> ReviewStep | None:
    """Return a step of the scenario shown, unless it approved something else than what is shown."""
    work = state.work()
    if newest is None or newest.state is not ReviewState.APPROVED:
        return newest
    return newest if work.is_saved and work.revision == newest.of else None


def now() -> ReviewState:
    """Return how far the review of the scenario shown is."""
    newest = step()
    return ReviewState.DRAFT if newest is None else newest.state


def offered(network: Network) -> tuple[ReviewState, ...]:
    """List what this visitor may make of the scenario shown."""
    name = state.work().scenario_id
    if name is None or state.snapshot():
        return ()
    try:
        store = Reviews(visitor=state.visitor())
        return store.offered(name, locality=network.locality.key)
    except UserError:  # told where it is saved
        return ()


def take(network: Network, to: ReviewState) -> None:
    """Take a step of the review; a refusal is told."""
    work, (called, _) = state.work(), history.signing()
    if snapshots.refused() or work.scenario_id is None:
        return
    if not work.is_saved:
        state.tell("notice.review_unsaved")
        return
    try:
        Reviews(visitor=state.visitor()).step(
            work.scenario_id,
            to,
            locality=network.locality.key,
            of=work.revision,
            called=called,
            note=str(state.recall(NOTE) or "").strip()[:LONGEST_NOTE],
        )
    except Meanwhile:
        state.tell("notice.review_meanwhile")
        return
    except UserError as problem:
        state.tell("notice.review_refused", faults=problem.faults)
        return
    state.remember(NOTE, "")
    state.set_draft(None)
    begin(network)
    state.done(f"notice.review_{to}")


def sentence(newest: ReviewStep, *, lang: str) -> str:
    """Say what a step made of a scenario, who took it, when, and with which note."""
    # his own steps are signed as everybody reads them
    who = newest.signature.called or history.who(newest.signature, lang=lang)
    at = history.moment(newest.at)
    told = say(f"review.done.{newest.state}", lang=lang, who=who, at=at)
    note = newest.signature.reason
    return f"{told} {say('review.noted', lang=lang, note=note)}" if note else told


def mark(newest: ReviewStep | None, *, lang: str) -> str:
    """Say in few words how far a review is; nothing for a draft."""
    if newest is None or newest.state is ReviewState.DRAFT:
        return ""
    who, day = newest.signature.called, reviews.day(newest.at)
    if newest.state is ReviewState.APPROVED:
        return say("review.mark.approved", lang=lang, who=who, day=day)
    return say(f"review.mark.{newest.state}", lang=lang, day=day)


def standing(network: Network) -> dict[str, ReviewStep]:
    """Return the newest step of each scenario of the locality; none where the store is not read."""
    try:
        return Reviews().standing(locality=network.locality.key)
    except UserError:  # told where the scenarios are listed
        return {}


def card() -> ScenarioCard | None:
    """Return what files say of the scenario shown; ``None`` for today's state."""
    shown, left_out = snapshots.shown(), int(state.recall(LEFT_OUT) or 0)
    if shown is not None:
        return dataclasses.replace(shown.card, left_out=left_out)
    work, newest = state.work(), step()
    if not work.linked and not work.scenario.proposals:
        return None
    return dataclasses.replace(card_of(work.scenario, newest), left_out=left_out)


def of_files(found: ScenarioCard | None, proposals: tuple[Proposal, ...]) -> ScenarioCard | None:
    """Return the card files tell; of today's state none, unless nothing proposed fits any more."""
    return found if found is not None and (proposals or found.left_out) else None


def card_of(
    scenario: Scenario, newest: ReviewStep | None, *, of: int | None = None
) -> ScenarioCard:
    """Return what is said of a scenario whose review came so far; approved is revision `of`."""
    other = newest is not None and of is not None and newest.of != of
    if (
        newest is None
        or newest.state is ReviewState.DRAFT
        or (other and newest.state is ReviewState.APPROVED)
    ):
        return ScenarioCard(name=scenario.name, description=scenario.description)
    return ScenarioCard(
        name=scenario.name,
        description=scenario.description,
        state=newest.state,
        by=newest.signature.called,
        on=f"{reviews.moment(newest.at):%Y-%m-%d}",
    )
