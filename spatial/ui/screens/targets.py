"""Targets of five plans beside what is measured, and the 4,500-room programme."""

import streamlit as st

from spatial.ui import frame, kept, model, sheet, targets_programme, targets_table
from spatial.ui.text import say

SECTIONS = {"plans": targets_table.draw, "programme": targets_programme.draw}

seen = frame.seen(model.source())
st.html(sheet.style())
section = kept.segments(
    say("targets.sections", lang=seen.lang),
    list(SECTIONS),
    key="targets.section",
    usual="plans",
    name=lambda one: say(f"targets.section.{one}", lang=seen.lang),
)
SECTIONS[section](seen)
