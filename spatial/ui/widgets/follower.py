"""What makes the page follow colleagues who save in the scenario shown."""

from __future__ import annotations

import streamlit as st

from spatial.network import Network
from spatial.ui.session import approval, proposals, state
from spatial.ui.widgets import faults

EVERY_S = 5.0  # one look asks the store for a number


def draw(network: Network) -> None:
    """Look again and again while a scenario others may write is shown."""
    if proposals.is_shared():
        st.fragment(lambda: _look(network), run_every=EVERY_S)()


def _look(network: Network) -> None:
    """Draw the page anew where a colleague saved or decided; nothing is drawn here."""
    with faults.in_words(state.view().lang):
        if proposals.follow(network) | approval.follow(network):
            st.rerun()
