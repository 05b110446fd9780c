"""The choice of the norms, and of what counts under them; their names, long and short."""

from __future__ import annotations

import streamlit as st

from spatial import clock, norms
from spatial.network import PRIVATE, Network
from spatial.norms import document, land
from spatial.norms.changes import cite
from spatial.ui.session import presets, state
from spatial.ui.text import say
from spatial.ui.widgets import choices
from spatial.ui.widgets.markup import label


def profile(network: Network, lang: str) -> None:
    """Choose the norms: their whole names stand under each other."""
    names = _profiles(network)
    st.radio(
        say("side.profile", lang=lang),
        names,
        key=state.hold("profile", state.view().profile),
        format_func=lambda profile: label(profile_label(profile, lang=lang)),
        on_change=choices.chooser(network, "profile", names),
    )


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
        on_change=choices.changer(network, "floor_rule"),
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
        "public_only": (network.schools["ownership"] == PRIVATE).any(),
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
            on_change=choices.changer(network, name),
        )


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
        on_change=choices.changer(
            network, "share", lambda percent: None if percent is None else percent / 100
        ),
    )
