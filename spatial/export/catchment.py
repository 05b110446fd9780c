"""Who goes where, access and zones as tables an office opens."""

from __future__ import annotations

import itertools
import math
from typing import TypeVar

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from spatial import catchment, network, rounding, words, zoning
from spatial.assessment import Assessment
from spatial.export import geojson
from spatial.export.table import rows
from spatial.intake.text import csv_text
from spatial.intake.text.csv_text import inert
from spatial.records import Level

Frame = TypeVar("Frame", bound=pd.DataFrame)

_DECIMALS = {
    "utilisation": 4,
    "access": 4,
    "mean": 4,
    "gini": 4,
    "left_out_share": 4,
    "share_possible": 4,
    "class_size_today": 1,
}


def csv(table: pd.DataFrame) -> bytes:
    """
    Write a table as CSV, UTF-8 with BOM.

    Parameters
    ----------
    table
        Numbers are rounded half-up to whole ones (shares and seats per pupil to four decimals);
        what is missing or infinite stays empty; text that Excel would run is quoted.
    """
    heads = [inert(str(name)) for name in table.columns]
    cells = (
        [_cell(name, value) for name, value in zip(table.columns, row, strict=True)]
        for row in table.itertuples(index=False)
    )
    return csv_text.lines(itertools.chain([heads], cells))  # a matrix of wards has millions


def layer(assessment: Assessment, frame: gpd.GeoDataFrame, *, lang: str) -> bytes:
    """
    Write rows with a shape as GeoJSON.

    Parameters
    ----------
    assessment
        The assessment, for whom to credit and what notice to give.
    frame
        Any layer with a CRS; what is missing or infinite becomes null, figures stay unrounded.
    """
    columns = [name for name in frame.columns if name != frame.geometry.name]
    records = frame[columns].to_dict("records")
    features: list[geojson.Feature] = [
        {
            "type": "Feature",
            "properties": {str(name): geojson.value(value) for name, value in row.items()},
            "geometry": shape,
        }
        for row, shape in zip(records, geojson.shapes_of(frame), strict=True)
    ]
    return geojson.collection(assessment, features, lang=lang)


def marked(assessment: Assessment, table: Frame, level: Level, *, lang: str) -> Frame:
    """
    Mark the rows whose figures lean on apportioned ones of a real school.

    Parameters
    ----------
    table
        With a column ``school_id``, others of that ending too; a row may have no school.

    Returns
    -------
    pandas.DataFrame
        The same with a column ``figures``, empty where nothing is apportioned.
    """
    shares = {school for school, at in assessment.network.apportioned if at == level.value}
    leans = np.zeros(len(table), dtype=bool)
    for name in table.columns:
        if str(name).endswith(("school_id", "nearest_id")):
            leans |= table[name].isin(shares).to_numpy()
    mark = words.say("explain.apportioned", lang=lang)
    return table.assign(figures=np.where(leans, mark, ""))


def loads(assessment: Assessment, load: pd.DataFrame) -> gpd.GeoDataFrame:
    """
    Put the load of every school where it stands.

    Parameters
    ----------
    load
        By ``school_id``: the load, and what else a table of it has.
    """
    schools = assessment.network.schools.loc[load.index, ["name", "geometry"]]
    return schools.join(load).reset_index(names="school_id")


def lines(assessment: Assessment, flows: pd.DataFrame) -> gpd.GeoDataFrame:
    """Draw every flow to a school as a straight line from its cell, with names beside the ids."""
    town = assessment.network
    seated = _named(assessment, flows[flows["school_id"].notna()])
    start = network.xy(town.cells)[town.cells.index.get_indexer(pd.Index(seated["cell_id"]))]
    at = town.schools.index.get_indexer(pd.Index(seated["school_id"]))
    shapes = shapely.linestrings(np.stack([start, network.xy(town.schools)[at]], axis=1))
    return gpd.GeoDataFrame(seated, geometry=shapes, crs=town.cells.crs)


def points(assessment: Assessment, flows: pd.DataFrame) -> gpd.GeoDataFrame:
    """Put pupils without a seat where they live: a GIS takes no lines and points in one layer."""
    return at_cells(assessment, _named(assessment, flows[flows["school_id"].isna()]))


def _named(assessment: Assessment, flows: pd.DataFrame) -> pd.DataFrame:
    """Write the ward of the cell and the school's name behind the ids."""
    town, units = assessment.network, assessment.options.units
    table = flows.reset_index(drop=True)
    home = table["cell_id"].map(town.cells[units or town.base_units].astype(str))
    ward = home.map(town.wards(units)["ward"].astype(str))
    school = table["school_id"].map(town.schools["name"].astype(str))
    for at, (name, column) in enumerate((("ward_id", home), ("ward", ward)), start=1):
        table.insert(at, name, column)
    table.insert(list(table.columns).index("school_id") + 1, "school", school)
    return table


def at_cells(assessment: Assessment, table: pd.DataFrame) -> gpd.GeoDataFrame:
    """
    Put rows with a ``cell_id`` where the cells are.

    Parameters
    ----------
    table
        One row per cell.
    """
    shapes = assessment.network.cells.geometry.reindex(table["cell_id"]).to_numpy()
    return gpd.GeoDataFrame(
        table.reset_index(drop=True), geometry=shapes, crs=assessment.network.cells.crs
    )


