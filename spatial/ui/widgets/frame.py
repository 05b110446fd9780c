"""What stands above and below every page: title, language, notices, sources."""

from __future__ import annotations

from importlib import resources

import streamlit as st

from spatial.network import MARK
from spatial.ui.session import assessments, method, state
from spatial.ui.session.assessments import LocalitySource, Seen
from spatial.ui.text import say
from spatial.ui.widgets import faults, offers, sidebar
from spatial.ui.widgets.markup import tag, text


def icon() -> str:
    """Return the file of the page's icon; Streamlit would fetch a named one from the web."""
    return str(resources.files("spatial.ui") / "assets" / "icon.svg")


def seen(source: LocalitySource) -> Seen:
    """Return what this run shows."""
    return assessments.see(source, state.view(), state.scenario().proposals)


def head(source: LocalitySource) -> None:
    """Show the title, the language switch and what is to be told."""
    network, view = assessments.town(source), state.view()
    lang = view.lang
    title = say(
        "title",
        lang=lang,
        place=network.locality.name.get(lang, network.locality.key),
        level=say(f"level.{view.level}", lang=lang),
        year=view.year,
        method=method.label(view.method, view.rules, lang=lang),
    )
    if view.future.projects:
        title += " · " + say(f"forecast.title.{view.future.scenario}", lang=lang)
    with st.container(horizontal=True, vertical_alignment="center", key="head"):
        st.html(tag("h1", text(title)))
        sidebar.language(network)
    if notice := network.locality.notice.get(lang, ""):
        st.html(tag("p", text(notice), css="tl-notice"))
    with st.container(key="notices"):  # always there: what stands below must not change its place
        _tell(source, lang)


def _tell(source: LocalitySource, lang: str) -> None:
    """Show what is told once: refusals as a panel, things done as a note that can be undone."""
    network = assessments.town(source)
    for number, notice in enumerate(state.told()):
        sentence = tag("p", text(say(notice.key, lang=lang, **dict(notice.blanks))))
        if notice.faults or not notice.fleeting:
            inner = sentence + faults.items(notice.faults, lang=lang) if notice.faults else sentence
            st.html(tag("section", inner, css="tl-panel", role="alert"))
            offers.button(network, notice, lang=lang, prefix=f"notice_{number}")
            continue
        with st.container(horizontal=True, vertical_alignment="center", key="toast"):
            st.html(tag("div", sentence, role="status"))
            offers.button(network, notice, lang=lang, prefix="toast")


def foot(source: LocalitySource) -> None:
    """Say in one line what is estimated, of which year the residents are, and whom to credit."""
    shown, lang = seen(source), state.language()
    locality = shown.after.network.locality
    lines = []
    if shown.after.demand.residents_year != shown.view.year:
        year = shown.after.demand.residents_year
        lines.append(text(say("foot.residents", lang=lang, year=year)))
    lines += [text(say("foot.net", lang=lang)), text(say("map.no_tiles", lang=lang))]
    if shown.after.network.apportioned:
        lines.append(text(f"{MARK} {say('explain.apportioned', lang=lang)}."))
    if locality.attribution:
        credit = "; ".join(locality.attribution)
        lines.append(text(f"{say('foot.source', lang=lang)} {credit}"))
    st.html(tag("p", " ".join(lines), css="tl-foot"))
