"""The review of the scenario shown: where it stands, and the steps this visitor may take."""

from __future__ import annotations

import streamlit as st

from spatial.network import Network
from spatial.scenario import ReviewState
from spatial.store.reviews import LONGEST_NOTE
from spatial.ui.session import approval, history, scenario_choice, state
from spatial.ui.text import say
from spatial.ui.widgets.markup import tag, text

CALLED_KEY, NOTE_KEY = "review_called", "review_note"
_ICONS = {
    ReviewState.SUBMITTED: ":material/send:",
    ReviewState.APPROVED: ":material/verified:",
    ReviewState.RETURNED: ":material/reply:",
    ReviewState.DRAFT: ":material/undo:",
}


def chip(network: Network, lang: str) -> None:
    """Stand the review in the bar of scenarios, where there is one or one may begin."""
    offered = approval.offered(network)
    if state.work().scenario_id is None or not (offered or approval.step()):
        return
    called = say(f"review.state.{approval.now()}", lang=lang)
    with st.popover(f"{say('review.chip', lang=lang)}: **{called}**", key="scenario_review"):
        _draw(network, offered, lang)


def head(network: Network, lang: str) -> None:
    """Say above a page that the scenario shown is under review, and by whom it was approved."""
    newest = approval.step()
    if newest is None or newest.state is ReviewState.DRAFT:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="review_line"):
        st.html(tag("p", text(approval.sentence(newest, lang=lang)), css="tl-notice"))
        if newest.state is ReviewState.APPROVED:
            copier(network, lang, key="review_copy")


def copier(network: Network, lang: str, *, key: str) -> None:
    """Offer to go on with a copy of what is approved."""
    st.button(
        say("review.copy", lang=lang),
        key=key,
        icon=":material/content_copy:",
        type="tertiary",
        on_click=lambda: scenario_choice.begin(network, copy=True),
    )


def _draw(network: Network, offered: tuple[ReviewState, ...], lang: str) -> None:
    """Say where the review stands and offer its next steps."""
    newest = approval.step()
    told = say("review.how", lang=lang)
    if newest is not None:
        told = approval.sentence(newest, lang=lang)
    st.html(tag("p", text(told), css="tl-quiet"))
    if not offered:
        wait = newest is not None and newest.state is ReviewState.SUBMITTED
        if wait:
            st.html(tag("p", text(say("review.waits", lang=lang)), css="tl-quiet"))
        return
    st.text_input(
        say("review.called", lang=lang),
        key=state.hold(CALLED_KEY, state.recall(history.CALLED) or ""),
        max_chars=history.LONGEST,
        on_change=_keep,
        args=(CALLED_KEY, history.CALLED),
    )
    st.text_area(
        say("review.note", lang=lang),
        key=state.hold(NOTE_KEY, state.recall(approval.NOTE) or ""),
        max_chars=LONGEST_NOTE,
        height=80,
        on_change=_keep,
        args=(NOTE_KEY, approval.NOTE),
    )
    with st.container(horizontal=True):
        for to in offered:
            st.button(
                say(f"review.step.{to}", lang=lang),
                key=f"review_{to}",
                icon=_ICONS[to],
                type="primary" if to is offered[0] else "secondary",
                on_click=approval.take,
                args=(network, to),
            )


def _keep(key: str, kept: str) -> None:
    """Keep what was entered."""
    state.remember(kept, state.held(key))
