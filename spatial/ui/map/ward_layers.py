"""The map's layers from an assessment: wards, schools, figures, parcels, proposals, legend."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely
import streamlit as st

from spatial import crs
from spatial.proposal import Draft
from spatial.ui.map import colours, label_places, picture, point_layers
from spatial.ui.map import legend as legends
from spatial.ui.map.colours import Scale
from spatial.ui.map.picture import MapLayer, MapPicture, MapScene
from spatial.ui.map.point_layers import Features
from spatial.ui.session import assessments, method
from spatial.ui.session.assessments import LocalitySource, Seen
from spatial.ui.session.view import Show
from spatial.ui.text import say

DECIMALS = 5  # of a degree: 1 m
FINEST = 1 / 3000  # of the locality's width: half a pixel of a wide screen


@st.cache_resource(max_entries=8, show_spinner=False)
def outlines(place: LocalitySource, units: str) -> dict[str, dict[str, Any]]:
    """
    Simplify a set of wards for the map, borders shared; never for computing.

    Returns
    -------
    dict
        GeoJSON geometry [degrees, WGS 84] by ``ward_id``.
    """
    wards = assessments.town(place).wards(units)
    west, _, east, _ = wards.total_bounds
    simple = shapely.coverage_simplify(wards.geometry.to_numpy(), (east - west) * FINEST)
    degrees = crs.to_lonlat(gpd.GeoDataFrame(geometry=list(simple), crs=wards.crs)).geometry
    return {
        str(ward_id): json.loads(shapely.to_geojson(shape))
        for ward_id, shape in zip(
            wards.index, point_layers.rounded(degrees.to_numpy()), strict=True
        )
    }


@st.cache_resource(max_entries=2, show_spinner=False)
def bounds(place: LocalitySource) -> tuple[float, float, float, float]:
    """Return west, south, east, north of the locality [degrees, WGS 84]."""
    town = assessments.town(place)
    west, south, east, north = crs.to_lonlat(town.wards(None)).total_bounds.round(DECIMALS)
    return float(west), float(south), float(east), float(north)


def layers(seen: Seen, *, draft: Draft | None = None, proposing: bool = False) -> MapPicture:
    """
    Draw everything that changes.

    Parameters
    ----------
    draft
        School about to be placed.
    proposing
        Whether the next click places a school; parcels are shown then.
    """
    figures, classes = shown_figures(seen)
    parts: list[MapScene | MapLayer] = [
        picture.scene(
            legend=legends.legend(seen, classes, proposing=proposing),
            words=legends.map_words(seen),
            proposing=proposing,
            chosen=f"ward:{seen.ward_id}",
        ),
        picture.shapes(seen.drawn("wards", lambda: _wards(seen, figures, classes))),
    ]
    if proposing:
        parcels = point_layers.parcels(seen)
        parts += [
            picture.shapes(parcels, "parcels"),
            picture.circles(point_layers.parcel_marks(parcels), "parcels"),
        ]
    parts += [
        picture.circles(point_layers.schools(seen)),
        picture.figures(_labels(seen, figures, classes, draft)),
        picture.sites(point_layers.sites(seen, draft)),
    ]
    return picture.build(parts)


def still(seen: Seen) -> tuple[Features, Features, Features]:
    """Return wards, schools and figures of wards, as `layers` draws them."""
    figures, classes = shown_figures(seen)
    return (
        _wards(seen, figures, classes),
        point_layers.schools(seen),
        _labels(seen, figures, classes, None),
    )


def shown_figures(seen: Seen) -> tuple[pd.Series, Scale]:
    """
    Return the figure written on each ward and the classes that colour it.

    The classes come from the locality as it stands, so that a proposal changes
    colours, not the key.
    """
    return seen.drawn("map_figures", lambda: _figures(seen))


def _figures(seen: Seen) -> tuple[pd.Series, Scale]:
    way = seen.view.method
    column = method.columns(way).short
    before, after = (
        assessments.by_ward(assessment, seen.level)[column].map(
            lambda value: method.shown(value, way)
        )
        for assessment in (seen.before, seen.after)
    )
    digits = method.decimals(way)
    if seen.view.show is Show.DIFFERENCE and seen.proposals:
        change = after - before
        return change, colours.difference(change, decimals=digits)
    chosen = before if seen.view.show is Show.BEFORE else after
    return chosen, colours.shortage(before, decimals=digits)


def _color(seen: Seen, value: float, classes: Scale) -> str:
    """Return the fill of a ward."""
    return colours.signed(classes, value) if legends.is_difference(seen) else classes.color(value)


def figure_text(seen: Seen, value: float) -> str:
    """Write a ward's figure; a change carries its sign."""
    text = method.write(abs(value), seen.view.method, lang=seen.lang)
    if not legends.is_difference(seen) or value == 0:
        return text
    return f"−{text}" if value < 0 else f"+{text}"


def _wards(seen: Seen, figures: pd.Series, classes: Scale) -> Features:
    """Make the wards."""
    shapes = outlines(seen.source, seen.view.units)
    assessment = seen.before if seen.view.show is Show.BEFORE else seen.after
    rows = assessments.by_ward(assessment, seen.level)
    features = []
    for ward_id in figures.index:
        style = {
            "color": colours.BORDER,
            "weight": 1,
            "fillColor": _color(seen, figures[ward_id], classes),
            "fillOpacity": 1,
        }
        lines = [seen.name(ward_id), *ward_lines(seen, rows.loc[ward_id])]
        features.append(point_layers.feature(shapes[ward_id], "ward", ward_id, lines, style=style))
    return point_layers.collection(features)


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


def _labels(seen: Seen, figures: pd.Series, classes: Scale, draft: Draft | None) -> Features:
    """Put each ward's figure where the ward is widest and no school stands."""
    free = label_places.free(seen.source, seen.view.units, point_layers.occupied(seen, draft))
    return point_layers.collection(
        [
            point_layers.label(
                free[str(ward_id)],
                seen.name(str(ward_id)),
                figure_text(seen, value),
                light=_color(seen, value, classes) in colours.LIGHT_TEXT,
            )
            for ward_id, value in figures.items()
        ]
    )


def names(seen: Seen, occupied: Sequence[tuple[float, float]] = ()) -> MapLayer:
    """Write the name of every ward, where a map has no figures of wards."""
    free = label_places.free(seen.source, seen.view.units, occupied)
    labels = [point_layers.label(place, seen.name(ward_id)) for ward_id, place in free.items()]
    return picture.figures(point_layers.collection(labels))


def borders(seen: Seen) -> Features:
    """Draw the wards as borders only, the chosen one thick and last."""
    shapes = outlines(seen.source, seen.view.units)
    features = []
    for ward_id in sorted(shapes, key=lambda one: one == seen.ward_id):
        here = ward_id == seen.ward_id
        style = {
            "color": colours.CHOSEN if here else colours.LINE,
            "weight": 3.5 if here else 1.2,
            "fill": False,
        }
        features.append(
            point_layers.feature(
                shapes[ward_id], "ward", ward_id, [seen.name(ward_id)], style=style
            )
        )
    return point_layers.collection(features)
