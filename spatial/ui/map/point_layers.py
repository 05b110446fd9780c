"""The points of the map: schools that stand, parcels, proposals, the school about to be placed."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
import streamlit as st

from spatial import caveats, crs, school_changes, words
from spatial import network as networks
from spatial.proposal import Draft
from spatial.records import Kind, Proposal, ProposedAction
from spatial.ui.map import colours, opening
from spatial.ui.session import allowance, assessments
from spatial.ui.session.assessments import LocalitySource, Seen
from spatial.ui.text import say

PLACED = frozenset(
    {ProposedAction.BUILD, ProposedAction.MOVE, ProposedAction.RESERVE}
)  # a hand may drag these
DECIMALS = 5  # of a degree: 1 m
SMALLEST_PX, SPAN_PX, LARGEST_SEATS = 3.5, 7.0, 2000.0
Features = dict[str, Any]
# the mark of an independent preschool group: a broken ring of a colour no school has
INDEPENDENT = {"color": colours.INDEPENDENT, "weight": 2.5, "dashArray": "3 3"}


def rounded(shapes: Any) -> Any:  # noqa: ANN401 - shapely's own array types
    """Round coordinates for the wire."""
    return shapely.transform(shapes, lambda points: np.round(points, DECIMALS))


Named = dict[str, tuple[str, tuple[float, float]]]


@st.cache_resource(max_entries=2, show_spinner=False)
def standing(place: LocalitySource) -> Named:
    """Return name and place [degrees, WGS 84] of the locality's schools, by ``school_id``."""
    return _named(assessments.town(place).schools)


def _named(schools: gpd.GeoDataFrame) -> Named:
    """Bring schools to degrees."""
    schools = schools[networks.placed(schools)]
    spots = shapely.get_coordinates(rounded(crs.to_lonlat(schools).geometry.to_numpy())).tolist()
    return {
        str(school_id): (str(name), (lon, lat))
        for school_id, name, (lon, lat) in zip(schools.index, schools["name"], spots, strict=True)
    }


def shown(seen: Seen) -> tuple[pd.DataFrame, Named]:
    """
    Return the level's schools that are not proposals, and where they stand.

    Schools the options add (projects under way) are in the assessment's own locality only.
    """
    rows = assessments.at_schools(seen.after, seen.level)
    schools = seen.after.network.schools
    placed = rows.index.isin(schools.index[networks.placed(schools)])
    rows = rows[placed & ~rows["proposed"].astype(bool).to_numpy()]
    if seen.view.home_ward is not None:
        rows = rows[rows["ward_id"] == seen.view.home_ward]
    known = standing(seen.source)
    added = [name for name in rows.index if name not in known]
    if added:
        known = known | _named(seen.after.network.schools.loc[added])
    return rows, known


def occupied(seen: Seen, draft: Draft | None) -> list[tuple[float, float]]:
    """List where circles and diamonds stand [degrees, WGS 84]."""
    rows, known = shown(seen)
    places = [known[name][1] for name in rows.index]
    places += [(proposal.lon, proposal.lat) for proposal in seen.proposals]
    if draft is not None and draft.lon is not None and draft.lat is not None:
        places.append((draft.lon, draft.lat))
    return places


def schools(seen: Seen) -> Features:
    """Make the schools that stand at the level, sized by seats, coloured by how full they are."""
    return seen.drawn("schools", lambda: _schools(seen))


def _schools(seen: Seen) -> Features:
    rows, known = shown(seen)
    alone = seen.after.network.independent.to_dict()
    features = []
    for school_id, row in rows.iterrows():
        name, place = known[str(school_id)]
        grow = SPAN_PX * math.sqrt(min(row["seats"] / LARGEST_SEATS, 1.0))
        style = _circle(round(SMALLEST_PX + grow, 1), colours.utilisation(load(row)))
        shape = {"type": "Point", "coordinates": list(place)}
        lines = [name, *school_lines(seen, str(school_id), row)]
        if alone.get(str(school_id), False):
            style |= INDEPENDENT
            lines.insert(1, say("map.independent", lang=seen.lang))
        features.append(feature(shape, "school", str(school_id), lines, style=style))
    return collection([*features, *_roomless(seen)])


