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
    tried: list[NDArray[np.object_]] = []
    borders: list[Places] = []
    for shape in wards.geometry:
        west, south, east, north = shape.bounds
        steps = (np.arange(GRID) + 0.5) / GRID
        x, y = np.meshgrid(west + steps * (east - west), south + steps * (north - south))
        grid = shapely.points(x.ravel(), y.ravel())
        within = np.append(grid[shapely.contains(shape, grid)], shape.representative_point())
        tried.append(within)
        borders.append(shapely.distance(within, shape.boundary))
    if not tried:
        return {}
    every = gpd.GeoDataFrame(
        geometry=np.concatenate(tried), crs=wards.crs
    )  # a frame a ward is dear
    lonlat = shapely.get_coordinates(crs.to_lonlat(every).geometry.to_numpy())
    parts = np.split(lonlat, np.cumsum([len(within) for within in tried])[:-1])
    return dict(zip(map(str, wards.index), zip(parts, borders, strict=True), strict=True))


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
    taken = taken[np.argsort(taken[:, 0])]
    chosen = {}
    for ward_id, (lonlat, border_m) in _inside(place, units).items():
        # metres of a flat map: good to a metre over a ward, and no projection on each click
        degree_m = DEGREE_M * np.array([np.cos(np.radians(lonlat[0, 1])), 1.0])
        room_m = BORDER_WEIGHT * border_m
        near = _within(taken, lonlat, room_m.max() / degree_m)
        if len(near):
            apart_m = np.linalg.norm((lonlat[:, None] - near[None]) * degree_m, axis=2).min(axis=1)
            room_m = np.minimum(room_m, apart_m)
        best = lonlat[int(np.argmax(room_m))].round(DECIMALS)
        chosen[ward_id] = [float(best[0]), float(best[1])]
    return chosen


def _within(taken: Places, lonlat: Places, reach: Places) -> Places:
    """Keep of what stands there, from west to east, all that can be nearer than a border is."""
    low, high = lonlat.min(axis=0) - reach, lonlat.max(axis=0) + reach
    first, behind = np.searchsorted(taken[:, 0], (low[0], high[0]))
    beside = taken[first : behind + 1]
    return np.asarray(beside[(beside[:, 1] >= low[1]) & (beside[:, 1] <= high[1])])
