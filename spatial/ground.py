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
from numpy.typing import NDArray

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


def in_order(shapes: Iterable[GroundShape]) -> tuple[GroundShape, ...]:
    """Put shapes in the order of drawing, those of one kind as they come."""
    order = list(GroundKind)
    return tuple(sorted(shapes, key=lambda one: order.index(one.kind)))


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
    return Ground(
        origin=(float(record["origin"][0]), float(record["origin"][1])),
        step=float(record["step"]),
        frame=(west, south, east, north),
        attribution=tuple(map(str, record["attribution"])),
        shapes=in_order(shapes),
    )
