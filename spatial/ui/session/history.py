"""Who changed the scenario shown, when, what and why; and how it stood then."""

from __future__ import annotations

from dataclasses import dataclass

from spatial import own_names
from spatial.errors import UserError
from spatial.network import Network
from spatial.scenario import Difference, Scenario, difference
from spatial.store import Workspace, reviews, rights
from spatial.store.reviews import Reviews, ReviewStep
from spatial.store.rows import Signature
from spatial.store.workspace import SignedRevision
from spatial.ui.session import person, state
from spatial.ui.text import say

CALLED, REASON = "history.called", "history.reason"
LONGEST = 60  # of a name or a reason
SHOWN = 30  # events
_NOTHING = Scenario()


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioEvent:
    """
    One save.

    Attributes
    ----------
    revision, at, who, what, why
        Its number, and what the list says of it.
    scenario
        The scenario as it stood then; ``None`` for a step of its review.
    """

    revision: int
    at: str
    who: str
    what: str
    why: str
    scenario: Scenario | None


def events(network: Network, *, lang: str) -> list[ScenarioEvent]:
    """List the newest events of the scenario shown, newest first; a store unread is told."""
    name = state.work().scenario_id
    if name is None:
        return []
    store = Workspace(visitor=state.visitor())
    key = network.locality.key
    try:
        kept = store.history(name, locality=key, most=SHOWN + 1)
        steps = Reviews().steps(name, locality=key, most=SHOWN)
    except UserError as problem:
        state.tell("notice.store_unread", faults=problem.faults)
        return []
    before = [*(one.scenario for one in kept[1:]), _NOTHING]
    saves = [
        ScenarioEvent(
            revision=one.revision,
            at=at(one),
            who=who(one.signature, lang=lang),
            what=what(difference(then, one.scenario), lang=lang),
            why=one.signature.reason,
            scenario=one.scenario,
        )
        for one, then in zip(kept, before, strict=True)
    ]
    # a step follows the save it is about, and those of the same second
    at_last = [(one.saved_at, one.revision, 0) for one in kept]
    reviewed = [_reviewed(one, lang=lang) for one in steps]
    at_last += [(one.at, one.of, 1) for one in steps]
    both = sorted(zip(at_last, (*saves, *reviewed), strict=True), key=lambda one: one[0])
    return [event for _, event in reversed(both)][:SHOWN]


def _reviewed(step: ReviewStep, *, lang: str) -> ScenarioEvent:
    """Tell a step of the review."""
    return ScenarioEvent(
        revision=step.of,
        at=moment(step.at),
        who=who(step.signature, lang=lang),
        what=say(f"history.review.{step.state}", lang=lang),
        why=step.signature.reason,
        scenario=None,
    )


def at(saved: SignedRevision) -> str:
    """
    Write when something was saved, in the time of Viet Nam.

    Examples
    --------
    >>> from spatial.scenario import Scenario
    >>> at(SignedRevision(scenario=Scenario(), revision=1, saved_at="2026-11-28T18:05:00Z",
    ...                   signature=Signature()))
    '01:05 29/11/2026'
    """
    return moment(saved.saved_at)


def moment(at: str) -> str:
    """Write a moment of the store in the time of Viet Nam."""
    return f"{reviews.moment(at):%H:%M %d/%m/%Y}"


def who(signature: Signature, *, lang: str) -> str:
    """Name who saved: as he calls himself, and whether it was this visitor."""
    mine = signature.author != "" and signature.author == rights.digest(state.visitor())
    if mine:
        return say("history.you", lang=lang)
    return signature.called or say("history.colleague", lang=lang)


def what(told: Difference, *, lang: str) -> str:
    """Say what changed."""
    parts = [
        say(f"history.{key}", lang=lang, names=", ".join(names))
        for key, names in (
            ("added", told.added),
            ("changed", told.changed),
            ("removed", told.removed),
        )
        if names
    ]
    if told.renamed:
        parts.append(say("history.renamed", lang=lang))
    if told.described:
        parts.append(say("history.described", lang=lang))
    if told.archived is not None:
        key = "archived" if told.archived else "listed"
        parts.append(say(f"history.{key}", lang=lang))
    return "; ".join(parts) or say("history.nothing", lang=lang)


def signing() -> tuple[str, str]:
    """Return what the visitor calls himself and why he saves; what nobody could read is empty."""
    called, reason = (str(state.recall(key) or "").strip()[:LONGEST] for key in (CALLED, REASON))
    named = person.called()  # whom the sign-in names signs by that name
    return named or _readable(called), _readable(reason)


def signed() -> None:
    """Forget why the visitor saved: a reason is of one save alone."""
    state.remember(REASON, "")


def _readable(given: str) -> str:
    return "" if not given or own_names.fault_of(given) is not None else given
