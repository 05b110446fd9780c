"""Which scenarios are set side by side, in the link as well as in the session."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from spatial import buildings
from spatial.errors import Fault, UserError
from spatial.network import Network
from spatial.records import Proposal
from spatial.scenario import Scenario, ScenarioCard
from spatial.store import Workspace
from spatial.ui.session import approval, scenario_list, state
from spatial.ui.session.scenario_list import TODAY
from spatial.ui.text import say
from spatial.ui.widgets.markup import label

KEY, WIDGET, HELD = "compare.chosen", "compare_chosen", "compare.held"
NOW = "today"  # how a link names the state without proposals
LEAST, MOST = 2, 4
_ID = re.compile(r"[\w-]{1,40}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedScenario:
    """
    One scenario set beside others.

    Attributes
    ----------
    scenario_id, name
        Its id, empty for today's state, and what it is called; no two are called the same.
    proposals
        What stands in it.
    card
        What it is about and how far its review is; ``None`` for today's state.
    """

    scenario_id: str
    name: str
    proposals: tuple[Proposal, ...]
    card: ScenarioCard | None = None


def read(given: str) -> str:
    """Read the ids of a link; raises ``ValueError`` for none or too many."""
    named = given.split(",")
    if len(named) > MOST or not all(_ID.fullmatch(one) for one in named):
        raise ValueError(given)
    return ",".join(dict.fromkeys(named))


def chosen(network: Network) -> tuple[tuple[ComparedScenario, ...], tuple[Fault, ...]]:
    """
    Return the scenarios compared, first the one that the others are held against.

    Returns
    -------
    scenarios, faults
        What can be compared, and why the rest cannot: it is gone, or does not fit the locality.
    """
    names, steps = scenario_list.names(network), approval.standing(network)
    found: list[ComparedScenario] = []
    faults: list[Fault] = []
    for scenario_id in _ids(names):
        try:
            opened = _open(network, scenario_id)
            fit, unfit = buildings.fitting(network, opened.proposals)
        except UserError as problem:
            faults += problem.faults
            continue
        faults += unfit
        name = names.get(scenario_id) or opened.name or say("scenario.of_link", lang=_lang())
        taken = (*names.values(), *(one.name for one in found))
        if scenario_id not in names:
            name = scenario_list.unlike(name, taken)
        card = None
        if scenario_id != TODAY:
            newest = steps.get(scenario_id)
            if scenario_id == state.work().scenario_id:
                newest = approval.of_shown(newest)
            told = approval.card_of(opened, newest)
            left_out = len(opened.proposals) - len(fit)
            card = dataclasses.replace(told, name=name, left_out=left_out)
        found.append(ComparedScenario(scenario_id=scenario_id, name=name, proposals=fit, card=card))
    return tuple(found), tuple(faults)


def _lang() -> str:
    return state.view().lang


def _ids(names: Sequence[str] | dict[str, str]) -> list[str]:
    """Return the ids chosen, first today's state and the scenario shown, or the newest."""
    if kept := state.recall(KEY):
        return [TODAY if one == NOW else one for one in str(kept).split(",")]
    others = [one for one in names if one != TODAY]
    shown = state.work().scenario_id
    if shown in others:
        others.remove(shown)
        others.append(shown)
    return [TODAY, *others[-1:]]


def _open(network: Network, scenario_id: str) -> Scenario:
    """Return the moves of a scenario: of the one shown as they stand, also before a save."""
    work = state.work()
    if scenario_id == TODAY:
        return Scenario()
    if scenario_id == work.scenario_id:
        return work.scenario
    store = Workspace(visitor=state.visitor())
    return store.load(scenario_id, locality=network.locality.key)


def draw(network: Network, now: Sequence[ComparedScenario]) -> None:
    """Let two to four be chosen."""
    lang, names = _lang(), scenario_list.names(network)
    names |= {one.scenario_id: one.name for one in now}
    st.pills(
        say("compare.choose", lang=lang),
        list(names),
        selection_mode="multi",
        key=state.hold_still(WIDGET, _held([one.scenario_id for one in now]), tuple(names)),
        format_func=lambda one: label(names[one]),
        on_change=_keep,
        args=(tuple(names),),
    )


def _held(ids: list[str]) -> list[str]:
    """Return ids in the order a hand chose them: told anew, a choice made meanwhile were lost."""
    chosen: list[str] = state.recall(HELD) or []
    return chosen if set(chosen) == set(ids) else ids


def _keep(known: tuple[str, ...]) -> None:
    """Keep what was chosen, as the link names it; a fifth is told and not taken."""
    held = list(state.held(WIDGET) or [])
    state.remember(HELD, held)
    ids = [one for one in known if one in held]
    if len(ids) > MOST:
        state.tell("notice.compare_most", count=MOST)
        return
    state.remember(KEY, ",".join(NOW if one == TODAY else one for one in ids) or NOW)
