"""How many pupils, where, by when: the forecast beside its own error, and what it is made of."""

import streamlit as st

from spatial.errors import UserError
from spatial.ui import (
    failures,
    forecast_body,
    forecast_figures,
    forecast_made,
    frame,
    kept,
    model,
    sheet,
)
from spatial.ui import future as futures
from spatial.ui.markup import tag, text
from spatial.ui.text import say

SECTIONS = {
    "curves": forecast_body.curves,
    "why": forecast_body.why,
    "sites": forecast_body.sites,
    "rates": forecast_body.rates,
    "files": forecast_body.files,
}

seen = frame.seen(model.source())
st.html(sheet.style())
st.html(forecast_body.style())
if futures.horizon(seen.after.network).known_to is None:
    said = text(say("forecast.impossible", lang=seen.lang))
    st.html(tag("section", tag("p", said), css="tl-panel", role="alert"))
    st.stop()
try:
    made = forecast_made.made(seen)
except UserError as problem:
    st.html(tag("section", failures.items(problem.faults, lang=seen.lang), css="tl-panel"))
    st.stop()
if made is None:
    st.stop()
area = forecast_body.head(seen, made)
st.html(forecast_figures.html(seen, made, area))
section = kept.segments(
    say("forecast.sections", lang=seen.lang),
    list(SECTIONS),
    key="forecast.section",
    usual="curves",
    name=lambda one: say(f"forecast.section.{one}", lang=seen.lang),
)
SECTIONS[section](seen, made, area)
