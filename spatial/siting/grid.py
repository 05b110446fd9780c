"""Candidate sites on a grid, each with its reason in or out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import shapely
from scipy.spatial import KDTree
from shapely.geometry.base import BaseGeometry

from spatial.siting.model import Site
from spatial.solver.answer import Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Masks:
    """
    Where no school is looked for. All in the locality's CRS.

    Attributes
    ----------
    areas
        Shapes by reason (``water``, ``park``, ``industry``); the first that holds a point names it.
    schools_m
        Least straight distance to a school that stands [m].
    street_m
        Most straight distance to a street node [m]; ``None`` for any.
    """

    areas: Mapping[str, BaseGeometry]
    schools_m: float = 0.0
    street_m: float | None = None


def grid(
    area: BaseGeometry,
    *,
    step_m: float,
    land_m2: float,
    masks: Masks,
    schools_xy: Floats,
    streets_xy: Floats | None = None,
) -> list[tuple[Site, str]]:
    """
    Lay a grid over an area and screen every point.

    Parameters
    ----------
    area
        Where sites are looked for.
    step_m
        Distance between points [m], > 0.
    land_m2
        Land assumed at every point [m2].
    masks
        What is left out.
    schools_xy, streets_xy
        Schools and street nodes [m], shapes (k, 2) and (s, 2).

    Returns
    -------
    list of (Site, str)
        Every point of the grid inside the area, row by row from the south-west, with ``in`` or why
        not: the reason of an area, ``school`` or ``street``.
    """
    west, south, east, north = area.bounds
    x, y = np.meshgrid(
        np.arange(west + step_m / 2, east, step_m), np.arange(south + step_m / 2, north, step_m)
    )
    points = np.column_stack([x.ravel(), y.ravel()])
    points = points[shapely.contains_xy(area, points[:, 0], points[:, 1])]
    reason = np.full(len(points), "in", dtype=object)
    if streets_xy is not None and masks.street_m is not None and len(points):
        far = KDTree(streets_xy).query(points)[0] > masks.street_m
        reason[far] = "street"
    if len(schools_xy) and len(points):
        reason[KDTree(schools_xy).query(points)[0] < masks.schools_m] = "school"
    for name, shape in reversed(list(masks.areas.items())):
        reason[shapely.intersects_xy(shape, points[:, 0], points[:, 1])] = name
    return [
        (
            Site(
                site_id=f"luoi-{k + 1}",
                name=f"({px:.0f}, {py:.0f})",
                x_m=float(px),
                y_m=float(py),
                land_m2=land_m2,
            ),
            str(why),
        )
        for k, ((px, py), why) in enumerate(zip(points.tolist(), reason, strict=True))
    ]
