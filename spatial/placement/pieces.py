"""Pieces: zones cut by one lattice of hexagons, each with its inner point and its buildings."""

from __future__ import annotations

import math

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray

from spatial.placement.zones import NOISE_M2, polygons

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
Shapes = NDArray[np.object_]

ACROSS_M = 250.0  # between opposite sides of a hexagon: a few minutes' walk, some 5 ha


def cut(zones: Shapes) -> tuple[Ints, Shapes]:
    """
    Cut zones by the lattice of hexagons.

    Parameters
    ----------
    zones
        Polygons [m], shape (zones,).

    Returns
    -------
    zone, pieces
        Position of the zone each piece is of, shape (pieces,), and the pieces; at least one a zone.
    """
    parts = [_one(shape) for shape in zones]
    zone = np.repeat(np.arange(len(zones)), [len(part) for part in parts])
    return zone, np.concatenate(parts)


def _one(zone: shapely.Geometry) -> Shapes:
    """Cut one zone; crumbs of drawing noise are left out, unless the zone is nothing else."""
    lattice = hexagons(shapely.bounds(zone))
    shapely.prepare(zone)
    lattice = lattice[shapely.intersects(zone, lattice)]
    edge = ~shapely.contains_properly(zone, lattice)
    lattice[edge] = polygons(np.asarray(shapely.intersection(zone, lattice[edge])))
    size = shapely.area(lattice)
    kept = size > NOISE_M2
    return lattice[kept] if kept.any() else lattice[[int(np.argmax(size))]]


def hexagons(bounds: Floats) -> Shapes:
    """
    Lay the hexagons that touch a box, pointing north, the lattice anchored at the CRS's origin.

    Parameters
    ----------
    bounds
        West, south, east, north [m].
    """
    side = ACROSS_M / math.sqrt(3)
    west, south, east, north = bounds
    rows = np.arange(math.floor(south / (1.5 * side)) - 1, math.ceil(north / (1.5 * side)) + 2)
    columns = np.arange(math.floor(west / ACROSS_M) - 1, math.ceil(east / ACROSS_M) + 2)
    row, column = (axis.ravel() for axis in np.meshgrid(rows, columns, indexing="ij"))
    middle = np.column_stack([(column + 0.5 * (row % 2)) * ACROSS_M, row * 1.5 * side])
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
