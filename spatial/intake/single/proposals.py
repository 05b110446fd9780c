"""Read proposals a planner saved, drew in QGIS or typed into a table."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd

from spatial import crs
from spatial.errors import Fault, InputFaults, Severity
from spatial.intake.answers.settings import Settings
from spatial.intake.checking import check, substitute_columns
from spatial.intake.reading import find, load
from spatial.records import Level, Proposal, ProposedAction


def read_proposals(path: Path | str) -> tuple[Proposal, ...]:
    """
    Read proposals from a point layer or a table with ``lon`` and ``lat``.

    Parameters
    ----------
    path
        GeoJSON, GeoPackage, Shapefile or CSV with ``level``, ``rooms`` and, if known, ``land_m2``,
        ``name``, ``proposal_id``, ``parcel_id``, ``open_year``; of changes also ``action``,
        ``school_id`` and ``into_id``.

    Returns
    -------
    tuple of Proposal
        In the order of the file; a missing id or name is made from the number of the row.

    Raises
    ------
    InputFaults
        With every fault found.
    """
    place = Path(path)
    source = find.Source(table="proposals", path=place, name=place.name)
    if not place.is_file():
        raise InputFaults(Fault(code="missing_file", value=str(path)))
    if place.suffix.lower() not in find.VECTOR | find.TABLE:
        raise InputFaults(Fault(code="unknown_format", file=place.name, value=place.suffix))
    part = load.load(source, Settings())[0]
    raw, faults = part.frame, [each for each in part.faults if each.severity is Severity.ERROR]
    if raw is not None:
        raw, problems = substitute_columns.shapes(raw, source, epsg=None, near=())
        faults += [each for each in problems if each.severity is Severity.ERROR]
    if raw is None:
        raise InputFaults(faults)
    if "proposal_id" not in raw:
        raw = raw.assign(proposal_id=[f"de-xuat-{row}" for row in range(1, len(raw) + 1)])
    table = check.typed(raw, source)
    faults += [each for each in table.faults if each.severity is Severity.ERROR]
    faults += _roomless(table.frame, source)
    if faults:
        raise InputFaults(faults)
    layer = gpd.GeoDataFrame(table.frame).to_crs(crs.WGS84)
    return tuple(
        Proposal(
            proposal_id=str(row["proposal_id"]) or f"de-xuat-{number}",
            name=str(row["name"]) or str(row["proposal_id"]),
            level=Level(row["level"]),
            rooms=int(row["rooms"]),
            land_m2=0.0 if np.isnan(row["land_m2"]) else float(row["land_m2"]),
            lon=float(row["geometry"].x),
            lat=float(row["geometry"].y),
            parcel_id=str(row["parcel_id"]) or None,
            action=ProposedAction(row["action"] or ProposedAction.BUILD),
            school_id=str(row["school_id"]),
            into_id=str(row["into_id"]),
            open_year=None if pd.isna(row["open_year"]) else int(row["open_year"]),
        )
        for number, row in enumerate(layer.to_dict("records"), start=1)
    )


def _roomless(frame: pd.DataFrame, source: find.Source) -> list[Fault]:
    """Name every row that builds a school, or opens a level, without a room."""
    builds = frame["action"].isin(["", ProposedAction.BUILD.value, ProposedAction.OPEN.value])
    return [
        Fault(
            code="too_small",
            file=source.name,
            row=int(row),
            column="rooms",
            value="0",
            blanks={"least": 1},
        )
        for row in frame.index[builds & (frame["rooms"] == 0)]
    ]
