"""The map's layers from an assessment: wards, schools, figures, parcels, proposals, legend."""

from __future__ import annotations

import json
import math
from typing import Any

import folium
import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
import streamlit as st

from spatial import crs, words
from spatial.ui import leaflet, method, model, scale
from spatial.ui.draft import Draft
from spatial.ui.leaflet import Legend, LegendGroup, LegendRow
from spatial.ui.model import Seen, Source
from spatial.ui.scale import Scale
from spatial.ui.text import say
from spatial.ui.view import Show

DECIMALS = 5  # of a degree: 1 m
FINEST = 1 / 3000  # of the locality's width: half a pixel of a wide screen
SMALLEST_PX, SPAN_PX, LARGEST_SEATS = 3.5, 7.0, 2000.0
Features = dict[str, Any]


def _round(shapes: Any) -> Any:  # noqa: ANN401 - shapely's own array types
    """Round coordinates for the wire."""
    return shapely.transform(shapes, lambda points: np.round(points, DECIMALS))


@st.cache_resource(max_entries=8, show_spinner=False)
def outlines(place: Source, units: str) -> dict[str, tuple[dict[str, Any], tuple[float, float]]]:
    """
    Simplify a set of wards for the map, borders shared; never for computing.

    Returns
    -------
    dict
        By ``ward_id``: GeoJSON geometry and the place of the ward's figure [degrees, WGS 84].
    """
    wards = model.town(place).wards(units)
    shapes = wards.geometry.to_numpy()
    west, _, east, _ = wards.total_bounds
    simple = shapely.coverage_simplify(shapes, (east - west) * FINEST)
    middles = [
        shapely.get_point(shapely.maximum_inscribed_circle(shape, tolerance=20.0), 0)
        for shape in simple
    ]
    degrees = _round(_degrees(simple, wards.crs))
    spots = shapely.get_coordinates(_round(_degrees(middles, wards.crs)))
    return {
        str(ward_id): (json.loads(shapely.to_geojson(shape)), (float(spot[0]), float(spot[1])))
        for ward_id, shape, spot in zip(wards.index, degrees, spots, strict=True)
    }


def _degrees(shapes: Any, system: Any) -> Any:  # noqa: ANN401 - shapely's and pyproj's own types
    """Bring shapes in metres to degrees."""
    return crs.to_lonlat(gpd.GeoDataFrame(geometry=list(shapes), crs=system)).geometry.to_numpy()


@st.cache_resource(max_entries=2, show_spinner=False)
def bounds(place: Source) -> tuple[float, float, float, float]:
    """Return west, south, east, north of the locality [degrees, WGS 84]."""
    town = model.town(place)
    west, south, east, north = crs.to_lonlat(town.wards(None)).total_bounds.round(DECIMALS)
    return float(west), float(south), float(east), float(north)


def layers(
    seen: Seen, *, draft: Draft | None = None, proposing: bool = False
) -> folium.FeatureGroup:
    """
    Draw everything that changes.

    Parameters
    ----------
    seen
        What is shown.
    draft
        School about to be placed.
    proposing
        Whether the next click places a school; parcels are shown then.
    """
    group = folium.FeatureGroup(name="layers")
    figures, classes = shown_figures(seen)
    parts = [
        leaflet.scene(legend=legend(seen, classes), words=map_words(seen), proposing=proposing),
        leaflet.shapes(_wards(seen, figures, classes)),
    ]
    if proposing:
        parts.append(leaflet.shapes(_parcels(seen)))
    parts += [
        leaflet.circles(_schools(seen)),
        leaflet.figures(_labels(seen, figures, classes)),
        leaflet.sites(_sites(seen, draft)),
    ]
    for part in parts:
        group.add_child(part)
    return group


def shown_figures(seen: Seen) -> tuple[pd.Series, Scale]:
    """
    Return the figure written on each ward and the classes that colour it.

    The classes come from the locality as it stands, so that a proposal changes
    colours, not the key.
    """
    way = seen.view.method
    column = method.columns(way).short
    before, after = (
        model.by_ward(found, seen.level)[column].map(lambda value: method.shown(value, way))
        for found in (seen.before, seen.after)
    )
    digits = method.decimals(way)
    if seen.view.show is Show.DIFFERENCE and seen.proposals:
        change = after - before
        return change, scale.difference(change, decimals=digits)
    chosen = before if seen.view.show is Show.BEFORE else after
    return chosen, scale.shortage(before, decimals=digits)


