"""The part the map and the proposing page share: figures, switch, map, table."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

import streamlit as st

from spatial.errors import UserError
from spatial.proposal import Draft
from spatial.ui.map import board, comment_signs, ward_layers
from spatial.ui.map.picture import Click
from spatial.ui.session import assessments, leading, placing, state
from spatial.ui.session.assessments import LocalitySource, Seen
from spatial.ui.session.view import Show
from spatial.ui.text import say
from spatial.ui.widgets import faults, headline, school_card, ward_table
from spatial.ui.widgets.markup import stylesheet

KEY = "map"


def head(seen: Seen) -> None:
    """Show the figures, which stay whatever ward is chosen."""
    for sheet in ("sheet.css", "wards.css"):
        st.html(stylesheet(sheet))
    if seen.proposals:
        st.html("<style>.stApp { --tl-above: 440px }</style>")
    st.fragment(lambda: _figures(seen.source), key=leading.FIGURES)()


def _figures(source: LocalitySource) -> None:
    """Draw the figures; after a choice that asks for them first, the rest of the page follows."""
    with (
        faults.in_words(state.language()),
        suppress(UserError),
    ):  # the page tells faults of the data
        seen = assessments.see(source, state.view(), placing.shown())
        st.html(headline.html(seen))
        st.html(headline.levels(seen))
    leading.follow()


def body(
    seen: Seen,
    beside: Callable[[], None],
    clicked: Callable[[Click], None],
    picked: Callable[[str], None],
    *,
    draft: Draft | None = None,
    proposing: bool = False,
) -> None:
    """
    Show the map and what stands beside it: what a chosen ward changes.

    Parameters
    ----------
    beside
        Draws the column beside the map.
    clicked
        Answers a click on the map.
    picked
        Answers the choice of a table row, by ``ward_id``; it comes as a click of kind ``row``.
    draft
        School about to be placed.
    proposing
        Whether a click places a school.
    """

    def answer(click: Click) -> None:
        if click["kind"] != "row":
            clicked(click)
        elif click["id"] in seen.after.network.wards(seen.view.units).index:
            picked(str(click["id"]))

    left, right = st.columns([0.64, 0.36], gap="small")
    with left:
        # There whether filled or not: a map whose place on the page changes starts anew.
        with st.container(key="switch"):
            if seen.proposals:
                _switch(seen)
        _map(seen, answer, draft, proposing=proposing)
    with right, st.container(key="beside", gap="small"):
        beside()


def table(seen: Seen) -> None:
    """
    Show the table of wards, apart from what a chosen ward changes.

    Which row is chosen is marked in the browser. Beside the map in one fragment the table came with
    every click again, and 168 rows were painted anew before the card stood there.
    """
    ward_table.draw(seen)


def _switch(seen: Seen) -> None:
    """Choose the state the map shows."""

    def changed() -> None:
        state.change(seen.after.network, show=state.held("show"))

    st.segmented_control(
        say("map.show", lang=seen.lang),
        list(Show),
        required=True,
        key=state.hold("show", seen.view.show),
        format_func=lambda show: say(f"map.{show}", lang=seen.lang),
        on_change=changed,
        label_visibility="collapsed",
    )


def _map(
    seen: Seen, clicked: Callable[[Click], None], draft: Draft | None, *, proposing: bool
) -> None:
    """Show the map; a click runs `clicked` before the page is drawn again."""
    shown = ward_layers.layers(seen, draft=draft, proposing=proposing)
    school = None if proposing else school_card.chosen(seen)
    if school is not None:
        shown = replace(shown, scene=replace(shown.scene, chosen=f"school:{school}"))
    if (signs := comment_signs.layer(seen)) is not None:
        shown = replace(shown, layers=(*shown.layers, signs))
    board.draw(seen, shown, key=KEY, clicked=clicked)
