"""Norms: what is in force, what changes, two profiles compared, one's own, what schools keep."""

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
    sheet,
)
from spatial.ui.text import say

SECTIONS = {
    "law": norms_law.in_force,
    "changes": norms_law.between,
    "compare": norms_compare.draw,
    "own": norms_editor.draw,
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
