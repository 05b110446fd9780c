"""
Leaflet on the page with no request to any other machine.

``folium`` points every map at public content networks, so in an office
without internet the map is blank. Here Leaflet comes from the installed
``XStatic-Leaflet`` package and our own script and style from this package;
``app.py`` mounts both on its own server (`routes`), and `OfflineMap` asks
for them with relative addresses, which also hold behind a proxy that adds a
prefix. See ``docs/adr/0003-leaflet-from-installed-packages.md``.

Two parts with two lives:

- `base_map` is drawn once. Its text must be the same on every rerun, because
  streamlit-folium throws the map away and starts again when it changes.
- A feature group of `shapes`, `circles`, `figures`, `sites` and one `scene`
  carries all that changes; it replaces the former group in one step, and
  zoom and position stay.

Do not add ``folium.Popup``, ``folium.Icon``, ``keep_in_front`` or a
``branca`` colour map: they need jQuery, Bootstrap or d3, which are not
loaded. Do not add ``folium.Tooltip``: it pastes its text into a script,
where a name holding a backtick or a tag would run; hover lines travel in the
feature's ``lines`` instead and are only ever shown as text.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypedDict

import folium
from branca.element import MacroElement
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from xstatic.pkg import leaflet as leaflet_files

from spatial.ui.map.script import Call, MapLayer

#: Folder of the Leaflet release carried by the installed package.
LEAFLET_DIR = Path(leaflet_files.BASE_DIR)

#: Folder of our own script and style.
OWN_DIR = Path(__file__).parents[1] / "assets"

#: Where the server offers the two folders.
LEAFLET_ROUTE = "/assets/leaflet"
OWN_ROUTE = "/assets/map"

#: For ``st.html`` on the page: the map follows the height of the window.
FRAME_STYLE = (
    "<style>iframe[title='streamlit_folium.st_folium']"
    "{height: clamp(340px, calc(100vh - var(--tl-above, 395px)), 900px) !important}"
    "@media (max-width: 640px) {iframe[title='streamlit_folium.st_folium']"
    "{height: 62vh !important}}</style>"
)

#: From ``/component/streamlit_folium.st_folium/index.html`` to the root.
_UP = "../.."


class Click(TypedDict):
    """
    One click on the map, as it reaches Python.

    ``kind`` is ``ward``, ``school``, ``site`` or ``ground``; ``id`` is empty
    on bare ground; ``n`` [ms] differs for every click; ``lat`` and ``lon``
    are degrees, WGS 84.
    """

    n: int
    kind: str
    id: str | None
    lat: float
    lon: float


class LegendRow(TypedDict, total=False):
    """One line of the legend; ``shape`` is square, circle or diamond."""

    label: str
    color: str
    shape: str


class LegendGroup(TypedDict, total=False):
    """Lines of the legend under one heading; ``strip`` joins the swatches."""

    title: str
    rows: list[LegendRow]
    strip: bool


class Legend(TypedDict):
    """The legend inside the map; its title names the unit."""

    title: str
    groups: list[LegendGroup]


def _links(*files: str) -> list[tuple[str, str]]:
    """Name each file by its address, as folium wants its links."""
    return [(file, f"{_UP}{file}") for file in files]


class OfflineMap(folium.Map):
    """A `folium.Map` that loads Leaflet and our script, and nothing else."""

    default_js = _links(f"{LEAFLET_ROUTE}/leaflet.js", f"{OWN_ROUTE}/map.js")
    default_css = _links(f"{LEAFLET_ROUTE}/leaflet.css", f"{OWN_ROUTE}/map.css")


def routes(base: str = "") -> list[Mount]:
    """
    List the read-only folders the server must offer for maps to show.

    Parameters
    ----------
    base
        ``server.baseUrlPath``; Streamlit puts it before its own addresses,
        but not before the routes of an app.

    Returns
    -------
    list of starlette.routing.Mount
        For the ``routes`` of ``st.App``.

    Examples
    --------
    >>> [route.path for route in routes("planning")]
    ['/planning/assets/leaflet', '/planning/assets/map']
    """
    root = f"/{base.strip('/')}" if base.strip("/") else ""
    return [
        Mount(f"{root}{LEAFLET_ROUTE}", StaticFiles(directory=LEAFLET_DIR), name="leaflet"),
        Mount(f"{root}{OWN_ROUTE}", StaticFiles(directory=OWN_DIR), name="map"),
    ]


def base_map(
    name: str, *, bounds: Sequence[float], tiles: str | None = None, credit: str = ""
) -> OfflineMap:
    """
    Build the empty map: view, zoom buttons, scale bar, legend box.

    Make a new one on each rerun (streamlit-folium hangs the layers on it),
    always from the same arguments for the same locality.

    Parameters
    ----------
    name
        Key of the locality; the browser remembers one view per name, under a mark of our own
        making: what streamlit-folium compares and edits as text is not for a locality to write.
    bounds
        West, south, east, north [degrees, WGS 84] of the whole locality.
    tiles
        Address pattern of a tile server, or None for no background.
    credit
        Who must be named for the tiles, plain text.

    Returns
    -------
    OfflineMap
        Ready for ``st_folium(…, returned_objects=[], key=…)``.
    """
    west, south, east, north = bounds
    offline_map = OfflineMap(
        location=[round((south + north) / 2, 6), round((west + east) / 2, 6)],
        zoom_start=12,
        zoom_snap=0.25,
        font_size="14px",
        tiles=tiles,
        attr=credit or None,
    )
    corners = [[south, west], [north, east]]
    start = "truonglop.setUp({{ this._parent.get_name() }}, {{ this.json }});"
    mark = hashlib.sha256(name.encode()).hexdigest()[:16]
    offline_map.add_child(Call(start, {"name": mark, "bounds": corners}))
    return offline_map


def scene(*, legend: Legend, words: dict[str, str], proposing: bool = False) -> MacroElement:
    """
    Build the part that changes with each action but is not a layer.

    Parameters
    ----------
    legend
        What the colours and shapes mean, with units, in the chosen language.
    words
        ``map``, ``zoom_in`` and ``zoom_out`` in the chosen language.
    proposing
        Whether the next click places a proposed site (shows a cross-hair).

    Returns
    -------
    branca.element.MacroElement
        The first child of the feature group.
    """
    mode = "propose" if proposing else "look"
    values = {"legend": legend, "words": words, "mode": mode}
    return Call("truonglop.scene({{ this.json }});", values)


def shapes(features: dict[str, Any]) -> MapLayer:
    """
    Draw wards: polygons with hover lines, reached by mouse and keyboard.

    Parameters
    ----------
    features
        FeatureCollection, WGS 84; each feature has ``properties`` ``kind``,
        ``id``, ``lines`` (list of plain sentences, first one bold) and
        ``style`` (Leaflet path options).

    Returns
    -------
    MapLayer
        A child for the feature group.
    """
    return MapLayer(features, wired=True)


def circles(features: dict[str, Any]) -> MapLayer:
    """
    Draw schools: circles with ``radius`` [px] and colour in their ``style``.

    Parameters
    ----------
    features
        FeatureCollection of points; properties as in `shapes`.

    Returns
    -------
    MapLayer
        A child for the feature group, after the wards.
    """
    return MapLayer(features, wired=True, point="circle")


def figures(features: dict[str, Any]) -> MapLayer:
    """
    Write a figure in the middle of each ward; clicks fall through to it.

    Parameters
    ----------
    features
        FeatureCollection of points; properties ``text`` and, on dark fills,
        ``tone: light``.

    Returns
    -------
    MapLayer
        A child for the feature group, after the wards.
    """
    return MapLayer(features, wired=False, point="label")


def sites(features: dict[str, Any]) -> MapLayer:
    """
    Draw proposed sites: dashed diamonds, 44 px to the finger.

    Parameters
    ----------
    features
        FeatureCollection of points; properties ``kind``, ``id``, ``lines``
        and ``text`` (one or two characters inside the diamond).

    Returns
    -------
    MapLayer
        A child for the feature group, last.
    """
    return MapLayer(features, wired=True, point="diamond")
