"""The history of the scenario shown: who changed what, when and why; back to any of it."""

from __future__ import annotations

import streamlit as st

from spatial.ui.session import allowance, assessments, history, proposals, state
from spatial.ui.session.assessments import Seen
from spatial.ui.session.history import CALLED, LONGEST, REASON
from spatial.ui.text import say
from spatial.ui.widgets.markup import tag, text

OPEN = "history_open"


def draw(seen: Seen) -> None:
    """Show the history when it is asked for; nothing is read before."""
    if state.work().scenario_id is None:
        return
    lang = seen.lang
    if not st.toggle(say("history.title", lang=lang), key=state.keep(OPEN, first=False)):
        return
    for key, kept in (("called", CALLED), ("reason", REASON)):
        st.text_input(
            say(f"history.{key}", lang=lang),
            key=state.hold(f"history_{key}", state.recall(kept) or ""),
            max_chars=LONGEST,
            on_change=_keep,
            args=(key, kept),
        )
    network, writes = (
        assessments.town(seen.source),
        proposals.right().writes and allowance.changes(),
    )
    for number, one in enumerate(history.events(network, lang=lang)):
        with st.container(horizontal=True, vertical_alignment="center"):
            head = tag("b", text(f"{one.at} · {one.who}"))
            why = f" ({one.why})" if one.why else ""
            sentence = tag("div", head, tag("span", text(one.what + why)))
            st.html(tag("div", sentence, css="tl-item"))
            if number and writes and one.scenario is not None:
                st.button(
                    say("history.restore", lang=lang),
                    key=f"history_restore_{one.revision}",
                    on_click=proposals.restore,
                    args=(network, one.scenario, one.at),
                )


def _keep(key: str, kept: str) -> None:
    """Keep what was entered."""
    state.remember(kept, state.held(f"history_{key}"))
