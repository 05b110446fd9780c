"""Access: seats within reach of every pupil, how fairly they lie, and who is left out."""

import streamlit as st

from spatial.ui import access_body, access_model, catchment_body, frame, model, sheet, warm

seen = frame.seen(model.source())
st.html(sheet.style())
st.html(catchment_body.style())
name = access_body.measure(seen)
st.html(access_body.head(seen, name))
section = access_body.section(seen)
access_body.SECTIONS[section](seen, access_model.shown(seen, name))
warm.dearest(seen)
