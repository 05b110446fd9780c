"""Enrolment zones: searched within seats and in one piece, then mended by hand and kept."""

import streamlit as st

from spatial.ui import (
    catchment_body,
    frame,
    kept,
    model,
    sheet,
    zoning_body,
    zoning_figures,
    zoning_model,
    zoning_run,
    zoning_upload,
)
from spatial.ui.markup import tag, text
from spatial.ui.text import say

seen = frame.seen(model.source())
lang = seen.lang
st.html(sheet.style())
st.html(catchment_body.style())
work = zoning_model.work(seen)
zoning_body.controls(seen, work)
place = st.empty()
if work.standing is None:
    st.html(tag("p", text(say("zone.empty", lang=lang)), css="tl-lead"))
    zoning_upload.draw(seen)
else:
    st.html(zoning_figures.html(seen, work))
    section = kept.segments(
        say("zone.sections", lang=lang),
        list(zoning_body.SECTIONS),
        key=zoning_body.SECTION,
        usual="where",
        name=lambda one: say(f"zone.section.{one}", lang=lang),
    )
    zoning_body.SECTIONS[section](seen, work)
zoning_run.watch(seen, place)
