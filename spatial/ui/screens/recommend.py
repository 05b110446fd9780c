"""Where to build, extend or close, in which order: asked, searched with its proof, accepted."""

import streamlit as st

from spatial.ui import (
    failures,
    frame,
    model,
    recommend_body,
    recommend_figures,
    recommend_made,
    recommend_run,
    sheet,
)
from spatial.ui.markup import tag, text
from spatial.ui.text import say

seen = frame.seen(model.source())
lang = seen.lang
st.html(sheet.style())
st.html(recommend_body.style())
made = recommend_made.made(seen)
recommend_body.head(seen, made)
place = st.empty()
if made.faults:
    panel = tag("section", failures.items(made.faults, lang=lang), css="tl-panel", role="alert")
    st.html(panel)
if warnings := recommend_figures.warnings(seen, made):
    st.html(warnings)
section = recommend_body.section(seen, made)
if made.found is None and section in recommend_body.NEEDS_PLAN:
    key = "other" if made.other else "running" if recommend_run.under_way() else "empty"
    st.html(tag("p", text(say(f"recommend.{key}", lang=lang)), css="tl-lead"))
else:
    recommend_body.SECTIONS[section](seen, made)
recommend_run.watch(seen, place)
