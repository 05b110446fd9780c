"""Norms: in force, changes, two profiles, one's own, room yardsticks, what schools keep."""

import streamlit as st

from spatial.ui import (
    frame,
    kept,
    model,
    norms_checks,
    norms_compare,
    norms_editor,
    norms_law,
    norms_mergers,
    norms_rooms,
    sheet,
)
from spatial.ui.text import say

SECTIONS = {
    "law": norms_law.in_force,
    "changes": norms_law.between,
    "compare": norms_compare.draw,
    "own": norms_editor.draw,
    "rooms": norms_rooms.draw,
    "checks": norms_checks.draw,
    "mergers": norms_mergers.draw,
}

seen = frame.seen(model.source())
st.html(sheet.style())
section = kept.segments(
    say("norms.sections", lang=seen.lang),
    list(SECTIONS),
    key="norms.section",
    usual="law",
    name=lambda one: say(f"norms.section.{one}", lang=seen.lang),
)
SECTIONS[section](seen)
