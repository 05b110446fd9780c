"""Zones: wards or neighbourhoods with people of their own, less what nobody lives on."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from spatial import network

Floats = NDArray[np.float64]
Shapes = NDArray[np.object_]

WATERWAY_M = 10.0  # assumed width of a canal drawn as a line without its width
LEAST = 0.001  # share of a zone; less land left is where two drawings disagree
NOISE_M2 = 1.0  # pieces smaller than this are drawing noise


@dataclass(frozen=True, kw_only=True)
class DwellingZones:
    """Parts of wards with people of their own: neighbourhoods, or a ward as a whole."""

    shapes: Shapes
    ward: Shapes
    people: Floats
    name: Shapes
    told: NDArray[np.bool_]


def masks(uninhabited: gpd.GeoDataFrame | None) -> Shapes:
    """Make polygons of everything nobody lives on; a line gets its width."""
    if uninhabited is None or uninhabited.empty:
        return np.array([], dtype=object)
    shapes = shapely.make_valid(uninhabited.geometry.to_numpy())
    width_m = np.full(len(shapes), WATERWAY_M)
    if "width_m" in uninhabited:
        told = uninhabited["width_m"].to_numpy(dtype=float)
        width_m = np.where(told > 0, told, WATERWAY_M)
    line = shapely.get_dimensions(shapes) == 1
    shapes[line] = shapely.buffer(shapes[line], width_m[line] / 2, cap_style="flat")
    return np.asarray(shapes, dtype=object)


def zones(
    wards: gpd.GeoDataFrame, neighbourhoods: gpd.GeoDataFrame | None
) -> tuple[DwellingZones, tuple[int, ...]]:
    """Part the wards into neighbourhoods where their people are told; others stay whole."""
    outlines = shapely.make_valid(wards.geometry.to_numpy())
    ids = wards.index.to_numpy(dtype=object)
    if neighbourhoods is None or neighbourhoods.empty:
        ones, all_of = np.ones(len(ids)), np.zeros(len(ids), dtype=bool)
        return DwellingZones(shapes=outlines, ward=ids, people=ones, name=ids, told=all_of), ()
    shapes = shapely.make_valid(neighbourhoods.geometry.to_numpy())
    owner = wards.index.get_indexer(pd.Index(_owners(neighbourhoods, shapes, wards)))
    inside = np.full(len(shapes), None, dtype=object)
    known = owner >= 0
    inside[known] = polygons(shapely.intersection(shapes[known], outlines[owner[known]]))
    lost = ~known | ~(shapely.area(inside) > NOISE_M2)
    people = neighbourhoods["people"].to_numpy(dtype=float)
    lived = np.flatnonzero(~lost & (people > 0))
    bare = np.setdiff1d(np.arange(len(ids)), owner[lived])
    zones = DwellingZones(
        shapes=np.concatenate([inside[lived], outlines[bare]]),
        ward=np.concatenate([ids[owner[lived]], ids[bare]]),
        people=np.concatenate([people[lived], np.ones(len(bare))]),
        name=np.concatenate([lived.astype(object), ids[bare]]),
        told=np.arange(len(lived) + len(bare)) < len(lived),
    )
    return zones, tuple(np.flatnonzero(lost).tolist())


def _owners(
    neighbourhoods: gpd.GeoDataFrame, shapes: Shapes, wards: gpd.GeoDataFrame
) -> NDArray[np.object_]:
    """Tell the ward of each neighbourhood: the one named, else the one its inner point lies in."""
    owners = network.ward_of(shapely.point_on_surface(shapes), wards).to_numpy(dtype=object)
    if "ward_id" not in neighbourhoods:
        return np.asarray(owners)
    named = neighbourhoods["ward_id"].to_numpy(dtype=object)
    return np.where((named == "") | pd.isna(named), owners, named)


def livable(shapes: Shapes, masks: Shapes) -> tuple[Shapes, NDArray[np.bool_]]:
    """Take away what nobody lives on; where nothing would be left, leave the zone as it is."""
    free = shapes.copy()
    if not len(masks):
        return free, np.zeros(len(free), dtype=bool)
    zone, mask = shapely.STRtree(masks).query(shapes, predicate="intersects")
    for at in np.unique(zone):
        free[at] = shapely.difference(shapes[at], shapely.union_all(masks[mask[zone == at]]))
    free = polygons(free)
    full = ~(shapely.area(free) > np.maximum(LEAST * shapely.area(shapes), NOISE_M2))
    free[full] = shapes[full]
    return free, full


def polygons(shapes: Shapes) -> Shapes:
    """Leave out the points and lines along which shapes only touch."""
    mixed = shapely.get_type_id(shapes) == shapely.GeometryType.GEOMETRYCOLLECTION
    thin = shapely.get_dimensions(shapes) < 2  # noqa: PLR2004 - areas
    clean = shapes.copy()
    for at in np.flatnonzero(mixed | thin):
        parts = shapely.get_parts(shapes[at])
        clean[at] = shapely.union_all(parts[shapely.get_dimensions(parts) == 2])  # noqa: PLR2004 - areas
    return clean
