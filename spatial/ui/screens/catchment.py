"""Who goes where: seats, overflow, borders crossed, the price of a room, the stress test."""

import streamlit as st

from spatial.ui import catchment_body, catchment_controls, catchment_figures, frame, model, sheet

seen = frame.seen(model.source())
st.html(sheet.style())
st.html(catchment_body.style())
way = catchment_controls.draw(seen)
found = catchment_controls.looked(seen, way)
if found is None:
    st.stop()
st.html(catchment_figures.html(seen, found))
section = catchment_body.section(seen)
catchment_body.SECTIONS[section](seen, found)
