"""The script of the app: the bar of places, the choices that act, the view, the sources."""

from __future__ import annotations

import streamlit as st

from spatial.ui import places, prefetch, startup
from spatial.ui.page_turns import turns
from spatial.ui.screens.files import desk
from spatial.ui.session import (
    allowance,
    approval,
    assessments,
    first_view,
    leading,
    outlook,
    page_choices,
    placing,
    proposals,
    refused_uploads,
    state,
    zone_plans,
)
from spatial.ui.text import say
from spatial.ui.widgets import (
    chips,
    faults,
    follower,
    frame,
    missing_locality,
    return_watch,
    top_bar,
)
from spatial.ui.widgets.markup import stylesheet

lang = state.language()
st.set_page_config(page_title=say("page.app", lang=lang), page_icon=frame.icon(), layout="wide")
for sheet in ("page.css", "shell.css", "print.css"):
    st.html(stylesheet(sheet))
with turns().taken(), faults.in_words(lang):
    missing_locality.draw(lang)
    source = assessments.source()
    network = assessments.town(source)
    state.begin(network, first_view.of(source), source)
    proposals.begin(network)
    follower.catch_up(network)
    approval.begin(network)
    allowance.begin(network)
    outlook.begin(network)
    zone_plans.begin(network)
    page_choices.begin()
    refused_uploads.begin()
    placing.begin()
    leading.begin()
    lang = state.language()
    # A view is a folder in screens/, a line in `places` and a name among the words (page.<name>).
    # Not in a folder named pages: beside the script Streamlit would run its files as apps.
    pages = {
        name: st.Page(
            f"screens/{name}/page.py",
            title=say(f"page.{name}", lang=lang),
            icon=view.icon,
            url_path=name,
            default=name == places.FIRST,
        )
        for name, view in places.VIEWS.items()
    }
    page = st.navigation(list(pages.values()), position="hidden")
    here = next(places.VIEWS[name] for name, one in pages.items() if one is page)
    st.set_page_config(page_title=frame.window_title(network, here))
    state.link(network, page_choices.write() | desk.link())
    return_watch.draw()
    top_bar.draw(network, pages, here)
    row = chips.reserve(network, here)
    notices = frame.head(source, here, pages)

    def above() -> None:
        """Draw the choices, and say what was told meanwhile."""
        chips.draw(network, here, pages, row)
        frame.tell(source, notices)

    with frame.drawn_first(above):
        page.run()
    frame.foot(source)
    follower.draw(network)
    prefetch.years(source, state.view(), state.scenario().proposals)
    startup.settle()
