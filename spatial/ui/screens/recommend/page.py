"""Where to build, extend or close, in which order: asked, searched with its proof, accepted."""

import streamlit as st

from spatial.ui.screens.recommend import figures, result, search, sections
from spatial.ui.session import assessments
from spatial.ui.text import say
from spatial.ui.widgets import faults, frame
from spatial.ui.widgets.markup import stylesheet, tag, text

seen = frame.seen(assessments.source())
lang = seen.lang
st.html(stylesheet("sheet.css"))
st.html(stylesheet("recommend.css"))
made = result.made(seen)
sections.head(seen, made)
place = st.empty()
if made.faults:
    panel = tag("section", faults.items(made.faults, lang=lang), css="tl-panel", role="alert")
    st.html(panel)
if warnings := figures.warnings(seen, made):
    st.html(warnings)
above = st.container()
section = sections.section(seen, made)
if made.recommendation is None and section != sections.OWN_MAP:
    with above:
        sections.before(seen)
if made.recommendation is None and section in sections.NEEDS_PLAN:
    key = "other" if made.other else "running" if search.under_way() else "empty"
    st.html(tag("p", text(say(f"recommend.{key}", lang=lang)), css="tl-lead"))
else:
    sections.SECTIONS[section](seen, made)
search.watch(seen, place)