def _circle(radius_px: float, fill: str) -> Features:
    """Return how a school is drawn."""
    line = {"color": "#111827", "weight": 1, "fillOpacity": 0.95}
    return {"radius": radius_px, "fillColor": fill} | line


def _roomless(seen: Seen) -> list[dict[str, Any]]:
    """Make the schools of the level whose rooms are not known: where they stand is."""
    untold, known = roomless(seen), standing(seen.source)
    style = _circle(SMALLEST_PX, colours.UNKNOWN)
    kinds = untold["kind"].to_dict()
    features = []
    for school_id in untold.index[networks.placed(untold)]:
        name, place = known[str(school_id)]
        lines = [name, say("map.school_untold", lang=seen.lang)]
        lines.append(kind_line(kinds[school_id], lang=seen.lang))
        shape = {"type": "Point", "coordinates": list(place)}
        features.append(feature(shape, "school", str(school_id), lines, style=style))
    return features


def roomless(seen: Seen) -> gpd.GeoDataFrame:
    """Return the schools of the level shown, or of the one ward, whose rooms are not known."""
    return seen.drawn("roomless", lambda: _without_rooms(seen))


def _without_rooms(seen: Seen) -> gpd.GeoDataFrame:
    town = seen.after.network
    if town.roomless.empty:
        return town.schools.iloc[:0]
    at_level = town.roomless[town.roomless["level"] == seen.level.value]
    schools = town.schools.loc[pd.unique(at_level["school_id"])]
    home = seen.view.home_ward
    return schools if home is None else schools[schools[seen.view.units] == home]


def load(row: pd.Series) -> float:
    """Return how full the model makes a school; one without a place is as full as its pupils."""
    share = float(row["load_model"])
    return float(row["utilisation"]) if math.isnan(share) else share


def school_lines(seen: Seen, school_id: str, row: pd.Series) -> list[str]:
    """Say a school's seats, the pupils it draws, and how its figures are known."""
    lang = seen.lang
    share = load(row)
    return [
        say(
            "map.school",
            lang=lang,
            seats=words.number(row["seats"], lang=lang),
            pupils=words.number(row["pupils_assigned"], lang=lang),
            share="–" if math.isnan(share) else words.percent(share, lang=lang),
        ),
        caveats.apportioned(seen.after, school_id, seen.level, lang=lang)
        or kind_line(row["kind"], lang=lang),
    ]


def kind_line(kind: str, *, lang: str) -> str:
    """Say how the figures of a hover text are known: its last line."""
    return say(f"kind.{Kind(kind)}", lang=lang)


def parcels(seen: Seen) -> Features:
    """Make the parcels that could carry a school."""
    land = seen.after.network.parcels
    if land is None or land.empty:
        return collection([])
    style = {
        "color": colours.PARCEL,
        "weight": 2.5,
        "dashArray": "5 3",
        "fillColor": colours.PARCEL,
        "fillOpacity": 0.25,
    }
    shapes = rounded(crs.to_lonlat(land).geometry.to_numpy())
    features = []
    for (parcel_id, row), shape, area_m2 in zip(
        land.iterrows(), shapes, land.geometry.area, strict=True
    ):
        area = words.number(area_m2, lang=seen.lang)
        lines = [str(row["name"]), say("map.parcel", lang=seen.lang, area=area)]
        lines.append(kind_line(row.get("kind", Kind.UNTOLD), lang=seen.lang))
        geometry = json.loads(shapely.to_geojson(shape))
        features.append(feature(geometry, "parcel", str(parcel_id), lines, style=style))
    return collection(features)


