"""Who changed the scenario shown, when, what and why; and how it stood then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from spatial import own_names
from spatial.errors import UserError
from spatial.network import Network
from spatial.scenario import Difference, Scenario, difference
from spatial.store import Workspace, rights
from spatial.store.rows import Signature
from spatial.store.workspace import SignedRevision
from spatial.ui.session import state
from spatial.ui.text import say

CALLED, REASON = "history.called", "history.reason"
LONGEST = 60  # of a name or a reason
SHOWN = 30  # events
_AHEAD = timedelta(hours=7)  # of Viet Nam before UTC, in which the store writes
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
        The scenario as it stood then.
    """

    revision: int
    at: str
    who: str
    what: str
    why: str
    scenario: Scenario


def events(network: Network, *, lang: str) -> list[ScenarioEvent]:
    """List the newest events of the scenario shown, newest first; a store unread is told."""
    name = state.work().scenario_id
    if name is None:
        return []
    store = Workspace(visitor=state.visitor())
    try:
        kept = store.history(name, locality=network.locality.key, most=SHOWN + 1)
    except UserError as problem:
        state.tell("notice.store_unread", faults=problem.faults)
        return []
    before = [*(one.scenario for one in kept[1:]), _NOTHING]
    told = [
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
    return told[:SHOWN]


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
    utc = datetime.strptime(saved.saved_at, "%Y-%m-%dT%H:%M:%S%z")
    return f"{utc + _AHEAD:%H:%M %d/%m/%Y}"


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
    if told.archived is not None:
        key = "archived" if told.archived else "listed"
        parts.append(say(f"history.{key}", lang=lang))
    return "; ".join(parts) or say("history.nothing", lang=lang)


def signing() -> tuple[str, str]:
    """Return what the visitor calls himself and why he saves; what nobody could read is empty."""
    called, reason = (str(state.recall(key) or "").strip()[:LONGEST] for key in (CALLED, REASON))
    return _readable(called), _readable(reason)


def signed() -> None:
    """Forget why the visitor saved: a reason is of one save alone."""
    state.remember(REASON, "")


def _readable(given: str) -> str:
    return "" if not given or own_names.fault_of(given) is not None else given
