"""What makes the page follow colleagues who save in the scenario shown."""

from __future__ import annotations

import streamlit as st

from spatial.network import Network
from spatial.ui.page_turns import turns
from spatial.ui.session import approval, comments, proposals, state
from spatial.ui.widgets import faults

EVERY_S = 5.0  # one look asks the store for a number
MOST_LEFT_OUT = 3  # looks in a row
_DRAWN, _LEFT_OUT = "follower.drawn", "follower.left_out"


def catch_up(network: Network) -> None:
    """Begin a run of the whole page with what colleagues saved since the last one."""
    if proposals.is_shared():
        proposals.follow(network)
        comments.follow(network)  # what is said from here on is news


def draw(network: Network) -> None:
    """Look again and again while a scenario others may write is shown."""
    if proposals.is_shared():
        # With the page the fragment runs as well. It does not look then: where colleagues save
        # faster than a page is drawn, a page that began anew for each save would never end.
        state.remember(_DRAWN, True)  # noqa: FBT003 - what is kept
        st.fragment(lambda: _look(network), run_every=EVERY_S)()


def _look(network: Network) -> None:
    """Draw the page anew where a colleague saved, decided or commented; nothing is drawn here."""
    if state.recall(_DRAWN):
        state.remember(_DRAWN, False)  # noqa: FBT003 - what is kept
        return
    left_out: int = state.recall(_LEFT_OUT) or 0
    if turns().others() and left_out < MOST_LEFT_OUT:  # a hand waits: it goes before a look
        state.remember(_LEFT_OUT, left_out + 1)
        return
    state.remember(_LEFT_OUT, 0)
    with faults.in_words(state.view().lang):
        said = comments.follow(network)
        if said:
            state.done("notice.comment_followed")
        if proposals.follow(network) | approval.follow(network) | said:
            st.rerun()
