"""The files an office files, with the choices and proposals shown: each, or all in one."""

from functools import partial

import streamlit as st

from spatial.ui.screens.export import files, layer_files, papers
from spatial.ui.session import approval, assessments
from spatial.ui.text import say
from spatial.ui.widgets import downloads, frame, headline
from spatial.ui.widgets.markup import tag, text

seen = frame.seen(assessments.source())
lang = seen.lang
way = seen.view.method.value
card = approval.of_files(approval.card(), seen.proposals)
made = files.files(
    seen.source, seen.view.options, seen.proposals, lang, seen.view.own, way, card=card
)

st.html(headline.html(seen))
st.html(tag("p", text(say("export.what", lang=lang)), css="tl-lead"))
papers.offer(seen)
st.html(tag("h2", text(say("papers.files", lang=lang))))
downloads.offer(
    made,
    name=f"{seen.after.network.locality.key}-{seen.view.year}.zip",
    prefix="export_file",
    lang=lang,
    meaning=lambda name: files.meaning(name, lang=lang),
    told=partial(files.told, seen, made, card),
)
layer_files.draw(seen)
