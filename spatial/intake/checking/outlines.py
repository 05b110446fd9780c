"""Shapes as they come: off the Earth, far from the others, outlines that cross themselves."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray

from spatial import crs
from spatial.errors import Fault, Severity
from spatial.intake.reading.find import Source, spots

_WEST_EAST = 180.0  # degrees
_SOUTH_NORTH = 80.0  # degrees; beyond it no projected system of ours measures
_WIDE, _WIDEST = 10.0, 16.0  # degrees from the middle of the wards; the country is 15 long
_BESIDE = 2.0  # degrees: between the two a ward with another beside it is no slip of a digit
_MOST = (1, 99)  # percent of the shapes: one that slipped makes no country
_NOTHING = 1e-6  # share of an area below which loops have cancelled out
_NAMED = 5  # places named in a sentence


def beyond(layer: gpd.GeoDataFrame, source: Source, *, together: bool) -> list[Fault]:
    """
    Report shapes that lie nowhere people live, or a world away from the rest of their layer.

    Parameters
    ----------
    layer
        Shapes in a declared system; missing ones are another fault.
    together
        Whether the shapes make up one locality, as wards do.
    """
    shapes = layer.geometry.to_numpy()
    given = ~(shapely.is_missing(shapes) | shapely.is_empty(shapes))
    with np.errstate(all="ignore"):
        bounds = shapely.bounds(shapes)
        middle = (bounds[:, :2] + bounds[:, 2:]) / 2
        degrees = bounds if layer.crs.equals(crs.WGS84) else _degrees(layer)
    limits = (_WEST_EAST, _SOUTH_NORTH, _WEST_EAST, _SOUTH_NORTH)
    finite = np.asarray(np.isfinite(degrees).all(axis=1) & (np.abs(degrees) <= limits).all(axis=1))
    corners, of = shapely.get_coordinates(shapes, return_index=True)
    finite[of[~np.isfinite(corners).all(axis=1)]] = False  # bounds pass over what is no number
    off = given & ~finite
    faults = [
        source.fault("off_earth", row=row, value=_spot(middle[position]))
        for position, row in spots(layer.index, off)
    ]
    if together and (good := given & finite).any():
        centre = np.median(degrees[good], axis=0)
        away = np.abs(np.nan_to_num(degrees) - centre).max(axis=1)
        far = good & (away > _WIDE)
        alone = far & (away <= _WIDEST) & ~_accompanied(degrees[:, :2], far, good)
        # in a layer of a whole country the islands of the open sea stand alone and are no slip
        island = alone & _is_country(degrees[good & ~alone])
        faults += [
            source.fault("far_from_others", row=row, value=_spot(degrees[position, :2]))
            for position, row in spots(layer.index, (far & (away > _WIDEST)) | (alone & ~island))
        ]
        faults += [
            source.fault(
                "alone_in_country",
                row=row,
                value=_spot(degrees[position, :2]),
                severity=Severity.WARNING,
            )
            for position, row in spots(layer.index, island)
        ]
    return faults


def _accompanied(
    corners: NDArray[np.float64], asked: NDArray[np.bool_], good: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Tell which of the shapes asked about have another of the layer beside them."""
    found = np.zeros(len(corners), dtype=bool)
    others = corners[good]
    for at in np.flatnonzero(asked):
        beside = (np.abs(others - corners[at]) <= _BESIDE).all(axis=1)
        found[at] = np.count_nonzero(beside) > 1  # itself is one
    return found


def _is_country(degrees: NDArray[np.float64]) -> bool:
    """Tell whether shapes reach as far as a country: wider than a locality is from its middle."""
    if not len(degrees):  # every shape stands alone: none tells which of them slipped
        return False
    low, high = np.percentile(degrees, _MOST, axis=0)
    return bool((high - low).max() > _WIDE)


def _degrees(layer: gpd.GeoDataFrame) -> NDArray[np.float64]:
    """Return the bounds of every shape [degrees]; inf where its system does not reach."""
    return np.asarray(shapely.bounds(layer.geometry.to_crs(crs.WGS84).to_numpy()), dtype=float)


def _spot(xy: NDArray[np.float64]) -> str:
    """Write a place as the file counts it."""
    return f"{xy[0]:.6g}, {xy[1]:.6g}"


def uncrossed(
    layer: gpd.GeoDataFrame, source: Source
) -> tuple[gpd.GeoDataFrame, list[Fault], NDArray[np.bool_]]:
    """
    Read outlines that cross themselves as the land they go around, and say so.

    Returns
    -------
    layer, faults, lost
        The layer with sound outlines, one note for all of them, and which outlines hold no land.
    """
    shapes = layer.geometry.to_numpy()
    lost = np.zeros(len(layer), dtype=bool)
    with np.errstate(all="ignore"):
        area = np.isfinite(shapely.bounds(shapes)).all(axis=1) & (
            shapely.get_dimensions(shapes) == 2  # noqa: PLR2004 - a surface
        )
    crossing = area.copy()
    crossing[area] = ~shapely.is_valid(shapes[area])
    if crossing.any():
        reasons = shapely.is_valid_reason(shapes[crossing])
        drawn = shapely.area(shapes)
        sound = shapely.make_valid(shapes[crossing], method="structure", keep_collapsed=False)
        shapes = shapes.copy()
        shapes[crossing] = sound
        layer = layer.set_geometry(gpd.GeoSeries(shapes, index=layer.index, crs=layer.crs))
    lost[area] = shapely.area(shapes[area]) <= 0
    told = crossing & ~lost
    if not told.any():
        return layer, [], lost
    rows = [str(row) for _, row in spots(layer.index, told)]
    where = [str(reasons[at]) for at in np.flatnonzero(told[crossing])[:_NAMED]]
    changed = [_changed(drawn[at], shapely.area(shapes[at])) for at in np.flatnonzero(told)]
    fault = source.fault(
        "outline_crosses",
        value=", ".join(rows[:_NAMED]),
        severity=Severity.WARNING,
        count=len(rows),
        where="; ".join(where),
        change=", ".join(changed[:_NAMED]),
    )
    return layer, [fault], lost


def _changed(before: float, after: float) -> str:
    """
    Say by how much an area changed; loops drawn the other way round cancel out as drawn.

    Examples
    --------
    >>> _changed(1.0, 1.5), _changed(2.0, 1.0), _changed(0.0, 2.0)
    ('+50 %', '-50 %', '0 → +')
    """
    return f"{100 * (after / before - 1):+.0f} %" if before > _NOTHING * after else "0 → +"
