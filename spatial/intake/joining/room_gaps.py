"""Rooms and land nobody has told yet, where a locality says so: gaps in its table, never zeros."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from spatial import crs
from spatial.errors import Fault, Severity
from spatial.intake.checking.check import Checked
from spatial.intake.reading.find import Source
from spatial.network import Network
from spatial.tables import schema

KEY = ["school_id", "level"]
COLUMNS = [*KEY, "waits"]
_NEEDED = ("schools", "school_levels")
_BESIDE = ("land_m2", "pupils", "classes", "teachers")  # what a row may tell beside its rooms
_SHOWN = 3


def taken_out(
    tables: Sequence[Checked], *, known: bool
) -> tuple[list[Checked], pd.DataFrame | None]:
    """
    Part the schools whose rooms are known from those whose rooms are to come.

    Parameters
    ----------
    known
        Whether the locality's rooms are known; then nothing is parted.

    Returns
    -------
    tables, roomless
        The tables, blanks of rooms no faults any more, an empty one for each that is missing; the
        ``school_id`` and ``level`` of the rows without rooms, and whether other figures of the row
        are told and wait with them (``waits``); ``None`` where rooms are known. A row with rooms
        and no land is sound in both, its land missing.
    """
    if known:
        return list(tables), None
    parts = [_without_gaps(table) for table in tables]
    have = {table.source.table for table in tables}
    empty = [_empty(name) for name in _NEEDED if name not in have]
    gaps = [rows for _, rows in parts if len(rows)]
    roomless = pd.concat(gaps, ignore_index=True) if gaps else pd.DataFrame(columns=COLUMNS)
    return [*(table for table, _ in parts), *empty], roomless


def noted(
    faults: Sequence[Fault], roomless: pd.DataFrame | None, tables: Sequence[Checked]
) -> list[Fault]:
    """Say whether rooms or land are still to come, and of how many; no school is no fault yet."""
    landless = sum(
        int(table.kept["land_m2"].isna().sum())
        for table in tables
        if table.source.table == "school_levels" and table.whole
    )
    if roomless is None:
        return [*faults, *_notes({"land_untold": landless})]
    left = [
        fault
        for fault in faults
        if fault.code != "empty" or not _of_schools(fault.sheet, fault.file)
    ]
    schools, levels = ({*_ids(tables, name)} for name in _NEEDED)
    bare = {*roomless["school_id"].astype(str)} | (schools - levels)
    told = {
        "rooms_untold": len(bare),
        "schools_untold": int(not (bare or schools)),
        "land_untold": landless,
        "rooms_complete": 0 if bare else len(schools),
    }
    return [*left, *_notes(told), *_not_counted(tables)]


def _not_counted(tables: Sequence[Checked]) -> Iterator[Fault]:
    """Name the schools whose other figures wait with their rooms: they are told and not counted."""
    names = {
        str(code): str(name)
        for table in tables
        if table.source.table == "schools" and table.whole and "name" in table.frame
        for code, name in zip(table.frame["school_id"], table.frame["name"], strict=True)
    }
    for table in tables:
        if table.awaited is None:
            continue
        rows = table.frame[table.awaited & _waits(table.frame)].drop_duplicates(KEY)
        if rows.empty:
            continue
        codes = list(dict.fromkeys(rows["school_id"].astype(str)))
        listed = ", ".join(names.get(code) or code for code in codes[:_SHOWN])
        yield table.source.fault(
            "waits_for_rooms",
            column="rooms",
            severity=Severity.WARNING,
            count=len(rows),
            schools=listed + (", …" if len(codes) > _SHOWN else ""),
        )


def _waits(frame: pd.DataFrame) -> NDArray[np.bool_]:
    """Mark the rows that tell figures beside their rooms."""
    columns = [name for name in _BESIDE if name in frame]
    return np.asarray(frame[columns].notna().any(axis=1), dtype=bool)


def _notes(told: Mapping[str, int]) -> list[Fault]:
    """Note each of these that there is any of."""
    return [
        Fault(code=code, severity=Severity.WARNING, blanks={"count": count})
        for code, count in told.items()
        if count
    ]


def put(network: Network | None, roomless: pd.DataFrame | None) -> Network | None:
    """Write into a network which of its schools have no rooms yet."""
    if network is None or roomless is None:
        return network
    here = roomless[roomless["school_id"].isin(network.schools.index)]
    return dataclasses.replace(network, roomless=here.reset_index(drop=True))


def _ids(tables: Sequence[Checked], name: str) -> Iterator[str]:
    """Give the schools that have a sound row in a table."""
    for table in tables:
        if table.source.table == name and table.whole:
            yield from table.kept["school_id"].astype(str)


def _of_schools(sheet: str | None, file: str | None) -> bool:
    """Tell whether a fault stands in a table of schools."""
    return (sheet or Path(file or "").stem) in _NEEDED


def _without_gaps(table: Checked) -> tuple[Checked, pd.DataFrame]:
    """Take the blanks of rooms out of the faults of a table; rows without rooms are not sound."""
    none = pd.DataFrame(columns=COLUMNS)
    if table.source.table != "school_levels" or not table.whole:
        return table, none
    frame = table.frame
    gap = frame["rooms"].isna().to_numpy()
    rooms = {"rooms", *table.source.headers.get("rooms", ())}
    rows = set(frame.index[gap])
    faults = tuple(
        fault
        for fault in table.faults
        if fault.code != "blank" or fault.column not in rooms or fault.row not in rows
    )
    wrong = table.hit(fault for fault in faults if fault.severity is Severity.ERROR)
    sure = gap & ~wrong & (frame["level"] != "").to_numpy()
    bare = frame.loc[sure, KEY].astype(str).assign(waits=_waits(frame)[sure])
    told = bare.groupby(KEY, as_index=False, sort=False)["waits"].any()
    return dataclasses.replace(table, faults=faults, awaited=sure), told


def _empty(name: str) -> Checked:
    """Make a table of the schema without rows."""
    columns = schema()[name].columns.values()
    frame = pd.DataFrame(
        {
            each.name: pd.Series(dtype="float64" if each.type in {"int", "number"} else "object")
            for each in columns
        },
        index=pd.Index([], dtype="int64"),
    )
    if schema()[name].geometry is not None:
        frame = gpd.GeoDataFrame(frame, geometry=gpd.GeoSeries([], crs=crs.WGS84), crs=crs.WGS84)
    source = Source(table=name, path=Path(name), name=name)
    sound = frame.index.to_numpy() < 0
    return Checked(source=source, frame=frame, sound=sound, whole=True, faults=())
