"""Access: seats within reach of every pupil, how fairly they lie, and who is left out."""

import streamlit as st

from spatial.ui import prefetch
from spatial.ui.screens.access import measures, question, sections
from spatial.ui.session import assessments
from spatial.ui.text import say
from spatial.ui.widgets import frame
from spatial.ui.widgets.markup import stylesheet

seen = frame.seen(assessments.source())
st.html(stylesheet("sheet.css"))
st.html(stylesheet("catchment.css"))
st.html(question.html(seen))
answer = st.container()
with st.expander(say("page.advanced", lang=seen.lang), key="reach_advanced"):
    # Drawn below the answer and asked before it: the measure colours the map.
    name = sections.measure(seen)
    st.html(sections.head(seen, name) + sections.formula(seen, measures.shown(seen, name)))
with answer:
    section = sections.section(seen)
    sections.SECTIONS[section](seen, measures.shown(seen, name))
prefetch.dearest(seen)