def _is_difference(seen: Seen) -> bool:
    """Tell whether the map shows changes."""
    return seen.view.show is Show.DIFFERENCE and bool(seen.proposals)


def _color(seen: Seen, value: float, classes: Scale) -> str:
    """Return the fill of a ward."""
    return scale.signed(classes, value) if _is_difference(seen) else classes.color(value)


def figure_text(seen: Seen, value: float) -> str:
    """Write a ward's figure; a change carries its sign."""
    text = method.write(abs(value), seen.view.method, lang=seen.lang)
    if not _is_difference(seen) or value == 0:
        return text
    return f"−{text}" if value < 0 else f"+{text}"


def _wards(seen: Seen, figures: pd.Series, classes: Scale) -> Features:
    """Make the wards, the chosen one last so that its border lies on top."""
    shapes = outlines(seen.source, seen.view.units)
    found = seen.before if seen.view.show is Show.BEFORE else seen.after
    rows = model.by_ward(found, seen.level)
    order = sorted(figures.index, key=lambda ward_id: ward_id == seen.ward_id)
    features = []
    for ward_id in order:
        chosen = ward_id == seen.ward_id
        style = {
            "color": scale.CHOSEN if chosen else scale.BORDER,
            "weight": 4 if chosen else 1,
            "fillColor": _color(seen, figures[ward_id], classes),
            "fillOpacity": 1,
        }
        lines = [seen.name(ward_id), *ward_lines(seen, rows.loc[ward_id])]
        features.append(_feature(shapes[ward_id][0], "ward", ward_id, lines, style=style))
    return _collection(features)


def ward_lines(seen: Seen, row: pd.Series) -> list[str]:
    """Say a ward's shortage, need and stock, as the hover text and the screen reader give it."""
    way, lang = seen.view.method, seen.lang
    names = method.columns(way)
    written = {
        part: method.write(method.shown(row[column], way), way, lang=lang)
        for part, column in (("need", names.need), ("have", names.have), ("short", names.short))
    }
    unit = method.unit(way, lang=lang)
    return [
        say("map.ward_short", lang=lang, unit=unit, **written),
        say("map.ward_need", lang=lang, unit=unit, **written),
        say(f"status.{row['status']}", lang=lang),
    ]


def _labels(seen: Seen, figures: pd.Series, classes: Scale) -> Features:
    """Put each ward's figure where the ward is widest."""
    shapes = outlines(seen.source, seen.view.units)
    return _collection(
        [
            {
                "type": "Feature",
                "geometry": {"type": "Point", "coordinates": list(shapes[str(ward_id)][1])},
                "properties": {
                    "text": figure_text(seen, value),
                    "tone": "light" if _color(seen, value, classes) in scale.LIGHT_TEXT else "",
                },
            }
            for ward_id, value in figures.items()
        ]
    )


def _schools(seen: Seen) -> Features:
    """Make the schools that stand at the level, sized by seats, coloured by how full they are."""
    rows = model.at_schools(seen.after, seen.level)
    rows = rows[~rows["proposed"].astype(bool)]
    about = crs.to_lonlat(seen.after.network.schools.loc[rows.index])
    features = []
    for (school_id, row), name, point in zip(
        rows.iterrows(), about["name"], about.geometry, strict=True
    ):
        grow = SPAN_PX * math.sqrt(min(row["seats"] / LARGEST_SEATS, 1.0))
        style = {
            "radius": round(SMALLEST_PX + grow, 1),
            "color": "#111827",
            "weight": 1,
            "fillColor": scale.utilisation(row["utilisation"]),
            "fillOpacity": 0.95,
        }
        shape = {"type": "Point", "coordinates": [round(point.x, 5), round(point.y, 5)]}
        lines = [str(name), *school_lines(seen, row)]
        features.append(_feature(shape, "school", str(school_id), lines, style=style))
    return _collection(features)


def school_lines(seen: Seen, row: pd.Series) -> list[str]:
    """Say a school's seats, the pupils it draws, and how its figures are known."""
    lang = seen.lang
    share = row["utilisation"]
    return [
        say(
            "map.school",
            lang=lang,
            seats=words.number(row["seats"], lang=lang),
            pupils=words.number(row["pupils_assigned"], lang=lang),
            share="–" if math.isnan(share) else words.percent(share, lang=lang),
        ),
        say(f"kind.{row['kind']}", lang=lang),
    ]


