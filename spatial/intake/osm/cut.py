"""What lies inside one frame of an extract, while the extract passes by as a stream."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from pyproj import Geod

from spatial.intake.osm import land_uses
from spatial.intake.osm.land_uses import Land
from spatial.streets import convert

SCHOOLS = frozenset({"school", "kindergarten"})
NO_STREET = convert.WALK_BANNED | {"construction", "proposed", "abandoned", "raceway", "platform"}
_EARTH = Geod(ellps="WGS84")
_PARTS = 64  # of the width of all frames, by which they are looked up

Bounds = tuple[float, float, float, float]
Lonlat = tuple[float, float]
Building = tuple[str, dict[str, Any], str]
School = tuple[str, str, float, float, str]
_RING = 3  # corners a closed outline has more than
_MOST_STOREYS = 200


def storeys(said: object) -> str:
    """
    Read ``building:levels``: a number, else nothing.

    Examples
    --------
    >>> storeys("3"), storeys("2.5"), storeys("3;4"), storeys(None)
    ('3', '2.5', '', '')
    """
    text = said.strip() if isinstance(said, str) else ""
    sound = text.replace(".", "", 1).isdecimal() and 0 < float(text) <= _MOST_STOREYS
    return text if sound else ""


@dataclass(kw_only=True, eq=False)
class FrameCut:
    """
    One frame, filled node by node and way by way.

    Attributes
    ----------
    bounds
        West, south, east, north [degrees].
    schools, buildings, land, candidates
        As `extract.Extract` has them.
    runs
        Nodes of every stretch of a walkable way inside, in order.
    """

    bounds: Bounds
    schools: list[School] = field(default_factory=list)
    buildings: list[Building] = field(default_factory=list)
    land: list[Land] = field(default_factory=list)
    candidates: list[Land] = field(default_factory=list)
    runs: list[list[int]] = field(default_factory=list)

    def holds(self, place: Lonlat) -> bool:
        """Tell whether a place lies inside."""
        west, south, east, north = self.bounds
        return west <= place[0] <= east and south <= place[1] <= north

    def take(self, way: Any, refs: Sequence[int], places: Mapping[int, Lonlat]) -> None:  # noqa: ANN401 - osmium has no types for it
        """
        Take what of a way lies inside.

        Parameters
        ----------
        way
            As osmium gives it.
        refs
            Its nodes in order.
        places
            Where nodes lie; at least all inside.
        """
        here = {ref: at for ref in refs if (at := places.get(ref)) and self.holds(at)}
        if not here:
            return
        corners = [list(here[ref]) for ref in refs if ref in here]
        if land_uses.concerns(way.tags):
            uses, sorts = land_uses.lands(f"w{way.id}", way.tags, corners, refs)
            self.land += uses
            self.candidates += sorts
        closed = len(refs) > _RING and refs[0] == refs[-1] and len(corners) == len(refs)
        if closed and way.tags.get("building") not in {None, "no"}:
            outline = {"type": "Polygon", "coordinates": [corners]}
            self.buildings.append((f"w{way.id}", outline, storeys(way.tags.get("building:levels"))))
        if (amenity := way.tags.get("amenity")) in SCHOOLS:
            middle = np.mean(list(here.values()), axis=0)
            name = way.tags.get("name") or f"w{way.id}"
            self.schools.append((f"w{way.id}", name, float(middle[0]), float(middle[1]), amenity))
        if _walkable(way.tags):
            self.runs += _stretches(refs, here)


def _walkable(tags: Any) -> bool:  # noqa: ANN401 - as `FrameCut.take`
    """Tell whether a way is a street one may walk on."""
    highway = tags.get("highway")
    closed = tags.get("foot") == "no" or tags.get("access") in {"no", "private"}
    return highway is not None and highway not in NO_STREET and not closed


def _stretches(refs: Sequence[int], here: Mapping[int, Lonlat]) -> list[list[int]]:
    """Give the stretches of a way that lie inside: two nodes or more without one outside."""
    found: list[list[int]] = [[]]
    for ref in refs:
        if ref in here:
            found[-1].append(ref)
        elif found[-1]:
            found.append([])
    return [run for run in found if len(run) > 1]


class FrameCuts:
    """
    Frames that are filled in one pass, looked up by where a node lies.

    Parameters
    ----------
    frames
        West, south, east, north [degrees] of each.
    """

    def __init__(self, frames: Iterable[Bounds]) -> None:
        self.all = [FrameCut(bounds=bounds) for bounds in frames]
        sides = np.array([cut.bounds for cut in self.all])
        self._west, self._south = sides[:, 0].min(), sides[:, 1].min()
        self._east, self._north = sides[:, 2].max(), sides[:, 3].max()
        self._step = max(self._east - self._west, self._north - self._south) / _PARTS
        self._near: dict[tuple[int, int], list[FrameCut]] = defaultdict(list)
        for cut in self.all:
            left, low = self._field(cut.bounds[0], cut.bounds[1])
            right, high = self._field(cut.bounds[2], cut.bounds[3])
            for across in range(left, right + 1):
                for up in range(low, high + 1):
                    self._near[across, up].append(cut)

    def at(self, place: Lonlat) -> list[FrameCut]:
        """List the frames a place lies in."""
        lon, lat = place
        if not (self._west <= lon <= self._east and self._south <= lat <= self._north):
            return []
        return [cut for cut in self._near.get(self._field(lon, lat), ()) if cut.holds(place)]

    def along(self, refs: Iterable[int], places: Mapping[int, Lonlat]) -> list[FrameCut]:
        """List the frames any node of a way lies in, each once."""
        found = (cut for ref in refs if (at := places.get(ref)) for cut in self.at(at))
        return list(dict.fromkeys(found))

    def _field(self, lon: float, lat: float) -> tuple[int, int]:
        """Return the numbers of the look-up's field a place lies in."""
        across, up = (lon - self._west) / self._step, (lat - self._south) / self._step
        return math.floor(across), math.floor(up)


def parted(
    runs: list[list[int]], places: Mapping[int, Lonlat]
) -> tuple[dict[int, Lonlat], list[tuple[int, int, float]]]:
    """
    Part stretches of streets at their junctions and measure the parts on the ellipsoid.

    Returns
    -------
    nodes, edges
        Junctions and ends with their places; from node, to node, length [m].
    """
    used = Counter(ref for run in runs for ref in set(run))
    ends = {ref for run in runs for ref in (run[0], run[-1])}
    junctions = ends | {ref for ref, count in used.items() if count > 1}
    edges: dict[tuple[int, int], float] = {}
    for run in runs:
        start, metres = run[0], 0.0
        for one, other in zip(run, run[1:], strict=False):  # noqa: RUF007 - pairs of a short list
            metres += _EARTH.inv(*places[one], *places[other])[2]
            if other in junctions:
                key = (min(start, other), max(start, other))
                if start != other:
                    edges[key] = min(metres, edges.get(key, np.inf))
                start, metres = other, 0.0
    nodes = {ref: places[ref] for ref in sorted({ref for edge in edges for ref in edge})}
    return nodes, [(one, other, metres) for (one, other), metres in sorted(edges.items())]
