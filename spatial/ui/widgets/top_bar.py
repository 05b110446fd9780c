"""The bar above every view: the four places, and the switch of the language."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import streamlit as st

from spatial.network import Network
from spatial.ui import places
from spatial.ui.places import Place, PlaceView
from spatial.ui.session import state
from spatial.ui.text import say
from spatial.ui.widgets import choices, sign_in_menu
from spatial.ui.widgets.markup import tag, text

# What Streamlit writes itself, always in English; the page's script puts our words there.
STREAMLIT = {
    "Skip to main content": "skip",
    "Press Enter to apply": "enter",
    "Press Enter to submit form": "enter",
    "Choose an option": "choose",
    "Choose options": "choose",
    "No results": "none",
    "Search": "search",
    "Download as CSV": "csv",
    "Show/hide columns": "columns",
    "Fullscreen": "full",
    "Close fullscreen": "full_close",
    "Exit fullscreen": "full_close",
    "Clear value": "clear",
    "Clear all": "clear",
    "Select all": "all",
    "Page not found": "lost",
    "Download as PNG": "png",
    "Choose date": "date",
    "Clear date": "date_clear",
    "Increment": "more",
    "Decrement": "less",
    "Sort ascending": "ascending",
    "Sort descending": "descending",
    "Autosize": "autosize",
    "Pin column": "pin",
    "Unpin column": "unpin",
    "Hide column": "hide",
    "Copy column name": "copy",
    "Next Result": "next",
    "Previous Result": "previous",
    "Close Search": "search_close",
    "Connection error": "away",
    "Streamlit server is not responding. Are you connected to the internet?": "away_what",
}
# Its tools nobody plans with: figures in a programmer's notation, in English only.
AWAY = ("Show data", "Copy Vega-Lite spec", "Format", "Statistics")
LIGHTS = ("machine", "light", "dark")  # the choice is kept by assets/shell/light.js
HERE = "here"  # ends the key of what is open: assets/page.js tells it to screen readers


def draw(network: Network, pages: Mapping[str, Any], here: PlaceView) -> None:
    """
    Show the places, the one that is open marked.

    Parameters
    ----------
    pages
        Pages of `st.navigation` by the name of their view.
    here
        The view that is open.
    """
    lang = state.view().lang
    with st.container(horizontal=True, vertical_alignment="center", key="bar"):
        st.html(tag("p", text(say("page.app", lang=lang)), css="tl-app"), width="content")
        with st.container(horizontal=True, key="places"):
            for place in places.PLACES:
                _place(place, pages, here, lang)
        st.html(_lights(lang), width="content")
        choices.language(network)
        sign_in_menu.draw(network, lang)
    words = {"lang": lang, "places": say("place.places", lang=lang)}
    words["views"] = say("place.views", lang=lang, place=say(f"place.{_of(here).name}", lang=lang))
    own = {english: say(f"streamlit.{key}", lang=lang) for english, key in STREAMLIT.items()}
    own |= dict.fromkeys(AWAY, "")
    words["words"] = json.dumps(own, ensure_ascii=False)
    st.html(tag("span", css="tl-page", **{f"data_{key}": word for key, word in words.items()}))


def _lights(lang: str) -> str:
    """Offer light, dark, or as the machine says; the browser keeps the choice."""
    names = {one: say(f"light.{one}", lang=lang) for one in LIGHTS}
    options = (tag("option", text(name), value=one) for one, name in names.items())
    title = say("light.title", lang=lang)
    return tag("label", tag("select", *options, aria_label=title, title=title), css="tl-light")


def _of(here: PlaceView) -> Place:
    return places.of(here.name)


def _place(place: Place, pages: Mapping[str, Any], here: PlaceView, lang: str) -> None:
    """Link a place to its first view."""
    ending = f"_{HERE}" if here in place.views else ""
    with st.container(key=f"place_{place.name}{ending}", width="content"):
        st.page_link(
            pages[place.views[0].name], label=say(f"place.{place.name}", lang=lang), width="content"
        )


def views(pages: Mapping[str, Any], here: PlaceView) -> None:
    """Show the views of the place that is open as tabs."""
    with st.container(horizontal=True, key="views", width="content"):
        for view in _of(here).views:
            ending = f"_{HERE}" if view is here else ""
            page = pages[view.name]
            with st.container(key=f"view_{view.name}{ending}", width="content"):
                st.page_link(page, label=page.title, icon=page.icon, width="content")
