"""Schools the planner put on the map by hand: the place counts where the file gives none."""

from __future__ import annotations

import math
from collections.abc import Mapping

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray
from pyproj import CRS

from spatial import crs
from spatial.errors import Fault, Severity
from spatial.intake.checking import column, school_wards
from spatial.intake.reading.find import Source

_LON, _LAT = 180.0, 90.0
Place = tuple[float, float]  # longitude, latitude [degrees]


def read(given: object) -> dict[str, Place]:
    """Read the places of one list as ``intake.yaml`` has them; what is none is passed over."""
    return {
        str(key): (float(pair[0]), float(pair[1]))
        for key, pair in (given.items() if isinstance(given, dict) else ())
        if isinstance(pair, list) and len(pair) == 2 and sound(*pair)  # noqa: PLR2004 - a pair
    }


def sound(lon: object, lat: object) -> bool:
    """Tell whether two values are a longitude and a latitude."""
    numbers = [
        isinstance(one, int | float) and not isinstance(one, bool) and math.isfinite(one)
        for one in (lon, lat)
    ]
    return all(numbers) and abs(float(str(lon))) <= _LON and abs(float(str(lat))) <= _LAT


def written(places: Mapping[str, Place]) -> dict[str, list[float]]:
    """Put places as ``intake.yaml`` has them."""
    return {key: [lon, lat] for key, (lon, lat) in places.items()}


def put(
    frame: pd.DataFrame, source: Source, places: Mapping[str, Place]
) -> tuple[pd.DataFrame, list[Fault]]:
    """
    Give schools without coordinates the place the planner showed on the map.

    Parameters
    ----------
    frame
        Schools with ``school_id`` or ``name``.
    places
        Longitude and latitude by code or name.

    Returns
    -------
    frame, faults
        One note for the schools placed, one for every answer about a school that is not there.
    """
    if not places or not {"school_id", "name"} & set(frame.columns):
        return frame, []
    keys = [column.text(frame[name]) for name in ("school_id", "name") if name in frame]
    chosen = [
        next((key for key in pair if key in places), None) for pair in zip(*keys, strict=True)
    ]
    given = np.array([places.get(str(key), (np.nan, np.nan)) for key in chosen], dtype=float)
    hit = ~np.isnan(given[:, 0]) & school_wards.unplaced(frame)
    faults = [
        source.fault("place_not_there", severity=Severity.WARNING, value=key)
        for key in places
        if key not in chosen
    ]
    if not hit.any():
        return frame, faults
    note = source.fault("placed_by_hand", severity=Severity.WARNING, count=int(hit.sum()))
    return _placed(frame, given, hit), [note, *faults]


def _placed(
    frame: pd.DataFrame, given: NDArray[np.float64], hit: NDArray[np.bool_]
) -> pd.DataFrame:
    """Write the places into the rows marked."""
    attrs = dict(frame.attrs)
    if isinstance(frame, gpd.GeoDataFrame):
        shown = gpd.GeoSeries(shapely.points(given[hit]), crs=crs.WGS84)
        system = CRS.from_user_input(crs.WGS84) if frame.crs is None else frame.crs
        points = frame.geometry.to_numpy(copy=True)
        points[hit] = shown.to_crs(system).to_numpy()
        out: pd.DataFrame = frame.set_geometry(
            gpd.GeoSeries(points, index=frame.index, crs=frame.crs)
        )
    else:
        values = {}
        for at, name in enumerate(("lon", "lat")):
            axis = frame.get(name, pd.Series(np.nan, index=frame.index)).astype(object)
            axis[hit] = given[hit, at]
            numbers = pd.to_numeric(axis.mask(column.text(axis) == ""), errors="coerce")
            whole = bool((numbers.isna() == (column.text(axis) == "")).all())
            values[name] = numbers if whole else axis
        out = frame.assign(**values)
    out.attrs.update(attrs)
    return out
