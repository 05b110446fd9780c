"""Which system a map layer is in: as declared where that can be, as confirmed, else a question."""

from __future__ import annotations

from collections.abc import Sequence

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import CRS
from pyproj.exceptions import CRSError

from spatial.errors import Fault, Severity
from spatial.intake.reading import datum
from spatial.intake.reading.find import Source

Bounds = tuple[float, float, float, float]
_TURN, _POLE = 180.0, 90.0  # degrees
_DEGREES = 4326


def placed(
    frame: gpd.GeoDataFrame, source: Source, epsg: int | None, near: Sequence[Bounds]
) -> tuple[gpd.GeoDataFrame | None, list[Fault]]:
    """
    Believe the system a layer declares only where its numbers can be in it.

    Parameters
    ----------
    frame
        The layer, not empty.
    epsg
        The system the planner confirmed, if any.
    near
        Where the other layers lie, degrees.

    Returns
    -------
    frame, faults
        GeoJSON declares degrees even where it holds metres, and MapInfo may declare a plan without
        a place on the Earth: such layers are asked about like those that declare nothing. Degrees
        with latitude first are turned, and 3° zones on the datum WGS 84 read as VN-2000.
    """
    if frame.crs is None:
        return declare(frame, source, epsg, near)
    points = np.asarray(shapely.get_coordinates(frame.geometry.to_numpy()), dtype=float)
    if frame.crs.is_geographic and datum.swapped(points, _DEGREES):
        turned = _moved(frame, points[:, ::-1])
        fault = source.fault("lonlat_swapped", severity=Severity.WARNING, count=len(frame))
        return turned, [fault]
    finite = points[np.isfinite(points).all(axis=1)]
    middle = np.abs(np.median(finite, axis=0)) if len(finite) else np.zeros(2)
    zone = datum.mislabelled(frame.crs)
    if zone is not None:
        return _relabelled(frame, source, zone if epsg is None else epsg, near)
    metres = frame.crs.is_geographic and bool((middle > (_TURN, _POLE)).any())
    if not metres and not _nowhere(frame.crs):
        return frame, []
    return declare(frame.set_crs(None, allow_override=True), source, epsg, near)


def _relabelled(
    frame: gpd.GeoDataFrame, source: Source, epsg: int, near: Sequence[Bounds]
) -> tuple[gpd.GeoDataFrame | None, list[Fault]]:
    """Read a zone of VN-2000 declared on another datum as what it is, or as confirmed."""
    bare = frame.set_crs(None, allow_override=True)
    sited, faults = declare(bare, source, epsg, near)
    named = [fault for fault in faults if fault.code != "crs_confirmed"]
    if sited is None or len(named) == len(faults):
        return sited, faults
    name = sited.crs.name
    fault = source.fault("datum_read", severity=Severity.WARNING, epsg=epsg, name=name)
    return sited, [*named, fault]


def _nowhere(system: CRS) -> bool:
    """Tell whether a system has no known place on the Earth."""
    return not (system.is_geographic or system.is_projected or system.is_bound)


def declare(
    frame: gpd.GeoDataFrame, source: Source, epsg: int | None, near: Sequence[Bounds]
) -> tuple[gpd.GeoDataFrame | None, list[Fault]]:
    """Give a layer the system confirmed, zone numbers and exchanged axes mended; else list some."""
    points = shapely.get_coordinates(frame.geometry.to_numpy())
    points, zone = datum.bare(np.asarray(points, dtype=float))
    faults = []
    if zone is not None:
        frame = _moved(frame, points)
        faults.append(source.fault("zone_dropped", severity=Severity.WARNING, zone=zone))
    if epsg is not None:
        try:
            system = CRS.from_epsg(epsg)
        except CRSError:
            system = None
        if system is None or _nowhere(system):
            return None, [source.fault("unknown_crs", value=str(epsg))]
        sited = frame.set_crs(system)
        if datum.swapped(points, epsg):
            sited = _moved(sited, points[:, ::-1])
            faults.append(source.fault("axes_swapped", severity=Severity.WARNING, epsg=epsg))
        name = sited.crs.name
        fault = source.fault("crs_confirmed", severity=Severity.WARNING, epsg=epsg, name=name)
        return sited, [*faults, fault]
    options = datum.candidates(points, near=near)
    likely = datum.shortlist(options)
    fault = source.fault(
        "missing_crs",
        candidates="; ".join(option.say() for option in likely) or "?",
        name=source.name,
        first=likely[0].epsg if likely else 9210,
    )
    return None, [*faults, fault]


def _moved(frame: gpd.GeoDataFrame, points: NDArray[np.float64]) -> gpd.GeoDataFrame:
    """Return a layer with other coordinates."""
    shapes = frame.geometry.to_numpy().copy()
    return frame.set_geometry(shapely.set_coordinates(shapes, points), crs=frame.crs)
