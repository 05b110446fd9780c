"""The planner's own files: brought, understood, mended, used; and how well the data are."""

import streamlit as st

from spatial.errors import UserError
from spatial.ui.screens.files import (
    borders,
    columns,
    coordinates,
    desk,
    faults,
    health,
    upload,
    use,
)
from spatial.ui.session import state
from spatial.ui.text import say
from spatial.ui.widgets import html_table, inputs
from spatial.ui.widgets.markup import stylesheet

SECTIONS = {
    "files": upload.understood,
    "columns": columns.draw,
    "places": coordinates.draw,
    "faults": faults.draw,
    "borders": borders.draw,
    "health": health.draw,
}

lang = state.language()
st.html(html_table.style())
st.html(stylesheet("files.css"))
upload.bring(lang)
if not desk.uploaded():
    upload.template(lang)
use.stored(lang)
try:
    seat = desk.seat(lang)
except UserError as problem:  # a limit of reading came: what was brought can be taken away again
    upload.stopped(problem.faults, lang)
    upload.remove(lang)
    st.stop()
if seat is None:
    upload.remove(lang)
    st.stop()
counts = use.counts(seat)
if seat.mine:
    use.verdict(seat)
else:
    use.using(seat)
section = inputs.segments(
    say("files.sections", lang=lang),
    list(SECTIONS),
    key="files.section",
    usual="files" if seat.mine else "health",
    name=lambda one: say(f"files.section.{one}", lang=lang) + counts.get(one, ""),
)
SECTIONS[section](seat)
