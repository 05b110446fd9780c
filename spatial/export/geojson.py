"""
Deficit, school and proposal layers as GeoJSON.

RFC 7946: WGS 84, outer rings counter-clockwise, six decimals (0.1 m). Figures are unrounded, to the
millionth, so that whoever adds up the wards finds the locality.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from spatial import capacity, caveats, crs, defaults, deficit, explain, words
from spatial.assessment import Assessment
from spatial.records import Level, Proposal, ProposedAction
from spatial.scenario import ScenarioCard

Feature = dict[str, Any]

DECIMALS = 6
DEFICIT = (
    "pupils",
    "residents",
    "schools",
    "rooms_have",
    "rooms_need_per_10k",
    "rooms_short_per_10k",
    "rooms_surplus_per_10k",
    "rooms_net_per_10k",
    "rooms_need_per_10k_pupils",
    "rooms_short_per_10k_pupils",
    "rooms_need_per_10k_residents",
    "rooms_short_per_10k_residents",
    "rooms_need_class",
    "rooms_short_class",
    "rooms_surplus_class",
    "land_have_m2",
    "land_boarders_m2",
    "land_from_floor_m2",
    "land_need_m2",
    "land_short_m2",
    "land_surplus_m2",
    "seats",
    "seats_short",
    "circle_share",
    "covered_share",
)

SCHOOL = (
    "rooms",
    "land_m2",
    "seats",
    "pupils_assigned",
    "load_model",
    "utilisation",
)


def deficit_features(assessment: Assessment, *, lang: str, way: str = "") -> list[Feature]:
    """
    Make one feature per ward and level.

    Parameters
    ----------
    lang
        Language of ``level_name``, ``status_name`` and ``reasons``.
    way
        Way of counting the status follows, as `spatial.deficit.status_by` takes it; empty for the
        one the locality is graded by where nothing was chosen. ``status_by`` names it.

    Returns
    -------
    list of dict
        GeoJSON features; ``reasons`` is one text, a sentence a line.
    """
    wards = assessment.network.wards(assessment.options.units)
    shapes = dict(zip(wards.index, shapes_of(wards), strict=True))
    names = wards["ward"].to_dict()
    way = way or defaults.counting(assessment.network, assessment.rules)
    graded = assessment.wards.assign(status=deficit.status_by(assessment.wards, way))
    features = []
    for (ward_id, level_name), row in zip(graded.index, graded.to_dict("records"), strict=True):
        level = Level(level_name)
        status = row["status"]
        reasons = explain.sentences(assessment, ward_id, level, lang=lang, status=status, way=way)
        properties = {
            "ward_id": ward_id,
            "ward": names[ward_id],
            "level": level.value,
            "level_name": words.say(f"level.{level}", lang=lang),
            "year": assessment.options.year,
            "profile": assessment.options.profile,
            "units": assessment.options.units,
            **{name: _plain(row[name]) for name in DEFICIT},
            "status": status,
            "status_name": words.say(deficit.status_key(status, way), lang=lang),
            "status_by": way,
            "reasons": explain.SEPARATOR.join(reasons),
            "kind": row["kind"],
            "unverified_norms": [
                norm.norm_id
                for norm in assessment.rules.unverified()
                if norm.level in {None, level}
            ],
        }
        features.append(feature(shapes[ward_id], properties))
    return features


def school_features(assessment: Assessment, *, lang: str) -> list[Feature]:
    """
    Make one feature per school and level it teaches, also of schools whose rooms nobody told.

    Parameters
    ----------
    lang
        Language of ``figures``.

    Returns
    -------
    list of dict
        ``seats``, ``pupils_assigned`` and ``load_model`` of the model, ``utilisation`` by the
        school's own pupils and its kind (missing where there are no seats), rooms, land;
        ``figures`` marks apportioned ones of a real school and says of which no rooms, or no level
        either, are told (their figures are missing); empty for others.
    """
    town = assessment.network
    shapes = dict(zip(town.schools.index, shapes_of(town.schools), strict=True))
    wards = town.wards(assessment.options.units)["ward"].to_dict()
    about = town.schools[["name", "ownership"]].to_dict("index")
    features = []
    for row in _listed(assessment, lang=lang).to_dict("records"):
        school_id = row["school_id"]
        properties = {
            "school_id": school_id,
            **about[school_id],
            "level": str(row["level"]),
            "ward_id": row["ward_id"],
            "ward": wards.get(row["ward_id"], ""),
            "year": assessment.options.year,
            **{name: _plain(row[name]) for name in SCHOOL},
            "utilisation_kind": row["utilisation_kind"],
            "proposed": bool(row["proposed"]),
            "kind": row["kind"],
            "figures": row["figures"],
        }
        features.append(feature(shapes[school_id], properties))
    return features


def _listed(assessment: Assessment, *, lang: str) -> pd.DataFrame:
    """List every school and level that counts: those with rooms, then those without."""
    told = assessment.schools.reset_index()
    told["figures"] = [
        caveats.apportioned(assessment, school_id, Level(level), lang=lang)
        for school_id, level in zip(told["school_id"], told["level"], strict=True)
    ]
    bare = _without_rooms(assessment, lang=lang)
    if bare.empty:
        return told
    bare = bare.reindex(columns=told.columns).assign(utilisation_kind="", proposed=False, kind="")
    return pd.concat([told.astype(object), bare.astype(object)], ignore_index=True)


def _without_rooms(assessment: Assessment, *, lang: str) -> pd.DataFrame:
    """List schools whose rooms, or whose very level, nobody told, with the words that say so."""
    town = assessment.network  # its roomless are those that count
    bare = town.roomless[["school_id", "level"]].assign(
        figures=words.say("status.untold", lang=lang)
    )
    if not town.locality.rooms_known:
        named = [
            *town.school_levels["school_id"],
            *town.roomless["school_id"],
            *capacity.left_out(town, assessment.options),
        ]
        left = town.schools.index[~town.schools.index.isin(named)]
        said = words.say("layers.no_level", lang=lang)
        levelless = pd.DataFrame({"school_id": left, "level": "", "figures": said})
        bare = pd.concat([bare, levelless], ignore_index=True)
    wards = town.schools[assessment.options.units].astype(str)
    return bare.assign(ward_id=bare["school_id"].map(wards))


def proposals(given: Iterable[Proposal], *, card: ScenarioCard | None = None) -> bytes:
    """Write proposals as a layer that `spatial.intake.single.proposals` reads back the same."""
    told = {} if card is None else {"scenario": card.tree()}
    features = [
        feature(
            {"type": "Point", "coordinates": [proposal.lon, proposal.lat]},
            {
                "proposal_id": proposal.proposal_id,
                "name": proposal.name,
                "level": proposal.level.value,
                "rooms": proposal.rooms,
                "land_m2": _plain(proposal.land_m2),
                "parcel_id": proposal.parcel_id,
                **_change(proposal),
                **({} if proposal.open_year is None else {"open_year": proposal.open_year}),
            },
        )
        for proposal in given
    ]
    return _bytes({"type": "FeatureCollection", **told, "features": features})


def _change(proposal: Proposal) -> dict[str, str]:
    """Tell what is done to which school, where it is not built."""
    if proposal.action is ProposedAction.BUILD:
        return {}
    return {
        "action": proposal.action.value,
        "school_id": proposal.school_id,
        "into_id": proposal.into_id,
    }


def collection(
    assessment: Assessment,
    features: list[Feature],
    *,
    lang: str,
    card: ScenarioCard | None = None,
) -> bytes:
    """Write features with what the layer is, whether it is approved, and whom to credit."""
    locality = assessment.network.locality
    about = {
        "type": "FeatureCollection",
        "locality": locality.name.get(lang, locality.key),
        "notice": locality.notice.get(lang, ""),
        "attribution": list(locality.attribution),
        **({} if card is None else {"scenario": card.tree()}),
        "features": features,
    }
    return _bytes(about)


def shapes_of(layer: gpd.GeoDataFrame) -> list[dict[str, Any]]:
    """
    Return the geometries of a layer as GeoJSON objects in the order of its rows.

    Parameters
    ----------
    layer
        Any layer with a CRS.
    """
    degrees = crs.to_lonlat(layer).geometry.to_numpy()
    rounded = shapely.transform(degrees, lambda points: np.round(points, DECIMALS))
    turned = shapely.orient_polygons(rounded)
    return [parsed(text) for text in shapely.to_geojson(turned)]


def parsed(text: str | None) -> dict[str, Any]:
    """Read a shape back from GeoJSON; an empty one where there is none."""
    return {} if text is None else dict(json.loads(text))


def value(one: object) -> object:
    """
    Return a cell of a table as JSON carries it.

    Examples
    --------
    >>> value(2.0), value(float("nan")), value("=1"), value(True)
    (2, None, '=1', True)
    """
    if isinstance(one, bool | np.bool_):
        return bool(one)
    if isinstance(one, int | float | np.integer | np.floating):
        return _plain(one) if np.isfinite(one) else None
    return None if one is None or one is pd.NA else str(one)


def _plain(value: Any) -> int | float | None:  # noqa: ANN401 - whatever numpy scalar a table holds
    """Return a JSON number, whole where it is whole; nothing for a missing one."""
    if pd.isna(value):
        return None
    number = round(float(value), DECIMALS)
    return int(number) if number.is_integer() else number


def feature(geometry: Mapping[str, Any], properties: Mapping[str, Any]) -> Feature:
    """Put shape and properties together; what has no place has no geometry (RFC 7946, 3.2)."""
    shape = dict(geometry) if geometry.get("coordinates") else None
    return {"type": "Feature", "properties": dict(properties), "geometry": shape}


def _bytes(tree: Mapping[str, Any]) -> bytes:
    """Write JSON as UTF-8, the same bytes for the same content."""
    return json.dumps(tree, ensure_ascii=False, allow_nan=False, indent=None).encode()
