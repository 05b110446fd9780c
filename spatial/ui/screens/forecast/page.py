"""How many pupils, where, by when: the forecast beside its own error, and what it is made of."""

import streamlit as st

from spatial.errors import UserError
from spatial.ui.screens.forecast import figures, question, result, sections
from spatial.ui.session import allowance, assessments
from spatial.ui.session import pupils as futures
from spatial.ui.text import say
from spatial.ui.widgets import faults, frame, inputs
from spatial.ui.widgets.markup import stylesheet, tag, text

SECTIONS = {
    "curves": sections.curves,
    "why": sections.why,
    "sites": sections.sites,
    "rates": sections.rates,
    "files": sections.files,
}

KEPT = {"sites", "rates"}  # what these change is kept

seen = frame.seen(assessments.source())
st.html(stylesheet("sheet.css"))
st.html(stylesheet("forecast.css"))
if futures.horizon(seen.after.network).known_to is None:
    said = text(say("forecast.impossible", lang=seen.lang))
    st.html(tag("section", tag("p", said), css="tl-panel", role="alert"))
    st.stop()
try:
    made = result.made(seen)
except UserError as problem:
    st.html(tag("section", faults.items(problem.faults, lang=seen.lang), css="tl-panel"))
    st.stop()
if made is None:
    st.stop()
answer = st.container()
area = sections.head(seen)
answer.html(question.html(seen, made, area))
st.html(figures.html(seen, made, area))
section = inputs.segments(
    say("forecast.sections", lang=seen.lang),
    [name for name in SECTIONS if name not in KEPT or allowance.keeps()],
    key="forecast.section",
    usual="curves",
    name=lambda one: say(f"forecast.section.{one}", lang=seen.lang),
)
SECTIONS[section](seen, made, area)
with st.expander(say("forecast.advanced", lang=seen.lang), key="forecast_advanced"):
    sections.advanced(seen, made)
