"""Pieces: zones cut by one lattice of hexagons, each with its inner point and its buildings."""

from __future__ import annotations

import math

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray

from spatial import budget
from spatial.placement.zones import NOISE_M2, polygons

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
Shapes = NDArray[np.object_]

ACROSS_M = 250.0  # between opposite sides of a hexagon: a few minutes' walk, some 5 ha
SOON = 40_000  # cells of a locality read in seconds; with more its widest zones get wider hexagons
LEAST = 64  # cells a zone may have however many zones there are
_PIECE_BYTES = 1_000  # a hexagon, its corners while it is drawn, and what is cut of it


def cut(zones: Shapes, *, across_m: Floats | float = ACROSS_M) -> tuple[Ints, Shapes]:
    """
    Cut zones by the lattice of hexagons of their width.

    Parameters
    ----------
    zones
        Polygons [m], shape (zones,).
    across_m
        Between opposite sides of a hexagon [m], of all zones or shape (zones,).

    Returns
    -------
    zone, pieces
        Position of the zone each piece is of, shape (pieces,), and the pieces; at least one a zone.

    Raises
    ------
    UserError
        If so many hexagons would take more memory than a model may.
    """
    widths = np.broadcast_to(np.asarray(across_m, dtype=np.float64), len(zones)).tolist()
    cells = int(expected_cells(zones, across_m).sum())
    boxed = [_boxed(zone, width) for zone, width in zip(zones, widths, strict=True)]
    needed = estimate_bytes(cells, max(boxed, default=0))
    budget.require("placement", needed, cells=cells, zones=len(zones))
    parts = [_one(shape, width) for shape, width in zip(zones, widths, strict=True)]
    zone = np.repeat(np.arange(len(zones)), [len(part) for part in parts])
    return zone, np.concatenate(parts)


def widths_m(zones: Shapes) -> Floats:
    """
    Return how wide the hexagons of each zone are: `ACROSS_M` where all zones give at most `SOON`.

    Else each is doubled until its zone gives no more than an equal share of `SOON`, or `LEAST`:
    small, crowded wards keep narrow hexagons, wide and thinly peopled ones get wide ones. It rests
    on the land alone, not on the machine: the same locality is cut alike everywhere.

    Returns
    -------
    numpy.ndarray
        Shape (zones,) [m].
    """
    across_m = np.full(len(zones), ACROSS_M)
    if expected_cells(zones, across_m).sum() <= SOON:
        return across_m
    share = max(SOON / len(zones), LEAST)
    while (many := expected_cells(zones, across_m) > share).any():
        across_m[many] *= 2
    return across_m


def expected_cells(zones: Shapes, across_m: Floats | float) -> Floats:
    """Return about how many pieces each zone gives: by area, and one more a width of border."""
    whole = shapely.area(zones) / (np.square(across_m) * math.sqrt(3) / 2)
    return np.asarray(whole + shapely.length(zones) / across_m, dtype=np.float64)


def estimate_bytes(cells: int, boxed: int) -> int:
    """
    Estimate what cutting takes at most [bytes].

    Parameters
    ----------
    cells
        Pieces of all zones.
    boxed
        Hexagons laid over the zone with the most.
    """
    return _PIECE_BYTES * (cells + boxed)


def _one(zone: shapely.Geometry, across_m: float) -> Shapes:
    """Cut one zone; crumbs of drawing noise are left out, unless the zone is nothing else."""
    lattice = hexagons(_boxes(zone), across_m=across_m)
    shapely.prepare(zone)
    lattice = lattice[shapely.intersects(zone, lattice)]
    edge = ~shapely.contains_properly(zone, lattice)
    lattice[edge] = polygons(np.asarray(shapely.intersection(zone, lattice[edge])))
    size = shapely.area(lattice)
    kept = size > NOISE_M2
    return lattice[kept] if kept.any() else lattice[[int(np.argmax(size))]]


def _boxes(zone: shapely.Geometry) -> Floats:
    """Return the boxes of a zone's parts: between islands far apart no hexagon is laid."""
    return np.asarray(shapely.bounds(shapely.get_parts(zone)))


