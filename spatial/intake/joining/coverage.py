"""Wards that should tile the land and do not quite: gaps and overlaps, measured and mended."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from spatial import crs
from spatial.errors import Fault, Severity
from spatial.intake.reading.find import Source

TELLING = 0.001  # share of the whole area from which gaps or overlaps are worth a note


@dataclass(frozen=True, kw_only=True)
class Measured:
    """
    How far a set of units is from a clean coverage.

    Attributes
    ----------
    overlaps
        ``one``, ``other``, ``area_m2`` of every pair that overlaps.
    gaps
        Holes between the units: ``area_m2`` and ``width_m`` (of the largest circle inside), as
        polygons in the CRS of the layer.
    area_m2
        Area of the union [m²].
    valid
        Whether edges match exactly, by ``shapely.coverage_is_valid``.
    """

    overlaps: pd.DataFrame
    gaps: gpd.GeoDataFrame
    area_m2: float
    valid: bool

    @property
    def overlap_m2(self) -> float:
        """Area counted more than once [m²]."""
        return float(self.overlaps["area_m2"].sum())

    @property
    def gap_m2(self) -> float:
        """Area no unit holds though units surround it [m²]."""
        return float(self.gaps["area_m2"].sum())


def measure(wards: gpd.GeoDataFrame) -> Measured:
    """
    Measure gaps and overlaps.

    Parameters
    ----------
    wards
        Polygons indexed by their id, projected in metres.

    Raises
    ------
    UserError
        If the layer does not count in metres.
    """
    crs.require_metres(wards, name="wards")
    shapes = shapely.make_valid(wards.geometry.to_numpy())
    one, other = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    pair = one < other
    area_m2 = shapely.area(shapely.intersection(shapes[one[pair]], shapes[other[pair]]))
    ids = wards.index.to_numpy()
    overlaps = pd.DataFrame({"one": ids[one[pair]], "other": ids[other[pair]], "area_m2": area_m2})
    union = shapely.union_all(shapes)
    parts = [part for part in shapely.get_parts(union) if isinstance(part, shapely.Polygon)]
    rings = [ring for part in parts for ring in (part.interiors or ())]
    holes = np.array([shapely.Polygon(ring) for ring in rings], dtype=object)
    gaps = gpd.GeoDataFrame(
        {
            "area_m2": shapely.area(holes),
            "width_m": [
                2 * shapely.length(shapely.maximum_inscribed_circle(hole)) for hole in holes
            ],
        },
        geometry=list(holes),
        crs=wards.crs,
    )
    return Measured(
        overlaps=overlaps[overlaps["area_m2"] > 0].reset_index(drop=True),
        gaps=gaps,
        area_m2=float(shapely.area(union)),
        valid=bool(shapely.coverage_is_valid(wards.geometry.to_numpy())),
    )


def mend(
    wards: gpd.GeoDataFrame, *, gap_width_m: float = 10.0, snapping_m: float = 0.01
) -> tuple[gpd.GeoDataFrame, pd.DataFrame]:
    """
    Make a set of units a clean coverage.

    Parameters
    ----------
    wards
        Polygons indexed by their id, projected in metres.
    gap_width_m
        Gaps narrower than this go to the neighbour with the longest shared border [m].
    snapping_m
        Vertices closer than this are one [m].

    Returns
    -------
    wards, changes
        The mended layer, and for each unit ``before_m2``, ``after_m2``, ``gained_m2``, ``lost_m2``.

    Notes
    -----
    ``shapely.coverage_clean``; an overlap goes to the unit with which it shares the longest border.
    """
    crs.require_metres(wards, name="wards")
    before = shapely.make_valid(wards.geometry.to_numpy())
    clean = vars(shapely)["coverage_clean"]  # new in shapely 2.2; the stubs are of 2.1
    after = clean(before, gap_width=gap_width_m, snapping_distance=snapping_m)
    changes = pd.DataFrame(
        {
            "before_m2": shapely.area(before),
            "after_m2": shapely.area(after),
            "gained_m2": shapely.area(shapely.difference(after, before)),
            "lost_m2": shapely.area(shapely.difference(before, after)),
        },
        index=wards.index,
    )
    mended = wards.copy()
    mended["geometry"] = after
    return gpd.GeoDataFrame(mended, crs=wards.crs), changes


def note(wards: gpd.GeoDataFrame, source: Source) -> list[Fault]:
    """Warn of a set whose gaps and overlaps are more than drawing noise."""
    if bool(shapely.coverage_is_valid(wards.geometry.to_numpy())):
        return []
    measured = measure(wards)
    if measured.overlap_m2 + measured.gap_m2 < TELLING * measured.area_m2:
        return []
    return [
        source.fault(
            "coverage_dirty",
            severity=Severity.WARNING,
            overlap_m2=round(measured.overlap_m2),
            gap_m2=round(measured.gap_m2),
            pairs=", ".join(
                f"{row.one}/{row.other}"
                for row in measured.overlaps.nlargest(5, "area_m2").itertuples()
            )
            or "–",
        )
    ]
