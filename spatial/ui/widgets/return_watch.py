"""
What has a page go on by itself once its connection is back.

A connection breaks where the server is started anew or a machine sleeps. Until the browser asks,
the page would stand as it was, and of a visit the server no longer knows the next click were lost.
"""

from __future__ import annotations

import secrets

import streamlit as st

from spatial.ui.session import state
from spatial.ui.widgets import component_files

NAME = "truonglop_visits.return_watch"
KEY, VISIT = "return_watch", "visit.name"


def draw() -> None:
    """Watch the connection of a page; nothing is seen of it. Of another visit's page it is told."""
    mine = str(state.recall(VISIT) or secrets.token_urlsafe(6))
    state.remember(VISIT, mine)
    with st.container(key=KEY):
        held = component_files.renderer(NAME, "return_watch")(
            key=f"{KEY}_page", data={"visit": mine}, on_back_change=_again
        )
    if held.back is not None and held.back != mine:
        state.tell("notice.visit_anew")


def _again() -> None:
    """Draw the page anew: it may be of a former state."""
