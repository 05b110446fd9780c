"""The map of a plan: wards by children without a seat, projects numbered, land not used."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import geopandas as gpd
import numpy as np
import pandas as pd

from spatial import crs, words
from spatial.export import siting as writer
from spatial.recommend import Recommendation, Screened, Site
from spatial.records import Kind
from spatial.ui.map import colours, label_places, picture, point_layers, ward_layers
from spatial.ui.map import legend as legends
from spatial.ui.map.colours import Scale
from spatial.ui.map.legend import row, strip
from spatial.ui.map.picture import Legend, MapPicture
from spatial.ui.map.point_layers import Features
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say

OUT = "#9ca3af"


def without(recommendation: Recommendation, *, planned: bool = True) -> pd.Series:
    """
    Return the pupils without a seat by ward, all levels of the question, whole pupils.

    Missing where the rooms of any of the levels are not known.
    """
    wards = recommendation.before.network.cells[
        recommendation.before.options.units or recommendation.before.network.base_units
    ]
    bare = np.zeros(len(recommendation.model.actions), dtype=bool)
    outcome = recommendation.plan.outcome if planned else recommendation.chooser.seating.of(bare)
    by_cell = np.sum([one.unserved for one in outcome.assigned], axis=0)
    sums = pd.Series(by_cell).groupby(np.asarray(wards)).sum()
    known = recommendation.before.network.wards(recommendation.before.options.units).index
    gaps = {ward for level in recommendation.levels for ward in recommendation.before.untold(level)}
    return sums.reindex(known).fillna(0.0).round(0).mask(known.isin(gaps))


def degrees(seen: Seen, sites: Sequence[Site]) -> list[list[float]]:
    """Return sites in degrees, rounded for the wire."""
    points = gpd.points_from_xy([site.x_m for site in sites], [site.y_m for site in sites])
    layer = gpd.GeoDataFrame(geometry=points, crs=seen.before.network.crs)
    there = crs.to_lonlat(layer).geometry
    return [[round(float(one.x), 5), round(float(one.y), 5)] for one in there]


def plan(seen: Seen, recommendation: Recommendation) -> MapPicture:
    """Draw the plan shown."""
    figures = without(recommendation)
    classes = colours.shortage(without(recommendation, planned=False), decimals=0)
    called = {"map": say("recommend.map", lang=seen.lang)}
    projects = _projects(seen, recommendation)
    taken = [tuple(project["geometry"]["coordinates"]) for project in projects["features"]]
    used = {action.site_id for action in recommendation.plan.actions}
    free = [screened for screened in recommendation.screened if screened.site.site_id not in used]
    parts = (
        picture.scene(legend=_legend(seen, classes), words=legends.map_words(seen) | called),
        picture.shapes(_wards(seen, figures, classes)),
        picture.circles(candidates(seen, free), "candidates"),
        picture.figures(_labels(seen, figures, classes, taken)),
        picture.sites(projects),
    )
    return picture.build(parts)


def _wards(seen: Seen, figures: pd.Series, classes: Scale) -> Features:
    """Make the wards by shortage."""
    shapes = ward_layers.outlines(seen.source, seen.view.units)
    features = []
    for ward_id in sorted(shapes, key=lambda one: one == seen.ward_id):
        here = ward_id == seen.ward_id
        value = float(figures[ward_id])
        style = {
            "color": colours.CHOSEN if here else colours.BORDER,
            "weight": 3 if here else 1,
            "fillColor": classes.color(value),
            "fillOpacity": 1,
        }
        text = say("recommend.ward", lang=seen.lang, count=words.number(value, lang=seen.lang))
        text = say("status.untold", lang=seen.lang) if np.isnan(value) else text
        known = point_layers.kind_line(Kind.ESTIMATED, lang=seen.lang)  # as the search assigns
        lines = [seen.name(ward_id), text, known]
        features.append(point_layers.feature(shapes[ward_id], "ward", ward_id, lines, style=style))
    return point_layers.collection(features)


def _labels(
    seen: Seen, figures: pd.Series, classes: Scale, taken: list[tuple[float, float]]
) -> Features:
    """Write each ward's figure where nothing else stands."""
    free = label_places.free(seen.source, seen.view.units, taken)
    return point_layers.collection(
        [
            point_layers.label(
                free[str(ward_id)],
                seen.name(str(ward_id)),
                "–" if np.isnan(value) else words.number(float(value), lang=seen.lang),
                light=classes.color(float(value)) in colours.LIGHT_TEXT,
            )
            for ward_id, value in figures.items()
        ]
    )


