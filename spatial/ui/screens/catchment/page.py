"""Who goes where: seats, overflow, borders crossed, the price of a room, the stress test."""

import streamlit as st

from spatial.ui.screens.catchment import controls, figures, sections
from spatial.ui.session import assessments
from spatial.ui.widgets import frame
from spatial.ui.widgets.markup import stylesheet

seen = frame.seen(assessments.source())
st.html(stylesheet("sheet.css"))
st.html(stylesheet("catchment.css"))
way = controls.draw(seen)
found = controls.looked(seen, way)
if found is None:
    st.stop()
st.html(figures.html(seen, found))
section = sections.section(seen)
sections.SECTIONS[section](seen, found)
