"""The files of a folder as parts: loaded, one list of schools kept, lists completed and parted."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

import geopandas as gpd
import numpy as np
import pandas as pd

from spatial import crs
from spatial.errors import Fault, Severity
from spatial.intake.answers import rows_aside
from spatial.intake.answers.settings import Settings
from spatial.intake.checking import closed_schools, column, school_list
from spatial.intake.forms import tables as forms_tables
from spatial.intake.forms.forms import Trace
from spatial.intake.reading import datum, find, georeference, load
from spatial.intake.reading.part import Part
from spatial.intake.text import names

_INLINE = {"level", "rooms"}  # a simple schools file carries these itself


def load_all(sources: Sequence[find.Source], settings: Settings) -> tuple[list[Part], list[Trace]]:
    """
    Load every file; layers that do not tell their system last, when all others have a place.

    Returns
    -------
    parts, traces
        The files as loaded, and where the figures of forms stand.
    """
    lists = all(source.table != "schools" for source in sources)
    held: list[tuple[find.Source, list[Part]]] = []
    traces: list[Trace] = []
    for source in sorted(sources, key=lambda each: each.table not in {"wards", ""}):
        if source.table == find.FORMS:
            found, where = forms_tables.load(source, {each.table for each in sources})
            held.append((source, found))
            traces += where
        else:
            held.append((source, load.load(source, settings, near=(), lists=lists)))
    near = [box for _, some in held for part in some if (box := bounds(part)) is not None]
    parts: list[Part] = []
    for source, some in held:
        waits = any(fault.code == "missing_crs" for part in some for fault in part.faults)
        parts += load.load(source, settings, near=near, lists=lists) if near and waits else some
    return parts, traces


def of_one_file(
    parts: Sequence[Part], years: Mapping[str, int] | None = None
) -> tuple[list[Part], list[Fault]]:
    """
    Keep the list of schools of one file, the newest of several years, and report the others.

    Parameters
    ----------
    years
        School year of lists by file name, as the planner told; else the lists' own lines tell.
    """
    files = list(
        dict.fromkeys(part.source.name for part in parts if part.source.table == "schools")
    )
    if len(files) < 2:  # noqa: PLR2004 - one list
        return list(parts), []
    own = {part.source.name: part.school_year for part in parts if part.school_year}
    first, note = find.newest(files, own | dict(years or {}))
    others = [
        Fault(
            code=note,
            file=name,
            severity=Severity.WARNING if note == "older_list" else Severity.ERROR,
            blanks={"other": first, "table": "schools"},
        )
        for name in files
        if name != first
    ]
    kept = [part for part in parts if part.source.table != "schools" or part.source.name == first]
    return kept, others


def listed(
    whole: Sequence[Part], parts: Sequence[Part], settings: Settings
) -> tuple[list[Part], list[Part], list[Fault]]:
    """
    Complete the lists of schools that are the only tables about them.

    Parameters
    ----------
    whole, parts
        The files with all their rows, and without those to be set aside; most stand in both.

    Returns
    -------
    whole, parts, faults
        The same; `parts` without the schools that are only planned, and a note for each file of
        them.
    """
    complete = _completed({id(part): part for part in (*whole, *parts)}, settings)
    there, faults = [], []
    for part in (complete[id(each)] for each in parts):
        rest, noted = _built(part)
        there.append(rest)
        faults += noted
    return [complete[id(part)] for part in whole], there, faults


def _built(part: Part) -> tuple[Part, list[Fault]]:
    """Set aside the schools of a completed list that are only planned."""
    frame = part.frame
    if frame is None or not frame.attrs.get(school_list.LISTED):
        return part, []
    planned, remark = closed_schools.unbuilt(frame)
    if not planned.any():
        return part, []
    there = frame.index.isin(frame.index[planned])
    rows = sorted({int(row) for row in frame.index[there]})
    note = part.source.fault(
        "not_built_yet",
        severity=Severity.WARNING,
        value=str(frame["name"].iloc[int(np.argmax(planned))]),
        remark=remark[:80],
        count=len(rows),
        rows=", ".join(map(str, rows[:10])),
    )
    return rows_aside.without(part, there, set(rows)), [note]


def _completed(parts: Mapping[int, Part], settings: Settings) -> dict[int, Part]:
    """Complete the lists of schools among parts, by their keys."""
    lists = {
        key: part.frame
        for key, part in parts.items()
        if part.source.table == "schools"
        and part.frame is not None
        and school_list.FIGURES & set(part.frame.columns)
    }
    called = {
        key: frozenset(column.text(frame["name"]).map(names.fold)) if "name" in frame else set()
        for key, frame in lists.items()
    }
    complete = dict(parts)
    for key, frame in lists.items():
        part = parts[key]
        beside = [called[other] for other in lists if other != key]
        frame, faults = school_list.complete(  # noqa: PLW2901 - the same rows
            frame,
            part.source,
            answer=settings.numbers.get(part.source.name, {}).get("level", ""),
            elsewhere=frozenset().union(*beside),
        )
        complete[key] = dataclasses.replace(part, frame=frame, faults=(*part.faults, *faults))
    return complete


def split(part: Part) -> list[tuple[find.Source, pd.DataFrame]]:
    """Part a simple schools file, one row per school and level, into its two tables."""
    raw = part.frame
    if raw is None:
        return []
    if part.source.table != "schools" or not (
        set(raw.columns) >= _INLINE or raw.attrs.get(school_list.LISTED)
    ):
        return [(part.source, raw)]
    stock = dataclasses.replace(part.source, table="school_levels")
    plain = pd.DataFrame(raw.drop(columns=["geometry", "wkt"], errors="ignore"))
    plain.attrs.update(raw.attrs)  # the units of its headers
    key = "school_id" if "school_id" in raw else "name"
    once = raw.drop_duplicates(key) if key in raw else raw
    single = dataclasses.replace(part.source, blocks=None)
    return [(single, once), (stock, plain)]


def bounds(part: Part) -> georeference.Bounds | None:
    """Return where a layer that declares its system lies [degrees]."""
    if part.frame is None or not len(part.frame):
        return None
    if not isinstance(part.frame, gpd.GeoDataFrame):
        return _degrees(part.frame)
    if part.frame.crs is None:
        return None
    west, south, east, north = part.frame.to_crs(crs.WGS84).total_bounds
    return float(west), float(south), float(east), float(north)


def _degrees(frame: pd.DataFrame) -> georeference.Bounds | None:
    """Return where the places of a table lie that gives longitude and latitude."""
    if not {"lon", "lat"} <= set(frame.columns):
        return None
    lon, lat = (pd.to_numeric(frame[name], errors="coerce").dropna() for name in ("lon", "lat"))
    west, south, east, north = datum.LON_LAT
    if not len(lon) or not len(lat):
        return None
    sound = lon.between(west, east).all() and lat.between(south, north).all()
    if not sound:
        return None
    return float(lon.min()), float(lat.min()), float(lon.max()), float(lat.max())
