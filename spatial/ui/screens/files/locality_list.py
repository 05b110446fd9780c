"""The localities kept on this machine: opened, removed, brought back."""

from __future__ import annotations

import streamlit as st

from spatial.store.localities import BIN_DAYS
from spatial.ui.session import locality, state
from spatial.ui.text import say
from spatial.ui.widgets import inputs
from spatial.ui.widgets.markup import label, tag, text


def draw(lang: str) -> None:
    """List the localities: the usual one and those kept, to be opened, removed or brought back."""
    localities, chosen, removed = locality.saved(), locality.chosen(), locality.removed()
    if not localities and not removed:
        return
    with st.expander(
        say("files.stored.title", lang=lang, count=len(localities)), key="files_stored"
    ):
        _line("", say("files.stored.usual", lang=lang), not chosen, lang)
        for one in localities:
            day = one.saved_at[:10]
            sentence = say("files.stored.one", lang=lang, name=one.name, day=day)
            _line(one.key, sentence, one.key == chosen, lang, mine=one.mine)
        for one in removed:
            st.button(
                say("files.stored.restore", lang=lang, name=label(one.name)),
                key=f"files_restore_{one.key}",
                icon=":material/restore_from_trash:",
                on_click=locality.restore,
                args=(one.key,),
            )


def _line(key: str, sentence: str, here: bool, lang: str, *, mine: bool = False) -> None:  # noqa: FBT001 - one of two looks
    """Show one locality; only its owner may remove it."""
    with st.container(horizontal=True, vertical_alignment="center", key=f"files_stored_{key}"):
        mark = tag("span", text(say("files.stored.here", lang=lang)), css="tl-tag tl-used")
        st.html(tag("p", text(sentence), " ", mark if here else "", css="tl-lead"))
        if not here:
            st.button(
                say("files.stored.open", lang=lang),
                key=f"files_open_{key}",
                on_click=state.move,
                args=(key,),
            )
        if mine:
            inputs.question(
                say("files.stored.remove", lang=lang),
                say("files.stored.sure", lang=lang, days=BIN_DAYS),
                lang=lang,
                key=f"files_drop_{key}",
                on_click=locality.drop,
                args=(key,),
            )
