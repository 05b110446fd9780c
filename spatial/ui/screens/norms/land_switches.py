"""The switches of land in an own profile: floor in its place, day boarders; both off by default."""

from __future__ import annotations

import streamlit as st

from spatial import norms, words
from spatial.network import Network
from spatial.norms import Profile, own_profile
from spatial.norms.changes import cite
from spatial.norms.own_profile import FLOOR, FLOOR_RULE
from spatial.norms.profile_file import FLOOR_RATE
from spatial.ui.screens.norms import storage
from spatial.ui.session import state
from spatial.ui.text import say
from spatial.ui.widgets.markup import tag, text

SAVED = "notice.profile_saved"
USUAL_RATE = 1.0  # where the slider begins; the planner states the rate, no text gives one


def draw(network: Network, profile: Profile, topic: str, *, lang: str) -> None:
    """Turn a switch on or off; floor asks for the rate the planner answers for."""
    key = f"norms_edit.{profile.name}.{topic}"
    st.html(tag("p", text(_why(topic, lang)), css="tl-own"))
    on = profile.floor_rate is not None if topic == FLOOR else bool(getattr(profile, topic))
    turned = st.toggle(say(f"norms.switch.{topic}", lang=lang), value=on, key=f"{key}.on")
    if topic == FLOOR and turned:
        least, most = FLOOR_RATE
        st.number_input(
            say("norms.switch.rate", lang=lang),
            least,
            most,
            value=profile.floor_rate or USUAL_RATE,
            step=0.1,
            key=f"{key}.rate",
        )

    def save() -> None:
        value: float | None = bool(state.held(f"{key}.on"))
        if topic == FLOOR:
            value = float(state.held(f"{key}.rate") or USUAL_RATE) if value else None
        state.remember("norms.measure.own", "land_short_m2")
        sentence = own_profile.with_choice(profile, topic, value)
        storage.keep(network, sentence, key=SAVED)

    st.button(say("norms.own.save", lang=lang), key="norms_save", type="primary", on_click=save)


def _why(topic: str, lang: str) -> str:
    """Say what the text behind a switch leaves open."""
    if topic == FLOOR:
        return norms.read().statement("floor_substitution.floor_substitution").text[lang]
    if topic == FLOOR_RULE:
        (rule,) = norms.read().of("floor_substitution")
        return f"{rule.note[lang]} [{cite(rule, lang=lang)}]"
    return next(
        norm.note[lang]
        for norm in norms.read().of("land_per_boarder_m2")
        if norm.series == "day_boarding"
    )


def told(profile: Profile, *, lang: str) -> str:
    """Say which switches of land a profile turns on; empty for none."""
    parts = []
    if profile.floor_rate is not None:
        rate = words.number(profile.floor_rate, lang=lang, decimals=2)
        parts.append(say("norms.switch.floor_on", lang=lang, rate=rate))
    if profile.floor_rule and profile.floor_rate is None:
        parts.append(say("norms.switch.floor_rule_on", lang=lang))
    if profile.day_boarders:
        parts.append(say("norms.switch.boarders_on", lang=lang))
    return " ".join(parts)
