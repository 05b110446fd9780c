"""
Streets and schools out of a local OpenStreetMap extract, for offices with no network.

The file is read twice as a stream: nodes inside the bounds, then ways that use them. What is held
is what lies inside the bounds, however large the country.
"""

from __future__ import annotations

import dataclasses
import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import osmium
from pyproj import Geod

from spatial.errors import Fault, InputFaults
from spatial.intake.door.limits import LIMITS
from spatial.intake.osm import land_uses
from spatial.intake.osm.land_uses import Land
from spatial.intake.text.csv_text import as_csv
from spatial.streets import convert

ATTRIBUTION = "© OpenStreetMap contributors (ODbL 1.0)"
_SCHOOLS = frozenset({"school", "kindergarten"})
_NO_STREET = convert.WALK_BANNED | {"construction", "proposed", "abandoned", "raceway", "platform"}
_EARTH = Geod(ellps="WGS84")
_STEP = 1_000_000  # objects between two words on progress

Bounds = tuple[float, float, float, float]
Lonlat = tuple[float, float]
Building = tuple[str, dict[str, Any], str]
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


@dataclass(frozen=True, kw_only=True)
class Extract:
    """
    What an extract holds inside bounds.

    Attributes
    ----------
    nodes
        Junctions and ends of streets: OpenStreetMap id to longitude and latitude.
    edges
        From node, to node, length [m].
    schools
        Id (``n`` or ``w`` and the number), name, longitude, latitude, ``amenity``.
    buildings
        Id, outline (GeoJSON geometry, WGS 84), storeys as written, empty where not.
    boundaries
        Id, name, ``admin_level``, outline; of an extract none: its relations are not put together.
    land
        Water, parks and industry: id, name, use, outline; of a waterway its line. Of an extract
        those drawn as one way, for its relations are not put together.
    candidates
        Housing and industry that may be developments: id, name, sort, outline.
    day
        Day the data were taken, ISO; empty where unknown.
    """

    nodes: dict[int, Lonlat]
    edges: list[tuple[int, int, float]]
    schools: list[tuple[str, str, float, float, str]] = field(default_factory=list)
    day: str = ""
    buildings: list[tuple[str, dict[str, Any], str]] = field(default_factory=list)
    boundaries: list[tuple[str, str, str, dict[str, Any]]] = field(default_factory=list)
    land: list[Land] = field(default_factory=list)
    candidates: list[Land] = field(default_factory=list)

    def files(self) -> dict[str, bytes]:
        """
        Write the tables as intake reads them, and who is to be named.

        ``boundaries.geojson`` is to look at: OpenStreetMap has no ward codes, so it is no table.
        """
        edges = [(one, other, f"{metres:.1f}", "surveyed") for one, other, metres in self.edges]
        nodes = [(node, f"{lon:.7f}", f"{lat:.7f}") for node, (lon, lat) in self.nodes.items()]
        schools = [
            (code, name, f"{lon:.7f}", f"{lat:.7f}", "surveyed", "OpenStreetMap")
            for code, name, lon, lat, _ in self.schools
        ]
        about = {
            "attribution": [ATTRIBUTION],
            "day": self.day,
            "schools": len(schools),
            "edges": len(edges),
            "buildings": len(self.buildings),
            "boundaries": len(self.boundaries),
            "land_use": len(self.land),
        }
        maps = {
            "buildings.geojson": [
                (outline, {"building_id": code, "storeys": storeys, "kind": "surveyed"})
                for code, outline, storeys in self.buildings
            ],
            "land_use.geojson": [
                (outline, {"land_id": code, "name": name, "use": use, "kind": "surveyed"})
                for code, name, use, outline in self.land
            ],
            "development_candidates.geojson": [
                (outline, {"development_id": code, "name": name, "sort": sort, "kind": "surveyed"})
                for code, name, sort, outline in self.candidates
            ],
            "boundaries.geojson": [
                (outline, {"osm_id": code, "name": name, "admin_level": level})
                for code, name, level, outline in self.boundaries
            ],
        }
        return {
            **{name: _geojson(features) for name, features in maps.items() if features},
            "street_nodes.csv": as_csv(["node_id", "lon", "lat"], nodes),
            "street_edges.csv": as_csv(["from_node", "to_node", "length_m", "kind"], edges),
            "schools.csv": as_csv(["school_id", "name", "lon", "lat", "kind", "source"], schools),
            "fetched.json": json.dumps(about, ensure_ascii=False, indent=1).encode(),
        }


def read(path: Path, bounds: Bounds, *, progress: Callable[[int], object] | None = None) -> Extract:
    """
    Read walkable streets and schools inside bounds.

    Parameters
    ----------
    path
        An ``.osm.pbf`` file.
    bounds
        West, south, east, north [degrees].
    progress
        Told the number of objects seen, every million.

    Returns
    -------
    Extract
        Streets parted at every junction; ways leave the bounds where their nodes do.

    Raises
    ------
    InputFaults
        If there is no such file, it is damaged, or more lies inside the bounds than may.
    """
    if not path.is_file():
        raise InputFaults(Fault(code="missing_file", value=str(path)))
    if not path.name.endswith(".osm.pbf"):
        raise InputFaults(Fault(code="unknown_format", file=path.name, value=path.suffix))
    try:
        places, schools = _nodes(path, bounds, progress)
        buildings: list[Building] = []
        land: list[Land] = []
        candidates: list[Land] = []
        ways = list(_ways(path, places, schools, buildings, land, candidates))
    except RuntimeError as problem:
        reason = (str(problem).splitlines() or ["?"])[0].replace(str(path), path.name)
        raise InputFaults(
            Fault(code="unreadable", file=path.name, blanks={"reason": reason})
        ) from problem
    parted = _parted(places, ways, schools, buildings)
    return dataclasses.replace(parted, land=land, candidates=candidates)


