"""The ground of a printed map, in metres: each kind as one path, drawn once for many sheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray

from spatial import crs, intake, own_ground, walk_basis, words
from spatial.communes import street_sheets, walks
from spatial.ground import Frame, Ground, GroundKind
from spatial.network import Network

COLOURS = {
    GroundKind.INDUSTRY: "#e5e0ea",
    GroundKind.PARK: "#d5ead0",
    GroundKind.CEMETERY: "#dfe6d8",
    GroundKind.WATER: "#c3ddf0",
    GroundKind.RIVER: "#9fc6e4",
    GroundKind.STREAM: "#b9d7ec",
    GroundKind.PATH: "#e3e3e3",
    GroundKind.LOCAL_STREET: "#dcdcdc",
    GroundKind.COLLECTOR: "#c4c4c4",
    GroundKind.MAIN_ROAD: "#b3a58a",
    GroundKind.NATIONAL_ROAD: "#a58f66",
}
WIDTHS_MM = {
    GroundKind.RIVER: 0.5,
    GroundKind.STREAM: 0.25,
    GroundKind.COLLECTOR: 0.25,
    GroundKind.MAIN_ROAD: 0.4,
    GroundKind.NATIONAL_ROAD: 0.55,
}
USUAL_MM = 0.12

Vertices = NDArray[np.float64]


@lru_cache(maxsize=4)
def _carried(bounds: tuple[float, float, float, float]) -> Ground:
    """Return the ground that comes with the program."""
    return intake.ground_of(bounds)


def of(town: Network) -> tuple[Ground, ...]:
    """
    Return the ground under a locality: the carried one, else its land and its communes' streets.

    Land that is carried for a part of it alone is drawn there; `lacking` says so. Of a whole city
    the streets are its roads: the others would be a grey cloth at its scale.
    """
    frame = _frame(town)
    carried = _carried(frame)
    if carried:
        return (carried,)
    drawn = (own_ground.land_of(town) or intake.land_of(frame), *_streets(town, frame))
    return tuple(one for one in drawn if one)


def lacking(town: Network, grounds: Iterable[Ground], *, lang: str) -> tuple[str, ...]:
    """
    Say what of the ground under a locality is not drawn, as the map on the screen does.

    Parameters
    ----------
    grounds
        What is drawn, as `of` gives it.
    """
    frame, notes = _frame(town), []
    if land := intake.land_lacking(town, frame):
        notes.append(words.say(f"ground.{land}", lang=lang))
    inside, wards = walk_basis.on_streets(town, None), len(town.wards(None))
    if walks.carried(town) and not _carried(frame) and inside < wards:
        notes.append(words.say("ground.streets_partly", lang=lang, inside=inside, wards=wards))
    if not any(shape.kind.is_street for one in grounds for shape in one.shapes):
        notes.append(words.say("ground.no_streets", lang=lang))
    return tuple(notes)


def _frame(town: Network) -> Frame:
    """Return west, south, east, north of a locality [degrees]."""
    west, south, east, north = map(float, crs.to_lonlat(town.wards(None)).total_bounds)
    return west, south, east, north


def _streets(town: Network, frame: Frame) -> tuple[Ground, ...]:
    """Return the streets carried for a locality's communes."""
    if not walks.carried(town):
        return ()
    small = street_sheets.is_small(frame)
    levels = (street_sheets.ROADS, street_sheets.LOCAL) if small else (street_sheets.ROADS,)
    return (street_sheets.within(frame, levels=levels),)


def paths(grounds: Iterable[Ground], town: Network) -> Iterator[tuple[GroundKind, list[Vertices]]]:
    """Give the vertices of every kind [m], in the order of drawing."""
    for whole in grounds:
        for kind in GroundKind:
            parts = [part for one in whole.shapes if one.kind is kind for part in one.parts]
            if parts:
                yield kind, [_metres(whole, part, town) for part in parts]


def _metres(whole: Ground, part: tuple[int, ...], town: Network) -> Vertices:
    """Return a part's vertices in the metres of the locality, shape (n, 2)."""
    lonlat = whole.degrees(part)
    return crs.project(lonlat[:, 0], lonlat[:, 1], crs=town.crs)


def outline(shape: shapely.Geometry) -> list[Vertices]:
    """Return the rings of a polygon of one or more parts [m]."""
    polygons = [one for one in shapely.get_parts(shape) if one.geom_type == "Polygon"]
    return [
        shapely.get_coordinates(ring) for one in polygons for ring in (one.exterior, *one.interiors)
    ]


def bounds(wards: gpd.GeoDataFrame) -> tuple[float, float, float, float]:
    """Return west, south, east, north of some wards [m]."""
    west, south, east, north = map(float, wards.total_bounds)
    return west, south, east, north
