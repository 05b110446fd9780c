"""What makes the page follow colleagues who save in the scenario shown."""

from __future__ import annotations

import streamlit as st

from spatial.network import Network
from spatial.ui.session import approval, comments, proposals, state
from spatial.ui.widgets import faults

EVERY_S = 5.0  # one look asks the store for a number
_DRAWN = "follower.drawn"


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
    with faults.in_words(state.view().lang):
        said = comments.follow(network)
        if said:
            state.done("notice.comment_followed")
        if proposals.follow(network) | approval.follow(network) | said:
            st.rerun()