def _objects(path: Path, sort: Any) -> Iterator[Any]:  # noqa: ANN401 - osmium has no types for these
    """Stream the objects of one sort."""
    yield from osmium.FileProcessor(str(path), sort)


def _nodes(
    path: Path, bounds: Bounds, progress: Callable[[int], object] | None
) -> tuple[dict[int, Lonlat], list[tuple[str, str, float, float, str]]]:
    """Hold the nodes inside the bounds."""
    west, south, east, north = bounds
    places: dict[int, Lonlat] = {}
    schools = []
    for count, node in enumerate(_objects(path, osmium.osm.NODE)):
        if progress is not None and count % _STEP == 0:
            progress(count)
        lon, lat = node.lon, node.lat
        if west <= lon <= east and south <= lat <= north:
            places[node.id] = (lon, lat)
            if len(places) > LIMITS.vertices:
                raise InputFaults(
                    Fault(
                        code="too_many_vertices",
                        file=path.name,
                        blanks={"most": LIMITS.vertices},
                    )
                )
            amenity = node.tags.get("amenity")
            if amenity in _SCHOOLS:
                name = node.tags.get("name") or f"n{node.id}"
                schools.append((f"n{node.id}", name, lon, lat, amenity))
    return places, schools


def _ways(
    path: Path,
    places: dict[int, Lonlat],
    schools: list[tuple[str, str, float, float, str]],
    buildings: list[Building],
    land: list[Land],
    candidates: list[Land],
) -> Iterator[list[int]]:
    """Give the nodes of every walkable way inside; note schools, buildings and land so drawn."""
    for way in _objects(path, osmium.osm.WAY):
        highway, amenity = way.tags.get("highway"), way.tags.get("amenity")
        built = way.tags.get("building") not in {None, "no"}
        listed = land_uses.concerns(way.tags)
        if highway is None and amenity not in _SCHOOLS and not (built or listed):
            continue
        refs = [node.ref for node in way.nodes]
        inside = [ref for ref in refs if ref in places]
        corners = [list(places[ref]) for ref in inside]
        if listed:
            uses, sorts = land_uses.lands(f"w{way.id}", way.tags, corners, refs)
            land += uses
            candidates += sorts
        if built and len(refs) > _RING and refs[0] == refs[-1] and len(inside) == len(refs):
            ring = [list(places[ref]) for ref in refs]
            outline = {"type": "Polygon", "coordinates": [ring]}
            buildings.append((f"w{way.id}", outline, storeys(way.tags.get("building:levels"))))
        if amenity in _SCHOOLS and inside:
            middle = np.mean([places[ref] for ref in set(inside)], axis=0)
            name = way.tags.get("name") or f"w{way.id}"
            schools.append((f"w{way.id}", name, float(middle[0]), float(middle[1]), amenity))
        closed = way.tags.get("foot") == "no" or way.tags.get("access") in {"no", "private"}
        if highway is None or highway in _NO_STREET or closed:
            continue
        run: list[int] = []
        for ref in [*refs, None]:
            if ref is not None and ref in places:
                run.append(ref)
            else:
                if len(run) > 1:
                    yield run
                run = []


def _parted(
    places: dict[int, Lonlat],
    ways: list[list[int]],
    schools: list[tuple[str, str, float, float, str]],
    buildings: list[Building],
) -> Extract:
    """Part the ways at their junctions and measure the parts on the ellipsoid."""
    used = Counter(ref for way in ways for ref in set(way))
    ends = {ref for way in ways for ref in (way[0], way[-1])}
    junctions = ends | {ref for ref, count in used.items() if count > 1}
    edges: dict[tuple[int, int], float] = {}
    for way in ways:
        start, metres = way[0], 0.0
        for one, other in zip(way, way[1:], strict=False):  # noqa: RUF007 - pairs of a short list
            metres += _EARTH.inv(*places[one], *places[other])[2]
            if other in junctions:
                key = (min(start, other), max(start, other))
                if start != other:
                    edges[key] = min(metres, edges.get(key, np.inf))
                start, metres = other, 0.0
    nodes = {ref: places[ref] for ref in sorted({ref for edge in edges for ref in edge})}
    return Extract(
        nodes=nodes,
        edges=[(one, other, metres) for (one, other), metres in sorted(edges.items())],
        schools=sorted(schools),
        buildings=buildings,
    )


def _geojson(features: list[tuple[dict[str, Any], dict[str, str]]]) -> bytes:
    """Write outlines and what is said of them as RFC 7946; what is not said is left out."""
    written = [
        {
            "type": "Feature",
            "properties": {key: value for key, value in said.items() if value},
            "geometry": outline,
        }
        for outline, said in features
    ]
    collection = {"type": "FeatureCollection", "features": written}
    return (json.dumps(collection, ensure_ascii=False) + "\n").encode()