def _projects(seen: Seen, recommendation: Recommendation) -> Features:
    """Make a diamond a place, numbered as its first project in the list."""
    rows = writer.investment(recommendation, lang=seen.lang)
    actions = {action.action_id: action for action in recommendation.model.actions}
    by_site: dict[str, list[writer.Row]] = {}
    for entry in rows:
        by_site.setdefault(actions[entry["action_id"]].site_id, []).append(entry)
    sites = [recommendation.model.sites[name] for name in by_site]
    features = []
    for site, there, own in zip(sites, degrees(seen, sites), by_site.values(), strict=True):
        lines = [site.name]
        lines += [
            say(
                "recommend.project",
                lang=seen.lang,
                number=one["number"],
                deed=one["deed"],
                level=one["level_name"],
                rooms=words.number(one["rooms"], lang=seen.lang),
                cost=words.number(one["cost_billion_vnd"], lang=seen.lang, decimals=1),
            )
            for one in own
        ]
        lines += sorted({one["figures"] for one in own} - {""})
        lines.append(point_layers.kind_line(site.kind, lang=seen.lang))
        shape = {"type": "Point", "coordinates": there}
        number = str(own[0]["number"])
        features.append(point_layers.feature(shape, "project", site.site_id, lines, text=number))
    return point_layers.collection(features)


def candidates(seen: Seen, screened: Sequence[Screened]) -> Features:
    """Make a ring a candidate site: green in, grey out, with its reason."""
    features = []
    spots_at = degrees(seen, [one.site for one in screened])
    for one, there in zip(screened, spots_at, strict=True):
        fits = one.reason == "in"
        style = {
            "radius": 7 if fits else 5,
            "color": colours.PARCEL if fits else OUT,
            "weight": 2.5,
            "fillColor": colours.PARCEL_FILL if fits else "#ffffff",
            "fillOpacity": 0.7,
        }
        lines = [
            one.site.name,
            say(
                "recommend.land",
                lang=seen.lang,
                land=words.number(one.site.land_m2, lang=seen.lang),
            ),
            say(f"siting.site.{one.reason}", lang=seen.lang),
            point_layers.kind_line(one.site.kind, lang=seen.lang),
        ]
        shape = {"type": "Point", "coordinates": there}
        features.append(
            point_layers.feature(shape, "candidate", one.site.site_id, lines, style=style)
        )
    return point_layers.collection(features)


def ground(seen: Seen, screened: Sequence[Screened]) -> MapPicture:
    """Draw the candidate sites and the schools that stand."""
    lang = seen.lang
    shapes = ward_layers.outlines(seen.source, seen.view.units)
    style = {"color": colours.BORDER, "weight": 1, "fillColor": colours.NONE, "fillOpacity": 1}
    wards = [
        point_layers.feature(shapes[name], "ward", name, [seen.name(name)], style=style)
        for name in shapes
    ]
    legend: Legend = {"title": say("recommend.sites", lang=lang), "groups": [_kinds(seen)]}
    called = {"map": say("recommend.sites", lang=lang)}
    parts = (
        picture.scene(legend=legend, words=legends.map_words(seen) | called),
        picture.shapes(point_layers.collection(wards)),
        picture.circles(point_layers.schools(seen)),
        picture.shapes(point_layers.parcels(seen), "parcels"),
        picture.circles(candidates(seen, screened), "candidates"),
        ward_layers.names(seen),
    )
    return picture.build(parts)


def before(seen: Seen, screened: Sequence[Screened]) -> MapPicture:
    """Draw what a search starts from: wards by shortage, schools, candidate land."""
    whole = ward_layers.layers(seen)
    scene = whole.scene
    legend: Legend = {**scene.legend, "groups": [*scene.legend["groups"], _kinds(seen)]}
    rings = picture.circles(candidates(seen, screened), "candidates")
    at = next(n for n, layer in enumerate(whole.layers) if layer.name == "figures")
    return picture.build(
        (replace(scene, legend=legend), *whole.layers[:at], rings, *whole.layers[at:])
    )


def _kinds(seen: Seen) -> picture.LegendGroup:
    """Explain the rings."""
    lang = seen.lang
    return {
        "title": "",
        "rows": [
            row(say("recommend.legend.in", lang=lang), colours.PARCEL, "circle"),
            row(say("recommend.legend.out", lang=lang), OUT, "circle"),
        ],
    }


def _legend(seen: Seen, classes: Scale) -> Legend:
    """Explain what is drawn."""
    lang = seen.lang
    colors = (colours.NONE, *classes.colors)
    rows = _kinds(seen)
    rows["rows"] = [
        row(say("recommend.legend.project", lang=lang), colours.PROPOSED, "diamond"),
        *rows["rows"],
    ]
    edges = [at * classes.step for at in range(1, len(classes.colors))]
    labels = [f"≤ {words.number(edge, lang=lang)}" for edge in edges]
    labels.append(f"> {words.number(edges[-1], lang=lang)}")
    groups = [strip(["0", *labels], colors), rows]
    return {"title": say("recommend.legend.title", lang=lang), "groups": groups}
