"""A hand-drawn locality as files: two square wards, three schools, all of it easy to spoil."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

WEST, SOUTH, SIDE = 106.60, 10.80, 0.02  # degrees; a side is some 2.2 km


def square(column: int) -> dict[str, Any]:
    """Draw the ward of one column."""
    west, east = WEST + column * SIDE, WEST + (column + 1) * SIDE
    north = SOUTH + SIDE
    ring = [[west, SOUTH], [east, SOUTH], [east, north], [west, north], [west, SOUTH]]
    return {"type": "Polygon", "coordinates": [ring]}


def _wards() -> list[dict[str, Any]]:
    return [
        {"ward_id": "00001", "ward": "Phường Tây", "geometry": square(0)},
        {"ward_id": "00002", "ward": "Phường Đông", "geometry": square(1)},
    ]


def _residents() -> list[dict[str, Any]]:
    return [
        {"ward_id": ward, "year": 2025, "age": age, "people": 100}
        for ward in ("00001", "00002")
        for age in range(18)
    ]


def _schools() -> list[dict[str, Any]]:
    return [
        {"school_id": "a", "name": "Trường A", "lon": 106.61, "lat": 10.81},
        {"school_id": "b", "name": "Trường B", "lon": 106.63, "lat": 10.81},
        {"school_id": "c", "name": "Trường C", "lon": 106.635, "lat": 10.815},
    ]


def _school_levels() -> list[dict[str, Any]]:
    return [
        {"school_id": "a", "level": "tieu_hoc", "rooms": 20, "land_m2": 8000},
        {"school_id": "b", "level": "thcs", "rooms": 24, "land_m2": 9000},
        {"school_id": "c", "level": "thpt", "rooms": 30, "land_m2": 12000},
    ]


@dataclass(kw_only=True)
class Locality:
    """The tables as lists of records; change them, then `write`."""

    wards: list[dict[str, Any]] = field(default_factory=_wards)
    residents: list[dict[str, Any]] = field(default_factory=_residents)
    schools: list[dict[str, Any]] = field(default_factory=_schools)
    school_levels: list[dict[str, Any]] = field(default_factory=_school_levels)
    without: set[str] = field(default_factory=set)

    def write(self, folder: Path) -> Path:
        """Write wards as GeoJSON and the rest as CSV."""
        folder.mkdir(parents=True, exist_ok=True)
        if "wards" not in self.without:
            layer = json.dumps(collection(self.wards), ensure_ascii=False)
            (folder / "wards.geojson").write_text(layer, encoding="utf-8")
        for name in ("residents", "schools", "school_levels"):
            if name not in self.without:
                write_csv(folder / f"{name}.csv", getattr(self, name))
        return folder


def collection(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Put records with a ``geometry`` into a GeoJSON collection."""
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {key: value for key, value in row.items() if key != "geometry"},
                "geometry": row.get("geometry"),
            }
            for row in rows
        ],
    }


def write_csv(path: Path, rows: list[dict[str, Any]], *, header: str = "") -> None:
    """Write records; `header` is the line an empty table still has."""
    with path.open("w", encoding="utf-8", newline="") as file:
        if not rows:
            file.write(f"{header}\n")
            return
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
