"""Invented parcels and projects to practise with, kept clear of schools by a rule."""

from __future__ import annotations

from math import sqrt

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from recipe.cells import Cells
from recipe.files import Row
from recipe.schools import School, roomiest
from recipe.sources import Sources, noise, outline_m, to_degrees, to_metres

TURN = 0.35  # turn of the rectangles [rad]
CLEAR_M = 60.0  # least distance of a parcel from a school or another parcel
INSIDE_M = 25.0  # least distance of a parcel from the edge of its ward
DECIMALS = 6

Parcels = list[tuple[BaseGeometry, Row]]


def parcels(sources: Sources, layer: list[Cells], schools: list[School]) -> Parcels:
    """Return the parcels: rectangles on the busiest cell where they fit."""
    cells = {ward.ward_id: ward for ward in layer}
    outlines = {ward.ward_id: outline_m(ward) for ward in sources.wards}
    points = to_metres(np.array([[school.lon, school.lat] for school in schools]))
    taken: list[BaseGeometry] = [shapely.Point(*point) for point in points.tolist()]
    made: Parcels = []
    for number, wish in enumerate(sources.illustrations["parcels"], start=1):
        ward_id = wish["ward_id"]
        shape = _fit(cells[ward_id], outlines[ward_id], taken, wish["area_m2"], number)
        taken.append(shape)
        row: Row = {
            "parcel_id": f"khu-{number}",
            "name": f"Khu đất minh hoạ {number}",
            "ward_id": ward_id,
            "area_m2": wish["area_m2"],
            "status": wish["status"],
            "available_from": wish["available_from"],
            "kind": "assumed",
        }
        made.append((shapely.transform(shape, lambda xy: to_degrees(xy, decimals=DECIMALS)), row))
    return made


def _fit(
    cells: Cells, outline: shapely.Polygon, taken: list[BaseGeometry], area_m2: float, number: int
) -> shapely.Polygon:
    """Return the rectangle at the heaviest cell where it fits, clear of what is taken."""
    others = shapely.union_all(taken)
    room = outline.buffer(-INSIDE_M)
    for place in np.argsort(-cells.weights, kind="stable"):
        shape = _rectangle(cells.metres[place].tolist(), area_m2, number)
        if room.contains(shape) and shape.distance(others) >= CLEAR_M:
            return shape
    msg = f"no place for parcel {number} in ward {cells.ward_id!r}; ask for a smaller area_m2"
    raise ValueError(msg)


def _rectangle(centre: list[float], area_m2: float, number: int) -> shapely.Polygon:
    """Return a rectangle in the direction of the streets, one to two times as long as wide."""
    width = sqrt(area_m2 / (1 + noise("parcel", number)))
    length = area_m2 / width
    corners = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * [length / 2, width / 2]
    turn = np.array([[np.cos(TURN), np.sin(TURN)], [-np.sin(TURN), np.cos(TURN)]])
    return shapely.Polygon(corners @ turn + np.array(centre))


def projects(
    sources: Sources, layer: list[Cells], schools: list[School], land: Parcels
) -> list[Row]:
    """Return the projects, each where many people live far from what is already there."""
    cells = {ward.ward_id: ward for ward in layer}
    taken = [(school.lon, school.lat) for school in schools]
    taken += [(shape.centroid.x, shape.centroid.y) for shape, _ in land]
    made: list[Row] = []
    for number, wish in enumerate(sources.illustrations["projects"], start=1):
        lon, lat = roomiest(cells[wish["ward_id"]], taken)
        taken.append((lon, lat))
        made.append(
            {
                "project_id": f"du-an-{number}",
                "name": f"Dự án minh hoạ {number}",
                "level": wish["level"],
                "rooms": wish["rooms"],
                "land_m2": wish["land_m2"],
                "start_year": wish["start_year"],
                "finish_year": wish["finish_year"],
                "status": wish["status"],
                "lon": f"{lon:.5f}",
                "lat": f"{lat:.5f}",
                "kind": "assumed",
            }
        )
    return made
