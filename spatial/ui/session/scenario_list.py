"""The scenarios a visitor may choose from, and the name of a new one."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from spatial.errors import UserError
from spatial.network import Network
from spatial.scenario import Scenario
from spatial.store import ListedScenario, Workspace
from spatial.ui.session import state
from spatial.ui.text import say

TODAY = ""  # the choice of no scenario: the locality as it stands


def listed(network: Network) -> list[ListedScenario]:
    """Return the scenarios of the locality he may change; a store that cannot be read is told."""
    try:
        store = Workspace(visitor=state.visitor())
        return store.listed(locality=network.locality.key)
    except UserError as problem:
        state.tell("notice.store_unread", faults=problem.faults)
        return []


def names(network: Network) -> dict[str, str]:
    """
    Name what can be chosen.

    Returns
    -------
    dict
        Names by id: today's state first, then those of `listed`, last the one of the link where it
        is another's. No two are called the same.
    """
    lang, work = state.view().lang, state.work()
    found = {TODAY: say("scenario.today", lang=lang)}
    for one in listed(network):
        found[one.scenario_id] = unlike(one.name or unnamed(one.saved_at), found.values())
    if work.scenario_id is not None and work.scenario_id not in found:
        name = work.scenario.name or say("scenario.of_link", lang=lang)
        found[work.scenario_id] = unlike(name, found.values())
    return found


def unnamed(saved_at: str) -> str:
    """Call a scenario saved before there were names by the day it was saved."""
    year, month, day = saved_at[:10].split("-")
    return say("scenario.unnamed", lang=state.view().lang, day=f"{day}/{month}/{year}")


def unlike(name: str, others: Iterable[str]) -> str:
    """Put a number behind a name that is in use."""
    taken, number, free = set(others), 2, name
    while free in taken:
        free, number = f"{name} ({number})", number + 1
    return free


def renamed(network: Network, scenario: Scenario) -> Scenario:
    """Give a scenario a name unlike those of the others, one of its own where it has none."""
    name = unlike(scenario.name, names(network).values()) if scenario.name else new_name(network)
    return dataclasses.replace(scenario, name=name)


def new_name(network: Network) -> str:
    """Give the next free name of the kind "Scenario 3"."""
    return free_name(names(network).values(), lang=state.view().lang)


def free_name(others: Iterable[str], *, lang: str) -> str:
    """Return the next free name of the kind "Scenario 3"; today's state is among the others."""
    taken = set(others)
    number = len(taken)
    while (name := say("scenario.new", lang=lang, number=number)) in taken:
        number += 1
    return name
