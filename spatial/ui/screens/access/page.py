"""Access: seats within reach of every pupil, how fairly they lie, and who is left out."""

import streamlit as st

from spatial.ui import prefetch
from spatial.ui.screens.access import measures, sections
from spatial.ui.session import assessments
from spatial.ui.widgets import frame
from spatial.ui.widgets.markup import stylesheet

seen = frame.seen(assessments.source())
st.html(stylesheet("sheet.css"))
st.html(stylesheet("catchment.css"))
name = sections.measure(seen)
st.html(sections.head(seen, name))
section = sections.section(seen)
sections.SECTIONS[section](seen, measures.shown(seen, name))
prefetch.dearest(seen)
