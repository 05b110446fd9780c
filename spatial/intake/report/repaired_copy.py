"""
A repaired copy of a locality: what intake understood, written plainly, beside what it left out.

The planner's files are never touched: the copy goes elsewhere and undoing it is deleting it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import geopandas as gpd
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from spatial import crs
from spatial.errors import Fault
from spatial.intake.checking.check import Checked
from spatial.intake.examine import Reading
from spatial.intake.joining import year_lists
from spatial.intake.text.csv_text import as_csv, unmistakable
from spatial.tables import schema

_OF_SCHOOLS = frozenset(
    {
        "school_levels",
        "groups",
        "criteria",
        "progress",
        "subject_teachers",
        "recognitions",
        "enrolments",
        "opinions",
    }
)
_OF_LEVELS = frozenset(
    {"no_level_told", "centre_listed", "level_of_several"}
)  # the school itself stays
_POPULATION = re.compile(r"population_\d{4}")  # totals of the past, by year


def files(reading: Reading, *, lang: str = "vi") -> dict[str, bytes]:
    """
    Write a reading as plain files.

    Parameters
    ----------
    lang
        Language of the reasons in ``set_aside.csv``.

    Returns
    -------
    dict
        Bytes by file name: one CSV (UTF-8 with BOM) or GeoJSON (WGS 84) per table with the rows
        kept, ``set_aside.csv`` with the rows left out and why, ``repairs.csv`` with every value
        before and after; where forms were read, ``traces.csv`` with the file and cell of every
        figure, rooms and square metres by build among them.
    """
    written = dict(_plain(reading, table) for table in reading.tables if table.whole)
    written |= _former_lists(reading)
    written["set_aside.csv"] = as_csv(
        ["file", "sheet", "row", "column", "value", "code", "reason"], _set_aside(reading, lang)
    )
    written["repairs.csv"] = as_csv(
        ["rule", "file", "sheet", "row", "column", "before", "after"],
        (
            (repair.rule, repair.file, repair.sheet or "", row, repair.column or "", before, after)
            for repair in reading.repairs
            for row, before, after in repair.cells()
        ),
    )
    if reading.traces:
        written["traces.csv"] = as_csv(
            ["file", "sheet", "cell", "figure", "value"],
            (
                (trace.file, trace.sheet, trace.cell, trace.figure, trace.value)
                for trace in reading.traces
            ),
        )
    return written


def _plain(reading: Reading, table: Checked) -> tuple[str, bytes]:
    """Write the rows kept of one table, under the name it would be found by."""
    frame = table.frame[_kept(reading, table)]
    stem = table.source.table
    if stem == "schools":
        year = year_lists.year_of_list(reading.tables, reading.parts, reading.answers)
        frame = frame.assign(year=year)
    if stem == "wards" and table.source.units != "wards":
        units = table.source.units
        stem = units if units.startswith("wards") else f"wards_{units}"
    if schema()[table.source.table].geometry is not None:
        return f"{stem}.geojson", geojson(frame, table)
    columns = [column for column in schema()[table.source.table].columns if column in frame]
    rows = frame[columns].itertuples(index=False, name=None)
    return f"{stem}.csv", as_csv(columns, ([*map(unmistakable, row)] for row in rows))


def _former_lists(reading: Reading) -> dict[str, bytes]:
    """Write the lists of former school years the folder holds."""
    series = None if reading.network is None else reading.network.school_years
    if series is None or series.empty:
        return {}
    now = year_lists.year_of_list(reading.tables, reading.parts, reading.answers)
    return year_lists.written(series[series["year"] != now])


def _kept(reading: Reading, table: Checked) -> NDArray[np.bool_]:
    """Mark the rows that go into the copy: sound ones or awaited, of schools that go too."""
    held = table.sound if table.awaited is None else table.sound | table.awaited
    kept: NDArray[np.bool_] = held & ~table.hit(_stopping(reading, table))
    return kept & ~_orphans(reading, table)


def _orphans(reading: Reading, table: Checked) -> NDArray[np.bool_]:
    """Mark the rows of a table that are of a school set aside: alone they would be a fault."""
    none = np.zeros(len(table.frame), dtype=bool)
    schools = next((each for each in reading.tables if each.source.table == "schools"), None)
    if schools is None or table.source.table not in _OF_SCHOOLS or not table.whole:
        return none
    there = schools.sound & ~schools.hit(_stopping(reading, schools))
    ids = schools.frame["school_id"]
    gone = set(ids[~there]) - set(ids[there])
    orphans: NDArray[np.bool_] = table.frame["school_id"].isin(gone).to_numpy(dtype=bool)
    return orphans


def _set_aside(reading: Reading, lang: str) -> Iterator[tuple[object, ...]]:
    """Go through the rows left out, and why."""
    for table in reading.tables:
        stopping = _stopping(reading, table)
        for fault in stopping:
            value = fault.value or str(fault.blanks.get("reason", ""))
            place = (fault.file, fault.sheet or "", fault.row, fault.column or "")
            yield *place, value, fault.code, fault.part("what", lang=lang)
        left = table.sound & ~table.hit(stopping) & _orphans(reading, table)
        for at in np.flatnonzero(left).tolist():
            source, code = table.source, str(table.frame["school_id"].iloc[at])
            fault = source.fault("school_set_aside", position=at, value=code)
            row = (source.name, fault.sheet or "", table.frame.index[at])
            reason = fault.part("what", lang=lang)
            yield *row, source.header("school_id"), code, fault.code, reason


def _stopping(reading: Reading, table: Checked) -> list[Fault]:
    """List the faults that take a row out of a table, not those of a table beside it."""
    own = set(map(_place, table.faults))
    others = {
        _place(fault)
        for each in reading.tables
        if each is not table and each.source.name == table.source.name
        for fault in each.faults
    } - own
    return [
        fault
        for fault in reading.faults
        if fault.row is not None
        and fault.file == table.source.name
        and (table.source.sheets is not None or fault.sheet == table.source.sheet)
        and _place(fault) not in others
        and not (table.source.table == "schools" and fault.code in _OF_LEVELS)
    ]


def _place(fault: Fault) -> tuple[object, ...]:
    """Tell faults apart whatever their severity."""
    return fault.code, fault.sheet, fault.row, fault.column


def geojson(rows: pd.DataFrame, table: Checked) -> bytes:
    """Write a layer as RFC 7946, coordinates to the millimetre and better."""
    layer = gpd.GeoDataFrame(rows).to_crs(crs.WGS84)
    columns = [column for column in schema()[table.source.table].columns if column in layer]
    extra = [
        str(name)
        for name in layer.columns
        if name not in columns and (name == "parcel_id" or _POPULATION.fullmatch(str(name)))
    ]
    plain = gpd.GeoDataFrame(layer[[*columns, *extra, "geometry"]]).reset_index(drop=True)
    features = json.loads(plain.to_json(na="drop", drop_id=True, show_bbox=False))["features"]
    collection = {"type": "FeatureCollection", "features": features}
    return (json.dumps(collection, ensure_ascii=False) + "\n").encode()
