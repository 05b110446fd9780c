"""The files an office files, with the choices and proposals shown: each, or all in one."""

import streamlit as st

from spatial import words
from spatial.ui.screens.export import files
from spatial.ui.session import assessed
from spatial.ui.text import say
from spatial.ui.widgets import frame, headline
from spatial.ui.widgets.markup import tag, text

seen = frame.seen(assessed.source())
lang = seen.lang
made = files.files(seen.source, seen.view.options, seen.proposals, lang, seen.view.own)

st.html(headline.html(seen))
st.html(tag("p", text(say("export.what", lang=lang)), css="tl-lead"))
st.download_button(
    say("export.all", lang=lang),
    files.packed(made),
    f"{seen.after.network.locality.key}-{seen.view.year}.zip",
    files.mime("x.zip"),
    key="all",
    type="primary",
    icon=":material/folder_zip:",
    on_click="ignore",
)
for name, content in made.items():
    with st.container(horizontal=True, vertical_alignment="center", key=f"file_{name[:-4]}"):
        size = words.number(len(content) / 1000, lang=lang, decimals=1)
        head = tag("b", text(name)) + tag("span", text(files.meaning(name, lang=lang)))
        amount = tag("span", text(say("export.size", lang=lang, size=size)), css="tl-quiet")
        st.html(tag("div", tag("div", head), amount, css="tl-file"))
        st.download_button(
            say("export.download", lang=lang),
            content,
            name,
            files.mime(name),
            key=f"download_{name}",
            on_click="ignore",
        )
