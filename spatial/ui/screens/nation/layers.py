"""The map of the country: provinces first, the communes of one when it is opened."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely

from spatial import crs, main_frame, words
from spatial.communes import pack
from spatial.ui.map import colours, legend, picture, point_layers
from spatial.ui.map.picture import Legend, MapFrame, MapPicture
from spatial.ui.screens.nation import roll_ups
from spatial.ui.screens.nation.roll_ups import NationFigures
from spatial.ui.text import say

DECIMALS = 4  # of a degree: 11 m, a tenth of a pixel of a province
PARTS = 1 / 1500  # of a province's width: half a pixel
WHOLE = "toan-quoc"
PROVINCE_KINDS = ("Tỉnh ", "Thành phố ")  # as the pack writes them
AREA = "ward"  # kind of a shape, as tables and map know it on every page


def layers(seen: NationFigures, *, chosen: str) -> MapPicture:
    """
    Draw the country or one province.

    Parameters
    ----------
    chosen
        Code of the commune that stands out; empty for none.
    """
    rows = seen.here if seen.province else seen.provinces
    outlines = _communes(seen.province) if seen.province else _provinces()
    shapes = [
        point_layers.feature(
            outlines[str(code)],
            AREA,
            str(code),
            [str(row["name"]), *lines(seen, row)],
            style={
                "color": colours.BORDER,
                "weight": 1,
                "fillColor": colours.NEED.color(roll_ups.share(row)),
                "fillOpacity": 1,
            },
        )
        for code, row in rows.iterrows()
    ]
    told = legend.button_words(seen.lang) | {"map": say("nation.map", lang=seen.lang)}
    parts = (
        picture.scene(
            legend=_legend(seen), words=told, chosen=f"{AREA}:{chosen}" if chosen else ""
        ),
        picture.shapes(point_layers.collection(shapes)),
        picture.figures(point_layers.collection(_labels(seen, rows))),
    )
    return picture.build(parts)


def frame(seen: NationFigures) -> MapFrame:
    """Frame the country's mainland, or a province without what lies far off it."""
    name, bounds, outside = WHOLE, *_mainland()
    reach = tuple(map(float, pack.province_outlines().total_bounds))
    title = say("nation.whole", lang=seen.lang)
    if seen.province:
        opened, reach = _opening(seen.province)
        name, bounds, outside = f"{WHOLE}-{seen.province}", opened.bounds, opened.outside
        title = str(seen.provinces.loc[seen.province, "name"])
    named = ", ".join(str(seen.communes.loc[code, "name"]) for code in outside)
    level = say(f"level.{seen.level}", lang=seen.lang)
    return MapFrame(
        name=name,
        bounds=bounds,
        reach=reach,
        outside=say("map.outside", lang=seen.lang, wards=named) if outside else "",
        title=f"{say('nation.map', lang=seen.lang)} · {title} · {level}",
        sources=(say("nation.source", lang=seen.lang),),
    )


def lines(seen: NationFigures, row: pd.Series) -> list[str]:
    """Say of an area what is short and what is spare, apart, or why nothing is known."""
    lang, unit = seen.lang, seen.unit
    people = words.number(row["young"], lang=lang)
    told = [say("nation.young", lang=lang, people=people)]
    if "communes" in row:
        blanks = {"known": row["known"], "communes": row["communes"]}
        told.append(say("nation.known_of", lang=lang, **blanks))
    if not pd.isna(row["short"]):
        names = ("short", "need", "have")
        kind = str(row["kind"])
        told.append(
            say("nation.figures", lang=lang, unit=unit, level=say(f"level.{seen.level}", lang=lang),
                surplus=seen.write_spare(row["surplus"], kind),
                **{name: seen.write(row[name], kind) for name in names})
        )  # fmt: skip
    elif "found" in row:
        told.append(say(f"nation.state.{roll_ups.state_of(row)}", lang=lang))
    return told


def _labels(seen: NationFigures, rows: pd.DataFrame) -> list[dict[str, Any]]:
    """
    Write every area's name; the map culls them.

    Figures would never be culled: at this zoom they lay over one another. The card and the table
    have them. Islands beyond the country's frame, alone in the sea, are named with their province.
    """
    places = _commune_places() if seen.province else _province_places()
    written = [
        point_layers.label(places[str(code)], str(row["name"])) for code, row in rows.iterrows()
    ]
    if seen.province:
        return written
    for code, place in _far_places().items():
        commune = seen.communes.loc[code]
        province = str(seen.provinces.loc[commune["province_code"], "name"])
        for kind in PROVINCE_KINDS:
            province = province.removeprefix(kind)
        written.append(point_layers.label(place, f"{commune['name']} ({province})"))
    return written


