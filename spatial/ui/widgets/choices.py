"""The choices views share, each a widget of its own: locality, wards, level, year, norms."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from spatial import capacity, clock, norms
from spatial.network import Network
from spatial.norms import document, land
from spatial.norms.changes import cite
from spatial.records import LEVELS
from spatial.store import KeptLocality
from spatial.ui.session import assessments, method, presets, state
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
        on_change=lambda: state.move(str(state.held("locality_choice"))),
    )


def units(network: Network, lang: str) -> None:
    """Choose the wards reported on."""
    view, labels = state.view(), network.locality.units
    st.segmented_control(
        say("side.units", lang=lang),
        list(network.ward_sets),
        required=True,
        key=state.hold("units", view.units),
        format_func=lambda units: label(labels[units][lang] if units in labels else units),
        on_change=_changer(network, "units"),
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
        on_change=_changer(network, "home_ward", lambda ward_id: ward_id or None),
    )


def level(network: Network, lang: str) -> None:
    """Choose the level."""
    st.radio(
        say("side.level", lang=lang),
        LEVELS,
        key=state.hold("level", state.view().level),
        format_func=lambda level: say(f"level.{level}", lang=lang),
        on_change=_changer(network, "level"),
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
        on_change=_changer(network, "method"),
    )


def profile(network: Network, lang: str) -> None:
    """Choose the norms: their whole names stand under each other."""
    st.radio(
        say("side.profile", lang=lang),
        _profiles(network),
        key=state.hold("profile", state.view().profile),
        format_func=lambda profile: label(profile_label(profile, lang=lang)),
        on_change=_changer(network, "profile"),
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
    if name != presets.OWN:
        state.change(network, **presets.fields(state.view(), network, name))


def floor_rule(network: Network, lang: str) -> None:
    """Show the floor rule where the law of the day permits it; without floor areas it rests."""
    view = state.view()
    rule = norms.floor_permitted(view.rules)
    stated = view.rules.land_per_floor
    if rule is None or (stated is not None and stated.binding is norms.Binding.ASSUMED):
        return
    known = land.floor_known(network.school_levels)
    clause = cite(rule, lang=lang)
    on = stated is not None if view.floor_rule is None else view.floor_rule
    st.toggle(
        say("side.floor_rule", lang=lang),
        key=state.hold("floor_rule", known and on),
        help=say(f"side.floor_{'rule_help' if known else 'unknown'}", lang=lang, clause=clause),
        disabled=not known,
        on_change=_changer(network, "floor_rule"),
    )


def _profiles(network: Network) -> list[str]:
    """Name the shipped profiles, then the planners' own, and the one in use."""
    return presets.profiles(state.view(), list(state.profiles(network)))


def profile_label(name: str, *, lang: str) -> str:
    """Say what a profile is called, and of which day; one of the planner's own by its name."""
    shipped, _, day = name.partition("@")
    if day and shipped in norms.profile_names():
        words = norms.rules(shipped).label[lang]
        date = document.day(norms.rules(name).on, lang=lang)
        return say("side.law_of_day", lang=lang, law=words, day=date)
    if name in norms.profile_names():
        return norms.rules(name).label[lang]
    return say("side.own_profile", lang=lang, name=name)


def short_profile(name: str, *, lang: str) -> str:
    """Say in few words what a profile is called, where there is little room."""
    shipped, _, day = name.partition("@")
    if shipped not in norms.profile_names():
        return name
    words = say(f"profile.{shipped}", lang=lang)
    today = (state.view().on or clock.today()).isoformat()
    if day in {"", today}:
        return words
    return f"{words} ({document.day(norms.rules(name).on, lang=lang)})"


def counted(network: Network, lang: str) -> None:
    """Show what counts, each switch only where the data tell the difference."""
    there = {
        "public_only": (network.schools["ownership"] == capacity.PRIVATE).any(),
        "nursery_rooms": network.school_levels["nursery_rooms"].notna().any()
        if "nursery_rooms" in network.school_levels
        else False,
        "count_projects": network.projects is not None and not network.projects.empty,
    }
    view = state.view()
    for name in (name for name, told in there.items() if told):
        st.toggle(
            say(f"side.{name}", lang=lang),
            key=state.hold(name, getattr(view, name)),
            help=say(f"side.{name}_help", lang=lang),
            on_change=_changer(network, name),
        )


def language(network: Network) -> None:
    """Show the switch between Vietnamese and English."""
    lang = state.view().lang
    st.segmented_control(
        say("side.language", lang=lang),
        ["vi", "en"],
        required=True,
        key=state.hold("lang", lang),
        format_func=str.upper,
        on_change=_changer(network, "lang"),
        label_visibility="collapsed",
    )


def _changer(
    network: Network, field: str, of: Callable[[Any], Any] = lambda value: value
) -> Callable[[], None]:
    """Return the callback that puts a widget's value into the view."""

    def changed() -> None:
        value = state.held(field)
        state.change(network, **{field: of(value)})

    return changed


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
    future = dataclasses.replace(state.view().future, scenario=state.held("future_scenario"))
    state.change(network, future=future)


def year(network: Network, lang: str) -> None:
    """Show the year, if there is a choice: year by year, further off in steps."""
    years = futures.horizon(network).years[state.view().future.scenario]
    if len(years) == 1:
        return
    name, key = say("side.year", lang=lang), state.hold("year", state.view().year)
    changed = _changer(network, "year")
    if years[-1] - years[0] == len(years) - 1:
        st.slider(name, years[0], years[-1], key=key, on_change=changed)
    else:
        st.select_slider(name, years, key=key, on_change=changed)


def share(network: Network, lang: str) -> None:
    """Show the share of two-session classes; empty follows the profile."""
    share = state.view().share
    st.number_input(
        say("side.share", lang=lang),
        0,
        100,
        value=None,
        step=10,
        key=state.hold("share", None if share is None else round(100 * share)),
        placeholder=say("side.share_placeholder", lang=lang),
        help=say("side.share_help", lang=lang),
        on_change=_changer(
            network, "share", lambda percent: None if percent is None else percent / 100
        ),
    )
