"""The planner's own rates and developments: opened from the link, changed, saved, taken back."""

from __future__ import annotations

import dataclasses

from spatial.errors import UserError
from spatial.export import outlook as files
from spatial.intake.apart import parse_outlook
from spatial.network import Network
from spatial.records import Development, Outlook
from spatial.store import Meanwhile, NotYours, Outlooks
from spatial.ui.session import pupils as futures
from spatial.ui.session import state
from spatial.ui.session.pupils import Future
from spatial.ui.session.view import View

PAST, BEGAN = "outlook.past", "outlook.began"
MOST_PAST = 50  # moves that can be taken back
Past = tuple[Outlook, ...]


def begin(network: Network) -> None:
    """Open the outlook the link names; one that cannot be used is told and let go."""
    view = state.view()
    name = view.future.outlook_id
    if not name or view.future.outlook is not None:
        return
    try:
        store, key = Outlooks(), network.locality.key
        state.remember(BEGAN, store.revision(name, locality=key))
        future = opened(network, view)
    except UserError as problem:
        state.tell("notice.outlook_refused", faults=problem.faults)
        future = dataclasses.replace(view.future, outlook=None, outlook_id="")
    state.change(network, future=future)


def opened(network: Network, view: View) -> Future:
    """
    Open the outlook a view names, from the store.

    Raises
    ------
    UserError
        If it is not there, cannot be read or cannot be projected.
    """
    name = view.future.outlook_id
    text = Outlooks().load(name, locality=network.locality.key)
    future = dataclasses.replace(view.future, outlook=parse_outlook(text, name=name))
    futures.check(network, future, view.rules.ages)
    return future


def current() -> Outlook:
    """Return the planner's outlook, the usual one if there is none."""
    return state.view().future.outlook or Outlook()


def keep(network: Network, outlook: Outlook, *, scenario: str | None = None) -> bool:
    """
    Use an outlook and save it.

    Parameters
    ----------
    scenario
        Scenario to show; ``None`` keeps a projecting one and leaves the known totals for ``own``.

    Returns
    -------
    bool
        Whether it can be used; a refusal is told.
    """
    before = current()
    if not _use(network, outlook, scenario=scenario):
        return False
    past: Past = state.recall(PAST) or ()
    state.remember(PAST, (*past, before)[-MOST_PAST:])
    return True


def _use(network: Network, outlook: Outlook, *, scenario: str | None) -> bool:
    """Check, save and show an outlook."""
    view = state.view()
    shown = scenario or (view.future.scenario if view.future.projects else futures.OWN)
    future = dataclasses.replace(view.future, outlook=outlook, scenario=shown)
    try:
        futures.check(network, future, view.rules.ages)
    except UserError as problem:
        state.tell("notice.outlook_impossible", faults=problem.faults)
        return False
    try:
        name = _saved(network, future.outlook_id, files.text(outlook))
        future = dataclasses.replace(future, outlook_id=name)
    except UserError as problem:
        state.tell("notice.outlook_unsaved", faults=problem.faults)
    state.change(network, future=future)
    return True


def _saved(network: Network, name: str, text: str) -> str:
    """Save an outlook, as a copy where it is another's or another saved meanwhile; name it."""
    store, key = Outlooks(visitor=state.visitor()), network.locality.key
    began = (state.recall(BEGAN) or 0) if name else 0
    name = name or store.new_id()
    try:
        revision = store.save(name, text, locality=key, began=began)
    except (NotYours, Meanwhile):
        name = store.new_id()
        revision = store.save(name, text, locality=key, began=0)
        state.tell("notice.outlook_copied")
    state.remember(BEGAN, revision)
    return name


def can_undo() -> bool:
    """Tell whether a change of this visit can be taken back."""
    return bool(state.recall(PAST))


def undo(network: Network) -> None:
    """Take the last change back and save."""
    past: Past = state.recall(PAST) or ()
    if past and _use(network, past[-1], scenario=None):
        state.remember(PAST, past[:-1])
        state.done("notice.outlook_undone")


def put(network: Network, development: Development) -> bool:
    """Add a development, or replace the one of its id."""
    outlook = current()
    known = [other.development_id for other in outlook.developments]
    if development.development_id in known:
        developments = tuple(
            development if other.development_id == development.development_id else other
            for other in outlook.developments
        )
    else:
        developments = (*outlook.developments, development)
    if keep(network, dataclasses.replace(outlook, developments=developments)):
        state.done("notice.development_put", name=development.name)
        return True
    return False


def remove(network: Network, development_id: str) -> None:
    """Take a development away."""
    outlook = current()
    gone = [
        development
        for development in outlook.developments
        if development.development_id == development_id
    ]
    left = tuple(development for development in outlook.developments if development not in gone)
    if gone and keep(network, dataclasses.replace(outlook, developments=left)):
        state.done("notice.development_removed", name=gone[0].name)


def next_id() -> str:
    """Return an id no development of the outlook uses."""
    used = {development.development_id for development in current().developments}
    return next(name for n in range(1, len(used) + 2) if (name := f"du-an-{n}") not in used)
