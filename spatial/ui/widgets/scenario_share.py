"""Giving a scenario away: the link that reads, and the one that lets a colleague write."""

from __future__ import annotations

import streamlit as st

from spatial.network import Network
from spatial.store import Right
from spatial.store.snapshots import DAYS
from spatial.ui.session import address, approval, proposals, snapshots, state
from spatial.ui.text import say
from spatial.ui.widgets.markup import tag, text

SHARED, DAYS_KEY = "propose.shared", "snapshot_days"


def draw(network: Network, lang: str) -> None:
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
        _snapshots(network, lang)


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


def _snapshots(network: Network, lang: str) -> None:
    """Make a link that shows the scenario as it is now, and take such links back."""
    st.html(tag("p", tag("b", text(say("snapshot.title", lang=lang)))))
    st.html(tag("p", text(say("snapshot.what", lang=lang)), css="tl-quiet"))
    st.segmented_control(
        say("snapshot.days", lang=lang),
        DAYS,
        key=state.hold_still(DAYS_KEY, state.recall(DAYS_KEY) or DAYS[1], DAYS),
        format_func=lambda days: say("snapshot.day_count", lang=lang, count=days),
        on_change=_keep_days,
    )
    st.button(
        say("snapshot.do", lang=lang),
        key="snapshot_do",
        icon=":material/photo_camera:",
        on_click=_take,
        args=(network,),
    )
    for one in snapshots.links(network):
        st.html(tag("p", text(say("snapshot.ends", lang=lang, day=f"{one.ends_on:%d/%m/%Y}"))))
        _link(one.link)
        st.button(
            say("snapshot.take_back", lang=lang),
            key=f"snapshot_back_{one.snapshot_id}",
            on_click=snapshots.take_back,
            args=(network, one.snapshot_id),
        )


def _keep_days() -> None:
    state.remember(DAYS_KEY, state.held(DAYS_KEY))


def _take(network: Network) -> None:
    """Make the link, for as many days as were chosen."""
    snapshots.take(network, int(state.recall(DAYS_KEY) or DAYS[1]), approval.card())


def _share() -> None:
    """Make the link that lets a colleague write."""
    state.remember(SHARED, (state.work().scenario_id, proposals.work_link()))
