"""
Streets and schools out of a local OpenStreetMap extract, for offices with no network.

The file is read twice as a stream, for however many places at once: nodes inside any of their
bounds, then ways that use them. What is held is what lies inside, however large the country.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from spatial.errors import Fault, InputFaults
from spatial.intake.door.limits import LIMITS
from spatial.intake.osm import cut as cuts_of
from spatial.intake.osm import land_uses
from spatial.intake.osm.cut import SCHOOLS, Bounds, Building, FrameCuts, Lonlat, School
from spatial.intake.osm.land_uses import Land
from spatial.intake.text.csv_text import as_csv

ATTRIBUTION = "© OpenStreetMap contributors (ODbL 1.0)"
_STEP = 1_000_000  # objects between two words on progress


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
    schools: list[School] = field(default_factory=list)
    day: str = ""
    buildings: list[Building] = field(default_factory=list)
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
    """Read walkable streets and schools inside one frame; see `read_each`."""
    return read_each(path, [bounds], progress=progress)[0]


def read_each(
    path: Path, frames: Sequence[Bounds], *, progress: Callable[[int], object] | None = None
) -> list[Extract]:
    """
    Read walkable streets and schools inside each of several frames, in one pass over the file.

    Parameters
    ----------
    path
        An ``.osm.pbf`` file.
    frames
        West, south, east, north [degrees] of each; they may overlap.
    progress
        Told the number of objects seen, every million.

    Returns
    -------
    list of Extract
        One a frame, in their order. Streets parted at every junction; ways leave a frame where
        their nodes do.

    Raises
    ------
    InputFaults
        If there is no such file, it is damaged, or more lies inside the frames than may.
    """
    if not path.is_file():
        raise InputFaults(Fault(code="missing_file", value=str(path)))
    if not path.name.endswith(".osm.pbf"):
        raise InputFaults(Fault(code="unknown_format", file=path.name, value=path.suffix))
    cuts = FrameCuts(frames)
    try:
        places = _nodes(path, cuts, progress)
        _ways(path, cuts, places)
    except RuntimeError as problem:
        reason = (str(problem).splitlines() or ["?"])[0].replace(str(path), path.name)
        raise InputFaults(
            Fault(code="unreadable", file=path.name, blanks={"reason": reason})
        ) from problem
    return [_extract(each, places) for each in cuts.all]


def _extract(cut: cuts_of.FrameCut, places: dict[int, Lonlat]) -> Extract:
    """Put together what lies in a frame."""
    nodes, edges = cuts_of.parted(cut.runs, places)
    return Extract(
        nodes=nodes,
        edges=edges,
        schools=sorted(cut.schools),
        buildings=cut.buildings,
        land=cut.land,
        candidates=cut.candidates,
    )


def _objects(path: Path, sort: str) -> Iterator[Any]:
    """Stream the objects of one sort, ``NODE`` or ``WAY``."""
    import osmium  # noqa: PLC0415 - heavy, and every start of the server would import it

    yield from osmium.FileProcessor(str(path), getattr(osmium.osm, sort))


def _nodes(
    path: Path, cuts: FrameCuts, progress: Callable[[int], object] | None
) -> dict[int, Lonlat]:
    """Hold the nodes inside any frame; note the schools drawn as one."""
    places: dict[int, Lonlat] = {}
    for count, node in enumerate(_objects(path, "NODE")):
        if progress is not None and count % _STEP == 0:
            progress(count)
        place = (node.lon, node.lat)
        if not (found := cuts.at(place)):
            continue
        places[node.id] = place
        if len(places) > LIMITS.vertices:
            raise InputFaults(
                Fault(code="too_many_vertices", file=path.name, blanks={"most": LIMITS.vertices})
            )
        amenity = node.tags.get("amenity")
        if amenity in SCHOOLS:
            name = node.tags.get("name") or f"n{node.id}"
            for cut in found:
                cut.schools.append((f"n{node.id}", name, *place, amenity))
    return places


def _ways(path: Path, cuts: FrameCuts, places: dict[int, Lonlat]) -> None:
    """Give every way that concerns somebody to the frames it touches."""
    for way in _objects(path, "WAY"):
        tags = way.tags
        street_or_school = tags.get("highway") is not None or tags.get("amenity") in SCHOOLS
        built = tags.get("building") not in {None, "no"}
        if street_or_school or built or land_uses.concerns(tags):
            refs = [node.ref for node in way.nodes]
            for cut in cuts.along(refs, places):
                cut.take(way, refs, places)


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
