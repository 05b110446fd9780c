"""Where a ward's figure is written: deep inside the ward, away from schools and proposals."""

from __future__ import annotations

from collections.abc import Sequence

import geopandas as gpd
import numpy as np
import shapely
import streamlit as st
from numpy.typing import NDArray

from spatial import crs
from spatial.ui.session import assessments
from spatial.ui.session.assessments import LocalitySource

BORDER_WEIGHT = 1.6  # a figure may cross a border sooner than a school
DEGREE_M = 111_320.0  # of latitude
GRID = 14  # places tried along each side of a ward's box
DECIMALS = 5  # of a degree: 1 m
Places = NDArray[np.float64]


@st.cache_resource(max_entries=8, show_spinner=False)
def _inside(place: LocalitySource, units: str) -> dict[str, tuple[Places, Places]]:
    """
    Try a grid of places in every ward.

    Returns
    -------
    dict
        By ``ward_id``: places [degrees, WGS 84] and their distance to the border [m].
    """
    wards = assessments.town(place).wards(units)
    tried = {}
    for ward_id, shape in zip(wards.index, wards.geometry, strict=True):
        west, south, east, north = shape.bounds
        steps = (np.arange(GRID) + 0.5) / GRID
        x, y = np.meshgrid(west + steps * (east - west), south + steps * (north - south))
        grid = shapely.points(x.ravel(), y.ravel())
        within = np.append(grid[shapely.contains(shape, grid)], shape.representative_point())
        border_m = shapely.distance(within, shape.boundary)
        degrees = crs.to_lonlat(gpd.GeoDataFrame(geometry=list(within), crs=wards.crs))
        lonlat = shapely.get_coordinates(degrees.geometry.to_numpy())
        tried[str(ward_id)] = (lonlat, border_m)
    return tried


def free(
    place: LocalitySource, units: str, occupied: Sequence[tuple[float, float]]
) -> dict[str, list[float]]:
    """
    Choose the place of each ward's figure.

    Parameters
    ----------
    place, units
        Locality and set of wards.
    occupied
        Places of circles and diamonds [degrees, WGS 84].

    Returns
    -------
    dict
        Longitude and latitude by ``ward_id``: of the places tried the one farthest from both the
        border and whatever stands there.
    """
    taken = np.array(occupied, dtype=float).reshape(-1, 2)
    chosen = {}
    for ward_id, (lonlat, border_m) in _inside(place, units).items():
        room_m = border_m
        if len(taken):
            # metres of a flat map: good to a metre over a ward, and no projection on each click
            degree_m = DEGREE_M * np.array([np.cos(np.radians(lonlat[0, 1])), 1.0])
            apart = (lonlat[:, None, :] - taken[None, :, :]) * degree_m
            apart_m = np.linalg.norm(apart, axis=2).min(axis=1)
            room_m = np.minimum(BORDER_WEIGHT * border_m, apart_m)
        best = lonlat[int(np.argmax(room_m))].round(DECIMALS)
        chosen[ward_id] = [float(best[0]), float(best[1])]
    return chosen
