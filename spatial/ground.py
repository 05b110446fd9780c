"""
What lies under a map: streets by class, water, parks, industry, with names.

For the eye alone; no figure depends on it. The shapes are whole steps of a grid, each vertex told
by its difference from the one before, so that a whole district is a few dozen kilobytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

MOST_CORNERS = 30_000  # of a locality's water, parks and industry that are drawn
# About 5 m; 20 and 80 m where more than may be drawn is left of a whole city's.
_FINE_DEGREES = (5e-5, 2e-4, 8e-4)
_HELPS = 0.9  # of the corners: where a coarser measure leaves more, the next takes time for nothing
MOST_LINKS = 20_000  # streets of a locality that are drawn: some 75 kB on the way to the map
Frame = tuple[float, float, float, float]  # west, south, east, north [degrees, WGS 84]


class GroundKind(StrEnum):
    """What a piece of ground is, in the order of drawing: what comes later lies on top."""

    INDUSTRY = "industry"
    PARK = "park"
    CEMETERY = "cemetery"
    WATER = "water"
    RIVER = "river"
    STREAM = "stream"
    PATH = "path"
    LOCAL_STREET = "local_street"
    COLLECTOR = "collector"
    MAIN_ROAD = "main_road"
    NATIONAL_ROAD = "national_road"

    @property
    def is_area(self) -> bool:
        """Whether the parts are rings of a polygon, the outer one first; else they are lines."""
        return self in {self.INDUSTRY, self.PARK, self.CEMETERY, self.WATER}

    @property
    def is_street(self) -> bool:
        """Whether one walks or drives on it."""
        return self in _STREETS


_LINES = {"water": GroundKind.STREAM}  # what is drawn by its middle line
_STREETS = frozenset(list(GroundKind)[list(GroundKind).index(GroundKind.PATH) :])


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundShape:
    """
    One polygon, or the lines of one kind and name.

    Attributes
    ----------
    kind
        What it is.
    name
        Its name as mapped; empty where it has none.
    as_of
        Day of the map it was taken from, ISO.
    parts
        Each part ``x, y, dx, dy, dx, dy …``: steps from the ground's origin, then differences.
    """

    kind: GroundKind
    name: str
    as_of: str
    parts: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Ground:
    """
    The ground under one map.

    Attributes
    ----------
    origin
        Longitude and latitude of step 0, 0 [degrees, WGS 84].
    step
        Length of one step [degrees].
    frame
        What the shapes cover; nothing is known outside.
    attribution
        Who must be named where the ground is shown.
    shapes
        In the order of drawing.
    """

    origin: tuple[float, float] = (0.0, 0.0)
    step: float = 1e-5
    frame: Frame = (0.0, 0.0, 0.0, 0.0)
    attribution: tuple[str, ...] = ()
    shapes: tuple[GroundShape, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether there is anything to draw."""
        return bool(self.shapes)

    def covers(self, bounds: Frame) -> bool:
        """Tell whether a frame lies inside what the shapes cover."""
        west, south, east, north = self.frame
        inside = west <= bounds[0] <= bounds[2] <= east
        return inside and south <= bounds[1] <= bounds[3] <= north

    def degrees(self, part: tuple[int, ...]) -> NDArray[np.float64]:
        """
        Return the vertices of a part, longitude and latitude [degrees], shape (n, 2).

        Examples
        --------
        >>> Ground(origin=(106.0, 10.0), step=0.5).degrees((2, 0, -1, 1)).tolist()
        [[107.0, 10.0], [106.5, 10.5]]
        """
        steps = np.asarray(part, dtype=np.int64).reshape(-1, 2).cumsum(axis=0)
        vertices: NDArray[np.float64] = np.asarray(self.origin) + steps * self.step
        return vertices

    @cached_property
    def text(self) -> str:
        """The ground as JSON for a browser: `of_json` reads it back."""
        record = {
            "origin": self.origin,
            "step": self.step,
            "frame": self.frame,
            "attribution": self.attribution,
            "shapes": [
                {"kind": one.kind, "name": one.name, "as_of": one.as_of, "parts": one.parts}
                for one in self.shapes
            ],
        }
        return json.dumps(record, ensure_ascii=False, separators=(",", ":"))

    @cached_property
    def digest(self) -> str:
        """Short mark of the content, for an address that may be kept for ever."""
        return sha256(self.text.encode()).hexdigest()[:16]


def of_json(record: Mapping[str, Any]) -> Ground:
    """Read what `Ground.text` or the recipe of the embedded district wrote."""
    west, south, east, north = map(float, record["frame"])
    shapes = (
        GroundShape(
            kind=GroundKind(one["kind"]),
            name=str(one["name"]),
            as_of=str(one["as_of"]),
            parts=tuple(tuple(map(int, part)) for part in one["parts"]),
        )
        for one in record["shapes"]
    )
    order = list(GroundKind)
    return Ground(
        origin=(float(record["origin"][0]), float(record["origin"][1])),
        step=float(record["step"]),
        frame=(west, south, east, north),
        attribution=tuple(map(str, record["attribution"])),
        shapes=tuple(sorted(shapes, key=lambda one: order.index(one.kind))),
    )


