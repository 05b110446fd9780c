"""The scenario shown, beside the chips: choose another, begin one, compare, give it away."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from spatial.network import Network
from spatial.ui import places
from spatial.ui.places import PlaceView
from spatial.ui.session import allowance, approval, proposals, scenario_choice, scenario_list, state
from spatial.ui.session.scenario_list import TODAY
from spatial.ui.text import say
from spatial.ui.widgets import scenario_review, scenario_share
from spatial.ui.widgets.markup import label, tag, text

CHOICE, NAME, NEW = "scenario", "scenario_name", "scenario_new_name"
ABOUT = "scenario_about"
TURN = "scenario.turn"
COMPARE = "compare"


def chip(network: Network, here: PlaceView) -> None:
    """Name the scenario shown, in the row of chips, where one acts that is made elsewhere."""
    if _made(here) or not here.proposals or not state.work().linked:
        return
    _chooser(network, scenario_list.names(network), state.view().lang)


def reserve(here: PlaceView) -> DeltaGenerator | None:
    """Keep the place of the bar where scenarios are made; ``None`` elsewhere."""
    return st.container(horizontal=True, key="scenarios") if _made(here) else None


def draw(network: Network, here: PlaceView, pages: Mapping[str, Any]) -> None:
    """
    Show the bar, in the place kept for it.

    Parameters
    ----------
    here
        The view that is open.
    pages
        Pages of `st.navigation` by the name of their view.
    """
    if state.snapshot() or not allowance.plans():  # what this visit may not do is not offered
        return
    lang, names = state.view().lang, scenario_list.names(network)
    _chooser(network, names, lang)
    _beginner(network, names, lang)
    if here.name != COMPARE:
        called, icon = say("scenario.compare", lang=lang), pages[COMPARE].icon
        st.page_link(pages[COMPARE], label=called, icon=icon)
    with st.popover(say("scenario.share", lang=lang), key="scenario_share"):
        scenario_share.draw(network, lang)
    scenario_review.chip(network, lang)


def _made(here: PlaceView) -> bool:
    """Tell whether scenarios are made in the place of a view."""
    return places.of(here.name).name == places.PLAN


def _chooser(network: Network, names: Mapping[str, str], lang: str) -> None:
    """Choose a scenario; the one shown is named, renamed and taken off the list here."""
    now, steps = state.work().scenario_id or TODAY, approval.standing(network)
    turn = _turn(now)
    shown = label(names[now])
    marks = {one: approval.mark(steps.get(one), lang=lang) for one in names}
    with st.popover(f"{say('scenario.chip', lang=lang)}: **{shown}**", key="scenario_choose"):
        st.radio(
            say("scenario.choose", lang=lang),
            list(names),
            key=state.hold(f"{CHOICE}{turn}", now),
            format_func=lambda one: label(" · ".join(filter(None, (names[one], marks[one])))),
            on_change=_choose,
            args=(network, tuple(names), turn),
        )
        if now == TODAY or not (proposals.right().writes and allowance.changes()):
            if described := state.scenario().description:
                st.html(tag("p", text(described), css="tl-quiet"))
            return
        st.text_input(
            say("scenario.rename", lang=lang),
            key=state.hold(f"{NAME}{turn}", names[now]),
            max_chars=60,
            on_change=_rename,
            args=(network, turn),
        )
        st.text_area(
            say("scenario.description", lang=lang),
            key=state.hold(f"{ABOUT}{turn}", state.scenario().description),
            max_chars=scenario_choice.LONGEST,
            height=80,
            on_change=_describe,
            args=(network, turn),
        )
        st.button(
            say("scenario.remove", lang=lang),
            key="scenario_remove",
            icon=":material/delete:",
            on_click=scenario_choice.remove,
            args=(network,),
        )


def _turn(now: str) -> str:
    """
    Return what the keys of the chip end in: another ending for a scenario not chosen here.

    A browser goes on telling what a chip that was closed last showed. Under the same key that would
    choose, or name, as if a hand had.
    """
    before, turn = state.recall(TURN) or (now, 0)
    turn += before != now
    state.remember(TURN, (now, turn))
    return f"_{turn}" if turn else ""


def _choose(network: Network, known: tuple[str, ...], turn: str) -> None:
    """Show what was chosen; the browser may still hold what is no choice any more."""
    if (chosen := state.held(f"{CHOICE}{turn}")) in known:
        scenario_choice.choose(network, chosen)
        now, count = state.work().scenario_id or TODAY, int(turn[1:] or 0)
        state.remember(TURN, (now, count))  # the chip stays open under the hand


def _rename(network: Network, turn: str) -> None:
    scenario_choice.rename(network, str(state.held(f"{NAME}{turn}") or ""))


def _describe(network: Network, turn: str) -> None:
    scenario_choice.describe(network, str(state.held(f"{ABOUT}{turn}") or ""))


def _beginner(network: Network, names: Mapping[str, str], lang: str) -> None:
    """Begin an empty scenario, or a copy of the one shown."""
    with st.popover(say("scenario.begin", lang=lang), icon=":material/add:", key="scenario_new"):
        st.text_input(
            say("scenario.name", lang=lang),
            key=state.hold(NEW, state.recall(NEW) or ""),
            placeholder=scenario_list.free_name(names.values(), lang=lang),
            max_chars=60,
            on_change=_keep_name,
        )
        st.html(tag("p", text(say("scenario.begin_how", lang=lang)), css="tl-quiet"))
        _begin(network, "empty", say("scenario.empty", lang=lang), copy=False)
        if state.work().linked:
            name = label(names[state.work().scenario_id or TODAY])
            _begin(network, "copy", say("scenario.copy", lang=lang, name=name), copy=True)


def _keep_name() -> None:
    state.remember(NEW, state.held(NEW))


def _begin(network: Network, key: str, name: str, *, copy: bool) -> None:
    """Offer one way to begin."""

    def begin() -> None:
        scenario_choice.begin(network, str(state.recall(NEW) or ""), copy=copy)
        state.remember(NEW, "")

    st.button(name, key=f"scenario_new_{key}", on_click=begin)
