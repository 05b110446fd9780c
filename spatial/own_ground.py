"""Ground made of what a locality has itself: the streets it walks on, the land it brings."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import shapely
from numpy.typing import NDArray

from spatial import crs
from spatial.ground import Ground, GroundKind, GroundShape, in_order
from spatial.network import Network

MOST_CORNERS = 30_000  # of a locality's water, parks and industry that are drawn
# About 5 m; 20 and 80 m where more than may be drawn is left of a whole city's.
_FINE_DEGREES = (5e-5, 2e-4, 8e-4)
_HELPS = 0.9  # of the corners: where a coarser measure leaves more, the next takes time for nothing
MOST_LINKS = 20_000  # streets of a locality that are drawn: some 75 kB on the way to the map
_LINES = {"water": GroundKind.STREAM}  # what is drawn by its middle line

_Steps = NDArray[np.int64]  # vertices in whole steps of the grid, shape (n, 2)


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
    steps = _steps(lonlat)
    lines = [steps[trail] for trail in _trails(links)]
    return _laid([(GroundKind.LOCAL_STREET, "", lines)], steps, attribution)


def land_of(town: Network) -> Ground:
    """Draw the land nobody lives on that a locality brings; empty where it brings none."""
    if town.land_use is None or town.land_use.empty:
        return Ground()
    land = crs.to_lonlat(town.land_use)
    names = land["name"].fillna("") if "name" in land else [""] * len(land)
    shapes = zip(map(str, land["use"]), map(str, names), land.geometry, strict=True)
    return of_land(shapes, attribution=town.locality.attribution)


def of_land(
    shapes: Iterable[tuple[str, str, shapely.Geometry]], *, attribution: tuple[str, ...] = ()
) -> Ground:
    """
    Draw land nobody lives on.

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
        count = sum(len(ring) for _, _, rings in parts for ring in rings)
        if count <= MOST_CORNERS or count > _HELPS * before:
            break
        before = count
    if not 0 < count <= MOST_CORNERS:
        return Ground()
    drawn = [(kind, name, list(map(_steps, rings))) for kind, name, rings in parts]
    corners = np.concatenate([ring for _, _, rings in drawn for ring in rings])
    return _laid(drawn, corners, attribution)


def _steps(lonlat: NDArray[np.float64]) -> _Steps:
    """Put vertices [degrees] on the grid."""
    return np.rint(lonlat / Ground.step).astype(np.int64)


def _laid(
    drawn: Iterable[tuple[GroundKind, str, list[_Steps]]],
    covered: _Steps,
    attribution: tuple[str, ...],
) -> Ground:
    """Lay kinds, names and lines on a ground whose origin is the corner of what it covers."""
    low, high = covered.min(axis=0), covered.max(axis=0)

    def told(line: _Steps) -> tuple[int, ...]:
        return tuple(np.diff(line - low, axis=0, prepend=[[0, 0]]).ravel().tolist())

    frame = np.r_[low, high] * Ground.step
    return Ground(
        origin=(round(low[0] * Ground.step, 5), round(low[1] * Ground.step, 5)),
        frame=(frame[0], frame[1], frame[2], frame[3]),
        attribution=attribution,
        shapes=in_order(
            GroundShape(kind=kind, name=name, as_of="", parts=tuple(map(told, lines)))
            for kind, name, lines in drawn
        ),
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
