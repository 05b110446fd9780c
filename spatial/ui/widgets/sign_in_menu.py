"""In the bar above: sign in, or who is signed in, what he may do, and the way out."""

from __future__ import annotations

import streamlit as st

from spatial.errors import UserError
from spatial.network import Network
from spatial.ui.server import sign_in
from spatial.ui.session import person, state
from spatial.ui.text import say
from spatial.ui.widgets.markup import label, tag, text


def draw(network: Network, lang: str) -> None:
    """Draw nothing where nobody signs in."""
    if not sign_in.is_on():
        return
    who = person.signed_in()
    with st.container(key="sign_in", width="content"):
        if who is None:
            ended = "sign_in.again" if person.has_ended() else "sign_in.in"
            st.button(say(ended, lang=lang), key="sign_in_begin", on_click=st.login)
            if why := person.refusal():
                _refused(why, lang)
            return
        with st.popover(label(who.name), icon=":material/person:", key="sign_in_who"):
            st.html(tag("p", text(_told(network, lang, who.login))))
            st.button(say("sign_in.out", lang=lang), key="sign_in_end", on_click=st.logout)


def _refused(why: str, lang: str) -> None:
    """Say why the provider's answer names nobody, and offer the way out to another account."""
    with st.popover(say("sign_in.refused", lang=lang), icon=":material/error:", key="sign_in_why"):
        st.html(tag("p", text(say(why, lang=lang))))
        st.button(say("sign_in.out", lang=lang), key="sign_in_end", on_click=st.logout)


def _told(network: Network, lang: str, login: str) -> str:
    """Say by what login somebody is here, and as what."""
    try:
        role = person.role(state.visitor(), network.locality.key)
    except UserError:  # told where it is saved
        return login
    return say("sign_in.as", lang=lang, login=login, role=say(f"people.{role}", lang=lang))