def parcel_marks(layer: Features) -> Features:
    """Mark each parcel by a ring of its colour, seen where the parcel itself is a dot."""
    features = []
    for parcel in layer["features"]:
        about = parcel["properties"]
        middle = shapely.from_geojson(json.dumps(parcel["geometry"])).representative_point()
        line, fill = about["style"]["color"], about["style"]["fillColor"]
        style = {"radius": 7, "color": line, "weight": 2.5, "fillOpacity": 0.4}
        style["fillColor"] = colours.PARCEL_FILL if line == colours.PARCEL else fill
        shape = {"type": "Point", "coordinates": [round(middle.x, 5), round(middle.y, 5)]}
        features.append(feature(shape, about["kind"], about["id"], about["lines"], style=style))
    return collection(features)


def sites(seen: Seen, draft: Draft | None) -> Features:
    """Make the proposals, numbered as in the list, and the school about to be placed."""
    features, movable = [], allowance.changes()
    for number, proposal in enumerate(seen.proposals, start=1):
        if draft is not None and draft.proposal_id == proposal.proposal_id:
            continue
        shape = {"type": "Point", "coordinates": [proposal.lon, proposal.lat]}
        lines = [
            proposal.name,
            change_line(seen, proposal) + opening.line(proposal, seen.view.year, lang=seen.lang),
            kind_line(Kind.ASSUMED, lang=seen.lang),
        ]
        more = {"text": str(number), "drag": movable and proposal.action in PLACED}
        features.append(feature(shape, "site", proposal.proposal_id, lines, **more))
    if draft is not None and draft.lon is not None:
        shape = {"type": "Point", "coordinates": [draft.lon, draft.lat]}
        lines = [
            say("propose.draft", lang=seen.lang),
            proposal_line(draft.level, draft.rooms, draft.land_m2, lang=seen.lang),
            kind_line(Kind.ASSUMED, lang=seen.lang),
        ]
        features.append(feature(shape, "draft", "draft", lines, text="?", drag=True))
    return collection(features)


def proposal_line(level: str, rooms: int, land_m2: float, *, lang: str) -> str:
    """Say what a proposed school would be."""
    return say(
        "propose.line",
        lang=lang,
        level=say(f"level.{level}", lang=lang),
        rooms=words.number(rooms, lang=lang),
        land=words.number(land_m2, lang=lang),
    )


def change_line(seen: Seen, proposal: Proposal) -> str:
    """Say what a proposal does: of a building its size, else the action and the school."""
    lang = seen.lang
    if proposal.action is ProposedAction.BUILD:
        return proposal_line(proposal.level, proposal.rooms, proposal.land_m2, lang=lang)
    names = seen.before.network.schools["name"]
    return say(
        f"change.line.{proposal.action}",
        lang=lang,
        school=names.get(proposal.school_id, proposal.school_id),
        into=names.get(proposal.into_id, proposal.into_id),
        level=say(f"level.{proposal.level}", lang=lang),
        rooms=words.number(proposal.rooms, lang=lang),
        land=words.number(proposal.land_m2, lang=lang),
    )


def feature(
    geometry: dict[str, Any], kind: str, name: str, lines: list[str], **more: object
) -> dict[str, Any]:
    """Put a shape and what the map needs of it together."""
    properties = {"kind": kind, "id": name, "lines": lines, **more}
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def label(
    place: Sequence[float], name: str, text: str = "", *, light: bool = False
) -> dict[str, Any]:
    """Put together what is written on a ward: its name, a figure; light on a dark fill."""
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": list(place)},
        "properties": {"name": name, "text": text, "tone": "light" if light else ""},
    }


def collection(features: list[dict[str, Any]]) -> Features:
    """Make a layer."""
    return {"type": "FeatureCollection", "features": features}


def spot(seen: Seen, school_id: str) -> list[float] | None:
    """Return where a school stands [degrees]; a proposal stands in its own list."""
    for proposal in seen.proposals:
        if school_changes.school_id(proposal) == school_id:
            return [proposal.lon, proposal.lat]
    known = shown(seen)[1]
    return list(known[school_id][1]) if school_id in known else None