def of_streets(
    lonlat: NDArray[np.float64], links: NDArray[np.int64], *, attribution: tuple[str, ...] = ()
) -> Ground:
    """
    Draw the streets one walks on in a locality, of which neither class nor name is told.

    Parameters
    ----------
    lonlat
        Where streets meet [degrees, WGS 84], shape (n, 2).
    links
        Pairs of meetings that a street joins, shape (m, 2).
    attribution
        Who must be named where they are shown.

    Returns
    -------
    Ground
        Local streets; empty where there are none, or more than `MOST_LINKS`: a map that takes long
        to arrive is worse than one without them.

    Examples
    --------
    >>> of_streets(np.array([[106.0, 10.0], [106.00001, 10.0]]), np.array([[0, 1]])).shapes[0].parts
    ((0, 0, 1, 0),)
    """
    if not 0 < len(links) <= MOST_LINKS:
        return Ground()
    step = Ground.step
    steps = np.rint(lonlat / step).astype(np.int64)
    low, high = steps.min(axis=0), steps.max(axis=0)
    parts = []
    for trail in _trails(links):
        places = steps[trail] - low
        parts.append(tuple(np.diff(places, axis=0, prepend=[[0, 0]]).ravel().tolist()))
    frame = np.r_[low, high] * step
    return Ground(
        origin=(round(low[0] * step, 5), round(low[1] * step, 5)),
        frame=(frame[0], frame[1], frame[2], frame[3]),
        attribution=attribution,
        shapes=(GroundShape(kind=GroundKind.LOCAL_STREET, name="", as_of="", parts=tuple(parts)),),
    )


def of_land(
    shapes: Iterable[tuple[str, str, shapely.Geometry]], *, attribution: tuple[str, ...] = ()
) -> Ground:
    """
    Draw the land nobody lives on that a locality brings.

    Parameters
    ----------
    shapes
        Use (``water``, ``park``, ``industry``), name, polygon or line [degrees, WGS 84]; a line of
        water is a stream.
    attribution
        Who must be named where it is shown.

    Returns
    -------
    Ground
        Outlines less what is under some five metres, or the smallest coarser measure that leaves no
        more than `MOST_CORNERS`; empty where there are none, or always more.
    """
    given, before = list(shapes), float("inf")
    for fine in _FINE_DEGREES:
        parts = _parts(given, fine)
        corners = [ring for _, _, rings in parts for ring in rings]
        count = sum(map(len, corners))
        if count <= MOST_CORNERS or count > _HELPS * before:
            break
        before = count
    if not 0 < count <= MOST_CORNERS:
        return Ground()
    step = Ground.step
    steps = np.rint(np.concatenate(corners) / step).astype(np.int64)
    low, high = steps.min(axis=0), steps.max(axis=0)

    def told(ring: NDArray[np.float64]) -> tuple[int, ...]:
        places = np.rint(ring / step).astype(np.int64) - low
        return tuple(np.diff(places, axis=0, prepend=[[0, 0]]).ravel().tolist())

    frame = np.r_[low, high] * step
    drawn = (
        GroundShape(kind=kind, name=name, as_of="", parts=tuple(map(told, rings)))
        for kind, name, rings in parts
    )
    order = list(GroundKind)
    return Ground(
        origin=(round(low[0] * step, 5), round(low[1] * step, 5)),
        frame=(frame[0], frame[1], frame[2], frame[3]),
        attribution=attribution,
        shapes=tuple(sorted(drawn, key=lambda one: order.index(one.kind))),
    )


def _parts(
    shapes: Iterable[tuple[str, str, shapely.Geometry]], fine: float
) -> list[tuple[GroundKind, str, list[NDArray[np.float64]]]]:
    """Part land in polygons and lines without what is finer [degrees], small areas among it."""
    return [
        (_LINES.get(use, GroundKind(use)) if line else GroundKind(use), name, rings)
        for use, name, shape in shapes
        for line, rings in _rings(shapely.simplify(shape, fine))
        if (not line or use in _LINES)
        and (fine == _FINE_DEGREES[0] or float(np.ptp(rings[0], axis=0).max()) > fine)
    ]


def _rings(shape: shapely.Geometry) -> list[tuple[bool, list[NDArray[np.float64]]]]:
    """Part a shape in polygons, the outer ring first, and lines; tell which is a line."""
    parted = []
    for part in shapely.get_parts(shape):
        if part.geom_type == "Polygon" and not part.is_empty:
            rings = [part.exterior, *part.interiors]
            parted.append((False, [shapely.get_coordinates(ring) for ring in rings]))
        elif part.geom_type == "LineString" and not part.is_empty:
            parted.append((True, [shapely.get_coordinates(part)]))
    return parted


def _trails(links: NDArray[np.int64]) -> list[list[int]]:
    """Join links to lines, each link once."""
    beside: dict[int, set[int]] = {}
    for one, other in links.tolist():
        beside.setdefault(one, set()).add(other)
        beside.setdefault(other, set()).add(one)
    lines = []
    for start in sorted(beside, key=lambda place: (len(beside[place]) % 2 == 0, place)):
        while beside[start]:
            line = [start]
            while onward := beside[line[-1]]:
                here, following = line[-1], min(onward)
                beside[here].discard(following)
                beside[following].discard(here)
                line.append(following)
            lines.append(line)
    return lines
