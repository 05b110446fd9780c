"""The files an office files, with the choices and proposals shown: each, or all in one."""

import streamlit as st

from spatial import words
from spatial.ui import downloads, frame, headline, model
from spatial.ui.markup import tag, text
from spatial.ui.text import say

seen = frame.seen(model.source())
lang = seen.lang
made = downloads.files(seen.source, seen.view.options, seen.proposals, lang, seen.view.own)

st.html(headline.html(seen))
st.html(tag("p", text(say("export.what", lang=lang)), css="tl-lead"))
st.download_button(
    say("export.all", lang=lang),
    downloads.packed(made),
    f"{seen.after.network.locality.key}-{seen.view.year}.zip",
    downloads.mime("x.zip"),
    key="all",
    type="primary",
    icon=":material/folder_zip:",
    on_click="ignore",
)
for name, content in made.items():
    with st.container(horizontal=True, vertical_alignment="center", key=f"file_{name[:-4]}"):
        size = words.number(len(content) / 1000, lang=lang, decimals=1)
        head = tag("b", text(name)) + tag("span", text(downloads.meaning(name, lang=lang)))
        amount = tag("span", text(say("export.size", lang=lang, size=size)), css="tl-quiet")
        st.html(tag("div", tag("div", head), amount, css="tl-file"))
        st.download_button(
            say("export.download", lang=lang),
            content,
            name,
            downloads.mime(name),
            key=f"download_{name}",
            on_click="ignore",
        )
