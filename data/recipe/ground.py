"""The ground under the map: streets by class and name, water, parks, industry."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

from recipe.files import Row
from recipe.sources import Sources

STEP = 1e-5  # of a degree: 1 m; the sources are generalised to 5 m
STREETS_AS_OF = "2017-12-31"
ATTRIBUTION = ("© OpenStreetMap contributors (ODbL 1.0)",)
# By the class of the map; of the links the class they lead to.
STREETS = {
    "trunk": "national_road",
    "primary": "main_road",
    "secondary": "main_road",
    "tertiary": "collector",
    "footway": "path",
    "pedestrian": "path",
    "steps": "path",
    "track": "path",
}
LOCAL = "local_street"
# Water drawn as a line is a middle line: how broad it is nobody says. National roads are left out:
# the streets have them, of one day with what meets them.
CONTEXT = {
    ("river", "LineString"): "river",
    ("stream", "LineString"): "stream",
    ("canal", "LineString"): "stream",
    ("water", "LineString"): "stream",
    ("water", "Polygon"): "water",
    ("park", "Polygon"): "park",
    ("industrial", "Polygon"): "industry",
    ("cemetery", "Polygon"): "cemetery",
}

Point = tuple[int, int]  # steps from the origin
Line = list[Point]


def ground(sources: Sources) -> Row:
    """Return the ground as the record a map reads, nothing in it finer than a step."""
    shapes = [*_context(sources), *_streets(sources)]
    points = [point for _, lines in shapes for line in lines for point in line]
    west, south = (min(point[axis] for point in points) for axis in (0, 1))
    east, north = (max(point[axis] for point in points) for axis in (0, 1))
    return {
        "origin": [round(west * STEP, 5), round(south * STEP, 5)],
        "step": STEP,
        "frame": [round(side * STEP, 5) for side in (west, south, east, north)],
        "attribution": ATTRIBUTION,
        "shapes": [
            {**head, "parts": [_differences(line, (west, south)) for line in lines]}
            for head, lines in shapes
        ],
    }


def write(path: Path, record: Row) -> None:
    """Write the record as JSON, one shape a line."""
    path.parent.mkdir(parents=True, exist_ok=True)
    shapes = [_json(shape) for shape in record["shapes"]]
    head = _json({name: value for name, value in record.items() if name != "shapes"})
    text = head[:-1] + ',"shapes":[\n' + ",\n".join(shapes) + "\n]}\n"
    path.write_text(text, encoding="utf-8", newline="\n")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _differences(line: Line, origin: Point) -> list[int]:
    numbers: list[int] = []
    before = origin
    for point in line:
        numbers += (point[0] - before[0], point[1] - before[1])
        before = point
    return numbers


def _steps(lon: float, lat: float) -> Point:
    return round(lon / STEP), round(lat / STEP)


def _context(sources: Sources) -> list[tuple[Row, list[Line]]]:
    """Return areas and waters, one shape each."""
    shapes = []
    for feature in sources.context["features"]:
        told = feature["properties"]
        form = feature["geometry"]["type"].removeprefix("Multi")
        kind = CONTEXT.get((told["kind"], form))
        if kind is None:
            continue
        head = {"kind": kind, "name": told["name"] or "", "as_of": told["as_of"]}
        shapes.append((head, [_line(part) for part in _parts(feature["geometry"])]))
    return sorted(shapes, key=lambda shape: (*shape[0].values(), shape[1]))


def _parts(geometry: dict[str, Any]) -> list[Any]:
    """Return the lines of a geometry, or the rings of one polygon."""
    coordinates = geometry["coordinates"]
    return [coordinates] if geometry["type"] == "LineString" else list(coordinates)


def _line(vertices: list[list[float]]) -> Line:
    """Return the vertices in steps, none twice in a row."""
    line: Line = []
    for lon, lat in vertices:
        point = _steps(lon, lat)
        if line[-1:] != [point]:
            line.append(point)
    return line


def _streets(sources: Sources) -> list[tuple[Row, list[Line]]]:
    """Return the streets, one shape for each class and name."""
    place = {
        row["node"]: _steps(float(row["lon"]), float(row["lat"])) for row in sources.street_nodes
    }
    segments: dict[tuple[str, str], set[tuple[Point, Point]]] = defaultdict(set)
    for row in sources.street_edges:
        start, end = sorted((place[row["u"]], place[row["v"]]))
        kind = STREETS.get(row["highway"].removesuffix("_link"), LOCAL)
        if start != end:
            segments[kind, row["name"].strip()].add((start, end))
    return [
        ({"kind": kind, "name": name, "as_of": STREETS_AS_OF}, trails(segments[kind, name]))
        for kind, name in sorted(segments)
    ]


def trails(segments: set[tuple[Point, Point]]) -> list[Line]:
    """
    Join segments to lines, straight on where streets meet; every segment once.

    Parameters
    ----------
    segments
        Pairs of different places.

    Returns
    -------
    list
        Lines in the order of their first places; begun at ends and meetings first.
    """
    beside: dict[Point, set[Point]] = defaultdict(set)
    for start, end in segments:
        beside[start].add(end)
        beside[end].add(start)
    ends = [point for point in sorted(beside) if len(beside[point]) % 2]
    lines = []
    for start in (*ends, *sorted(beside)):
        while beside[start]:
            lines.append(_trail(start, beside))
    return lines


def _trail(start: Point, beside: dict[Point, set[Point]]) -> Line:
    """Walk from a place until no segment is left, and take away what was walked."""
    line = [start]
    while onward := beside[line[-1]]:
        here = line[-1]
        before = line[-2] if len(line) > 1 else here
        following = min(onward, key=lambda point: (_turn(before, here, point), point))
        beside[here].remove(following)
        beside[following].remove(here)
        line.append(following)
    return line


def _turn(before: Point, here: Point, following: Point) -> float:
    """Return how far the way bends from straight on: minus the cosine, 0 at a beginning."""
    ahead = here[0] - before[0], here[1] - before[1]
    onward = following[0] - here[0], following[1] - here[1]
    lengths = (ahead[0] ** 2 + ahead[1] ** 2) * (onward[0] ** 2 + onward[1] ** 2)
    return -(ahead[0] * onward[0] + ahead[1] * onward[1]) / lengths**0.5 if lengths else 0.0
