"""Enrolment zones: searched within seats and in one piece, then mended by hand and kept."""

import streamlit as st

from spatial.ui.screens.zoning import figures, question, results, search
from spatial.ui.screens.zoning import model as zoning_model
from spatial.ui.screens.zoning import sections as zoning_sections
from spatial.ui.session import assessments
from spatial.ui.text import say
from spatial.ui.widgets import frame, inputs
from spatial.ui.widgets.markup import stylesheet

seen = frame.seen(assessments.source())
lang = seen.lang
st.html(stylesheet("sheet.css"))
st.html(stylesheet("catchment.css"))
work = zoning_model.work(seen)
busy = search.under_way()
st.html(question.html(seen, work))
zoning_sections.controls(seen, work, busy=busy)
place = st.empty()
if work.standing is None:
    zoning_sections.before(seen, work)
else:
    st.html(figures.html(seen, work))
    section = inputs.segments(
        say("zone.sections", lang=lang),
        list(zoning_sections.SECTIONS),
        key=zoning_sections.SECTION,
        usual="where",
        name=lambda one: say(f"zone.section.{one}", lang=lang),
    )
    zoning_sections.SECTIONS[section](seen, work)
    with st.expander(say("zone.advanced", lang=lang), key="zone_advanced"):
        st.html(figures.bound(work, lang=lang))
with st.expander(say("after_season.title", lang=lang), key="zone_season"):
    results.draw(seen)
search.watch(seen, place, busy=busy)
