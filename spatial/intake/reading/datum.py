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
LON_LAT = (102.0, 8.0, 110.0, 23.5)  # Việt Nam, degrees
_ZONES = (48, 49)  # UTM zones of Việt Nam, at times written before the easting
_EASTINGS = (100_000.0, 900_000.0)  # metres a zone has eastings of
_HALF_ZONE = 1.5  # degrees either side of the meridian of a 3° zone
_TM3_SCALE, _TM3_EASTING_M, _CLOSE = 0.9999, 500_000.0, 1e-5
_NEAR = 0.02  # degrees a layer may reach beyond the others and still lie with them
_SLACK = 0.3  # degrees an area of use may be overstepped
_MOST = 0.5  # share of a layer's points above which most of it lies with the others


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """
    One system the coordinates may be in.

    Attributes
    ----------
    swapped
        Whether the first number is the northing.
    lon, lat
        Where the middle of the layer would lie [degrees].
    area
        Provinces the system is made for, as the EPSG register says.
    overlap
        Share of the points that lie where the other layers of the locality do [0..1]; ``None``
        where there is nothing to compare with.
    apart_degrees
        How far the middle lies from the nearest of those layers, 0 inside it [degrees].
    """

    epsg: int
    name: str
    swapped: bool
    lon: float
    lat: float
    area: str
    overlap: float | None
    apart_degrees: float = 0.0

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
    return system, area.bounds if area else LON_LAT, (area.name or "") if area else ""


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
        Those where most points fall on the other layers first, whatever the register says of them;
        then those whose register area holds them, zones of 3° before those of 6°. Empty when
        nothing fits.
    """
    good = points[np.isfinite(points).all(axis=1)]
    if not len(good):
        return []
    sample = good[:: max(1, len(good) // 2_000)]
    fitting = []
    for epsg in (4326, _VN2000_DEGREES, *crs.TM3_ZONES.values(), *_UTM, _WEB_MERCATOR):
        for swapped in (False, True):
            candidate = _candidate(epsg, swapped=swapped, sample=sample, near=near)
            if candidate is not None:
                fitting.append(candidate)
    return sorted(fitting, key=_rank)


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


def shortlist(listed: Sequence[Candidate], *, most: int = 6) -> list[Candidate]:
    """
    Take the likeliest candidates, the best of every family among them.

    Degrees, 3° zones, UTM on VN-2000 and UTM on WGS 84 are families: neighbouring zones of one fit
    the same numbers and must not crowd out the others.
    """
    first: dict[int, Candidate] = {}
    for candidate in listed:
        if not candidate.swapped:
            first.setdefault(_family(candidate.epsg), candidate)
    must = list(first.values())[:most]
    spare = [each for each in listed if each not in must][: most - len(must)]
    return sorted([*must, *spare], key=_rank)


def _family(epsg: int) -> int:
    """Return the code that stands for the family of a system."""
    if epsg in crs.TM3_ZONES.values():
        return next(iter(crs.TM3_ZONES.values()))
    return {3406: 3405, 32649: 32648}.get(epsg, epsg)


def mislabelled(system: CRS) -> int | None:
    """
    Return the VN-2000 / TM-3 zone a layer is in that declares the zone on the datum WGS 84.

    MapInfo as GDAL writes it and hand-made ``.prj`` files know no VN-2000; a 3° zone of Việt Nam
    with its scale of 0.9999 is used on no other datum, and taken as it stands it lies some 225 m
    aside.

    Examples
    --------
    >>> mislabelled(CRS.from_proj4("+proj=tmerc +lon_0=105.75 +k=0.9999 +x_0=500000 +datum=WGS84"))
    9210
    >>> mislabelled(CRS.from_epsg(9210)), mislabelled(CRS.from_epsg(32648))
    (None, None)
    """
    if not system.is_projected or system.is_bound or system.coordinate_operation is None:
        return None
    if system.datum is None or "1984" not in system.datum.name.replace("_", " "):
        return None
    values = {each.name: float(each.value) for each in system.coordinate_operation.params}
    if (
        system.coordinate_operation.method_name != "Transverse Mercator"
        or abs(values.get("Scale factor at natural origin", 1.0) - _TM3_SCALE) > _CLOSE
        or abs(values.get("False easting", 0.0) - _TM3_EASTING_M) > 1.0
    ):
        return None
    meridian = values.get("Longitude of natural origin", 0.0)
    near = min(crs.TM3_ZONES, key=lambda zone: abs(zone - meridian))
    return crs.TM3_ZONES[near] if abs(near - meridian) <= _CLOSE else None


def _rank(candidate: Candidate) -> tuple[float, float, bool, bool, bool, float]:
    """Order candidates: by the other layers, right way round, inside the zone, narrow zones."""
    utm = candidate.epsg in _UTM
    meridians = {code: meridian for meridian, code in crs.TM3_ZONES.items()}
    off = abs(candidate.lon - meridians.get(candidate.epsg, candidate.lon))
    overlap = -round(candidate.overlap or 0.0, 2)
    apart = round(candidate.apart_degrees, 1)
    return (overlap, apart, candidate.swapped, off > _HALF_ZONE, utm, off)


def _candidate(
    epsg: int,
    *,
    swapped: bool,
    sample: NDArray[np.float64],
    near: Sequence[tuple[float, float, float, float]],
) -> Candidate | None:
    """
    Try one system; ``None`` where the points fall outside Việt Nam or the system's own area.

    An office may draw in the zone of another province: where most points then lie with the other
    layers, that is stronger than where the register says the zone is used.
    """
    system, bounds, area = _system(epsg)
    xy = sample[:, ::-1] if swapped else sample
    if system.is_geographic != bool(np.abs(xy).max() <= 180):  # noqa: PLR2004 - degrees
        return None
    lon, lat = _to_degrees(epsg).transform(xy[:, 0], xy[:, 1])
    middle = float(np.median(lon)), float(np.median(lat))
    if not np.isfinite(middle).all() or not _inside(*middle, *LON_LAT):
        return None
    shares = [
        float(
            np.mean(
                (lon >= west - _NEAR)
                & (lon <= east + _NEAR)
                & (lat >= south - _NEAR)
                & (lat <= north + _NEAR)
            )
        )
        for west, south, east, north in near
    ]
    if not _inside(*middle, *bounds) and max(shares, default=0.0) <= _MOST:
        return None
    apart = [
        float(np.hypot(max(west - lon_, lon_ - east, 0.0), max(south - lat_, lat_ - north, 0.0)))
        for west, south, east, north in near
        for lon_, lat_ in [middle]
    ]
    return Candidate(
        epsg=epsg,
        name=system.name,
        swapped=swapped,
        lon=middle[0],
        lat=middle[1],
        area=area,
        overlap=max(shares) if shares else None,
        apart_degrees=min(apart, default=0.0),
    )


def _inside(lon: float, lat: float, west: float, south: float, east: float, north: float) -> bool:
    """Tell whether a place lies within bounds, with some slack."""
    return west - _SLACK <= lon <= east + _SLACK and south - _SLACK <= lat <= north + _SLACK
