"""The scenario of this visit: opened from the link, changed move by move, saved, shared."""

from __future__ import annotations

import dataclasses

from spatial import scenario as scenarios
from spatial.errors import UserError
from spatial.network import Network
from spatial.records import Proposal
from spatial.scenario import Scenario, difference
from spatial.store import Right, Workspace, rights
from spatial.store.database import TROUBLES
from spatial.ui.page_turns import turns
from spatial.ui.session import (
    allowance,
    history,
    save_notices,
    saving,
    scenario_list,
    snapshots,
    state,
)
from spatial.ui.session.assessments import fits
from spatial.ui.session.news import news
from spatial.ui.session.saving import SavedWork, Signing
from spatial.ui.text import say

OPENED = "proposals.opened"


def _store() -> Workspace:
    """Return the store as this visitor has it."""
    return Workspace(visitor=state.visitor())


def me() -> str:
    """Return by what this visitor's moves are known: no more of his secret than tells him apart."""
    return rights.digest(state.visitor())[:16]


def undoing() -> str:
    """Return whose moves this visitor takes back: his own where several write, else all."""
    return me() if is_shared() and right().writes else ""


def is_shared() -> bool:
    """Tell whether others may write the scenario shown."""
    name = state.work().scenario_id
    try:
        return name is not None and _store().is_shared(name)
    except UserError:  # told where it is saved
        return False


def begin(network: Network) -> None:
    """Open the scenario the link names; one that cannot be used is told."""
    if state.recall(OPENED):
        return
    state.remember(OPENED, True)  # noqa: FBT003 - what is kept
    if state.snapshot():
        snapshots.begin(network)
        return
    named = state.arrived()
    if name := named.get("scenario", ""):
        _open(network, name, named.get("edit", ""))


def show(network: Network, name: str, *, listed: bool = False) -> None:
    """Open a scenario chosen; of one about to come back to the list (`listed`) nothing is told."""
    _open(network, name, listed=listed)


def _open(network: Network, name: str, work_key: str = "", *, listed: bool = False) -> None:
    """Open a scenario, and join its work if the link has the secret."""
    store, key = _store(), network.locality.key
    try:
        opened = store.latest(name, locality=key)
    except UserError as problem:
        passing = {fault.code for fault in problem.faults} <= TROUBLES
        state.set_work(SavedWork(waiting=name if passing else ""))
        offer = "retry" if passing else ""
        state.tell("notice.scenario_refused", faults=problem.faults, offer=offer)
        return
    scenario = opened.scenario
    state.set_work(
        SavedWork(scenario=scenario, saved=scenario, scenario_id=name, revision=opened.revision)
    )
    _, unfit = fits(network, scenario.proposals)
    if unfit:
        state.tell("notice.scenario_unfit", faults=unfit)
    if scenario.archived and not listed:
        save_notices.tell_archived(name, scenario)
    if work_key:
        _join(store, name, work_key)


def _join(store: Workspace, name: str, work_key: str) -> None:
    """Work on together, if the owner still lets who has this link."""
    try:
        if store.join(name, work_key):
            state.done("notice.scenario_joined")
        elif store.right(name) is Right.READER:
            state.tell("notice.scenario_not_joined")
    except UserError as problem:
        state.tell("notice.scenario_not_joined", faults=problem.faults)


def retry(network: Network) -> None:
    """Open again what could not be read."""
    if name := state.work().waiting:
        _open(network, name)


def follow(network: Network) -> bool:
    """
    Show what a colleague saved since, unless a change of this visit waits to be saved.

    Returns
    -------
    bool
        Whether there was anything: then the page is of a former state.
    """
    work, key, draft = state.work(), network.locality.key, state.draft()
    editing = draft is not None and draft.proposal_id is not None  # it began from what is shown
    if work.scenario_id is None or not work.is_saved or editing:
        return False
    store, name = _store(), work.scenario_id
    try:
        one = news().since(
            (store.place, key, name),
            shown=work.revision,
            newest=store.revision(name, locality=key),
            busy=turns().others() > 0,
            read=lambda: next(iter(store.history(name, locality=key, most=1)), None),
        )
    except UserError:  # told where it is saved
        return False
    if one is not None:
        now, lang = one.scenario, state.view().lang
        state.set_work(SavedWork(scenario=now, saved=now, scenario_id=name, revision=one.revision))
        told = history.what(difference(work.saved, now), lang=lang)
        who = history.who(one.signature, lang=lang)
        state.tell("notice.scenario_followed", who=who, at=history.at(one), what=told)
        if now.archived and not work.saved.archived:
            save_notices.tell_archived(name, now)
    return one is not None


