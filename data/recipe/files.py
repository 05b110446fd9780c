"""Write tables, layers and checksums with fixed bytes: UTF-8, LF, rows in the order given."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

Row = dict[str, Any]

CHECKED = ("ground", "locality.yaml", "schools", "sources", "wards")


def write_csv(path: Path, rows: Sequence[Row]) -> None:
    """Write rows as CSV; the first row names the columns."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def write_geojson(path: Path, features: Iterable[tuple[BaseGeometry, Row]]) -> None:
    """Write features as GeoJSON (RFC 7946), one feature a line, outer rings anticlockwise."""
    lines = [
        json.dumps(
            {"type": "Feature", "properties": row, "geometry": _shape(shape)},
            ensure_ascii=False,
            separators=(",", ":"),
        )
        for shape, row in features
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    text = '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"
    path.write_text(text, encoding="utf-8", newline="\n")


def _shape(shape: BaseGeometry) -> Row:
    if isinstance(shape, shapely.Point):
        return {"type": "Point", "coordinates": [shape.x, shape.y]}
    if not isinstance(shape, shapely.Polygon):
        msg = f"expected points and polygons, got {shape.geom_type}"
        raise TypeError(msg)
    rings = [_ring(shape.exterior, anticlockwise=True)]
    rings += [_ring(hole, anticlockwise=False) for hole in shape.interiors]
    return {"type": "Polygon", "coordinates": rings}


def _ring(ring: shapely.LinearRing, *, anticlockwise: bool) -> list[list[float]]:
    """Return a closed ring that turns the way asked and starts at its least vertex."""
    points = [[x, y] for x, y in ring.coords[:-1]]
    if ring.is_ccw != anticlockwise:
        points.reverse()
    start = points.index(min(points))
    points = points[start:] + points[:start]
    return [*points, points[0]]


def checksums(folder: Path) -> str:
    """Return a line ``sha256  path`` for every data file under ``folder``, by path."""
    roots = [folder / name for name in CHECKED]
    files = [
        path
        for root in roots
        for path in ([root] if root.is_file() else root.rglob("*"))
        if path.is_file()
    ]
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}"
        for path in files
    ]
    return "".join(f"{line}\n" for line in sorted(lines, key=lambda line: line.split("  ")[1]))
