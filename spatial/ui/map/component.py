"""The map of a page: a component of Streamlit without a frame, fed with data alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeGuard

from spatial.ui.map import bundle, wire
from spatial.ui.map.picture import Click, MapFrame, MapPicture
from spatial.ui.widgets import component_files

NAME = "truonglop.map"


def mount(
    picture: MapPicture,
    frame: MapFrame,
    *,
    key: str,
    clicked: Callable[[], None],
    heard: int = 0,
) -> None:
    """
    Show a picture; the browser keeps the map and draws what changed.

    Parameters
    ----------
    key
        Name of the map among the widgets.
    heard
        Number of the last click answered: the browser draws what it moved anew, also where the
        answer was no.
    clicked
        Called after a click; `click` tells which.
    """
    component_files.renderer(NAME, "map_component")(
        key=key,
        data=bundle.addresses() | wire.message(picture, frame) | {"heard": heard},
        on_click_change=clicked,
        on_lost_change=_again,
    )


def click(held: object) -> Click | None:
    """Return the click a map holds; ``None`` where it holds none, or nothing of ours."""
    given = held.get("click") if isinstance(held, Mapping) else None
    if not isinstance(given, Mapping):
        return None
    kind, name, lat, lon = (given.get(part) for part in ("kind", "id", "lat", "lon"))
    if not isinstance(kind, str) or not (name is None or isinstance(name, str)):
        return None
    if not _within(lat, 90.0) or not _within(lon, 180.0):
        return None
    return Click(kind=kind, id=name, lat=float(lat), lon=float(lon))


def _within(value: Any, most: float) -> TypeGuard[float]:  # noqa: ANN401 - whatever a browser sent
    """Tell whether something is an angle."""
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= most


def _again() -> None:
    """Run the page again: a sheet the browser asked for was gone, and is kept anew."""