def _boxed(zone: shapely.Geometry, across_m: float) -> int:
    """Return how many hexagons are laid over a zone."""
    first, last = _span(_boxes(zone), across_m)
    return int((last - first + 1).prod(axis=1).sum())


def _span(boxes: Floats, across_m: float) -> tuple[Ints, Ints]:
    """Return the first and the last row and column of the lattice by box, shapes (boxes, 2)."""
    step = np.array([1.5 * across_m / math.sqrt(3), across_m])  # north, then east
    first, last = np.floor(boxes[:, [1, 0]] / step) - 1, np.ceil(boxes[:, [3, 2]] / step) + 1
    return first.astype(np.intp), last.astype(np.intp)


def hexagons(boxes: Floats, *, across_m: float = ACROSS_M) -> Shapes:
    """
    Lay the hexagons that touch boxes, pointing north, the lattice anchored at the CRS's origin.

    Parameters
    ----------
    boxes
        West, south, east, north [m], shape (boxes, 4).
    across_m
        Between opposite sides of a hexagon [m].

    Returns
    -------
    numpy.ndarray
        Each once, row by row from the south-west.
    """
    laid = [
        np.indices(last - first + 1).reshape(2, -1).T + first
        for first, last in zip(*_span(boxes, across_m), strict=True)
    ]
    spots = laid[0] if len(laid) == 1 else np.unique(np.concatenate(laid), axis=0)
    row, column = spots.T
    side = across_m / math.sqrt(3)
    middle = np.column_stack([(column + 0.5 * (row % 2)) * across_m, row * 1.5 * side])
    angle = np.radians(np.arange(30, 390, 60))
    corners = side * np.column_stack([np.cos(angle), np.sin(angle)])
    return np.asarray(shapely.polygons(middle[:, None, :] + corners[None]), dtype=object)


def built(
    pieces: Shapes, buildings: gpd.GeoDataFrame | None, masks: Shapes
) -> tuple[Shapes, Floats]:
    """Give each piece its inner point and the floor area of its buildings [m2]."""
    middle = _middles(pieces)
    floor_m2 = np.zeros(len(pieces))
    if buildings is None or buildings.empty:
        return middle, floor_m2
    shapes = shapely.make_valid(buildings.geometry.to_numpy())
    spots: Shapes = np.asarray(shapely.point_on_surface(shapes), dtype=object)
    storeys = buildings["storeys"].to_numpy(dtype=float) if "storeys" in buildings else np.nan
    size = shapely.area(shapes) * np.where(storeys > 0, storeys, 1.0)
    if len(masks):
        size[shapely.STRtree(spots).query(masks, predicate="intersects")[1]] = 0.0
    piece, at = shapely.STRtree(spots).query(pieces, predicate="intersects")
    once = np.unique(at, return_index=True)[1]  # on a shared edge the first piece wins
    piece, at = piece[once], at[once]
    lived = size[at] > 0
    piece, at = piece[lived], at[lived]
    floor_m2 += np.bincount(piece, size[at], len(pieces))
    xy = shapely.get_coordinates(spots[at])
    here = np.flatnonzero(floor_m2)
    mean = [np.bincount(piece, size[at] * axis, len(pieces))[here] for axis in xy.T]
    mean_at = shapely.points(np.column_stack(mean) / floor_m2[here, None])
    # the middle of two banks lies in the river: then the largest building is the place
    order = np.lexsort((-size[at], piece))
    largest = spots[at[order[np.unique(piece[order], return_index=True)[1]]]]
    dry = shapely.intersects(pieces[here], mean_at)
    middle[here] = np.where(dry, np.asarray(mean_at, dtype=object), largest)
    return middle, floor_m2


def _middles(pieces: Shapes) -> Shapes:
    """Give the centre of each piece, or where that lies outside a point inside it."""
    centre = shapely.centroid(pieces)
    inside = shapely.contains_properly(pieces, centre)
    return np.where(inside, np.asarray(centre), np.asarray(shapely.point_on_surface(pieces)))
