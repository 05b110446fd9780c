"""The choices views share, each a widget of its own: locality, wards, level, method, year."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from spatial import clock
from spatial.network import Network
from spatial.norms import document
from spatial.records import LEVELS
from spatial.store import KeptLocality
from spatial.ui.session import assessments, leading, method, presets, state
from spatial.ui.session import locality as localities
from spatial.ui.session import pupils as futures
from spatial.ui.session.method import Method
from spatial.ui.text import say
from spatial.ui.widgets.markup import label

ALL_WARDS = ""  # the choice of no ward


def locality(kept: Sequence[KeptLocality], lang: str) -> None:
    """Choose one of the localities kept here, or the usual one."""
    usual = assessments.town(assessments.look(assessments.usual())).locality
    names = {"": usual.name.get(lang, usual.key)} | {one.key: one.name for one in kept}
    now = localities.chosen()
    names.setdefault(now, localities.name(now))
    st.radio(
        say("side.locality", lang=lang),
        list(names),
        key=state.hold("locality_choice", now),
        format_func=lambda key: label(names[key]),
        on_change=_move,
        args=(names,),
    )


def _move(names: Mapping[str, str]) -> None:
    """Go to the locality chosen."""
    if (key := state.held("locality_choice")) in names:
        state.move(str(key))
        localities.close_choice()


def units(network: Network, lang: str) -> None:
    """Choose the wards reported on."""
    view, labels = state.view(), network.locality.units
    st.segmented_control(
        say("side.units", lang=lang),
        list(network.ward_sets),
        required=True,
        key=state.hold("units", view.units),
        format_func=lambda units: label(labels[units][lang] if units in labels else units),
        on_change=chooser(network, "units", list(network.ward_sets)),
        width="stretch",
    )


def home_ward(network: Network, lang: str) -> None:
    """Choose the one ward everything is narrowed to, for whoever answers for one."""
    view = state.view()
    wards = network.wards(view.units)["ward"].sort_values()
    names = {ALL_WARDS: say("chip.all_wards", lang=lang)}
    names |= {str(ward_id): str(ward) for ward_id, ward in wards.items()}
    st.selectbox(
        say("side.home_ward", lang=lang),
        list(names),
        key=state.hold("home_ward", view.home_ward or ALL_WARDS),
        format_func=names.__getitem__,  # an option is no Markdown
        help=say("side.home_ward_help", lang=lang),
        on_change=_home,
        args=(network, names),
    )


def _home(network: Network, names: Mapping[str, str]) -> None:
    """Narrow everything to a ward, or to none."""
    if (ward_id := state.held("home_ward")) in names:
        state.change(network, home_ward=ward_id or None)


def level(network: Network, lang: str) -> None:
    """Choose the level."""
    st.radio(
        say("side.level", lang=lang),
        LEVELS,
        key=state.hold("level", state.view().level),
        format_func=lambda level: say(f"level.{level}", lang=lang),
        on_change=chooser(network, "level", LEVELS),
    )


def way(network: Network, lang: str) -> None:
    """Choose the way of counting."""
    view = state.view()
    rules = view.rules
    st.radio(
        say("side.method", lang=lang),
        list(Method),
        key=state.hold("method", view.method),
        format_func=lambda way: label(method.label(way, rules, lang=lang)),
        on_change=chooser(network, "method", list(Method)),
    )


def preset(network: Network, lang: str) -> None:
    """Go to today or to a published reading in one choice, where the locality has one."""
    if not network.locality.presets:
        return
    view = state.view()
    now = presets.current(view, network)
    labels = {name: preset.label[lang] for name, preset in network.locality.presets.items()}
    day = document.day(view.on or clock.today(), lang=lang)
    labels |= {
        presets.TODAY: say("side.preset_today", lang=lang, day=day),
        presets.OWN: say("side.preset_own", lang=lang),
    }
    names = presets.names(network)
    st.selectbox(
        say("side.preset", lang=lang),
        names if now in names else [*names, now],
        key=state.hold("preset", now),
        format_func=labels.__getitem__,  # an option is no Markdown
        on_change=_choose_preset,
        args=(network,),
    )


def _choose_preset(network: Network) -> None:
    """Put every choice of a preset into the view at once."""
    name = str(state.held("preset"))
    if name in presets.names(network):
        state.change(network, **presets.fields(state.view(), network, name))


def language(network: Network) -> None:
    """Show the switch between Vietnamese and English."""
    lang = state.view().lang
    st.segmented_control(
        say("side.language", lang=lang),
        ["vi", "en"],
        required=True,
        key=state.hold("lang", lang),
        format_func=str.upper,
        on_change=changer(network, "lang"),
        label_visibility="collapsed",
    )


def changer(
    network: Network, field: str, of: Callable[[Any], Any] = lambda value: value
) -> Callable[[], None]:
    """Return the callback that puts a widget's value into the view."""

    def changed() -> None:
        value = state.held(field)
        state.change(network, **{field: of(value)})

    return changed


def chooser(network: Network, field: str, options: Sequence[Any]) -> Callable[[], None]:
    """
    Return the callback that puts one of several options into the view.

    A choice in a chip that is closed is not drawn: when the language changes the browser still
    holds the word of the former one, which is no choice of anybody's.
    """

    def chosen() -> None:
        if (value := state.held(field)) in options:
            state.change(network, **{field: value})

    return chosen


def future(network: Network, lang: str) -> None:
    """Choose whose pupils count, if anything can be projected."""
    known, future = list(futures.horizon(network).years), state.view().future
    if len(known) == 1:
        return
    st.selectbox(
        say("side.scenario", lang=lang),
        known,
        key=state.hold("future_scenario", future.scenario),
        format_func=lambda name: say(f"forecast.scenario.{name}", lang=lang),
        help=say("side.scenario_help", lang=lang),
        on_change=_refuture,
        args=(network,),
    )


def _refuture(network: Network) -> None:
    """Put the scenario into the view."""
    scenario = state.held("future_scenario")
    if scenario in futures.horizon(network).years:
        future = dataclasses.replace(state.view().future, scenario=scenario)
        state.change(network, future=future)


def year(network: Network, lang: str) -> None:
    """Show the year, if there is a choice: year by year, further off in steps."""
    years = futures.horizon(network).years[state.view().future.scenario]
    if len(years) == 1:
        return
    name, key = say("side.year", lang=lang), state.hold_still("year", state.view().year, years)

    def changed() -> None:
        changer(network, "year")()
        leading.first()

    if years[-1] - years[0] == len(years) - 1:
        st.slider(name, years[0], years[-1], key=key, on_change=changed)
    else:
        st.select_slider(name, years, key=key, on_change=changed)
