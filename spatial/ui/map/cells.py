"""The cells of the map as one mosaic: corners shared, colours and sentences by number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import shapely
import streamlit as st
from numpy.typing import NDArray

from spatial import crs, network, zoning
from spatial.catchment import areas
from spatial.ui.map import point_layers
from spatial.ui.map.colours import CELL_BORDER, LIGHT
from spatial.ui.map.picture import MapLayer
from spatial.ui.session import assessments
from spatial.ui.session.assessments import LocalitySource

MOST = 2000  # cells drawn one by one; more would not fit a message of 300 kB
KIND = "cell"
Style = dict[str, Any]


def plain(color: str, *, weight: float = 0.4, opacity: float = 0.8) -> Style:
    """Return the style of a cell."""
    return {"color": CELL_BORDER, "weight": weight, "fillColor": color, "fillOpacity": opacity}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tiles:
    """
    The outlines of all cells, for the eye only.

    Attributes
    ----------
    corners
        Longitude and latitude one after the other [degrees, WGS 84].
    rings
        Outer rings of each cell as positions of corners; none where a cell has no shape.
    """

    corners: list[float]
    rings: list[list[list[int]]]


@dataclass(slots=True)
class CardText:
    """Sentences told once and named by number."""

    texts: dict[str, int] = field(default_factory=dict)

    def at(self, text: str) -> int:
        """Return the number of a sentence."""
        return self.texts.setdefault(text, len(self.texts))


def few(place: LocalitySource) -> bool:
    """Tell whether the locality has few enough cells to be drawn one by one."""
    return len(assessments.town(place).cells) <= MOST


@st.cache_resource(max_entries=2, show_spinner=False)
def tiles(place: LocalitySource) -> Tiles:
    """Cut the locality into what lies nearest to each cell's middle."""
    town = assessments.town(place)
    xy = network.xy(town.cells)
    outline = town.wards(None).union_all()
    drawn = areas.drawn(xy, range(len(xy)), outline=outline, crs=town.cells.crs)
    shapes = point_layers.rounded(crs.to_lonlat(drawn).geometry.to_numpy())
    corner: dict[tuple[float, float], int] = {}
    rings: list[list[list[int]]] = [[] for _ in range(len(xy))]
    for cell, shape in zip(drawn.index, shapes, strict=True):
        for part in shapely.get_parts(shape):
            points = shapely.get_coordinates(part.exterior)[:-1]
            ring = [corner.setdefault((lon, lat), len(corner)) for lon, lat in points.tolist()]
            rings[int(cell)].append(ring)
    return Tiles(corners=[one for pair in corner for one in pair], rings=rings)


def mosaic(
    place: LocalitySource,
    *,
    title: str,
    styles: Sequence[Style],
    fill: Sequence[int],
    card_text: CardText,
    lines: Sequence[Sequence[int]],
) -> MapLayer:
    """
    Draw every cell.

    Parameters
    ----------
    place
        The locality; at most `MOST` cells.
    title
        What a cell is called; its id follows.
    styles
        Leaflet path options.
    fill, lines
        For each cell the number of its style and the numbers of the sentences in `card_text`.
    card_text
        The sentences.

    Returns
    -------
    MapLayer
        A click sends kind ``cell`` and the cell's id; ``styles``, ``fill``, ``texts`` and ``lines``
        of its data are the arguments, ``corners`` and ``rings`` those of `Tiles`.
    """
    cut = tiles(place)
    values = {
        "kind": KIND,
        "title": title,
        "corners": cut.corners,
        "rings": cut.rings,
        "ids": [str(one) for one in assessments.town(place).cells.index],
        "styles": list(styles),
        "fill": list(fill),
        "texts": list(card_text.texts),
        "lines": [list(line) for line in lines],
    }
    return MapLayer(name="cells", sort="mosaic", data=values)


def colors(
    top: Sequence[object], schools: Iterable[str], xy: NDArray[np.float64]
) -> dict[str, int]:
    """
    Give every school a colour its neighbours do not have, as far as there are colours.

    Parameters
    ----------
    top
        School of every cell; a missing one has no neighbours.
    schools
        All schools, in their order.
    xy
        Middles of the cells [m], shape (n, 2).

    Returns
    -------
    dict
        Number of the colour in `spatial.ui.map.colours.LIGHT` by ``school_id``.
    """
    near: dict[str, set[str]] = {}
    for a, b in zoning.neighbours(xy).tolist():
        one, other = top[a], top[b]
        if isinstance(one, str) and isinstance(other, str) and one != other:
            near.setdefault(one, set()).add(other)
            near.setdefault(other, set()).add(one)
    given: dict[str, int] = {}
    for at, school in enumerate(schools):
        used = {given[other] for other in near.get(school, ()) if other in given}
        free = [number for number in range(len(LIGHT)) if number not in used]
        given[school] = free[at % len(free)] if free else at % len(LIGHT)
    return given
