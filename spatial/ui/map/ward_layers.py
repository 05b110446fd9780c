"""The map's layers from an assessment: wards, schools, figures, parcels, proposals, legend."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely
import streamlit as st

from spatial import crs, main_frame
from spatial.main_frame import MainFrame
from spatial.need_classes import NeedShares
from spatial.proposal import Draft
from spatial.ui.map import (
    colours,
    institution_marks,
    label_places,
    picture,
    point_layers,
)
from spatial.ui.map import legend as legends
from spatial.ui.map.colours import Scale
from spatial.ui.map.picture import MapLayer, MapPicture, MapScene, Side
from spatial.ui.map.point_layers import Features
from spatial.ui.session import assessments, method
from spatial.ui.session.assessments import LocalitySource, Seen
from spatial.ui.session.view import Show
from spatial.ui.text import say

Classes = Scale | NeedShares
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


@st.cache_resource(max_entries=8, show_spinner=False)
def opening(place: LocalitySource) -> MainFrame:
    """Return the frame the map opens in, and the wards that lie far outside."""
    return main_frame.of(assessments.town(place).wards(None), decimals=DECIMALS)


def frame(seen: Seen) -> tuple[float, float, float, float]:
    """Return the frame of the map: as it opens, or of the one ward everything is narrowed to."""
    home = seen.view.home_ward
    if home is None:
        return opening(seen.source).bounds
    shape = shapely.geometry.shape(outlines(seen.source, seen.view.units)[home])
    west, south, east, north = shape.bounds
    return west, south, east, north


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
    classes = shown_figures(seen)[1]
    parts: list[MapScene | MapLayer] = [
        picture.scene(
            legend=legends.legend(seen, classes, proposing=proposing),
            words=legends.map_words(seen),
            proposing=proposing,
            chosen=f"ward:{seen.ward_id}",
        ),
        *_grounds(seen),
    ]
    if proposing:
        parcels = point_layers.parcels(seen)
        parts += [
            picture.shapes(parcels, "parcels"),
            picture.circles(point_layers.parcel_marks(parcels), "parcels"),
        ]
    parts.append(picture.circles(point_layers.schools(seen)))
    if (others := institution_marks.layer(seen)) is not None:
        parts.append(others)
    for side, one in sides(seen).items():
        parts.append(picture.figures(_figure_labels(one, draft), side))
    parts.append(picture.sites(point_layers.sites(seen, draft)))
    return picture.build(parts)


def sides(seen: Seen) -> dict[Side, Seen]:
    """Return what each side of the map shows: two where it is cut in before and after."""
    if seen.view.show is not Show.SWIPE or not seen.proposals:
        return {"": seen}
    return {
        "before": replace(seen, view=replace(seen.view, show=Show.BEFORE)),
        "after": replace(seen, view=replace(seen.view, show=Show.AFTER)),
    }


def _grounds(seen: Seen) -> list[MapLayer]:
    """Colour the wards, on each side."""
    layers = []
    for side, one in sides(seen).items():
        features = one.drawn("wards", partial(_all_wards, one))
        layers.append(picture.shapes(features, side=side))
    return layers


def still(seen: Seen) -> tuple[Features, Features, Features]:
    """Return wards, schools and figures of wards, as `layers` draws them."""
    figures, classes = shown_figures(seen)
    return (
        _wards(seen, figures, classes),
        point_layers.schools(seen),
        _labels(seen, figures, classes, None),
    )


def shown_figures(seen: Seen) -> tuple[pd.Series, Classes]:
    """
    Return the figure written on each ward and the classes that colour it.

    What is missing is coloured by its share of the need, a change by its size.
    """
    return seen.drawn("map_figures", lambda: _figures(seen))


def _figures(seen: Seen) -> tuple[pd.Series, Classes]:
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
    return chosen, colours.NEED


def fills(seen: Seen, figures: pd.Series, classes: Classes) -> dict[str, str]:
    """Return the fill of every ward."""
    if isinstance(classes, Scale):
        return {str(ward): colours.signed(classes, change) for ward, change in figures.items()}
    shown = seen.before if seen.view.show is Show.BEFORE else seen.after
    shares = method.missing(assessments.by_ward(shown, seen.level), seen.view.method)
    return {str(ward): classes.color(float(shares[ward])) for ward in figures.index}


def figure_text(seen: Seen, value: float) -> str:
    """Write a ward's figure; a change carries its sign, what nobody knows is a dash."""
    if math.isnan(value):
        return "–"
    text = method.write(abs(value), seen.view.method, lang=seen.lang)
    if not legends.is_difference(seen) or value == 0:
        return text
    return f"−{text}" if value < 0 else f"+{text}"


