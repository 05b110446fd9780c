"""
What a map shows: layers of rows, a legend, words. Plain data; who draws it stands elsewhere.

`spatial.ui.map.component` draws a picture on the page, `spatial.ui.map.standalone` in a file of its
own. Nothing here is markup: a text is only ever shown as text.

A layer holds a GeoJSON FeatureCollection in degrees (WGS 84); its features have ``properties``
``kind`` and ``id`` (what a click sends), ``lines`` (plain sentences, the first one bold) and
``style`` (Leaflet's path options). Layers lie on each other in their order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, TypedDict

Sort = Literal["shapes", "circles", "figures", "sites", "mosaic", "ground"]
Side = Literal["", "before", "after"]


class Click(TypedDict):
    """
    One click on the map, as it reaches Python.

    ``kind`` is ``ward``, ``school``, ``site``, ``ground`` and the like, or ``drag`` for a site that
    was dragged to another place; ``id`` is empty on bare ground; ``lat`` and ``lon`` are degrees,
    WGS 84.
    """

    kind: str
    id: str | None
    lat: float
    lon: float


class LegendRow(TypedDict, total=False):
    """One line of the legend; ``shape`` is square, circle, ring, line, dashes or diamond."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class MapLayer:
    """
    One layer.

    Attributes
    ----------
    name
        What it is among the layers: ``wards``, ``schools``, ``sites`` and the like; the list of
        layers shows those the words name (``layer_<name>``).
    sort
        How its rows are drawn.
    data
        The FeatureCollection; of a mosaic the record `spatial.ui.map.cells.mosaic` describes.
    side
        Where the picture is cut in two: the side the layer belongs to.
    """

    name: str
    sort: Sort
    data: Mapping[str, Any]
    side: Side = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapScene:
    """
    What is not a layer.

    Attributes
    ----------
    legend
        What colours and shapes mean, with units, in the chosen language.
    words
        Names of the map, its buttons and layers, in the chosen language.
    proposing
        Whether the next click places something (shows a cross-hair).
    chosen
        Kind and id of the shape that stands out, as ``ward:w1``; empty for none.
    """

    legend: Legend
    words: Mapping[str, str] = field(default_factory=dict)
    proposing: bool = False
    chosen: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPicture:
    """Everything a map shows; layers from the lowest to the highest."""

    scene: MapScene
    layers: tuple[MapLayer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MapFrame:
    """
    Which place a map is of.

    Attributes
    ----------
    name
        Key of the locality; the browser remembers one view per name.
    bounds
        West, south, east, north [degrees, WGS 84] of what it opens with.
    title
        What the map shows, of which place and year: the head of a map that stands alone.
    sources
        Who is to be credited, and what is to be said of the figures; plain sentences.
    reach
        As `bounds`, of all that can be moved to, islands far off too; empty for no more.
    outside
        Which wards lie beyond what it opens with, in words; empty for none.
    """

    name: str
    bounds: Sequence[float]
    title: str
    sources: tuple[str, ...] = ()
    reach: Sequence[float] = ()
    outside: str = ""


def build(parts: Sequence[MapScene | MapLayer]) -> MapPicture:
    """Put one scene and the layers above each other together."""
    (scene,) = (part for part in parts if isinstance(part, MapScene))
    layers = tuple(part for part in parts if isinstance(part, MapLayer))
    return MapPicture(scene=scene, layers=layers)


def scene(
    *, legend: Legend, words: Mapping[str, str], proposing: bool = False, chosen: str = ""
) -> MapScene:
    """Describe what is not a layer."""
    return MapScene(legend=legend, words=words, proposing=proposing, chosen=chosen)


def shapes(features: Mapping[str, Any], name: str = "wards", side: Side = "") -> MapLayer:
    """Describe areas or lines, reached by mouse and keyboard."""
    return MapLayer(name=name, sort="shapes", data=features, side=side)


def circles(features: Mapping[str, Any], name: str = "schools") -> MapLayer:
    """Describe points; ``radius`` [px] and colour are in their ``style``."""
    return MapLayer(name=name, sort="circles", data=features)


def figures(features: Mapping[str, Any], side: Side = "") -> MapLayer:
    """
    Describe what is written on the wards; clicks fall through to them.

    A feature has ``name`` and ``text`` and, on dark fills, ``tone: light``.
    """
    return MapLayer(name="figures", sort="figures", data=features, side=side)


def sites(features: Mapping[str, Any], name: str = "sites") -> MapLayer:
    """
    Describe proposed sites: dashed diamonds, 44 px to the finger.

    A feature has ``text`` (one or two characters inside the diamond); ``drag: true`` lets it be
    dragged.
    """
    return MapLayer(name=name, sort="sites", data=features)


def ground(record: Mapping[str, Any], name: str) -> MapLayer:
    """
    Describe what lies under everything and answers to nothing: water, parks, streets.

    Parameters
    ----------
    record
        ``origin``, ``step`` and ``shapes``, as `spatial.ground.Ground` tells them.
    """
    return MapLayer(name=name, sort="ground", data=record)
