"""A picture on its way to the browser: shapes apart from rows, because shapes stay."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from spatial.ui.map import shape_steps, sheets
from spatial.ui.map.picture import MapFrame, MapLayer, MapPicture, MapScene, Sort
from spatial.ui.map.sheets import Sheet
from spatial.ui.memo import Same

MOST = 48  # layers written and kept: those of the last few pages
INLINE_BYTES = 200  # shorter rows travel with the message
_SHAPES = ("corners", "rings")  # of a mosaic


def split(layer: MapLayer) -> tuple[Any, Any]:
    """
    Part what stays from what changes.

    Returns
    -------
    geo, rows
        The shapes in an order no choice changes, ``None`` where all are points; the rows, each with
        its ``place`` or the number of its shape (``at``).

    Examples
    --------
    >>> from spatial.ui.map import picture
    >>> point = {"type": "Point", "coordinates": [106.6, 10.8]}
    >>> about = {"kind": "school", "id": "a"}
    >>> feature = {"type": "Feature", "geometry": point, "properties": about}
    >>> split(picture.circles({"type": "FeatureCollection", "features": [feature]}))
    (None, [{'kind': 'school', 'id': 'a', 'place': [106.6, 10.8]}])
    """
    if layer.sort == "ground":
        return dict(layer.data), []
    if layer.sort == "mosaic":
        geo = {name: layer.data[name] for name in _SHAPES}
        return geo, {name: value for name, value in layer.data.items() if name not in _SHAPES}
    features = layer.data["features"]
    shapes = [feature["geometry"] for feature in features]
    if all(shape["type"] == "Point" for shape in shapes):
        return None, [
            {**feature["properties"], "place": list(feature["geometry"]["coordinates"])}
            for feature in features
        ]
    order = sorted(range(len(features)), key=lambda at: (_key(features[at]), at))
    rank = {at: number for number, at in enumerate(order)}
    rows = [{**feature["properties"], "at": rank[at]} for at, feature in enumerate(features)]
    return shape_steps.packed([shapes[at] for at in order]), rows


def _key(feature: Mapping[str, Any]) -> str:
    """Name a feature."""
    about = feature["properties"]
    return f"{about.get('kind', '')}:{about.get('id', '')}"


@lru_cache(maxsize=MOST)
def _sheets(data: Same[Mapping[str, Any]], sort: Sort) -> tuple[Sheet | None, Sheet]:
    """Write a layer's shapes and rows, once for the same data."""
    geo, rows = split(MapLayer(name="", sort=sort, data=data.one))
    return None if geo is None else sheets.sheet(geo), sheets.sheet(rows)


def message(picture: MapPicture, frame: MapFrame) -> dict[str, Any]:
    """
    Write what a page's map is sent: names of sheets, what is too short for one, and the choice.

    The sheets themselves are kept, so that the browser finds them. Another ward chosen changes a
    few letters of it; another picture the names of the sheets it changes.
    """
    layers = []
    for layer in picture.layers:
        geo, rows = _sheets(Same(layer.data), layer.sort)
        short = len(rows.text) <= INLINE_BYTES
        layers.append(
            {
                "id": layer.name,
                "sort": layer.sort,
                "side": layer.side,
                "geo": None if geo is None else sheets.keep(geo),
                "rows": json.loads(rows.text) if short else sheets.keep(rows),
            }
        )
    scene = scene_of(picture.scene)
    chosen = scene.pop("chosen")
    told = sheets.keep(sheets.sheet(scene))
    return place_of(frame) | {"scene": told, "chosen": chosen, "layers": layers}


def whole(picture: MapPicture, frame: MapFrame) -> dict[str, Any]:
    """Write the same with everything inside, for a file that stands alone."""
    layers = []
    for layer in picture.layers:
        geo, rows = split(layer)
        if layer.sort == "ground":
            geo.pop("near", None)  # nobody is there to be asked
        about = {"id": layer.name, "sort": layer.sort, "side": layer.side}
        layers.append({**about, "geo": geo, "rows": rows})
    return place_of(frame) | {"scene": scene_of(picture.scene), "layers": layers}


def place_of(frame: MapFrame) -> dict[str, Any]:
    """Write which place a map is of, and what of it lies too far off to open with."""
    bounds, reach = corners(frame.bounds), corners(frame.reach or frame.bounds)
    further = {} if reach == bounds else {"reach": reach}
    told = {"outside": frame.outside} if frame.outside else {}
    return {"name": frame.name, "bounds": bounds} | further | told


def scene_of(scene: MapScene) -> dict[str, Any]:
    """Write what is not a layer."""
    return {
        "legend": scene.legend,
        "words": dict(scene.words),
        "mode": "propose" if scene.proposing else "look",
        "chosen": scene.chosen,
    }


def corners(bounds: Sequence[float]) -> list[list[float]]:
    """Return the corners of a frame as Leaflet counts, latitude first."""
    west, south, east, north = bounds
    return [[south, west], [north, east]]
