"""Norms: in force, changes, two profiles, one's own, room yardsticks."""

import streamlit as st

from spatial.ui.screens.norms import comparison, editor, law, rooms
from spatial.ui.session import assessments, state
from spatial.ui.text import say
from spatial.ui.widgets import frame, inputs
from spatial.ui.widgets.markup import stylesheet

SECTIONS = {
    "law": law.in_force,
    "changes": law.between,
    "compare": comparison.draw,
    "own": editor.draw,
    "rooms": rooms.draw,
}

seen = frame.seen(assessments.source())
st.html(stylesheet("sheet.css"))
# who came by the link of a snapshot keeps no profile of his own
names = [name for name in SECTIONS if name != "own" or not state.snapshot()]
section = inputs.segments(
    say("norms.sections", lang=seen.lang),
    names,
    key="norms.section",
    usual="law",
    name=lambda one: say(f"norms.section.{one}", lang=seen.lang),
)
SECTIONS[section](seen)
