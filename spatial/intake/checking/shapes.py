"""The geometry of a table: points of its degrees, shapes that fit, rows whose place is none."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from spatial import crs
from spatial.errors import Fault
from spatial.intake.checking import outlines, parcel_squares
from spatial.intake.reading.find import Source, spots
from spatial.tables import Table

WITHOUT_PLACE = "without_place"  # marks rows that have a ward and no point
_SHAPES = {
    "point": {"Point"},
    "polygon": {"Polygon", "MultiPolygon"},
    "surface": {"Polygon", "MultiPolygon", "LineString", "MultiLineString"},
}


def shaped(
    frame: pd.DataFrame, table: Table, source: Source
) -> tuple[pd.DataFrame, list[Fault]] | None:
    """Give a table its geometry column, from ``lon`` and ``lat`` where it has none."""
    faults: list[Fault] = []
    if not isinstance(frame, gpd.GeoDataFrame):
        if not {"lon", "lat"} <= set(frame.columns):
            return None
        frame, faults = _from_lonlat(frame, source)
    fitting = _SHAPES[str(table.geometry)]
    given = {fault.row for fault in faults}
    off = outlines.beyond(frame, source, together=table.name == "wards")
    faults += [fault for fault in off if fault.row not in given]
    if table.name == "parcels":
        frame = parcel_squares.squared(frame)
    frame, problems, lost = outlines.uncrossed(frame, source)
    faults += problems
    given |= {fault.row for fault in faults if fault.code == "off_earth"}
    geometry = frame.geometry.to_numpy()
    sort = np.asarray(frame.geometry.geom_type, dtype=object)
    empty = shapely.is_missing(geometry) | shapely.is_empty(geometry) | lost
    wrong = empty | ~np.isin(sort.astype(str), sorted(fitting))
    if WITHOUT_PLACE in frame:  # the ward is all that is known, and enough
        wrong &= ~frame[WITHOUT_PLACE].to_numpy(dtype=bool)
    for position, row in spots(frame.index, wrong):
        if row not in given:
            faults.append(
                source.fault(
                    "wrong_shape",
                    row=row,
                    value="-" if empty[position] else str(sort[position]),
                    shapes=" / ".join(sorted(fitting)),
                )
            )
    return frame, faults


def _from_lonlat(frame: pd.DataFrame, source: Source) -> tuple[gpd.GeoDataFrame, list[Fault]]:
    """Make points of ``lon`` and ``lat`` [degrees]."""
    faults: list[Fault] = []
    degrees = {}
    away = frame.get(WITHOUT_PLACE, pd.Series(data=False, index=frame.index)).to_numpy(dtype=bool)
    for name, most in (("lon", 180.0), ("lat", 90.0)):
        given = frame[name]
        degrees[name] = pd.to_numeric(given, errors="coerce").to_numpy(dtype=float)
        faults += [
            source.fault(
                "not_degrees",
                row=row,
                column=name,
                value=str(given.iloc[position]),
                most=int(most),
            )
            for position, row in spots(frame.index, ~(np.abs(degrees[name]) <= most) & ~away)
        ]
    points = np.asarray(shapely.points(degrees["lon"], degrees["lat"]), dtype=object)
    points[away] = shapely.Point()
    return gpd.GeoDataFrame(frame, geometry=points, crs=crs.WGS84), faults