def at_wards(assessment: Assessment, table: pd.DataFrame) -> gpd.GeoDataFrame:
    """Put a table with one row per ward where the wards are; a ward without a row stays."""
    wards = assessment.network.wards(assessment.options.units)[["ward", "geometry"]]
    return wards.join(table.set_index("ward_id")).reset_index(names="ward_id")


def zone_table(
    question: catchment.Question, zones: zoning.Zones, problem: zoning.Zoning
) -> pd.DataFrame:
    """
    Return one row per neighbourhood of a ward whose rooms are known: cell, ward, school, pupils.

    Parameters
    ----------
    question
        Ids of the cells and schools, in the order of `zones`.
    """
    return _zones(question, zones, problem)[question.told]


def _zones(
    question: catchment.Question, zones: zoning.Zones, problem: zoning.Zoning
) -> pd.DataFrame:
    """Return the row of every neighbourhood."""
    ids = np.r_[question.seats.index.to_numpy(dtype=object), np.array([None], dtype=object)]
    placed = np.maximum(zones.school, 0)
    walk = problem.metres[np.arange(len(placed)), placed]
    return pd.DataFrame(
        {
            "cell_id": question.pupils.index,
            "ward_id": question.cell_ward,
            "school_id": ids[zones.school],
            "pupils": problem.pupils,
            "distance_m": np.where(zones.school >= 0, walk, np.inf),
        }
    )


def moves_table(
    question: catchment.Question, zones: zoning.Zones, problem: zoning.Zoning
) -> pd.DataFrame:
    """
    Return the neighbourhoods that go to another school than last year, most pupils first.

    Parameters
    ----------
    question, zones, problem
        As of `zone_table`; ``problem.last`` are last year's zones.

    Returns
    -------
    pandas.DataFrame
        The columns of `zone_table` with ``last_school_id`` and ``last_distance_m`` [m].
    """
    moved = zones.moved[question.told[zones.moved]]
    table = _zones(question, zones, problem).iloc[moved]
    before = problem.last[moved]
    table.insert(2, "last_school_id", question.seats.index.to_numpy(dtype=object)[before])
    table["last_distance_m"] = problem.metres[moved, before]
    return table.sort_values("pupils", ascending=False, kind="stable", ignore_index=True)


def zone_shapes(
    assessment: Assessment,
    shapes: gpd.GeoDataFrame,
    question: catchment.Question,
    zones: zoning.Zones,
) -> gpd.GeoDataFrame:
    """
    Add to every zone's shape its school, pupils, seats and pieces.

    Parameters
    ----------
    shapes
        One shape per ``school_id``, as `spatial.catchment.areas.drawn` makes them.
    question, zones
        Whose zones they are.
    """
    cells = np.bincount(zones.school[zones.school >= 0], minlength=len(question.seats))
    about = pd.DataFrame(
        {
            "school": assessment.network.schools["name"].reindex(question.seats.index),
            "neighbourhoods": cells,
            "pupils": zones.load,
            "seats": question.seats.to_numpy(dtype=float),
            "pupils_over": zones.over,
            "pieces": zones.parts,
        },
        index=question.seats.index,
    )
    return shapes.join(about).reset_index(names="school_id")


def office_list(
    assessment: Assessment, table: pd.DataFrame, *, locked: frozenset[str], lang: str
) -> bytes:
    """
    Write the list an office files: school by school, which neighbourhoods are its zone.

    Parameters
    ----------
    assessment
        For the names.
    table
        The zones, as `zone_table` and `marked` make them.
    locked
        Neighbourhoods locked by hand.
    """
    schools = assessment.network.schools["name"].astype(str).to_dict()
    wards = assessment.network.wards(assessment.options.units)["ward"].astype(str).to_dict()
    nobody = words.say("zones.list.nobody", lang=lang)
    listed = [
        {
            words.say("zones.list.school", lang=lang): schools.get(row["school_id"], nobody),
            words.say("zones.list.school_id", lang=lang): row["school_id"] or "",
            words.say("zones.list.cell", lang=lang): str(row["cell_id"]),
            words.say("zones.list.ward", lang=lang): wards.get(row["ward_id"], ""),
            words.say("zones.list.pupils", lang=lang): rounding.whole(row["pupils"]),
            words.say("zones.list.metres", lang=lang): rounding.whole(row["distance_m"])
            if math.isfinite(row["distance_m"])
            else None,
            words.say("zones.list.locked", lang=lang): "x" if row["cell_id"] in locked else "",
            words.say("zones.list.figures", lang=lang): row["figures"],
        }
        for row in table.to_dict("records")
    ]
    head = words.say("zones.list.school", lang=lang)
    return rows(sorted(listed, key=lambda row: str(row[head])))


def _cell(name: str, value: object) -> object:
    if isinstance(value, int | float):
        if not math.isfinite(value):
            return ""
        if name in _DECIMALS:
            return f"{rounding.half_up(value, _DECIMALS[name]):.{_DECIMALS[name]}f}"
        return rounding.whole(value)
    return "" if value is None else inert(str(value))
