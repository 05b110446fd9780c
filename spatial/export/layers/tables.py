"""The layers of an assessment, each a table with a shape: shortages, schools, and the ground."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from spatial import crs, defaults, deficit, rounding, words
from spatial.assessment import Assessment
from spatial.export import geojson
from spatial.export.layers import layer_style
from spatial.export.layers.vector_layer import DEFICIT, VectorLayer
from spatial.network import TOTALS, Network
from spatial.norms import M2_PER_HA
from spatial.records import LEVELS
from spatial.tables import schema

POLYGON, LINE, POINT = "MultiPolygon", "MultiLineString", "Point"
_PARTS = ("ward_id", "ward", "level", "level_name", "year", "profile", "units")


def layers(assessment: Assessment, *, lang: str, way: str = "") -> tuple[VectorLayer, ...]:
    """
    Make every layer of an assessment.

    Parameters
    ----------
    lang
        Language of names and reasons in the rows.
    way
        Way of counting, as of `spatial.export.geojson.deficit_features`.

    Returns
    -------
    tuple of VectorLayer
        One of shortages per level and one for all, schools, proposals if there are any, wards,
        cells and streets where the locality has them.
    """
    town = assessment.network
    short = deficits(assessment, lang=lang, way=way)
    found = [
        _deficit(f"{DEFICIT}{level}", short[short["level"] == level.value], lang, way)
        for level in LEVELS
    ]
    found += [_deficit(f"{DEFICIT}all", short, lang, way), schools(assessment, lang=lang)]
    if town.proposals or town.changes or town.later:
        found.append(proposals(town, lang=lang))
    found.append(wards(town, assessment.options.units, lang=lang))
    if len(town.cells):
        found.append(cells(town, assessment.options.units, lang=lang))
    if town.streets is not None:
        found.append(streets(town, lang=lang))
    return tuple(found)


def deficits(assessment: Assessment, *, lang: str, way: str = "") -> gpd.GeoDataFrame:
    """
    Return one row per ward and level: the figures of the GeoJSON layers.

    Returns
    -------
    geopandas.GeoDataFrame
        With ``share_missing``, the share of the need missing by ``status_by`` (empty where nobody
        knows), and ``short``, the figure itself as the screen writes it.
    """
    wards = assessment.network.wards(assessment.options.units)
    way = way or defaults.counting(assessment.network, assessment.rules)
    table = _rows(geojson.deficit_features(assessment, lang=lang, way=way))
    share, said = shortage(assessment.wards, way, lang=lang)
    table.insert(len(_PARTS), "share_missing", share)
    table.insert(len(_PARTS) + 1, "short", said)
    table.index = pd.Index(table["ward_id"].astype(str) + "." + table["level"].astype(str))
    shapes = wards.geometry.reindex(table["ward_id"]).to_numpy()
    return gpd.GeoDataFrame(table, geometry=shapes, crs=wards.crs)


def shortage(
    figures: pd.DataFrame, way: str, *, lang: str
) -> tuple[NDArray[np.float64], list[str]]:
    """
    Return what layers of shortages are painted and lettered by.

    Parameters
    ----------
    figures
        With the columns a way of counting reads (`spatial.deficit.need_and_shortage`).

    Returns
    -------
    share, short
        Share of the need that is missing (not a number where nobody knows), and the shortage as
        the screen writes it, shape (rows,) each.
    """
    needed, missing = deficit.need_and_shortage(way)
    need, short = (figures[name].to_numpy(dtype=float) for name in (needed, missing))
    share = np.divide(short, need, out=np.zeros_like(short), where=need > 0).round(9)
    return np.where(np.isnan(short), np.nan, share), [_amount(one, way, lang) for one in short]


def _amount(value: float, way: str, lang: str) -> str:
    """Write a shortage as the screen does: whole rooms (by class size up), hectares; else empty."""
    if np.isnan(value):
        return ""
    if way == deficit.LAND:
        return f"{words.number(rounding.half_up(value / M2_PER_HA, 1), lang=lang, decimals=1)} ha"
    rooms = rounding.up(value) if way == "class" else rounding.whole(value)
    return f"{words.number(rooms, lang=lang)} {words.say('unit.rooms', lang=lang)}"


def _deficit(name: str, frame: gpd.GeoDataFrame, lang: str, way: str) -> VectorLayer:
    style = layer_style.deficit(lang=lang, way=way)
    return VectorLayer(name=name, frame=frame, shape=POLYGON, style=style, years=True)


def schools(assessment: Assessment, *, lang: str) -> VectorLayer:
    """Return one row per school and level: the figures of ``schools.geojson``."""
    town = assessment.network
    table = _rows(geojson.school_features(assessment, lang=lang))
    table.insert(
        list(table.columns).index("level") + 1,
        "level_name",
        [words.say(f"level.{level}", lang=lang) if level else "" for level in table["level"]],
    )
    table.index = pd.Index(table["school_id"].astype(str) + "." + table["level"].astype(str))
    shapes = town.schools.geometry.reindex(table["school_id"]).to_numpy()
    frame = gpd.GeoDataFrame(table, geometry=shapes, crs=town.crs)
    style = layer_style.schools(lang=lang)
    return VectorLayer(name="schools", frame=frame, shape=POINT, style=style, years=True)


def proposals(town: Network, *, lang: str) -> VectorLayer:
    """
    Return what is proposed, one row each: schools to build, and changes of those that stand.

    What opens after the year assessed is there too, with its year, and `counted` tells that no
    figure has it yet.
    """
    every = (*town.proposals, *town.changes, *town.later)
    table = pd.DataFrame(
        [
            {
                "proposal_id": one.proposal_id,
                "name": one.name,
                "action": one.action.value,
                "action_name": words.say(f"action.{one.action}", lang=lang),
                "school_id": one.school_id,
                "into_id": one.into_id,
                "level": one.level.value,
                "level_name": words.say(f"level.{one.level}", lang=lang),
                "rooms": one.rooms,
                "land_m2": float(one.land_m2),
                "parcel_id": one.parcel_id or "",
                "open_year": "" if one.open_year is None else str(one.open_year),
                "counted": one not in town.later,
            }
            for one in every
        ]
    )
    table.index = pd.Index(table["proposal_id"].astype(str))
    lonlat = np.array([(one.lon, one.lat) for one in every])
    xy = crs.project(lonlat[:, 0], lonlat[:, 1], crs=town.crs)
    frame = gpd.GeoDataFrame(table, geometry=shapely.points(xy), crs=town.crs)
    style = layer_style.plain("proposals", lang=lang)
    return VectorLayer(name="proposals", frame=frame, shape=POINT, style=style)


def wards(town: Network, units: str | None, *, lang: str) -> VectorLayer:
    """Return the wards figures are told of, with what their table tells and their people."""
    told = town.wards(units)
    known = [name for name in schema()["wards"].columns if name in told.columns]
    people = [name for name in map(str, told.columns) if name.startswith(TOTALS)]
    table = pd.DataFrame({"ward_id": told.index.astype(str)}, index=told.index)
    for name in known:
        numeric = schema()["wards"].columns[name].type == "number"
        table[name] = pd.to_numeric(told[name], errors="coerce") if numeric else _text(told[name])
    for name in people:
        table[name] = pd.to_numeric(told[name], errors="coerce")
    table.index = pd.Index(table["ward_id"])
    frame = gpd.GeoDataFrame(table, geometry=told.geometry.to_numpy(), crs=told.crs)
    style = layer_style.plain("wards", lang=lang)
    return VectorLayer(name="wards", frame=frame, shape=POLYGON, style=style)


def cells(town: Network, units: str | None, *, lang: str) -> VectorLayer:
    """Return where people live: each cell with the names of its wards, today's and the base's."""
    told, base = town.cells, town.wards(None)["ward"].astype(str)
    here = _text(told[units or town.base_units])
    table = pd.DataFrame(
        {
            "cell_id": told.index.astype(str),
            "ward_id": here,
            "ward": _text(here.map(town.wards(units)["ward"].astype(str))),
            "base_ward_id": _text(told["ward_id"]),
            "base_ward": _text(told["ward_id"].map(base)),
            "share": told["share"].astype(float),
            "kind": _text(told["kind"]),
        }
    )
    table.index = pd.Index(table["cell_id"])
    frame = gpd.GeoDataFrame(table, geometry=told.geometry.to_numpy(), crs=told.crs)
    style = layer_style.plain("cells", lang=lang)
    return VectorLayer(name="cells", frame=frame, shape=POINT, style=style)


def streets(town: Network, *, lang: str) -> VectorLayer:
    """Return the walkable streets, one row per link between two of their nodes."""
    ways = town.streets
    if ways is None:
        msg = "a locality without streets has no layer of them"
        raise ValueError(msg)
    graph = ways.graph.tocoo()
    once = graph.row < graph.col
    one, other, metres = graph.row[once], graph.col[once], graph.data[once]
    order = np.lexsort((other, one))
    one, other = one[order], other[order]
    table = pd.DataFrame(
        {
            "street_id": [f"{a}-{b}" for a, b in zip(one, other, strict=True)],
            "length_m": metres[order].round(geojson.DECIMALS),
            "kind": str(ways.kind),
        }
    )
    table.index = pd.Index(table["street_id"])
    lines = shapely.linestrings(np.stack([ways.xy[one], ways.xy[other]], axis=1))
    frame = gpd.GeoDataFrame(table, geometry=lines, crs=town.crs)
    style = layer_style.plain("streets", lang=lang)
    return VectorLayer(name="streets", frame=frame, shape=LINE, style=style)


def _rows(features: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Put the properties of features into a table: texts, whole numbers, numbers, truths."""
    table = pd.DataFrame([dict(feature["properties"]) for feature in features])
    for name in table.columns:
        column = table[name]
        if column.map(lambda value: isinstance(value, list)).any():
            table[name] = [" ".join(map(str, value)) for value in column]
        elif column.map(lambda value: isinstance(value, str)).any():
            table[name] = _text(column)
        elif column.dtype != bool and name != "year":
            table[name] = column.astype(float)
    return table


def _text(column: pd.Series) -> pd.Series:
    """Return texts; empty where nothing is told."""
    return column.astype(object).where(column.notna(), "").map(str)
