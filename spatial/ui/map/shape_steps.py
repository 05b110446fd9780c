"""Areas on their way to the browser: steps on a grid, half the bytes of degrees written out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

FINEST = 1e-5  # of a degree: 1 m
PARTS_OF_WIDTH = (
    24_000  # a step is no more of the width; borders are simplified eight times coarser
)
_AREAS = {"Polygon", "MultiPolygon"}
_SCALES = (1, 2, 5, 10, 20, 50)


def packed(shapes: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """
    Write areas as whole steps, each vertex told by its difference to the one before.

    Parameters
    ----------
    shapes
        GeoJSON geometries [degrees, WGS 84]; what is no area stays as it is.

    Returns
    -------
    dict
        ``step`` [degrees] and ``shapes``: for an area its polygons, each a list of rings
        ``x, y, dx, dy, dx, dy …``. Vertices that neighbours share fall on the same step.

    Examples
    --------
    >>> ring = [[106.6, 10.8], [106.60003, 10.8], [106.6, 10.80002], [106.6, 10.8]]
    >>> packed([{"type": "Polygon", "coordinates": [ring]}])
    {'step': 1e-05, 'shapes': [[[[10660000, 1080000, 3, 0, -3, 2]]]]}
    """
    step = _step([shape for shape in shapes if shape["type"] in _AREAS])
    return {"step": step, "shapes": [_area(shape, step) for shape in shapes]}


def _polygons(shape: Mapping[str, Any]) -> list[Any]:
    """List the polygons of an area."""
    corners = shape["coordinates"]
    return [corners] if shape["type"] == "Polygon" else list(corners)


def _step(areas: Sequence[Mapping[str, Any]]) -> float:
    """Choose the step: the finest, coarser where areas lie far apart."""
    ends = [
        bound
        for area in areas
        for polygon in _polygons(area)
        for ring in polygon[:1]
        for bound in (min(corner[0] for corner in ring), max(corner[0] for corner in ring))
    ]
    width = max(ends) - min(ends) if ends else 0.0
    fitting = [scale for scale in _SCALES if scale * FINEST * PARTS_OF_WIDTH <= width]
    return round(FINEST * max(fitting, default=1), 5)


def _area(shape: Mapping[str, Any], step: float) -> Any:  # noqa: ANN401 - JSON
    """Write one area."""
    if shape["type"] not in _AREAS:
        return dict(shape)
    return [[_ring(ring, step) for ring in polygon] for polygon in _polygons(shape)]


def _ring(ring: Sequence[Sequence[float]], step: float) -> list[int]:
    """Write a ring without its closing vertex and without steps of nothing."""
    places = np.rint(np.asarray(ring, dtype=float)[:-1, :2] / step).astype(np.int64)
    steps = np.diff(places, axis=0, prepend=0)
    moved = steps.any(axis=1)
    written: list[int] = steps[moved].ravel().tolist()
    return written
