"""A small map of the wards the uploads lie in: the same map as on every page, with other marks."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import geopandas as gpd
import shapely

from spatial import crs
from spatial.ui.map import board, colours, picture, point_layers
from spatial.ui.map import legend as legends
from spatial.ui.map.picture import Legend
from spatial.ui.memo import once
from spatial.ui.screens.files.desk import UploadView

_FINE = 1 / 2000  # of the width an outline may be simplified by
STYLE = "<style>.stApp { --tl-above: 455px }</style>"


def wards(seat: UploadView) -> gpd.GeoDataFrame | None:
    """Return the wards the others refer to [degrees]; ``None`` where none has a place yet."""
    reading = seat.reading
    layers = [
        table
        for table in reading.tables
        if table.source.table == "wards"
        and table.whole
        and isinstance(table.frame, gpd.GeoDataFrame)
        and table.frame.crs is not None
        and len(table.kept)
    ]
    if not layers:
        return None
    chosen = next((each for each in layers if each.source.units == reading.base), layers[0])
    return once(chosen, "wards_lonlat", lambda: gpd.GeoDataFrame(chosen.kept).to_crs(crs.WGS84))


def names(seat: UploadView) -> Mapping[str, str]:
    """Return the names of the wards by code."""
    here = wards(seat)
    if here is None:
        return {}
    return dict(zip(here["ward_id"].astype(str), here["ward"].astype(str), strict=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class TownMapPurpose:
    """
    What a small map is for.

    Attributes
    ----------
    key
        Name of the map among the widgets.
    title
        What the map is, in its legend and for screen readers.
    chosen
        Ward that stands out.
    placing
        Whether the next click puts something down.
    """

    key: str
    title: str
    chosen: str = ""
    placing: bool = False


def draw(
    seat: UploadView,
    marks: Sequence[picture.MapLayer],
    purpose: TownMapPurpose,
    clicked: Callable[[picture.Click], None],
) -> None:
    """
    Draw the wards with marks on them.

    Parameters
    ----------
    marks
        Layers above the wards.
    clicked
        Called with a click.
    """
    here = wards(seat)
    if here is None:
        return
    said = legends.button_words(seat.lang) | {"map": purpose.title}
    legend: Legend = {"title": purpose.title, "groups": []}
    drawn = picture.build(
        (
            picture.scene(legend=legend, words=said, proposing=purpose.placing),
            picture.shapes(_borders(here, purpose.chosen)),
            picture.figures(_label(here, purpose.chosen)),
            *marks,
        )
    )
    west, south, east, north = here.total_bounds.round(5)

    frame = picture.MapFrame(
        name=f"files-{purpose.key}",
        bounds=(float(west), float(south), float(east), float(north)),
        title=purpose.title,
    )
    board.show(frame, drawn, key=purpose.key, clicked=clicked, style=STYLE)


def _borders(here: gpd.GeoDataFrame, chosen: str) -> point_layers.Features:
    """Draw the wards, the chosen one tinted and last."""
    west, _, east, _ = here.total_bounds
    shapes = once(
        here, "simple", lambda: shapely.simplify(here.geometry.to_numpy(), (east - west) * _FINE)
    )
    rows = zip(here["ward_id"].astype(str), here["ward"].astype(str), shapes, strict=True)
    features = []
    for code, name, shape in sorted(rows, key=lambda row: row[0] == chosen):
        on = code == chosen
        style = {
            "color": colours.CHOSEN if on else colours.LINE,
            "weight": 3 if on else 1.2,
            "fillColor": "#dbeafe" if on else "#f3f4f6",
            "fillOpacity": 0.9,
        }
        geometry = json.loads(shapely.to_geojson(point_layers.rounded(shape)))
        features.append(point_layers.feature(geometry, "ward", code, [name], style=style))
    return point_layers.collection(features)


def _label(here: gpd.GeoDataFrame, chosen: str) -> point_layers.Features:
    """Write the name of the ward that stands out into it."""
    rows = here[here["ward_id"].astype(str) == chosen]
    return point_layers.collection(
        [
            {
                "type": "Feature",
                "geometry": {
                    "type": "Point",
                    "coordinates": [round(place.x, 5), round(place.y, 5)],
                },
                "properties": {"text": str(name), "tone": ""},
            }
            for name, place in zip(rows["ward"], rows.geometry.representative_point(), strict=True)
        ]
    )
