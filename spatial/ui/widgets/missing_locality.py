"""A locality that cannot be shown is said; the figures of another never stand in for it."""

from __future__ import annotations

import streamlit as st

from spatial.errors import Fault, UserError
from spatial.ui.session import assessments, locality, state
from spatial.ui.text import say
from spatial.ui.widgets import faults
from spatial.ui.widgets.markup import label, tag, text


def draw(lang: str) -> None:
    """Stop the page where the locality of this visit is gone or spoilt, and say what to do."""
    try:
        locality.begin()
    except UserError as problem:
        _page(problem.faults, lang)


def _page(problems: tuple[Fault, ...], lang: str) -> None:
    """Say what is wrong with the locality; offer to bring it back, or to open the usual data."""
    key = state.locality()
    head = tag("h1", text(say("files.gone.title", lang=lang, name=locality.name(key))))
    inner = tag("p", text(say("files.gone.what", lang=lang))) + faults.items(problems, lang=lang)
    st.html(head + tag("section", inner, css="tl-panel", role="alert"))
    for notice in state.told():
        st.html(tag("p", text(say(notice.key, lang=lang, **dict(notice.blanks))), role="status"))
    with st.container(horizontal=True):
        if locality.is_mine_to_restore(key):
            st.button(
                say("files.gone.restore", lang=lang),
                key="gone_restore",
                type="primary",
                on_click=locality.restore,
                args=(key,),
            )
        usual = assessments.town(assessments.look(assessments.usual())).locality
        st.button(
            say("files.gone.usual", lang=lang, place=label(usual.name.get(lang, usual.key))),
            key="gone_usual",
            on_click=state.move,
            args=("",),
        )
    st.stop()