def _legend(seen: NationFigures) -> Legend:
    """Explain the colours: shares of the need, of what is known."""
    lang = seen.lang
    level = say(f"level.{seen.level}", lang=lang)
    squares = legend.strip(colours.NEED.labels(lang=lang), colours.NEED.colors)
    squares["rows"] = [
        legend.row("0", colours.NONE, "square"),
        *squares["rows"],
        legend.row(say("nation.legend_untold", lang=lang), colours.UNTOLD, "square"),
    ]
    return {
        "title": say("nation.legend", lang=lang, level=level, unit=seen.unit),
        "groups": [squares],
    }


@cache
def _provinces() -> dict[str, Any]:
    """Return the outlines of the provinces as GeoJSON."""
    return _geojson(pack.province_outlines())


@cache
def _communes(province: str) -> dict[str, Any]:
    """Return the outlines of a province's communes as GeoJSON, borders shared."""
    layer = pack.outlines(_of_province(province))
    west, _, east, _ = layer.total_bounds
    if (east - west) > 3:  # noqa: PLR2004 - degrees: islands far out would blur the mainland
        west, _, east, _ = _opening(province)[0].bounds
    simple = shapely.coverage_simplify(layer.geometry.to_numpy(), (east - west) * PARTS)
    return _geojson(gpd.GeoDataFrame(geometry=list(simple), index=layer.index, crs=layer.crs))


def _of_province(province: str) -> list[str]:
    communes = pack.communes()
    return list(communes.index[communes["province_code"] == province])


@cache
def _opening(province: str) -> tuple[main_frame.MainFrame, tuple[float, ...]]:
    """Return what a province opens with, and all that can be moved to."""
    layer = pack.outlines(_of_province(province))
    metres = layer.to_crs(crs.working_crs(layer))
    reach = tuple(map(float, layer.total_bounds))
    return main_frame.of(metres, decimals=DECIMALS), reach


@cache
def _mainland() -> tuple[tuple[float, ...], tuple[str, ...]]:
    """Return the frame of the provinces' largest parts, and the communes that lie beyond it."""
    shapes = pack.province_outlines().geometry
    largest = [max(shapely.get_parts(shape), key=lambda part: part.area) for shape in shapes]
    west, south, east, north = map(float, shapely.total_bounds(largest))
    communes = pack.communes()
    inside = communes["lon"].between(west, east) & communes["lat"].between(south, north)
    return (west, south, east, north), tuple(map(str, communes.index[~inside]))


@cache
def _province_places() -> dict[str, tuple[float, float]]:
    """Return where each province's name stands: inside its largest part."""
    places = {}
    for code, shape in pack.province_outlines().geometry.items():
        largest = max(shapely.get_parts(shape), key=lambda part: part.area)
        inside = shapely.maximum_inscribed_circle(largest, tolerance=0.02)
        lon, lat = shapely.get_coordinates(inside)[0].round(3).tolist()
        places[str(code)] = (lon, lat)
    return places


@cache
def _far_places() -> dict[str, tuple[float, float]]:
    """Return the middle of each commune beyond the mainland's frame: many islands, one name."""
    outlines = pack.outlines(list(_mainland()[1])).bounds
    lons = ((outlines["minx"] + outlines["maxx"]) / 2).round(3)
    lats = ((outlines["miny"] + outlines["maxy"]) / 2).round(3)
    return {str(code): (lons[code], lats[code]) for code in outlines.index}


@cache
def _commune_places() -> dict[str, tuple[float, float]]:
    """Return a point inside each commune, as the pack has it."""
    communes = pack.communes()
    spots = zip(communes["lon"].round(5), communes["lat"].round(5), strict=True)
    return dict(zip(map(str, communes.index), spots, strict=True))


def _geojson(layer: gpd.GeoDataFrame) -> dict[str, Any]:
    """Write shapes as GeoJSON geometries, by code."""
    rounded = shapely.transform(layer.geometry.to_numpy(), lambda one: one.round(DECIMALS))
    return {
        str(code): json.loads(shapely.to_geojson(shape))
        for code, shape in zip(layer.index, rounded, strict=True)
    }
