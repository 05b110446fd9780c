"""The map of a view as one drawing that needs no script: what is seen before Leaflet is there."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

from spatial.ui.map import colours, ward_layers
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets.markup import tag, text

WIDTH = 1000.0  # of the drawing, in its own units
POINT = 1.3  # a circle of a school beside its size on the map

Point = tuple[float, float]


def svg(seen: Seen) -> str:
    """Draw wards with their colours and figures, and the schools of the level."""
    west, south, east, north = ward_layers.opening(seen.source).bounds
    scale_y = 1 / math.cos(math.radians((south + north) / 2))
    unit = WIDTH / (east - west)

    def place(lon: float, lat: float) -> Point:
        return round((lon - west) * unit, 1), round((north - lat) * unit * scale_y, 1)

    height = (north - south) * unit * scale_y
    wards, schools, figures = ward_layers.still(seen)
    parts = [_ward(one, place) for one in wards["features"]]
    parts += [_school(one, place) for one in schools["features"]]
    parts += [_figure(one, place) for one in figures["features"]]
    name = say("map.map", lang=seen.lang)
    return tag(
        "svg",
        *parts,
        role="img",
        aria_label=name,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"-6 -6 {WIDTH + 12:.0f} {height + 12:.0f}",
    )


def _ward(feature: dict[str, Any], place: Any) -> str:  # noqa: ANN401 - a function of two numbers
    style = feature["properties"]["style"]
    shape = feature["geometry"]
    polygons = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
    path = "".join(_ring(ring, place) for polygon in polygons for ring in polygon)
    lines = tag("title", text("\n".join(feature["properties"]["lines"])))
    return tag(
        "path",
        lines,
        d=path,
        fill=style["fillColor"],
        stroke=style["color"],
        stroke_width=str(2 * style["weight"]),
        fill_rule="evenodd",
    )


def _ring(ring: Iterable[list[float]], place: Any) -> str:  # noqa: ANN401 - as `_ward`
    points = (place(lon, lat) for lon, lat in ring)
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in points) + "Z"


def _school(feature: dict[str, Any], place: Any) -> str:  # noqa: ANN401 - as `_ward`
    x, y = place(*feature["geometry"]["coordinates"])
    style = feature["properties"]["style"]
    radius = f"{POINT * style['radius']:g}"
    return tag(
        "circle", cx=f"{x:g}", cy=f"{y:g}", r=radius, fill=style["fillColor"], stroke=style["color"]
    )


def _figure(feature: dict[str, Any], place: Any) -> str:  # noqa: ANN401 - as `_ward`
    x, y = place(*feature["geometry"]["coordinates"])
    light = feature["properties"].get("tone") == "light"
    fill = "#ffffff" if light else colours.LINE
    return tag(
        "text",
        text(feature["properties"]["text"]),
        x=f"{x:g}",
        y=f"{y:g}",
        fill=fill,
        text_anchor="middle",
    )
