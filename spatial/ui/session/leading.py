"""
A choice under a hand that moves on: its figures first, the rest of the page after them.

The whole page is sixty messages, of which the figures are one. A hand on the slider of years looks
at the figures alone; they are a fragment that answers by itself and then has the page follow.
"""

from __future__ import annotations

import time

import streamlit as st
from streamlit.errors import StreamlitAPIException

from spatial.ui.session import state

FIGURES = "figures"  # key of the fragment that draws them, on the views that have it
SENT_S = 0.02  # the thread that sends shares the lock with this one: it would wait for the page
_AHEAD = "leading.ahead"


def begin() -> None:
    """Begin a run of the whole page: nothing has to follow it."""
    state.remember(_AHEAD, False)  # noqa: FBT003 - what is kept


def first() -> None:
    """
    Draw the figures before all else; called at the end of what a widget calls.

    A view without them answers with its whole page.
    """
    state.remember(_AHEAD, True)  # noqa: FBT003 - what is kept
    try:
        st.rerun(FIGURES)
    except StreamlitAPIException:  # no such fragment on this view
        begin()


def follow() -> None:
    """Draw the rest of the page, where the figures were drawn ahead of it."""
    if state.recall(_AHEAD):
        time.sleep(SENT_S)
        st.rerun()
