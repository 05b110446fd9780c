"""Columns that tell a place in another way than the schema's: "10.86, 106.65", X and Y, WKT."""

from __future__ import annotations

import re
from collections.abc import Sequence

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from spatial import crs
from spatial.errors import Fault, Severity
from spatial.intake.checking import column
from spatial.intake.reading import datum, georeference
from spatial.intake.reading.find import Source, spots
from spatial.intake.text import figure_text

_AXES = {"lon": 180, "lat": 90}  # and how many degrees each may count
# Between degrees with minutes: 10°48'30"N 106°36'30"E, N10°48'30" E106°36'30".
_BEHIND_SECONDS = (r"(?<=[NSEWĐTB])\s+(?=\d)", r"(?<=[\d\"″”'])\s+(?=[NSEWĐTB]\s*\d)")
_METRES = 1_000.0  # a coordinate beyond it counts no degrees
_VIET_NAM_LON, _VIET_NAM_LAT = (102.0, 110.0), (8.0, 23.6)  # degrees


def shapes(
    frame: pd.DataFrame, source: Source, *, epsg: int | None, near: Sequence[georeference.Bounds]
) -> tuple[pd.DataFrame | None, list[Fault]]:
    """
    Give a table its places from whatever columns tell them.

    Parameters
    ----------
    frame
        Raw rows.
    epsg
        System of X and Y, as the planner confirmed.
    near
        Where the other layers lie, degrees.

    Returns
    -------
    frame, faults
        With shapes or with ``lon`` and ``lat`` in degrees; ``None`` where the system of X and Y is
        not known.
    """
    if isinstance(frame, gpd.GeoDataFrame):
        return frame, []
    columns = set(frame.columns)
    if "wkt" in columns:
        return _from_wkt(frame, source)
    if "coordinates" in columns and not {"lon", "lat"} <= columns:
        frame = _split(frame)
        columns = set(frame.columns)
    if {"lon", "lat"} <= columns:
        degrees, faults = _degrees(frame, source)
        metres = np.nanmax(np.abs(degrees), initial=0) > _METRES
        if not metres:
            return frame.assign(lon=degrees[:, 0], lat=degrees[:, 1]), faults
        frame = frame.assign(x=degrees[:, 1], y=degrees[:, 0]).drop(columns=["lon", "lat"])
    if {"x", "y"} <= set(frame.columns):
        if all((column.text(frame[name]) == "").all() for name in ("x", "y")):
            return frame.drop(columns=["x", "y"]), []  # columns nobody has filled in yet
        return _projected(frame, source, epsg, near)
    return frame, []


def _from_wkt(frame: pd.DataFrame, source: Source) -> tuple[pd.DataFrame, list[Fault]]:
    """Read shapes written as WKT, in degrees."""
    words = column.text(frame["wkt"])
    written = np.array([text or None for text in words], dtype=object)  # a blank is no shape
    shapes_ = shapely.from_wkt(written, "ignore")
    lost = shapely.is_missing(shapes_) & (words != "").to_numpy()
    faults = [
        source.fault("wrong_shape", row=row, value=words.iloc[at][:40], shapes="WKT")
        for at, row in spots(frame.index, lost)
    ]
    plain = frame.drop(columns="wkt")
    return gpd.GeoDataFrame(plain, geometry=shapes_, crs=crs.WGS84), faults


def _split(frame: pd.DataFrame) -> pd.DataFrame:
    """Part "10.86, 106.65" into latitude and longitude; the order tells itself in Việt Nam."""
    words = column.text(frame["coordinates"]).str.strip("()[] ")
    parts = [_pair(text) for text in words]
    # what is no pair stays as written, so that the fault shows it
    return frame.assign(lat=[one for one, _ in parts], lon=[two for _, two in parts])


