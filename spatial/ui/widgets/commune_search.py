"""Any commune of the country, found by its name of today or of before and opened at once."""

from __future__ import annotations

import os

import streamlit as st

from spatial import communes, words
from spatial.communes import CommuneChoice
from spatial.network import Network
from spatial.ui.memo import once
from spatial.ui.session import commune_start, found_ahead, locality, state
from spatial.ui.text import say
from spatial.ui.widgets import downloads
from spatial.ui.widgets.markup import label, listing, tag, text

MOST = 8  # places listed below what was typed
CITY = "79"  # the province whose schools and streets are carried
_TYPED = "commune_typed"  # whether what was typed has just changed
ASKED, PROVINCE, SEVERAL = "commune_asked", "commune_province", "commune_several"


def draw(network: Network, lang: str) -> None:
    """Say what the communes shown still need, and open others."""
    begun = once(network, "communes", lambda: commune_start.of(network))
    if begun is not None:
        needs(begun, lang)
    st.button(
        say("communes.city", lang=lang),
        key="city_open",
        icon=":material/location_city:",
        on_click=commune_start.begin_province,
        args=(CITY,),
        width="stretch",
    )
    st.text_input(
        say("communes.search", lang=lang),
        key=ASKED,
        placeholder=say("communes.example", lang=lang),
        help=say("communes.search_help", lang=lang),
        max_chars=100,
        on_change=state.remember,
        args=(_TYPED, True),
    )
    if asked := _asked():
        _found(asked, lang)
    with st.expander(say("communes.several", lang=lang), key="communes_several"):
        _several(lang)


def warm() -> None:
    """
    Have at hand what the first search and the first locality of communes would wait for.

    Where somebody chose what is served, few look for another: some 60 MB are not spent on it.
    """
    if os.environ.get("TRUONGLOP_FOLDER"):
        return
    communes.find(CITY)
    communes.files(communes.choice(communes.resolve(CITY)[:1]))


def _asked() -> str:
    """Return what was typed; blanks are nothing."""
    return str(st.session_state.get(ASKED) or "").strip()


def _found(asked: str, lang: str) -> None:
    """List the places a text may mean, each a button that opens it."""
    matches = communes.find(asked, limit=MOST)
    if not matches:
        st.html(tag("p", text(say("communes.nowhere", lang=lang)), css="tl-quiet", role="status"))
    for at, match in enumerate(matches):
        st.button(
            label(match.label),
            key=f"commune_{at}",
            icon=":material/location_on:",
            on_click=commune_start.begin,
            args=(match.codes,),
            width="stretch",
        )
    if state.recall(_TYPED):  # behind the buttons: they are what is waited for
        state.remember(_TYPED, None)
        found_ahead.begin(matches[0].codes if matches else (), state.language())


def _several(lang: str) -> None:
    """Choose a province, then some of its communes or all."""
    provinces = {each.code: each for each in communes.provinces()}
    code = st.selectbox(
        say("communes.province", lang=lang),
        list(provinces),
        index=None,
        key=PROVINCE,
        format_func=lambda one: provinces[one].name,  # an option is no Markdown
    )
    if code not in provinces:
        return
    names = communes.names(str(code))
    chosen = st.multiselect(
        say("communes.of_province", lang=lang),
        list(names),
        key=f"{SEVERAL}_{code}",
        format_func=lambda one: names.get(one, one),
    )
    count = words.number(len(chosen or names), lang=lang)
    st.button(
        say("communes.open_some" if chosen else "communes.open_all", lang=lang, count=count),
        key="communes_open",
        type="primary",
        on_click=commune_start.begin,
        args=(tuple(chosen or names),),
    )


def needs(begun: CommuneChoice, lang: str) -> None:
    """Say in a short list what is to be brought next, and hand out the book to fill in."""
    head = tag("p", tag("b", text(say("communes.next", lang=lang))))
    steps = once(begun, f"steps.{lang}", lambda: communes.next_steps(begun, lang=lang))
    st.html(head + listing((text(step) for step in steps), css="tl-reasons"))
    template(lang)


def template(lang: str, *, key: str = "communes_book") -> bool:
    """Offer the book of the locality shown, its known schools in it; tell whether there is one."""
    book = locality.store().content(state.locality(), communes.BOOK)
    if book is None:
        return False
    downloads.button(
        say("communes.book", lang=lang),
        book,
        communes.BOOK,
        key=key,
        icon=":material/table_view:",
    )
    return True
