"""A map as a file that stands alone: Leaflet and data inside, it opens with no network."""

from __future__ import annotations

import folium

from spatial.ui.map import bundle, wire
from spatial.ui.map.picture import MapFrame, MapPicture
from spatial.ui.map.script import Call

_CODE, _LOOK = "truonglop.js", "truonglop.css"  # what folium links to, and we put in its place
# The file may run what it holds and ask nobody for anything.
_POLICY = (
    "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'; "
    "script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:\">"
)


class _OfflineMap(folium.Map):
    """A `folium.Map` that loads Leaflet and our script, and nothing else."""

    default_js = [("script", _CODE)]  # noqa: RUF012 - as folium declares them
    default_css = [("style", _LOOK)]  # noqa: RUF012 - the same

    def __init__(self) -> None:
        super().__init__(location=[0, 0], zoom_start=12, zoom_snap=0.25, tiles=None)
        self._id = "map"  # folium draws lots for it, and no two files would be the same


def document(picture: MapPicture, frame: MapFrame) -> str:
    """
    Write a picture as an HTML page; the same for the same picture.

    Parameters
    ----------
    picture
        What lies on the map.
    frame
        Which place it is of, its title and its sources.
    """
    drawn = _OfflineMap()
    about = {"title": frame.title, "sources": list(frame.sources)}
    call = "truonglop.open({{ this._parent.get_name() }}, {{ this.json }});"
    drawn.add_child(Call(call, wire.whole(picture, frame) | about))
    page: str = drawn.get_root().render()
    for link, inside in (
        (f'<script src="{_CODE}"></script>', f"<script>{bundle.script()}</script>"),
        (f'<link rel="stylesheet" href="{_LOOK}"/>', f"<style>{bundle.style()}</style>"),
        ("<head>", f"<head>{_POLICY}"),
    ):
        before, after = page.split(link, 1)
        page = before + inside + after
    return page
