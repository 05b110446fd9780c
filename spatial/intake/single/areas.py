"""Areas a planner masks out: water, parks, industry, as shapes of a map file."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import shapely
from pyproj import CRS
from shapely.geometry.base import BaseGeometry

from spatial.errors import Fault, UserError
from spatial.intake.door import guard
from spatial.intake.reading import vectors


def read_areas(path: Path | str, *, crs: CRS) -> BaseGeometry:
    """
    Read the polygons of a map file as one shape.

    Parameters
    ----------
    path
        GeoJSON, GeoPackage, Shapefile or another map `spatial.intake.reading.vectors` reads.
    crs
        System the shape is wanted in.

    Raises
    ------
    UserError
        If the file is missing, no map, of no known system, or holds no polygon.
    """
    place = Path(path)
    if not place.is_file():
        raise UserError(Fault(code="missing_file", value=str(path)))
    if place.suffix.lower() not in vectors.FORMS:
        raise UserError(Fault(code="unknown_format", file=place.name, value=place.suffix))
    try:
        layers = vectors.read(place)
    except guard.Hostile as stop:
        raise UserError(Fault(code=stop.code, file=place.name, blanks=stop.blanks)) from stop
    except vectors.UnreadableMap as problem:
        blanks = {"file": place.name}
        fault = Fault(code="area_file", file=place.name, value=str(problem), blanks=blanks)
        raise UserError(fault) from problem
    shapes: list[BaseGeometry] = []
    for layer in layers:
        frame = layer.frame
        if not isinstance(frame, gpd.GeoDataFrame) or frame.crs is None:
            continue
        there = frame.to_crs(crs).geometry
        shapes += [
            shapely.make_valid(one) for one in there[there.geom_type.str.contains("Polygon")]
        ]
    if not shapes:
        raise UserError(Fault(code="area_none", file=place.name, blanks={"file": place.name}))
    return shapely.union_all(shapes)
