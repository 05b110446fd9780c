"""Schools without coordinates: their ward from code, name or address, and no place of their own."""

from __future__ import annotations

import dataclasses

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from spatial import network
from spatial.errors import Fault, Severity
from spatial.intake.checking import addresses, column, mergers, ward_names
from spatial.intake.reading.find import Source, spots
from spatial.records import Kind


def locate(
    frame: pd.DataFrame, source: Source, wards: gpd.GeoDataFrame, known: ward_names.Gazetteer
) -> tuple[pd.DataFrame, list[Fault]]:
    """
    Give schools without coordinates their ward as far as their address tells, and no place.

    Parameters
    ----------
    frame
        Schools with ``ward_id`` or ``address``; with ``lon`` and ``lat`` for those that have them.
    wards
        The wards, any CRS, with ``ward_id``.
    known
        Their names, and those of the wards merged into them.

    Returns
    -------
    frame, faults
        ``ward_id`` and an empty point for every school whose ward is known, its kind assumed; one
        note for all.
    """
    away = unplaced(frame)
    if not away.any():
        return frame, []
    codes, merged = wards_given(frame, known)
    told = len(wards) == 1 or bool({"ward_id", "address"} & set(frame.columns))
    told = told or ("ward" in frame and bool((column.text(frame["ward"]) != "").any()))
    if away.all() and not told and not (codes != "").any():
        return frame, []
    if len(wards) == 1:  # a list that names no ward is of the one there is
        other = pd.Series(data=False, index=frame.index)
        if "address" in frame:
            lines = column.text(frame["address"])
            other = lines.map(lambda line: addresses.elsewhere(line, known)).astype(bool)
        codes = codes.mask((codes == "") & ~other, str(wards["ward_id"].iloc[0]))
    lost = away & codes.isin(wards["ward_id"].astype(str)).to_numpy()
    called = column.text(frame["name"]) if "name" in frame else codes
    unknown = [
        source.fault(
            "school_without_ward",
            row=row,
            position=position,
            column="address" if "address" in frame else "ward_id",
            value=called.iloc[position],
        )
        for position, row in spots(frame.index, away & ~lost)
    ]
    if not lost.any() and not unknown:
        return frame, []
    kind = frame["kind"] if "kind" in frame else pd.Series("", index=frame.index, dtype="str")
    faults = unknown
    if lost.any():
        note = source.fault(
            "without_place",
            severity=Severity.WARNING,
            value=called.iloc[int(np.argmax(lost))],
            count=int(lost.sum()),
        )
        faults = [note, *unknown]
    merged &= away
    if merged.any():
        first = int(np.argmax(merged))
        faults.append(
            mergers.merger(
                source,
                value=column.text(frame["address" if "address" in frame else "name"]).iloc[first],
                count=int(merged.sum()),
                after=known.label.get(codes.iloc[first], codes.iloc[first]),
            )
        )
    given = frame["ward_id"].astype("str") if "ward_id" in frame else codes.mask(~lost, "")
    placed = frame.assign(
        ward_id=given.mask(lost, codes),
        kind=kind.mask(lost, Kind.ASSUMED.value),
        without_place=away,
    )
    if isinstance(placed, gpd.GeoDataFrame):
        points = placed.geometry.to_numpy(copy=True)
        points[away] = shapely.Point()
        return placed.set_geometry(
            gpd.GeoSeries(points, index=placed.index, crs=placed.crs)
        ), faults
    blank = pd.Series(np.nan, index=frame.index)
    return placed.assign(lon=frame.get("lon", blank), lat=frame.get("lat", blank)), faults


def unplaced(frame: pd.DataFrame) -> NDArray[np.bool_]:
    """Mark the rows the file gives no place; half a place is one that is to be mended."""
    if isinstance(frame, gpd.GeoDataFrame):
        return ~network.placed(frame)
    given = np.zeros(len(frame), dtype=bool)
    for name in {"lon", "lat"} & set(frame.columns):
        given |= (column.text(frame[name]) != "").to_numpy(dtype=bool)
    return ~given


def wards_given(frame: pd.DataFrame, known: ward_names.Gazetteer) -> tuple[pd.Series, pd.Series]:
    """
    Return the ward every school gives by code or name, else the one its address or name tells.

    An address is asked only here: where a school has coordinates, its address is often one of
    before the merger and would contradict them for no reason.

    Parameters
    ----------
    frame
        Schools with ``ward_id``, ``address`` or, in the brackets of their ``name``, a ward.
    known
        The wards' names, and those of the wards merged into them.

    Returns
    -------
    codes, merged
        Code by row, empty for none; the rows whose address or name tells a ward that was merged
        into another.
    """
    blank = pd.Series("", index=frame.index, dtype="str")
    given = frame["ward_id"].astype("str") if "ward_id" in frame else blank
    merged = pd.Series(data=False, index=frame.index)
    plain = dataclasses.replace(known, former={})
    for name, told_by in (("address", addresses.of_address), ("name", addresses.of_name)):
        if name not in frame:
            continue
        lines = column.text(frame[name])
        now = [told_by(line, plain) or "" for line in lines]
        then = [code or told_by(line, known) or "" for code, line in zip(now, lines, strict=True)]
        read = pd.Series(then, index=frame.index, dtype="str")
        merged |= (given == "") & (read != pd.Series(now, index=frame.index, dtype="str"))
        given = given.where(given != "", read)
    return given, merged
