"""Targets of five plans beside what is measured, the 4,500-room programme, money."""

import streamlit as st

from spatial.ui.screens.targets import due_list, money, programme, progress, table
from spatial.ui.session import assessments
from spatial.ui.text import say
from spatial.ui.widgets import frame, inputs
from spatial.ui.widgets.markup import stylesheet

SECTIONS = {
    "plans": table.draw,
    "progress": progress.draw,
    "calendar": due_list.draw,
    "programme": programme.draw,
    "money": money.draw,
}

seen = frame.seen(assessments.source())
st.html(stylesheet("sheet.css"))
section = inputs.segments(
    say("targets.sections", lang=seen.lang),
    list(SECTIONS),
    key="targets.section",
    usual="plans",
    name=lambda one: say(f"targets.section.{one}", lang=seen.lang),
)
SECTIONS[section](seen)