def _all_wards(seen: Seen) -> Features:
    """Make the wards as this side shows them."""
    return _wards(seen, *shown_figures(seen))


def _wards(seen: Seen, figures: pd.Series, classes: Classes) -> Features:
    """Make the wards."""
    shapes = outlines(seen.source, seen.view.units)
    assessment = seen.before if seen.view.show is Show.BEFORE else seen.after
    rows = assessments.by_ward(assessment, seen.level)
    fill = fills(seen, figures, classes)
    features = []
    for ward_id in figures.index:
        style = {
            "color": colours.BORDER,
            "weight": 1,
            "fillColor": fill[ward_id],
            "fillOpacity": 1,
        }
        row = rows.loc[ward_id]
        known = point_layers.kind_line(row["kind"], lang=seen.lang)
        lines = [seen.name(ward_id), *ward_lines(seen, row), known]
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
    if math.isnan(row[names.have]):
        return [
            say("map.ward_untold", lang=lang, unit=unit, **written),
            method.status_word(row, way, lang=lang),
        ]
    return [
        say("map.ward_short", lang=lang, unit=unit, **written),
        say("map.ward_need", lang=lang, unit=unit, **written),
        method.status_word(row, way, lang=lang),
    ]


def _figure_labels(seen: Seen, draft: Draft | None) -> Features:
    """Write each ward's figure; without a draft it stands where it stood."""

    def make() -> Features:
        return _labels(seen, *shown_figures(seen), draft)

    return make() if draft else seen.drawn("labels", make)


def _labels(seen: Seen, figures: pd.Series, classes: Classes, draft: Draft | None) -> Features:
    """Put each ward's figure where the ward is widest and no school stands."""
    free = label_places.free(seen.source, seen.view.units, point_layers.occupied(seen, draft))
    fill = fills(seen, figures, classes)
    told = bool(figures.notna().any())  # a dash on every ward says nothing and hides the city
    # where there is no room for all the largest stays: a page never hides it behind a smaller one
    figures = figures.loc[figures.abs().sort_values(ascending=False, kind="stable").index]
    return point_layers.collection(
        [
            point_layers.label(
                free[str(ward_id)],
                seen.name(str(ward_id)),
                figure_text(seen, value) if told else "",
                light=fill[str(ward_id)] in colours.LIGHT_TEXT,
            )
            for ward_id, value in figures.items()
        ]
    )


def names(seen: Seen, occupied: Sequence[tuple[float, float]] = ()) -> MapLayer:
    """Write the name of every ward, where a map has no figures of wards."""
    free = label_places.free(seen.source, seen.view.units, occupied)
    labels = [point_layers.label(place, seen.name(ward_id)) for ward_id, place in free.items()]
    return picture.figures(point_layers.collection(labels))


def borders(seen: Seen, *, chosen: str | None = None) -> Features:
    """Draw the wards as borders only, the chosen one thick and last; the page's own unless said."""
    chosen = seen.ward_id if chosen is None else chosen
    shapes = outlines(seen.source, seen.view.units)
    features = []
    for ward_id in sorted(shapes, key=lambda one: one == chosen):
        here = ward_id == chosen
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
