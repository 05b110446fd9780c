"""The frame a map opens in: the locality, less islands so far off that it would be a spot."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from spatial import crs

APART_M = 20_000.0  # as far as wards of one group lie from each other, by their boxes
FEW = 0.05  # of the wards: more than that are no outliers
WIDER = 1.25  # times as long or wide, and the frame is too large for what it adds


@dataclass(frozen=True, slots=True, kw_only=True)
class MainFrame:
    """
    What a map shows first.

    Attributes
    ----------
    bounds
        West, south, east, north [degrees, WGS 84].
    outside
        Wards beyond it, in the order of the locality.
    """

    bounds: tuple[float, float, float, float]
    outside: tuple[str, ...]


def of(wards: gpd.GeoDataFrame, *, decimals: int) -> MainFrame:
    """
    Frame the wards of a locality.

    Parameters
    ----------
    wards
        Indexed by ``ward_id``, in metres.
    decimals
        Of a degree the bounds are rounded to.

    Notes
    -----
    Wards are grouped by the distance of their boxes. The largest group is framed; then, the
    nearest first, every other with more than `FEW` of the wards, or that leaves the frame less
    than `WIDER` times as long. The others can be reached by moving the map.
    """
    boxes = shapely.bounds(wards.geometry.to_numpy())
    groups = _groups(boxes)
    main = boxes[groups[0]]
    shown = list(groups[0])
    frame = _around(main)
    for group in sorted(groups[1:], key=lambda one: _gap(frame, _around(boxes[one]))):
        wide = _around(np.vstack([frame, boxes[group]]))
        if len(group) > FEW * len(boxes) or _side(wide) <= WIDER * _side(frame):
            frame = wide
            shown += list(group)
    outside = np.setdiff1d(np.arange(len(boxes)), shown)
    inside = wards.geometry.iloc[np.sort(shown)]
    west, south, east, north = crs.to_lonlat(inside.to_frame()).total_bounds.round(decimals)
    return MainFrame(
        bounds=(float(west), float(south), float(east), float(north)),
        outside=tuple(map(str, wards.index[outside])),
    )


def _groups(boxes: NDArray[np.float64]) -> list[NDArray[np.int64]]:
    """Group boxes that lie near each other, the largest group first."""
    shapes = np.array([shapely.box(*box) for box in boxes], dtype=object)
    one, other = shapely.STRtree(shapes).query(shapes, predicate="dwithin", distance=APART_M)
    links = coo_array((np.ones(len(one)), (one, other)), shape=(len(boxes), len(boxes)))
    count, part = connected_components(links, directed=False)
    groups = [np.flatnonzero(part == number) for number in range(count)]
    return sorted(groups, key=len, reverse=True)


def _around(boxes: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the box around boxes."""
    return np.concatenate([boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)])


def _side(box: NDArray[np.float64]) -> float:
    """Return the longer side of a box."""
    return float(max(box[2] - box[0], box[3] - box[1]))


def _gap(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    """Return how far two boxes lie apart."""
    return float(shapely.box(*one).distance(shapely.box(*other)))
