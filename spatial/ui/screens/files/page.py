"""The planner's own files in three steps: brought, checked, used."""

from functools import partial

import streamlit as st

from spatial.errors import UserError
from spatial.ui.screens.files import (
    check,
    health,
    locality_list,
    steps,
    upload,
    upload_reading,
    use,
    years,
)
from spatial.ui.session import allowance, assessments, state
from spatial.ui.text import say
from spatial.ui.widgets import commune_search, inputs
from spatial.ui.widgets.markup import stylesheet, tag, text

SHOWN = {steps.UPLOAD: upload.draw, steps.CHECK: check.draw, steps.USE: use.draw}

lang = state.language()
st.html(stylesheet("sheet.css"))
st.html(stylesheet("files.css"))
if state.snapshot():  # of which nothing is brought, checked or used
    st.html(tag("p", text(say("snapshot.no_files", lang=lang)), css="tl-lead"))
    st.stop()
step = steps.current()
way = st.container(key="files_way")
if step == steps.UPLOAD and allowance.plans():  # why not stands above
    upload.bring(lang)
try:
    seat = upload_reading.seat(lang, whole=step == steps.USE)
except UserError as problem:  # a limit of reading came: what was brought can be taken away again
    with way:
        steps.draw(lang, {})
    upload.stopped(problem.faults, lang)
    upload.remove(lang)
    st.stop()
if seat is None:
    upload.remove(lang)
    st.stop()
with way:
    steps.draw(lang, {steps.CHECK: check.waiting(seat)} if seat.mine else {})
if seat.mine:
    SHOWN[step](seat)
else:
    commune_search.template(lang, key="communes_book_files")
    upload.template(lang)
    use.undo(lang)
    place = assessments.town(assessments.source()).locality
    using = say("files.verdict.using", lang=lang, place=place.name.get(lang, place.key))
    st.html(tag("p", text(using), css="tl-lead"))
    name = say("files.part.health", lang=lang)
    inputs.part(name, key="files.part.health", show=partial(health.draw, seat))
if step != steps.CHECK:
    years.draw(lang)
    locality_list.draw(lang)
