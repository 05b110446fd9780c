"""Put schools on the map by click, parcel, table row or coordinates; the figures follow."""

from spatial.ui import frame, model, propose, scene, state
from spatial.ui.leaflet import Click

seen = frame.seen(model.source())


def clicked(click: Click) -> None:
    """Place, pick a parcel or open a proposal."""
    propose.clicked(seen, click)


def beside() -> None:
    """Show the form and the list of proposals."""
    propose.form(seen)
    propose.listing(seen)


scene.draw(seen, beside, clicked, draft=state.draft(), proposing=True)
