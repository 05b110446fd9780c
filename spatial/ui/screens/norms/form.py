"""The form that changes one figure or choice of an own profile, and the list of its own figures."""

from __future__ import annotations

import streamlit as st

from spatial import words
from spatial.network import Network
from spatial.norms import AREAS, Norm, Profile, own_profile
from spatial.norms.changes import cite, figure, level_name, variant_name
from spatial.norms.own_profile import AREA, BOARDERS, DAY, DENOMINATOR, FLOOR, FLOOR_RULE, SHARE
from spatial.records import LEVELS, Level
from spatial.ui.screens.norms import land_switches, law, pair, storage
from spatial.ui.session import state
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import inputs
from spatial.ui.widgets.markup import tag, text

OWN = "own"  # the choice of a figure of one's own
STEPS = {"land_per_pupil_m2": 0.5, "radius_m": 50.0, "rooms_per_10k": 5.0, "class_size": 1.0}
STEP = 0.1
SAVED = "notice.profile_saved"


def draw(seen: Seen, profile: Profile) -> None:
    """Show the form and the list."""
    lang, network = seen.lang, seen.after.network
    st.html(tag("h2", text(say("norms.own.head", lang=lang, name=profile.name))))
    topic = inputs.select(
        say("norms.own.what", lang=lang),
        ["land_per_pupil_m2", *(one for one in pair.TOPICS if one != "land_per_pupil_m2"),
         SHARE, FLOOR_RULE, FLOOR, BOARDERS, DENOMINATOR, DAY, AREA],
        key="norms.edit.topic",
        usual="land_per_pupil_m2",
        name=lambda one: say(f"norms.topic.{one}", lang=lang),
    )  # fmt: skip
    level = _level(seen, lang) if own_profile.by_level(topic) else None
    if topic == SHARE and level is not None:
        _share(network, profile, level, lang)
    elif topic in (BOARDERS, FLOOR, FLOOR_RULE):
        land_switches.draw(network, profile, topic, lang=lang)
    elif topic in (DENOMINATOR, DAY, AREA):
        _choice(network, profile, topic, lang)
    else:
        _figure(network, profile, topic, level, lang)
    _listing(network, profile, lang)


def _level(seen: Seen, lang: str) -> Level:
    """Choose the level; the one shown comes first to mind."""
    return inputs.select(
        say("norms.level", lang=lang),
        LEVELS,
        key="norms.edit.level",
        usual=seen.level,
        name=lambda level: level_name(level, lang=lang),
    )


def _figure(network: Network, profile: Profile, topic: str, level: Level | None, lang: str) -> None:
    """Choose a figure of the law, or give one with its reason."""
    now = own_profile.current(profile, topic, level)
    place = f"norms_edit.{profile.name}.{topic}.{level or 'all'}"
    offered = {choice.norm_id: choice for choice in own_profile.choices(profile, topic, level)}
    options = list(dict.fromkeys((OWN, *offered)))
    sentence = tag("b", text(_said(now, lang)))
    st.html(tag("p", text(say("norms.own.now", lang=lang)), " ", sentence, css="tl-own"))
    chosen = st.selectbox(
        say("norms.own.source", lang=lang),
        options,
        key=f"{place}.source",
        format_func=lambda one: _option(offered.get(one), lang),
    )
    if chosen == OWN:
        _own(place, topic, now, lang)
    st.button(
        say("norms.own.save", lang=lang),
        key="norms_save",
        type="primary",
        on_click=_save,
        args=(network, profile, topic, level, offered, place),
    )


def _own(place: str, topic: str, now: Norm, lang: str) -> None:
    """Ask for a figure and its reason."""
    least, most = own_profile.limits(topic)
    whole = topic in own_profile.YEARS
    step = 1.0 if whole else STEPS.get(topic, STEP)
    st.number_input(
        say("norms.own.value", lang=lang, unit=words.say(f"norm.unit.{now.unit}", lang=lang)),
        least,
        most,
        value=min(max(now.value, least), most),
        step=step,
        format="%.0f" if whole else "%.1f",
        key=f"{place}.value",
        help=say("norms.own.limits", lang=lang, least=f"{least:g}", most=f"{most:g}"),
    )
    st.text_input(
        say("norms.own.reason", lang=lang),
        value=now.clause if now.series == OWN else "",
        key=f"{place}.reason",
        max_chars=200,
        placeholder=say("norms.own.reason_hint", lang=lang),
    )


