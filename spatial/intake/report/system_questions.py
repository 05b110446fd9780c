"""
Where a layer without a declared system would lie under each it may be in: to be seen and confirmed.

`datum` lists the candidates; here each gets its places on the ground, beside the wards.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Geod, Transformer

from spatial import crs
from spatial.intake.checking import substitute_columns
from spatial.intake.door import guard
from spatial.intake.examine import Reading
from spatial.intake.reading import datum, vectors
from spatial.intake.reading.datum import Candidate
from spatial.intake.reading.find import TABLE
from spatial.intake.reading.part import Part

CODES = frozenset({"missing_crs"})  # faults that ask for a system
_DRAWN = 300  # places drawn of one layer
_ANY = 3405  # a system only to carry bare numbers through; they are not changed by it


@dataclass(frozen=True, kw_only=True)
class Option:
    """
    One system a file may be in, and where it would put the file's places.

    Attributes
    ----------
    lonlat
        Some of the places [degrees], shape (n, 2).
    inside
        Share of them that lie in the wards held beside [0..1]; ``None`` without wards.
    apart_km, bearing
        How far the middle lies from the middle of the wards [km], and in which direction [degrees
        from north, clockwise].
    """

    candidate: Candidate
    lonlat: NDArray[np.float64]
    inside: float | None
    apart_km: float | None
    bearing: float | None


@dataclass(frozen=True, kw_only=True)
class SystemQuestion:
    """A file whose system the planner must confirm, and what it may be."""

    file: str
    options: tuple[Option, ...]


def questions(
    reading: Reading, folder: Path, *, around: gpd.GeoDataFrame | None = None
) -> list[SystemQuestion]:
    """
    List the files that do not say their system, with every system they may be in.

    Parameters
    ----------
    reading
        What intake made of the folder.
    around
        Wards to hold the places against, any CRS; ``None`` where there are none.

    Returns
    -------
    list of SystemQuestion
        By file name; without options where nothing fits. Nothing is chosen here.
    """
    names = sorted({str(fault.file) for fault in reading.faults if fault.code in CODES})
    wards = None if around is None or not len(around) else around.to_crs(crs.WGS84)
    asked = []
    for name in names:
        points = _points(
            folder / name, [part for part in reading.parts if part.source.name == name]
        )
        near = [] if wards is None else [tuple(map(float, wards.total_bounds))]
        listed = datum.candidates(points, near=near)  # type: ignore[arg-type]  # four of them
        asked.append(
            SystemQuestion(file=name, options=tuple(_option(one, points, wards) for one in listed))
        )
    return asked


def _points(path: Path, parts: Sequence[Part]) -> NDArray[np.float64]:
    """Return the coordinates of a file as they stand in it, shape (n, 2)."""
    layers: list[gpd.GeoDataFrame] = []
    if path.suffix.lower() in TABLE:
        for part in parts:
            if part.frame is not None:
                placed, _ = substitute_columns.shapes(part.frame, part.source, epsg=_ANY, near=())
                if isinstance(placed, gpd.GeoDataFrame):
                    layers.append(placed)
    elif guard.refuse(path, path.name) is None:
        try:
            layers = [
                gpd.GeoDataFrame(layer.frame)
                for layer in vectors.read(path)
                if isinstance(layer.frame, gpd.GeoDataFrame) and layer.frame.crs is None
            ]
        except (guard.Hostile, vectors.UnreadableMap):
            layers = []
    coordinates = [shapely.get_coordinates(layer.geometry.to_numpy()) for layer in layers]
    points, _ = datum.bare(np.concatenate(coordinates) if coordinates else np.empty((0, 2)))
    return points


def _option(
    candidate: Candidate, points: NDArray[np.float64], wards: gpd.GeoDataFrame | None
) -> Option:
    """Put some of the places on the ground under one system."""
    good = points[np.isfinite(points).all(axis=1)]
    some = good[:: max(1, math.ceil(len(good) / _DRAWN))]
    xy = some[:, ::-1] if candidate.swapped else some
    to_degrees = Transformer.from_crs(candidate.epsg, crs.WGS84, always_xy=True)
    lonlat = np.column_stack(to_degrees.transform(xy[:, 0], xy[:, 1]))
    if wards is None:
        return Option(candidate=candidate, lonlat=lonlat, inside=None, apart_km=None, bearing=None)
    union = shapely.union_all(shapely.make_valid(wards.geometry.to_numpy()))
    inside = float(np.mean(shapely.intersects_xy(union, lonlat[:, 0], lonlat[:, 1])))
    middle = union.centroid
    bearing, _, apart_m = Geod(ellps="WGS84").inv(middle.x, middle.y, candidate.lon, candidate.lat)
    return Option(
        candidate=candidate,
        lonlat=lonlat,
        inside=inside,
        apart_km=float(apart_m) / 1_000,
        bearing=float(bearing) % 360,
    )
