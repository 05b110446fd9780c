"""Access: seats within reach of every pupil, how fairly they lie, and who is left out."""

import streamlit as st

from spatial.ui import prefetch
from spatial.ui.screens.access import measures, sections
from spatial.ui.screens.catchment import sections as catchment_sections
from spatial.ui.session import assessed
from spatial.ui.widgets import frame, html_table

seen = frame.seen(assessed.source())
st.html(html_table.style())
st.html(catchment_sections.style())
name = sections.measure(seen)
st.html(sections.head(seen, name))
section = sections.section(seen)
sections.SECTIONS[section](seen, measures.shown(seen, name))
prefetch.dearest(seen)
