"""Choosing among scenarios: open one, begin one, name it, take it off the list and back."""

from __future__ import annotations

import dataclasses

from spatial import own_names
from spatial.errors import UserError
from spatial.network import Network
from spatial.scenario import Scenario
from spatial.store import Workspace
from spatial.ui.session import proposals, saving, scenario_list, snapshots, state
from spatial.ui.session.saving import SavedWork
from spatial.ui.session.scenario_list import TODAY

LONGEST = 500  # letters of a description


def choose(network: Network, scenario_id: str) -> None:
    """Show a scenario, or today's state; a move that could not be saved is not left behind."""
    work = state.work()
    if snapshots.refused():
        return
    if scenario_id == (work.scenario_id or TODAY):
        return
    if work.scenario != work.saved:
        state.tell("notice.scenario_unsaved")
        return
    state.set_draft(None)
    if scenario_id == TODAY:
        state.set_work(SavedWork())
    else:
        proposals.show(network, scenario_id)


def begin(network: Network, name: str = "", *, copy: bool = False) -> None:
    """
    Begin a scenario and show it.

    Parameters
    ----------
    name
        What it is called; empty takes the next free name.
    copy
        Whether it begins with the moves of the one shown.
    """
    given = _checked(name)
    if given is None or snapshots.refused():
        return
    label = given or scenario_list.new_name(network)
    label = scenario_list.unlike(label, scenario_list.names(network).values())
    moves = state.scenario() if copy else Scenario()
    new = dataclasses.replace(moves, name=label, archived=False)
    store = Workspace(visitor=state.visitor())
    outcome = saving.save(store, SavedWork(), new, locality=network.locality.key)
    if outcome.problem is not None:
        state.tell("notice.unsaved", faults=outcome.problem.faults)
        return
    state.set_draft(None)
    state.set_work(outcome.work)
    state.done("notice.scenario_begun", name=label)


def rename(network: Network, name: str) -> None:
    """Call the scenario shown otherwise."""
    given, now = _checked(name), state.scenario()
    if not given or given == now.name:
        return
    others = scenario_list.names(network)
    others.pop(state.work().scenario_id or TODAY, None)
    label = scenario_list.unlike(given, others.values())
    proposals.save(network, dataclasses.replace(now, name=label))


def describe(network: Network, given: str) -> None:
    """Say what the scenario shown is about; what nobody could read is told and not taken."""
    told, now = " ".join(given.split()), state.scenario()
    if told == now.description:
        return
    if told and (fault := own_names.fault_of(told, longest=LONGEST)) is not None:
        state.tell("notice.scenario_about_refused", faults=(fault,))
        return
    proposals.save(network, dataclasses.replace(now, description=told))


def remove(network: Network) -> None:
    """Take the scenario shown off the list; the note of it offers it back."""
    work = state.work()
    if work.scenario_id is None:
        return
    name = scenario_list.names(network)[work.scenario_id]
    if proposals.save(network, dataclasses.replace(work.scenario, archived=True)):
        state.set_draft(None)
        state.set_work(SavedWork())
        state.done(
            "notice.scenario_removed", offer="scenario", name=name, scenario=work.scenario_id
        )


def restore(network: Network, scenario_id: str) -> None:
    """Put a scenario back on the list and show it."""
    proposals.show(network, scenario_id, listed=True)
    if state.work().scenario_id == scenario_id and state.scenario().archived:
        proposals.save(network, dataclasses.replace(state.scenario(), archived=False))


def _checked(name: str) -> str | None:
    """Return a name without blanks around it; nothing for one nobody could read, which is told."""
    name = name.strip()
    if name and (fault := own_names.fault_of(name)) is not None:
        problem = UserError(fault)
        state.tell("notice.scenario_name_refused", faults=problem.faults)
        return None
    return name
