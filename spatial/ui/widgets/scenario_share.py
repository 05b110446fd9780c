"""Giving a scenario away: the link that reads, and the one that lets a colleague write."""

from __future__ import annotations

import streamlit as st

from spatial.store import Right
from spatial.ui.session import address, proposals, state
from spatial.ui.text import say
from spatial.ui.widgets.markup import tag, text

SHARED = "propose.shared"


def draw(lang: str) -> None:
    """Show the link of what is seen; the owner may also let a colleague write."""
    work = state.work()
    if work.linked is None:
        st.html(tag("p", text(say("scenario.share_today", lang=lang)), css="tl-quiet"))
        _link(address.whole())
        return
    if not work.is_saved:
        st.html(tag("p", text(say("propose.unkept", lang=lang)), css="tl-quiet"))
        return
    st.html(tag("p", text(say("scenario.share_read", lang=lang)), css="tl-quiet"))
    _link(address.whole())
    if proposals.right() is Right.OWNER:
        _together(lang)


def _link(address: str) -> None:
    """Show a link to be copied."""
    st.code(address, language=None, wrap_lines=True)


def _together(lang: str) -> None:
    """Make the link that lets others write, or take it back."""
    st.html(tag("p", tag("b", text(say("propose.share.title", lang=lang)))))
    st.html(tag("p", text(say("propose.share.what", lang=lang)), css="tl-quiet"))
    with st.container(horizontal=True):
        st.button(
            say("propose.share.do", lang=lang),
            key="together_do",
            icon=":material/group_add:",
            on_click=_share,
        )
        st.button(
            say("propose.share.close", lang=lang), key="together_close", on_click=proposals.close
        )
    if (shared := state.recall(SHARED)) and shared[0] == state.work().scenario_id:
        _link(address.whole() + shared[1])


def _share() -> None:
    """Make the link that lets a colleague write."""
    state.remember(SHARED, (state.work().scenario_id, proposals.work_link()))
