"""The planner's own files: brought, understood, mended, used; and how well the data are."""

import streamlit as st

from spatial.ui import (
    files_borders,
    files_columns,
    files_desk,
    files_faults,
    files_health,
    files_places,
    files_upload,
    files_use,
    kept,
    sheet,
    state,
)
from spatial.ui.markup import stylesheet
from spatial.ui.text import say

SECTIONS = {
    "files": files_upload.understood,
    "columns": files_columns.draw,
    "places": files_places.draw,
    "faults": files_faults.draw,
    "borders": files_borders.draw,
    "health": files_health.draw,
}

lang = state.language()
st.html(sheet.style())
st.html(stylesheet("files.css"))
files_upload.bring(lang)
if not files_desk.uploaded():
    files_upload.template(lang)
files_use.stored(lang)
seat = files_desk.seat(lang)
if seat is None:
    st.stop()
counts = files_use.counts(seat)
if seat.mine:
    files_use.verdict(seat)
else:
    files_use.using(seat)
section = kept.segments(
    say("files.sections", lang=lang),
    list(SECTIONS),
    key="files.section",
    usual="files" if seat.mine else "health",
    name=lambda one: say(f"files.section.{one}", lang=lang) + counts.get(one, ""),
)
SECTIONS[section](seat)
