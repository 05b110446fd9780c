"""The parts of the page of who goes where, one a section."""

from __future__ import annotations

import streamlit as st

from spatial import school_changes
from spatial.ui.map import board
from spatial.ui.map.picture import Click
from spatial.ui.screens.catchment import card as cards
from spatial.ui.screens.catchment import closing, figures, layers, shared_wards, tables
from spatial.ui.screens.catchment import files as catchment_files
from spatial.ui.screens.catchment.controls import FlowView
from spatial.ui.screens.catchment.legend import LAYERS, PRICE, ZONES
from spatial.ui.session import state
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import inputs
from spatial.ui.widgets.inputs import Segments

MAP, LAYER, SECTION = "flow_map", "flow.layer", "flow.section"


def clicked(seen: Seen, view: FlowView, click: Click) -> None:
    """Show the school or the ward that was clicked; bare ground lets the school go."""
    kind, name = click["kind"], str(click["id"])
    if kind in {"school", "flow"}:
        cards.choose(name)
        return
    if kind == "site":
        proposed = {
            proposal.proposal_id: school_changes.school_id(proposal) for proposal in seen.proposals
        }
        cards.choose(proposed.get(name))
        return
    cards.choose(None)
    ward = name
    if kind == "cell":
        cells = view.case.assessment.network.cells[seen.view.units]
        ward = str(cells.get(name, ""))
    if ward in seen.after.network.wards(seen.view.units).index:
        state.change(seen.after.network, ward=ward)


def where(seen: Seen, view: FlowView) -> None:
    """Show the map, the card of the chosen school or ward, and the table of schools."""
    lang = seen.lang
    left, right = st.columns([0.64, 0.36], gap="small")
    with left:
        layer = str(state.recall(LAYER) or ZONES)
        rings = bool(state.recall("flow.rings"))
        board.draw(
            seen,
            layers.layers(seen, view, layer, rings=rings),
            key=MAP,
            clicked=lambda held: clicked(seen, view, held),
        )
    with right, st.container(key="beside", gap="small"):
        if cards.chosen(view) is not None:
            with st.container(horizontal=True, vertical_alignment="center", key="flow_tools"):
                st.button(
                    say("flow.school.back", lang=lang),
                    key="flow_back",
                    icon=":material/arrow_back:",
                    on_click=cards.choose,
                    args=(None,),
                )
                if seen.after.network.streets is not None:
                    inputs.toggle(say("flow.rings", lang=lang), key="flow.rings")
            closing.draw(seen, view)
        st.html(cards.html(seen, view))
    tables.schools(seen, view)
    st.html(figures.how(seen, view))


def section(seen: Seen) -> str:
    """Choose the part of the page, and beside it what the map shows."""
    return inputs.sections(
        Segments(SECTION, list(SECTIONS), "where", "flow.sections", "flow.section"),
        Segments(LAYER, LAYERS, ZONES, "flow.layers", "flow.layer"),
        lang=seen.lang,
    )


def show_prices() -> None:
    """Open the map with the prices of rooms."""
    state.remember(LAYER, PRICE)
    state.remember(SECTION, "where")


def matrix(seen: Seen, view: FlowView) -> None:
    """Show the pupils between wards, and the wards that share them."""
    st.html(tables.matrix(seen, view) + shared_wards.html(seen, view))


def rooms(seen: Seen, view: FlowView) -> None:
    """Show the price of a room, ranked."""
    st.button(
        say("flow.rooms.map", lang=seen.lang),
        key="flow_prices",
        icon=":material/map:",
        on_click=show_prices,
    )
    st.html(tables.rooms(seen, view))


def stress(seen: Seen, view: FlowView) -> None:
    """Show the stress test."""
    st.html(tables.stress(seen, view))


SECTIONS = {
    "where": where,
    "matrix": matrix,
    "rooms": rooms,
    "stress": stress,
    "files": catchment_files.draw,
}
