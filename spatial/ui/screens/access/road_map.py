"""The map of roads opened and closed: who walks less or more, who finds a seat, the works."""

from __future__ import annotations

import json
from collections.abc import Hashable, Mapping

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from spatial import crs, road_gains, words
from spatial.export import roads as files
from spatial.records import Kind
from spatial.road_gains import ChangedRoads
from spatial.streets import RoadChange
from spatial.ui.map import cells as cell_layers
from spatial.ui.map import colours, legend, picture, point_layers, ward_layers
from spatial.ui.map.cells import CardText
from spatial.ui.map.colours import Scale
from spatial.ui.map.picture import Legend, MapLayer, MapPicture, MapScene
from spatial.ui.map.point_layers import Features
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say

WORKS = "works"
_CUT = "7 6"  # dashes of what is closed
_DOT_PX = 5


def walks(seen: Seen, roads: ChangedRoads, cells: pd.DataFrame) -> MapPicture:
    """
    Draw the cells that walk less or more to the nearest school.

    Parameters
    ----------
    cells
        As `spatial.road_gains.walks`.
    """
    change = change_m(cells)
    finite = change[np.isfinite(change)]
    scale = colours.difference(finite.tolist(), decimals=0)
    moved = road_gains.moved(cells)
    ground: list[MapLayer]
    if cell_layers.few(seen.source):
        ground = [_mosaic(seen, scale, cells, change), _borders(seen)]
    else:
        ground = [_borders(seen), picture.circles(_dots(seen, scale, cells, moved), "cells")]
    told = say("reach.roads.legend_walk", lang=seen.lang, level=_level(seen))
    return _build(seen, roads, ground, _legend(seen, scale, told), "walk")


def seats(seen: Seen, roads: ChangedRoads, wards: pd.DataFrame) -> MapPicture:
    """
    Draw the wards that gain or lose seats within the longest walk.

    Parameters
    ----------
    wards
        As `spatial.road_seats.by_ward`.
    """
    more = -wards["seated_more"]  # who goes without: less of them is blue
    scale = colours.difference(more.tolist(), decimals=0)
    change = {str(ward): float(one) for ward, one in more.items()}
    shapes, lang = ward_layers.outlines(seen.source, seen.view.units), seen.lang
    counted = {part: wards[f"unseated_{part}"].to_dict() for part in ("before", "after")}
    features = []
    for ward, shape in shapes.items():
        known = ward in change
        told = [say("status.untold", lang=lang)]
        if known:
            blanks = {
                part: "≈ " + words.number(float(figures[ward]), lang=lang)
                for part, figures in counted.items()
            }
            told = [words.say("roads.ward_seats", lang=lang, **blanks), _kind(lang)]
        color = colours.signed(scale, change[ward]) if known else colours.UNTOLD
        style = {"color": colours.BORDER, "weight": 1, "fillColor": color, "fillOpacity": 0.9}
        lines = [seen.name(ward), *told]
        features.append(point_layers.feature(shape, "ward", ward, lines, style=style))
    ground = [picture.shapes(point_layers.collection(features))]
    told_of = say("reach.roads.legend_seats", lang=lang, level=_level(seen))
    legend_ = _legend(seen, scale, told_of)
    legend_["groups"][0]["rows"] += legend.untold_rows(seen.after, seen.level, lang=lang)
    return _build(seen, roads, ground, legend_, "seats")


def change_m(cells: pd.DataFrame) -> pd.Series:
    """Return what is walked more by each cell [m]; infinite where a way is opened or lost."""
    before, after = (cells[name].to_numpy(dtype=np.float64) for name in ("before_m", "after_m"))
    change = -road_gains.saved(before, after)
    return pd.Series(np.where(np.abs(change) < road_gains.LEAST_M, 0.0, change))


def works(roads: ChangedRoads, *, lang: str) -> Features:
    """Draw every road opened and every link closed, with its name and length."""
    drawn = files.drawn(roads)
    degrees = crs.to_lonlat(gpd.GeoDataFrame(geometry=drawn.geometry, crs=drawn.crs)).geometry
    shapes = point_layers.rounded(degrees.to_numpy())
    features = []
    for (_, row), shape in zip(drawn.iterrows(), shapes, strict=True):
        opened = row["change"] == RoadChange.OPEN
        style = {"color": colours.OPENED if opened else colours.CLOSED, "weight": 5, "opacity": 1.0}
        if not opened:
            style["dashArray"] = _CUT
        called = say(f"reach.roads.{'opened' if opened else 'closed'}", lang=lang)
        length = words.number(float(row["length_m"]), lang=lang)
        lines = [str(row["name"]) or called, f"{called}, {length} m"]
        name = str(row["row"])
        geometry = json.loads(shapely.to_geojson(shape))
        features.append(point_layers.feature(geometry, "work", name, lines, style=style))
    return point_layers.collection(features)


