"""
Which system are these numbers in? Candidates with their evidence; the planner decides.

A layer without a declared system may be in degrees, in VN-2000 / TM-3 of any province, in UTM, with
its axes swapped. The same numbers fit several neighbouring zones, so the choice is never made here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from pyproj import CRS, Transformer

from spatial import crs

_UTM = (3405, 3406, 32648, 32649)
_VN2000_DEGREES = 4756
_WEB_MERCATOR = 3857
_LON_LAT = (102.0, 8.0, 110.0, 23.5)  # Việt Nam, degrees
_ZONES = (48, 49)  # UTM zones of Việt Nam, at times written before the easting
_EASTINGS = (100_000.0, 900_000.0)  # metres a zone has eastings of
_SLACK = 0.3  # degrees an area of use may be overstepped


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """
    One system the coordinates may be in.

    Attributes
    ----------
    epsg, name
        The system.
    swapped
        Whether the first number is the northing.
    lon, lat
        Where the middle of the layer would lie [degrees].
    area
        Provinces the system is made for, as the EPSG register says.
    overlap
        Share of the points that lie where the other layers of the locality do [0..1]; ``None``
        where there is nothing to compare with.
    """

    epsg: int
    name: str
    swapped: bool
    lon: float
    lat: float
    area: str
    overlap: float | None

    def say(self) -> str:
        """Put the candidate into one line that needs no translation."""
        share = "" if self.overlap is None else f"; {self.overlap:.0%}"
        order = "; y, x" if self.swapped else ""
        return f"EPSG:{self.epsg} {self.name} ({self.lon:.4f}, {self.lat:.4f}{order}{share})"


@cache
def _system(epsg: int) -> tuple[CRS, tuple[float, float, float, float], str]:
    """Return a system, where it may be used [degrees], and what the register says of that."""
    system = CRS.from_epsg(epsg)
    area = system.area_of_use
    return system, area.bounds if area else _LON_LAT, (area.name or "") if area else ""


@cache
def _to_degrees(epsg: int) -> Transformer:
    """Return the way to WGS 84; finding one takes longer than walking it."""
    return Transformer.from_crs(_system(epsg)[0], crs.WGS84, always_xy=True)


def candidates(
    points: NDArray[np.float64],
    *,
    near: Sequence[tuple[float, float, float, float]] = (),
) -> list[Candidate]:
    """
    List the systems under which coordinates lie in Việt Nam, the likeliest first.

    Parameters
    ----------
    points
        Coordinates as the file has them, shape (n, 2).
    near
        Bounds of layers of the same locality that declare their system, degrees: west, south, east,
        north.

    Returns
    -------
    list of Candidate
        Those where most points fall on the other layers first; then those whose register area holds
        them, zones of 3° before those of 6°. Empty when nothing fits.
    """
    good = points[np.isfinite(points).all(axis=1)]
    if not len(good):
        return []
    sample = good[:: max(1, len(good) // 2_000)]
    found = []
    for epsg in (4326, _VN2000_DEGREES, *crs.TM3_ZONES.values(), *_UTM, _WEB_MERCATOR):
        for swapped in (False, True):
            candidate = _candidate(epsg, swapped=swapped, sample=sample, near=near)
            if candidate is not None:
                found.append(candidate)
    return sorted(found, key=_rank)


def bare(points: NDArray[np.float64]) -> tuple[NDArray[np.float64], int | None]:
    """
    Take the number of the zone off eastings that have it before them.

    Parameters
    ----------
    points
        Coordinates as the file has them, shape (n, 2).

    Returns
    -------
    points, zone
        The points, and the number taken off; ``None`` where there was none, or not before all.

    Examples
    --------
    >>> bare(np.array([[1195500.0, 48594000.0]]))
    (array([[1195500.,  594000.]]), 48)
    """
    for at in (0, 1):
        column = points[:, at]
        good = column[np.isfinite(column)]
        zones = np.unique(good // 1e6)
        if len(zones) != 1 or int(zones[0]) not in _ZONES:
            continue
        rest = good - zones[0] * 1e6
        if (rest >= _EASTINGS[0]).all() and (rest <= _EASTINGS[1]).all():
            out = points.copy()
            out[:, at] = column - zones[0] * 1e6
            return out, int(zones[0])
    return points, None


def swapped(points: NDArray[np.float64], epsg: int) -> bool:
    """Tell whether points lie in Việt Nam under a system only with their axes exchanged."""
    good = points[np.isfinite(points).all(axis=1)]
    if not len(good) or epsg not in {_VN2000_DEGREES, 4326, *crs.TM3_ZONES.values(), *_UTM}:
        return False
    straight, turned = (
        _candidate(epsg, swapped=each, sample=good[:2_000], near=()) for each in (False, True)
    )
    return straight is None and turned is not None


def _rank(candidate: Candidate) -> tuple[float, bool, bool, float]:
    """Order candidates: overlap, right way round, narrow zones, near the zone's meridian."""
    utm = candidate.epsg in _UTM
    meridians = {code: meridian for meridian, code in crs.TM3_ZONES.items()}
    off = abs(candidate.lon - meridians.get(candidate.epsg, candidate.lon))
    return (-(candidate.overlap or 0.0), candidate.swapped, utm, off)


def _candidate(
    epsg: int,
    *,
    swapped: bool,
    sample: NDArray[np.float64],
    near: Sequence[tuple[float, float, float, float]],
) -> Candidate | None:
    """Try one system; ``None`` where the points fall outside Việt Nam or the system's own area."""
    system, bounds, area = _system(epsg)
    xy = sample[:, ::-1] if swapped else sample
    if system.is_geographic != bool(np.abs(xy).max() <= 180):  # noqa: PLR2004 - degrees
        return None
    lon, lat = _to_degrees(epsg).transform(xy[:, 0], xy[:, 1])
    middle = float(np.median(lon)), float(np.median(lat))
    inside = _inside(*middle, *_LON_LAT) and _inside(*middle, *bounds)
    if not np.isfinite(middle).all() or not inside:
        return None
    shares = [
        float(np.mean((lon >= west) & (lon <= east) & (lat >= south) & (lat <= north)))
        for west, south, east, north in near
    ]
    return Candidate(
        epsg=epsg,
        name=system.name,
        swapped=swapped,
        lon=middle[0],
        lat=middle[1],
        area=area,
        overlap=max(shares) if shares else None,
    )


def _inside(lon: float, lat: float, west: float, south: float, east: float, north: float) -> bool:
    """Tell whether a place lies within bounds, with some slack."""
    return west - _SLACK <= lon <= east + _SLACK and south - _SLACK <= lat <= north + _SLACK
