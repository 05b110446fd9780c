"""The script of the app: choices at the side, the title, the page, the sources."""

from __future__ import annotations

import streamlit as st

from spatial.records import Level
from spatial.ui import prefetch, startup
from spatial.ui.screens.files import desk
from spatial.ui.session import (
    assessments,
    method,
    outlook,
    page_choices,
    proposals,
    refused_uploads,
    state,
    zone_plans,
)
from spatial.ui.session import view as views
from spatial.ui.text import say
from spatial.ui.widgets import faults, frame, missing_locality, sidebar
from spatial.ui.widgets.markup import stylesheet

# A page is a folder in screens/, a line here and a name among the words (page.<name>). Not in a
# folder named pages: beside the script Streamlit would run its files as apps of their own.
PAGES = (
    ("map", ":material/map:"),
    ("propose", ":material/add_location_alt:"),
    ("catchment", ":material/route:"),
    ("access", ":material/social_distance:"),
    ("zoning", ":material/grid_view:"),
    ("forecast", ":material/trending_up:"),
    ("recommend", ":material/recommend:"),
    ("norms", ":material/gavel:"),
    ("targets", ":material/flag:"),
    ("files", ":material/upload_file:"),
    ("export", ":material/download:"),
)

lang = state.language()
st.set_page_config(page_title=say("page.app", lang=lang), page_icon=frame.icon(), layout="wide")
st.html(stylesheet("page.css"))
with faults.in_words(lang):
    missing_locality.draw(lang)
    source = assessments.source()
    network = assessments.town(source)
    first = views.start(network, Level.TIEU_HOC)
    worst = (
        assessments.assess(source, first.options, own=first.own)
        .levels[method.columns(first.method).short]
        .idxmax()
    )
    state.begin(network, views.start(network, Level(str(worst))), source)
    proposals.begin(network)
    outlook.begin(network)
    zone_plans.begin(network)
    page_choices.begin()
    refused_uploads.begin()
    lang = state.language()
    pages = [
        st.Page(
            f"screens/{name}/page.py",
            title=say(f"page.{name}", lang=lang),
            icon=icon,
            url_path=name,
            default=name == PAGES[0][0],
        )
        for name, icon in PAGES
    ]
    page = st.navigation(pages, position="hidden")
    with st.sidebar:
        sidebar.draw(network, pages)
    state.link(network, page_choices.write() | desk.link())
    frame.head(source)
    page.run()
    frame.foot(source)
    prefetch.years(source, state.view(), state.scenario().proposals)
    startup.settle()
