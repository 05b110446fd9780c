"""Put schools on the map by click, parcel, table row or coordinates; the figures follow."""

from spatial.ui import form, frame, listing, model, propose, scene, state
from spatial.ui.leaflet import Click

seen = frame.seen(model.source())


def clicked(click: Click) -> None:
    """Place, pick a parcel or open a proposal."""
    propose.clicked(seen, click)


def beside() -> None:
    """Show the form and the list of proposals."""
    form.draw(seen)
    listing.draw(seen)


def picked(ward_id: str) -> None:
    """Begin a school in the ward of a table row."""
    propose.start(seen, ward_id)


scene.draw(seen, beside, clicked, picked, draft=state.draft(), proposing=True)
