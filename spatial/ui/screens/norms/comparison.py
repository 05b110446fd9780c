"""Two profiles chosen by the planner, over the same data."""

from __future__ import annotations

import streamlit as st

from spatial.ui.screens.norms import effect, pair
from spatial.ui.session import presets, state
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import inputs, norm_choices


def draw(seen: Seen) -> None:
    """Choose two profiles and show what differs; the second is the one in use to begin with."""
    lang, view = seen.lang, seen.view
    own = state.profiles(seen.after.network)
    if view.own:
        own = {view.profile: view.own} | own
    names = presets.profiles(view, list(own))
    first = next(name for name in names if name != view.profile)
    chosen = []
    for column, end, usual in zip(st.columns(2), "ab", (view.profile, first), strict=True):
        with column:
            name = inputs.select(
                say(f"norms.side_{end}", lang=lang),
                names,
                key=f"norms.side.{end}",
                usual=usual,
                name=lambda one: norm_choices.profile_label(one, lang=lang),
            )
            chosen.append(name)
    effect.draw(
        seen,
        lambda: (
            pair.side(chosen[0], own.get(chosen[0], ""), lang=lang),
            pair.side(chosen[1], own.get(chosen[1], ""), lang=lang),
        ),
        key="pair",
    )