def _parcels(seen: Seen) -> Features:
    """Make the parcels that could carry a school."""
    parcels = seen.after.network.parcels
    if parcels is None or parcels.empty:
        return _collection([])
    style = {
        "color": scale.PARCEL,
        "weight": 2.5,
        "dashArray": "5 3",
        "fillColor": scale.PARCEL,
        "fillOpacity": 0.25,
    }
    shapes = _round(crs.to_lonlat(parcels).geometry.to_numpy())
    features = []
    for (parcel_id, row), shape, area_m2 in zip(
        parcels.iterrows(), shapes, parcels.geometry.area, strict=True
    ):
        area = words.number(area_m2, lang=seen.lang)
        lines = [str(row["name"]), say("map.parcel", lang=seen.lang, area=area)]
        geometry = json.loads(shapely.to_geojson(shape))
        features.append(_feature(geometry, "parcel", str(parcel_id), lines, style=style))
    return _collection(features)


def _sites(seen: Seen, draft: Draft | None) -> Features:
    """Make the proposals, numbered as in the list, and the school about to be placed."""
    features = []
    for number, one in enumerate(seen.proposals, start=1):
        if draft is not None and draft.proposal_id == one.proposal_id:
            continue
        shape = {"type": "Point", "coordinates": [one.lon, one.lat]}
        lines = [one.name, proposal_line(one.level, one.rooms, one.land_m2, lang=seen.lang)]
        features.append(_feature(shape, "site", one.proposal_id, lines, text=str(number)))
    if draft is not None and draft.lon is not None:
        shape = {"type": "Point", "coordinates": [draft.lon, draft.lat]}
        lines = [
            say("propose.draft", lang=seen.lang),
            proposal_line(draft.level, draft.rooms, draft.land_m2, lang=seen.lang),
        ]
        features.append(_feature(shape, "draft", "draft", lines, text="?"))
    return _collection(features)


def proposal_line(level: str, rooms: int, land_m2: float, *, lang: str) -> str:
    """Say what a proposed school would be."""
    return say(
        "propose.line",
        lang=lang,
        level=say(f"level.{level}", lang=lang),
        rooms=words.number(rooms, lang=lang),
        land=words.number(land_m2, lang=lang),
    )


def _feature(
    geometry: dict[str, Any], kind: str, name: str, lines: list[str], **more: object
) -> dict[str, Any]:
    """Put a shape and what the map needs of it together."""
    properties = {"kind": kind, "id": name, "lines": lines, **more}
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def _collection(features: list[dict[str, Any]]) -> Features:
    """Make a layer."""
    return {"type": "FeatureCollection", "features": features}


def map_words(seen: Seen) -> dict[str, str]:
    """Name the map and its buttons."""
    return {key: say(f"map.{key}", lang=seen.lang) for key in ("map", "zoom_in", "zoom_out")}


def legend(seen: Seen, classes: Scale) -> Legend:
    """Explain colours, circles and diamonds, with the unit in the title."""
    lang = seen.lang
    key = "change" if _is_difference(seen) else "short"
    title = say(
        f"map.legend_{key}_{'land' if seen.view.method is method.Method.LAND else 'rooms'}",
        lang=lang,
        level=say(f"level.{seen.level}", lang=lang),
    )
    groups: list[LegendGroup] = [{"title": "", "strip": True, "rows": _class_rows(seen, classes)}]
    groups.append(
        {
            "title": say("map.legend_schools", lang=lang),
            "rows": [
                _row("< 85 %", scale.CALM, "circle"),
                _row("85–100 %", scale.BUSY, "circle"),
                _row("> 100 %", scale.OVER, "circle"),
                _row(say("map.legend_proposed", lang=lang), scale.PROPOSED, "diamond"),
            ],
        }
    )
    return {"title": title, "groups": groups}


def _class_rows(seen: Seen, classes: Scale) -> list[LegendRow]:
    """List the classes, zero among them."""
    labels = classes.labels(lang=seen.lang)
    zero = _row("0", scale.NONE, "square")
    if not _is_difference(seen):
        pairs = zip(labels, classes.colors, strict=True)
        return [zero, *(_row(text, colour, "square") for text, colour in pairs)]
    less = [
        _row(f"−({text})", color, "square") for text, color in zip(labels, scale.LESS, strict=True)
    ]
    more = [
        _row(f"+({text})", color, "square") for text, color in zip(labels, scale.MORE, strict=True)
    ]
    return [*reversed(less), zero, *more]


def _row(label: str, color: str, shape: str) -> LegendRow:
    """Make one line of the legend."""
    return {"label": label, "color": color, "shape": shape}