def _build(
    seen: Seen, roads: ChangedRoads, ground: list[MapLayer], legend_: Legend, name: str
) -> MapPicture:
    """Put the works and the schools above what changes."""
    called = {"map": say(f"reach.roads.map.{name}", lang=seen.lang)}
    scene = picture.scene(legend=legend_, words=legend.map_words(seen) | called)
    parts: list[MapScene | MapLayer] = [
        scene,
        *ground,
        picture.shapes(works(roads, lang=seen.lang), WORKS),
        picture.circles(point_layers.schools(seen)),
        ward_layers.names(seen, point_layers.occupied(seen, None)),
        picture.sites(point_layers.sites(seen, None)),
    ]
    return picture.build(parts)


def _legend(seen: Seen, scale: Scale, title: str) -> Legend:
    """Explain the colours, the lines and the schools."""
    lang = seen.lang
    less = scale.labels(lang=lang, sign=colours.MINUS)
    more = scale.labels(lang=lang, sign="+")
    labels = [*reversed(less), "0", *more]
    colors = [*reversed(colours.LESS), colours.NONE, *colours.MORE]
    lines = [
        legend.row(say("reach.roads.opened", lang=lang), colours.OPENED, "line"),
        legend.row(say("reach.roads.closed", lang=lang), colours.CLOSED, "dashes"),
    ]
    works_: picture.LegendGroup = {"title": say("map.layer_works", lang=lang), "rows": lines}
    return {"title": title, "groups": [legend.strip(labels, colors), works_,
                                       legend.schools(lang=lang)]}  # fmt: skip


def _mosaic(seen: Seen, scale: Scale, cells: pd.DataFrame, change: pd.Series) -> MapLayer:
    """Draw every cell by what is walked more or less from it."""
    colors = [_color(scale, float(one)) for one in change]
    known = list(dict.fromkeys(colors))
    card_text = CardText()
    lines = [
        [card_text.at(line) for line in _cell_lines(row, seen.lang)]
        for row in cells.to_dict("records")
    ]
    return cell_layers.mosaic(
        seen.source,
        title=say("flow.cell", lang=seen.lang),
        styles=[cell_layers.plain(color) for color in known],
        fill=[known.index(color) for color in colors],
        card_text=card_text,
        lines=lines,
    )


def _dots(seen: Seen, scale: Scale, cells: pd.DataFrame, moved: np.ndarray) -> Features:
    """Draw the cells that walk less or more as points, where all would be too many."""
    town = seen.after.network
    places = crs.to_lonlat(town.cells[["geometry"]].iloc[np.flatnonzero(moved)]).geometry
    change = change_m(cells)[moved]
    features = []
    for row, place, one in zip(cells[moved].to_dict("records"), places, change, strict=True):
        shape = {"type": "Point", "coordinates": [round(place.x, 5), round(place.y, 5)]}
        style = {"radius": _DOT_PX, "color": colours.CELL_BORDER, "weight": 0.6,
                 "fillColor": _color(scale, float(one)), "fillOpacity": 0.95}  # fmt: skip
        lines = [say("flow.cell", lang=seen.lang), *_cell_lines(row, seen.lang)]
        name = str(row["cell_id"])
        features.append(point_layers.feature(shape, cell_layers.KIND, name, lines, style=style))
    return point_layers.collection(features)


def _cell_lines(row: Mapping[Hashable, object], lang: str) -> list[str]:
    """Say of a cell its pupils and their walk before and after."""
    count = words.number(float(str(row["pupils"])), lang=lang)
    before, after = (_walk(float(str(row[name])), lang) for name in ("before_m", "after_m"))
    return [
        say("flow.cell_pupils", lang=lang, count=count),
        say("reach.roads.cell", lang=lang, before=before, after=after),
        _kind(lang),
    ]


def _walk(metres: float, lang: str) -> str:
    """Write a walk; a dash where none leads."""
    return f"≈ {words.number(metres, lang=lang)} m" if np.isfinite(metres) else "–"


def _color(scale: Scale, change: float) -> str:
    """Choose the colour of a change; a way opened or lost is the strongest."""
    if np.isinf(change):
        return (colours.LESS if change < 0 else colours.MORE)[-1]
    return colours.signed(scale, change)


def _borders(seen: Seen) -> MapLayer:
    """Draw the borders of the wards, none above the others: nothing here is told of one alone."""
    return picture.shapes(ward_layers.borders(seen, chosen=""), "borders")


def _kind(lang: str) -> str:
    """Say that what a road would change is an assumption."""
    return point_layers.kind_line(Kind.ASSUMED, lang=lang)


def _level(seen: Seen) -> str:
    """Name the level."""
    return say(f"level.{seen.level}", lang=seen.lang)
