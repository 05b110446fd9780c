"""Norms: in force, changes, two profiles, one's own, room yardsticks, what schools keep."""

import streamlit as st

from spatial.ui.screens.norms import checks, comparison, editor, law, mergers, public_primary, rooms
from spatial.ui.session import assessments
from spatial.ui.text import say
from spatial.ui.widgets import frame, inputs
from spatial.ui.widgets.markup import stylesheet

SECTIONS = {
    "law": law.in_force,
    "changes": law.between,
    "compare": comparison.draw,
    "own": editor.draw,
    "rooms": rooms.draw,
    "checks": checks.draw,
    "mergers": mergers.draw,
    "public_primary": public_primary.draw,
}

seen = frame.seen(assessments.source())
st.html(stylesheet("sheet.css"))
section = inputs.segments(
    say("norms.sections", lang=seen.lang),
    list(SECTIONS),
    key="norms.section",
    usual="law",
    name=lambda one: say(f"norms.section.{one}", lang=seen.lang),
)
SECTIONS[section](seen)
