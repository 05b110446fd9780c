"""
Make the first screen's figures before the first visitor asks for them.

Nothing here may import ``streamlit_folium``: a component declared before the server runs is not
served, and the map stays blank.
"""

from __future__ import annotations

from spatial.records import Level
from spatial.ui import cards, headline, leaflet, maps, model, table
from spatial.ui import view as views


def first_screen() -> None:
    """
    Read the locality, assess it and draw every part once, so that nothing is left to be imported.

    Whatever fails here fails again on the page, where it is said in words.
    """
    try:
        source = model.source()
        seen = model.see(source, views.start(model.town(source), Level.TIEU_HOC), ())
        drawn = leaflet.base_map("", bounds=maps.bounds(source))
        maps.layers(seen).add_to(drawn).render()
        headline.html(seen)
        cards.top(seen)
        table.styled(seen, table.rows(seen))
    except Exception:  # noqa: BLE001 - see above
        return
