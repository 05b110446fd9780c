"""Candidate sites a planner lays over a locality: a point, or a grid with what is masked out."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from spatial import budget, crs, network
from spatial.errors import Fault, UserError
from spatial.network import Network
from spatial.siting.grid import Masks, grid
from spatial.siting.model import Site

LAND_M2 = 10_000.0  # assumed where nobody told how much there is
SCHOOLS_M, STREET_M = 300.0, 300.0  # assumed: as near to a school, as far from a street
_POINT_BYTES = 1_000  # a point, its distances, its site and its name
MOST = 400  # points of a grid that may be candidates at once
Laid = tuple[tuple[Site, str], ...]


def point(town: Network, lon: float, lat: float, *, land_m2: float, number: int, name: str) -> Site:
    """
    Make a candidate of a place.

    Parameters
    ----------
    lon, lat
        The place [degrees, WGS 84].
    land_m2
        Land there [m2], assumed.
    number, name
        What makes its id, and what it is called.

    Raises
    ------
    UserError
        If it lies outside every ward, or has no land.
    """
    place = f"{lon}, {lat}"
    if not (np.isfinite([lon, lat, land_m2]).all() and land_m2 > 0):
        raise UserError(Fault(code="siting_point", value=place))
    x_m, y_m = crs.project(np.array([lon]), np.array([lat]), crs=town.crs)[0]
    if not town.wards(None).union_all().covers(shapely.Point(x_m, y_m)):
        raise UserError(Fault(code="siting_outside", value=place))
    return Site(
        site_id=f"diem-{number}", name=name, x_m=float(x_m), y_m=float(y_m), land_m2=land_m2
    )


def lay(
    town: Network,
    *,
    step_m: float,
    land_m2: float = LAND_M2,
    areas: Mapping[str, BaseGeometry] | None = None,
    schools_m: float = SCHOOLS_M,
    street_m: float | None = STREET_M,
) -> Laid:
    """
    Lay a grid over a locality and say of every point why it is in or out.

    Parameters
    ----------
    step_m, land_m2
        Distance between points [m]; land assumed at each [m2].
    areas
        What is masked out, by reason (``water``, ``park``, ``industry``), in the locality's CRS.
    schools_m, street_m
        Least distance to a school, most to a street [m]; ``None`` for any.

    Raises
    ------
    UserError
        If the grid is too fine: more points are left than can be candidates at once, or laying
        them would take more memory than there is.
    """
    streets = town.streets
    west, south, east, north = town.wards(None).total_bounds
    rough = (east - west) * (north - south) / step_m**2 if step_m > 0 else np.inf
    if rough > 100 * MOST:
        blanks = {"count": "> " + str(MOST), "most": MOST}
        raise UserError(Fault(code="siting_fine", value=f"{step_m:g}", blanks=blanks))
    budget.require("grid", _POINT_BYTES * rough, points=int(rough))
    points = grid(
        town.wards(None).union_all(),
        step_m=step_m,
        land_m2=land_m2,
        masks=Masks(
            areas=dict(areas or {}),
            schools_m=schools_m,
            # where the streets do not cover all, one without is not known to be far from one
            street_m=None if streets is None or streets.cover is not None else street_m,
        ),
        schools_xy=network.xy(town.schools[network.placed(town.schools)]),
        streets_xy=None if streets is None else streets.xy,
    )
    inside = sum(why == "in" for _, why in points)
    if inside > MOST:
        blanks = {"count": inside, "most": MOST}
        raise UserError(Fault(code="siting_fine", value=f"{step_m:g}", blanks=blanks))
    return _named(town, points)


def _named(town: Network, laid: list[tuple[Site, str]]) -> Laid:
    """Call every point by its ward and its number, as nobody reads coordinates."""
    if not laid:
        return ()
    points = np.asarray(shapely.points([(site.x_m, site.y_m) for site, _ in laid]), dtype=object)
    wards = town.wards(None)
    at = network.ward_of(points, wards)
    named = []
    for (site, why), ward_id in zip(laid, at, strict=True):
        number = site.site_id.rpartition("-")[2]
        ward = str(wards.loc[ward_id, "ward"]) if isinstance(ward_id, str) else ""
        named.append((dataclasses.replace(site, name=f"{ward} · {number}".strip(" ·")), why))
    return tuple(named)