def _pair(text: str) -> tuple[str, str]:
    r"""
    Part a pair of degrees; a text that is none is given twice.

    Examples
    --------
    >>> _pair("10°48'30\"N 106°36'30\"E")
    ('10°48\'30"N', '106°36\'30"E')
    >>> _pair("10.86, 106.65"), _pair("10,86; 106,65"), _pair("10,86 106,65"), _pair("?")
    (('10.86', '106.65'), ('10,86', '106,65'), ('10,86', '106,65'), ('?', '?'))
    """
    for mark in (
        r"[;|]",
        r",\s+",
        r",(?=\d{2,3}\.)",
        r"\s{2,}",
        r"(?<=\d)\s+(?=\d+[.,])",
        *_BEHIND_SECONDS,
    ):
        parts = re.split(mark, text, maxsplit=1)
        if len(parts) == 2:  # noqa: PLR2004 - a pair
            return parts[0].strip(), parts[1].strip()
    return text, text


def _degrees(frame: pd.DataFrame, source: Source) -> tuple[NDArray[np.float64], list[Fault]]:
    """Read longitude and latitude, as decimals or minutes and seconds; turn them where swapped."""
    faults: list[Fault] = []
    out = np.full((len(frame), 2), np.nan)
    words = {name: column.text(frame[name]) for name in _AXES}
    for at, name in enumerate(_AXES):
        out[:, at], problems = _axis(frame[name], words[name], name, source)
        faults += problems
    with np.errstate(invalid="ignore"):
        turned = _between(out[:, 0], _VIET_NAM_LAT) & _between(out[:, 1], _VIET_NAM_LON)
    if turned.any():
        out[turned] = out[turned][:, ::-1]
        count = int(turned.sum())
        faults.append(source.fault("lonlat_swapped", severity=Severity.WARNING, count=count))
    for at, (name, most) in enumerate(_AXES.items()):
        with np.errstate(invalid="ignore"):
            far = (np.abs(out[:, at]) > most) & (np.abs(out[:, at]) <= _METRES)
        wrong = (np.isnan(out[:, at]) | far) & (words[name] != "").to_numpy()
        faults += [
            source.fault(
                "not_degrees", row=row, column=name, value=words[name].iloc[position], most=most
            )
            for position, row in spots(frame.index, wrong)
        ]
    return out, faults


def _axis(
    raw: pd.Series, words: pd.Series, name: str, source: Source
) -> tuple[NDArray[np.float64], list[Fault]]:
    """Read the degrees of one axis; NaN where they cannot be read."""
    values = pd.to_numeric(raw, errors="coerce").to_numpy(dtype=float, copy=True)
    unread = np.isnan(values) & (words != "").to_numpy()
    if not unread.any():
        return values, []
    read = [figure_text.degrees(text) for text in words[unread]]
    values[unread] = [np.nan if value is None else value for value in read]
    mended = np.flatnonzero(unread & ~np.isnan(values))
    if not len(mended):
        return values, []
    first = int(mended[0])
    fault = source.fault(
        "degrees_read",
        column=name,
        value=words.iloc[first],
        severity=Severity.WARNING,
        count=len(mended),
        after=f"{values[first]:.6f}",
    )
    return values, [fault]


def _between(values: NDArray[np.float64], bounds: tuple[float, float]) -> NDArray[np.bool_]:
    """Mark the values within bounds."""
    return np.asarray((values >= bounds[0]) & (values <= bounds[1]))


def _projected(
    frame: pd.DataFrame, source: Source, epsg: int | None, near: Sequence[georeference.Bounds]
) -> tuple[pd.DataFrame | None, list[Fault]]:
    """Make points of X and Y; in Việt Nam the greater of the two is always the northing."""
    pair = [
        column.text(frame[name]).map(lambda text: (figure_text.bare(text) or ("", "", 1.0))[0])
        for name in ("x", "y")
    ]
    written = figure_text.convention([text for texts in pair for text in texts if text])
    numbers = [
        np.array(
            [figure_text.number(text, written=written) or np.nan for text in texts], dtype=float
        )
        for texts in pair
    ]
    both, zone = datum.bare(np.column_stack(numbers))
    points = shapely.points(both.min(axis=1), both.max(axis=1))
    layer = gpd.GeoDataFrame(frame.drop(columns=["x", "y"]), geometry=points)
    placed, faults = georeference.declare(layer, source, epsg, near)
    if zone is not None:
        faults = [source.fault("zone_dropped", severity=Severity.WARNING, zone=zone), *faults]
    return placed, faults
