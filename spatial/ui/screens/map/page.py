"""Where it is worst, by how much, since which norm: the map, the ward's card, the table."""

import streamlit as st

from spatial.ui import prefetch
from spatial.ui.map import map_and_table
from spatial.ui.map.picture import Click
from spatial.ui.screens.map import shifts
from spatial.ui.session import allowance, assessments, placing, state
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import comment_panel, frame, nursery_panel, school_card, ward_card

source = assessments.source()


def clicked(seen: Seen, click: Click) -> None:
    """Show the ward or the school that was clicked; a site that was dragged stands elsewhere."""
    network, kind = seen.after.network, click["kind"]
    school_card.choose(click["id"] if kind == "school" else None)
    if kind == "ward" and click["id"] in network.wards(seen.view.units).index:
        state.change(network, ward=click["id"])
    elif kind in {"drag", "rest"}:
        placing.clicked(seen, click)
        st.rerun()  # other figures: the whole page
    if placing.let_go():
        st.rerun()


def beside(seen: Seen) -> None:
    """Show the ward's card and the way to propose a school there, or the card of a school."""
    if (school_id := school_card.chosen(seen)) is not None:
        back = say("school_card.back", lang=seen.lang)
        icon = ":material/arrow_back:"
        st.button(back, key="school_back", icon=icon, on_click=school_card.choose, args=(None,))
        st.html(school_card.html(seen, school_id))
        return
    st.html(ward_card.top(seen))
    label = say("card.propose", lang=seen.lang)
    if allowance.changes() and st.button(
        label, key="propose_here", icon=":material/add_location_alt:", type="primary"
    ):
        placing.start(seen, seen.ward_id)
        st.switch_page("screens/propose/page.py")
    st.html(ward_card.rest(seen))
    comment_panel.draw(seen, of_ward=True)


def picked(seen: Seen, ward_id: str) -> None:
    """Show the ward of a table row."""
    school_card.choose(None)
    state.change(seen.after.network, ward=ward_id)
    if placing.let_go():
        st.rerun()


@st.fragment
def chosen() -> None:
    """Draw what a chosen ward or school changes: after a click nothing else of the page runs."""
    seen = frame.seen(source)
    state.link_again(seen.after.network)
    map_and_table.body(
        seen,
        lambda: beside(seen),
        lambda click: clicked(seen, click),
        lambda ward_id: picked(seen, ward_id),
    )


now = frame.seen(source)
map_and_table.head(now)
chosen()
map_and_table.table(now)
if lines := nursery_panel.html(now):
    st.html(lines)
shifts.draw(now)
prefetch.cards(now)