def right() -> Right:
    """Return what this visitor may do with the scenario shown; his own before it was saved."""
    if state.snapshot():
        return Right.READER
    name = state.work().scenario_id
    if name is None:
        return Right.OWNER
    try:
        return _store().right(name)
    except UserError:  # told where it is saved
        return Right.READER


def work_link() -> str:
    """Return what is added to the page's link for a colleague to write; empty where refused."""
    name = state.work().scenario_id
    if name is None:
        return ""
    try:
        return f"&edit={_store().work_key(name)}"
    except UserError as problem:
        state.tell("notice.scenario_not_shared", faults=problem.faults)
        return ""


def close() -> None:
    """Let nobody but the owner write from now on."""
    name = state.work().scenario_id
    if name is None:
        return
    try:
        _store().close(name)
    except UserError as problem:
        state.tell("notice.scenario_not_shared", faults=problem.faults)
        return
    state.done("notice.scenario_closed")


def put(network: Network, proposal: Proposal) -> bool:
    """
    Add or replace a proposal, if it lies in a ward, and save.

    Returns
    -------
    bool
        Whether it was put; a refusal is told.
    """
    return load(network, (proposal,), key="notice.put")


def load(
    network: Network, proposals: tuple[Proposal, ...], *, key: str = "notice.loaded", **told: object
) -> bool:
    """Put several proposals, all or none, and save; `told` are more blanks of the notice."""
    moved = state.scenario()
    for proposal in proposals:
        moved = moved.put(proposal, by=me())
    if not settle(network, moved):
        return False
    if not state.scenario().agrees(moved, [one.proposal_id for one in proposals]):
        return True  # a colleague's stands instead: that was told
    name = proposals[-1].name if proposals else ""
    state.done(key, undo=True, offer="", count=len(proposals), name=name, **told)
    return True


def settle(network: Network, moved: Scenario) -> bool:
    """Save moves unless something does not fit the locality that did before: that is told."""
    _, unfit = fits(network, state.scenario().proposals)
    _, faults = fits(network, moved.proposals)
    if faults := tuple(one for one in faults if one not in unfit):
        state.tell("notice.refused", faults=faults)
        return False
    return save(network, moved)


def remove(network: Network, proposal_id: str, name: str) -> None:
    """Take a proposal away and save."""
    moved = state.scenario().remove(proposal_id, by=me())
    if save(network, moved) and state.scenario().agrees(moved, [proposal_id]):
        state.done("notice.removed", undo=True, name=name)


def undo(network: Network) -> None:
    """Take the last move back and save."""
    if save(network, state.scenario().undo(by=undoing())):
        state.done("notice.undone")


def redo(network: Network) -> None:
    """Do the last undone move again and save."""
    if save(network, state.scenario().redo(by=undoing())):
        state.done("notice.redone")


def take_mine(network: Network) -> None:
    """Where another's change stands against one of this visit, let this visit's stand."""
    moved = state.scenario()
    for _ in moved.undone(by=me()):
        moved = moved.redo(by=me())
    if settle(network, moved):
        state.done("notice.scenario_mine", undo=True)


def save(network: Network, moved: Scenario) -> bool:
    """
    Save every move; without a place to save it the move still stands, and the page says so.

    The first move from today's state begins a scenario, which gets the next free name; what was
    approved meanwhile goes on as a copy. A visit by the link of a snapshot is told that it only
    reads, and nothing moves.
    """
    if allowance.refused():
        return False
    if state.work().linked is None and not moved.name:
        moved = dataclasses.replace(moved, name=scenario_list.new_name(network))
    signing = Signing(*history.signing(), by=me())
    outcome = saving.save(
        _store(),
        state.work(),
        moved,
        locality=network.locality.key,
        signing=signing,
        name_copy=lambda one: scenario_list.renamed(network, one),
    )
    if not outcome.work.failed:
        history.signed()
    state.set_work(outcome.work)
    save_notices.tell(outcome)
    return outcome.problem is None


def restore(network: Network, to: Scenario, at: str) -> None:
    """Bring back the proposals as they stood once; that can be undone like any move."""
    if save(network, state.scenario().restored(to, by=me())):
        state.done("notice.scenario_restored", undo=True, at=at)


def take_both(network: Network) -> None:
    """Where another's change stands against one of this visit, let both stand side by side."""
    now = began = state.scenario()
    standing = {one.proposal_id for one in now.proposals}
    for given in (move.proposal for move in now.undone(by=me()) if move.proposal is not None):
        mine = given
        if mine.proposal_id in standing:
            name = say("scenario.mine_too", lang=state.view().lang, name=mine.name)
            mine = dataclasses.replace(mine, proposal_id=scenarios.new_id(), name=name)
        now = now.put(mine, by=me())  # under its own name where the other took it away
    if now != began and settle(network, now):
        state.done("notice.scenario_both", undo=True)
