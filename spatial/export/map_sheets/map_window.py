"""The part of the ground a map shows, how large it lies on paper, and the bar that measures it."""

from __future__ import annotations

import math
from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

MARGIN = 0.04  # of the wards' extent, around them
_BAR = (1, 2, 5)


@dataclass(frozen=True, slots=True, kw_only=True)
class MapWindow:
    """
    What a map shows and how large it is on paper.

    Attributes
    ----------
    west, south, east, north
        [m] in the system of the locality.
    width_mm
        On paper [mm].
    """

    west: float
    south: float
    east: float
    north: float
    width_mm: float

    @property
    def unit_m(self) -> float:
        """Metres to a millimetre of paper."""
        return (self.east - self.west) / self.width_mm

    def around(self, point: tuple[float, float]) -> tuple[float, float]:
        """Return a point as the SVG counts: from the upper left corner [m]."""
        return round(point[0] - self.west, 1), round(self.north - point[1], 1)

    def shows(self, box: tuple[float, float, float, float]) -> bool:
        """Tell whether anything of a box may be in sight."""
        west, south, east, north = box
        return (
            west <= self.east and east >= self.west and south <= self.north and north >= self.south
        )


def window(
    bounds: tuple[float, float, float, float], width_mm: float, height_mm: float
) -> MapWindow:
    """
    Frame some wards on a piece of paper, whole and in the middle.

    Examples
    --------
    >>> frame = window((0, 0, 100, 100), 200, 100)
    >>> round(frame.west, 6), round(frame.south, 6), round(frame.unit_m, 6)
    (-58.0, -4.0, 1.08)
    """
    west, south, east, north = bounds
    margin = MARGIN * max(east - west, north - south)
    wide, high = east - west + 2 * margin, north - south + 2 * margin
    unit = max(wide / width_mm, high / height_mm)
    x, y = (west + east) / 2, (south + north) / 2
    half_w, half_h = unit * width_mm / 2, unit * height_mm / 2
    return MapWindow(
        west=x - half_w, south=y - half_h, east=x + half_w, north=y + half_h, width_mm=width_mm
    )


def bar_m(frame: MapWindow) -> int:
    """
    Return the length of the scale bar [m]: round, about a fifth of the map.

    Examples
    --------
    >>> bar_m(MapWindow(west=0, south=0, east=12_000, north=9_000, width_mm=200))
    2000
    """
    wanted = (frame.east - frame.west) / 5
    power: int = 10 ** max(0, math.floor(math.log10(max(wanted, 1))))
    return max(step * power for step in _BAR if step * power <= max(wanted, 1))


def signs(frame: MapWindow, half_m: float, high_m: float) -> BaseGeometry:
    """
    Return where the middle of a name may not stand lest it touch scale bar or north arrow [m].

    Parameters
    ----------
    half_m, high_m
        Half the width of the name, and its height above and below the middle.
    """
    unit, bar, north = frame.unit_m, (3.0, 2.5, 4.0, 11.0), (11.0, 18.0, 5.0, 5.0)
    lower_left = shapely.box(
        frame.west + bar[0] * unit - half_m,
        frame.south + bar[1] * unit - high_m,
        frame.west + (bar[0] + bar[2]) * unit + bar_m(frame) + half_m,
        frame.south + bar[3] * unit + high_m,
    )
    upper_right = shapely.box(
        frame.east - north[0] * unit - half_m,
        frame.north - north[1] * unit - high_m,
        frame.east - north[2] * unit + half_m,
        frame.north - north[3] * unit + high_m,
    )
    return lower_left.union(upper_right)
