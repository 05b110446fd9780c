"""Put schools on the map by click, parcel, table row or coordinates; the figures follow."""

from spatial.ui import prefetch
from spatial.ui.map import map_and_table
from spatial.ui.map.picture import Click
from spatial.ui.screens.propose import change_form, form, history_panel, proposal_list
from spatial.ui.session import allowance, assessments, placing, state
from spatial.ui.widgets import comment_panel, frame

seen = frame.seen(assessments.source())


def clicked(click: Click) -> None:
    """Place, pick a parcel or open a proposal; show the ward where nothing may be changed."""
    if click["kind"] == "comment":
        return
    if allowance.changes():
        placing.clicked(seen, click)
    elif click["kind"] == "ward" and click["id"] in seen.after.network.wards(seen.view.units).index:
        state.change(seen.after.network, ward=click["id"])


def beside() -> None:
    """Show the form and the list of proposals."""
    if allowance.changes():
        form.draw(seen)
        change_form.draw(seen)
    proposal_list.draw(seen)
    comment_panel.draw(seen)
    history_panel.draw(seen)


def picked(ward_id: str) -> None:
    """Begin a school in the ward of a table row."""
    if allowance.changes():
        placing.start(seen, ward_id)
    else:
        state.change(seen.after.network, ward=ward_id)


map_and_table.head(seen)
changing = allowance.changes()
# A school begun before the scenario was approved stays out of it: it is no part of what is shown.
draft = state.draft() if changing else None
map_and_table.body(seen, beside, clicked, picked, draft=draft, proposing=changing)
map_and_table.table(seen)
if changing:
    prefetch.placed(seen)