def _save(
    network: Network,
    profile: Profile,
    topic: str,
    level: Level | None,
    offered: dict[str, Norm],
    place: str,
) -> None:
    """Keep the figure chosen or given."""
    chosen = state.held(f"{place}.source")
    state.remember("norms.measure.own", pair.measure_of(topic))
    if chosen == OWN:
        value, reason = state.held(f"{place}.value"), str(state.held(f"{place}.reason") or "")
        sentence = own_profile.with_figure(profile, topic, level, value=value, reason=reason)
    else:
        sentence = own_profile.with_law(profile, topic, level, offered[chosen].series)
    storage.keep(network, sentence, key=SAVED)


def _said(norm: Norm, lang: str) -> str:
    """Say a figure with its clause."""
    unit = words.say(f"norm.unit.{norm.unit}", lang=lang)
    return f"{figure(norm, lang=lang)} {unit} ({cite(norm, lang=lang)})"


def _option(norm: Norm | None, lang: str) -> str:
    """Name one source of a figure."""
    if norm is None:
        return say("norms.own.mine", lang=lang)
    variant = variant_name(norm.variant, lang=lang)
    return " · ".join(part for part in (figure(norm, lang=lang), variant, norm.source) if part)


def _share(network: Network, profile: Profile, level: Level, lang: str) -> None:
    """Change the share of two-session classes."""
    key = f"norms_edit.{profile.name}.share.{level}"
    st.number_input(
        say("norms.own.share", lang=lang),
        0,
        100,
        value=round(100 * profile.two_session_share[level]),
        step=5,
        key=key,
    )

    def save() -> None:
        sentence = own_profile.with_share(profile, level, state.held(key) / 100)
        storage.keep(network, sentence, key=SAVED)

    st.button(say("norms.own.save", lang=lang), key="norms_save", type="primary", on_click=save)


def _choice(network: Network, profile: Profile, topic: str, lang: str) -> None:
    """Change the denominator, the day whose law applies, or the area class."""
    key, label = f"norms_edit.{profile.name}.{topic}", say(f"norms.topic.{topic}", lang=lang)
    if topic == DAY:
        st.date_input(label, profile.as_of, inputs.FIRST, inputs.LAST, key=key, format="DD/MM/YYYY")
    else:
        options, prefix, now = (
            (own_profile.DENOMINATORS, "norm.denominator", profile.rooms_denominator)
            if topic == DENOMINATOR
            else (AREAS, "norm.area", profile.area)
        )
        st.selectbox(
            label,
            options,
            index=options.index(now),
            key=key,
            format_func=lambda one: say(f"{prefix}.{one}", lang=lang),
        )

    def save() -> None:
        sentence = own_profile.with_choice(profile, topic, state.held(key))
        storage.keep(network, sentence, key=SAVED)

    st.button(say("norms.own.save", lang=lang), key="norms_save", type="primary", on_click=save)


def _drop(network: Network, sentence: str) -> None:
    """Keep the profile without one of its own figures."""
    storage.keep(network, sentence, key=SAVED)


def _listing(network: Network, profile: Profile, lang: str) -> None:
    """List the planner's own figures; each can be given back to the law."""
    if said := land_switches.told(profile, lang=lang):
        st.html(tag("p", text(said), css="tl-warn"))
    st.html(tag("h3", text(say("norms.own.list", lang=lang, count=len(profile.own)))))
    if not profile.own:
        st.html(tag("p", text(say("norms.own.list_none", lang=lang)), css="tl-quiet"))
    for (topic, level), norm in profile.own.items():
        name = f"{law.topic_name(topic, lang=lang)}, {level_name(level, lang=lang)}"
        unit = words.say(f"norm.unit.{norm.unit}", lang=lang)
        head = tag("b", text(f"{name}: {figure(norm, lang=lang)} {unit}"))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.html(tag("p", head, text(norm.clause), css="tl-own"))
            st.button(
                say("norms.own.drop", lang=lang),
                key=f"norms_drop_{topic}_{level or 'all'}",
                on_click=_drop,
                args=(network, own_profile.with_law(profile, topic, level)),
            )
